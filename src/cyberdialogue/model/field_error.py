"""What a check says of one bad value, before anybody knows where the value stands."""

from __future__ import annotations

from cyberdialogue.errors import Problem, shorten

__all__ = ["FieldError", "pointer"]

_UNSET = object()


class FieldError(ValueError):
    """A value is not what its field takes; `at` is the way to it inside the value that was checked."""

    def __init__(
        self,
        code: str,
        message: str,
        *,
        value: object = _UNSET,
        hint: str | None = None,
        at: tuple[str | int, ...] = (),
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
        self.value: str | None = None if value is _UNSET else shorten(value)
        self.at: tuple[str | int, ...] = at

    def inside(self, *steps: str | int) -> FieldError:
        """Return the error as seen from one level further out."""
        self.at = (*steps, *self.at)
        return self

    def problem(self, path: str = "", record_id: str | None = None) -> Problem:
        """Return the finding, with its place under a JSON pointer."""
        return Problem(
            code=self.code,
            message=self.message,
            path=path + pointer(*self.at),
            record_id=record_id,
            hint=self.hint,
            value=self.value,
        )


def pointer(*steps: str | int) -> str:
    """Return the JSON pointer of a way into a document (RFC 6901).

    >>> pointer("extra", "a/b", 0)
    '/extra/a~1b/0'
    """
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in steps)
