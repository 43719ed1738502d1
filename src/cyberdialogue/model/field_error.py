"""What a check says of one bad value, before anybody knows where the value stands."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from cyberdialogue.errors import Problem, shorten

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["FieldError", "FieldErrors", "gathered", "kind_of", "pointer", "steps_of"]

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

    def problems(self, path: str = "", record_id: str | None = None) -> Iterator[Problem]:
        """Yield the finding, with its place under a JSON pointer."""
        yield Problem(
            code=self.code,
            message=self.message,
            path=path + pointer(*self.at),
            record_id=record_id,
            hint=self.hint,
            value=self.value,
        )


class FieldErrors(FieldError):
    """Several values inside one are not what they should be."""

    def __init__(self, errors: Sequence[FieldError]) -> None:
        first = errors[0]
        super().__init__(first.code, first.message, hint=first.hint, at=first.at)
        self.errors: tuple[FieldError, ...] = tuple(errors)

    def inside(self, *steps: str | int) -> FieldErrors:
        """Return the errors as seen from one level further out."""
        for error in self.errors:
            error.inside(*steps)
        return self

    def problems(self, path: str = "", record_id: str | None = None) -> Iterator[Problem]:
        """Yield the findings, with their places under a JSON pointer."""
        for error in self.errors:
            yield from error.problems(path, record_id)


def gathered(errors: Sequence[FieldError]) -> FieldError:
    """Return one error that stands for some.

    >>> gathered([FieldError("field.type", "expected text")]).message
    'expected text'
    """
    return errors[0] if len(errors) == 1 else FieldErrors(errors)


def pointer(*steps: str | int) -> str:
    """Return the JSON pointer of a way into a document (RFC 6901).

    >>> pointer("extra", "a/b", 0)
    '/extra/a~1b/0'
    """
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in steps)


def steps_of(path: str) -> list[str]:
    """Return the way that a JSON pointer stands for.

    >>> steps_of("/extra/a~1b/0")
    ['extra', 'a/b', '0']
    """
    return [step.replace("~1", "/").replace("~0", "~") for step in path.split("/")[1:]]


def kind_of(value: object) -> str:
    """Return what a value is, in the words of JSON where JSON has it.

    >>> kind_of(None), kind_of(True), kind_of(1.5), kind_of({}), kind_of({1})
    ('null', 'true', 'a number', 'an object', 'set')
    """
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case str():
            return "text"
        case int() | float() | Decimal():
            return "a number"
        case list() | tuple():
            return "a list"
        case Mapping():
            return "an object"
        case _:
            return type(value).__name__
