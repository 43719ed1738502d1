"""Breaches of the rules on further names, each with its nearest valid twin."""

from __future__ import annotations

from typing import Any

from cyberdialogue import Dataset, Evidence, Name, Organization

__all__ = ["CASES"]


def named(*names: Name) -> Dataset:
    body = Organization(id="organization:mps", kind="ministry", name="Ministry of Public Security", names=names)
    return Dataset(participants=[body])


def name(text: str = "MPS", kind: str = "abbreviation", **more: Any) -> Name:
    return Name(text=text, kind=kind, **more)


AT = "/participants/0/names/1"

CASES = {
    "name.duplicate": [
        (named(name(), name()), AT, named(name(), name("Mps"))),
        (named(name(), name(evidence=[Evidence(source="source:s")])), AT, named(name(), name(kind="alias"))),
        (named(name(language="en"), name(language="en")), AT, named(name(language="en"), name(language="fr"))),
        (named(name(when="2013"), name(when="2013")), AT, named(name(when="2013"), name(when="2019"))),
        (named(name(), name()), AT, named(name(), name("Ministry of Public Security", "as_printed"))),
    ],
}
