"""What the tests of loading share: tables of sessions, and mappings of them in few words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import pytest

from cyberdialogue import loading

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cyberdialogue.loading import Loaded, Policy

__all__ = ["Load"]

Row = "Mapping[str, object]"


class Load(Protocol):
    """Load events from rows, which need a title at least."""

    def __call__(
        self,
        *rows: Mapping[str, object],
        policy: Policy = "keep",
        id: object = None,  # noqa: A002 - as the key is called
        **fields: Any,
    ) -> Loaded: ...


@pytest.fixture
def load_events() -> Load:
    def load(*rows: Mapping[str, object], policy: Policy = "keep", id: object = None, **fields: object) -> Loaded:  # noqa: A002 - as the key is called
        given: dict[str, Any] = {"title": "Title", **fields}
        records = loading.Records("event", id=id or loading.mint("Title"), fields=given, constants={"kind": "talks"})
        return loading.load_table(rows, loading.Mapping(records=[records]), policy=policy)

    return load
