"""Words that generated data are made of: plausible, in several scripts, none from a real source."""

from __future__ import annotations

from typing import Any, Final

from cyberdialogue.model.dataset import SCHEMA_VERSION
from cyberdialogue.model.shapes import FieldName, Iso3, Language, SchemaVersion, Sha256

__all__ = ["BY_FIELD", "BY_SHAPE", "EXTRA_KEYS", "SCHEMES", "SLUGS", "STATES", "TEXTS"]

SLUGS: Final = (
    "a",
    "b",
    "c",
    "talks",
    "cyber",
    "un-oewg",
    "2",
    "2021",
    "hotline",
    "minister",
    "x9",
    "v1.2",
    "joint_group",
)
"""What slugs are made of."""

STATES: Final = {
    "chn": "China",
    "usa": "United States",
    "bra": "Brasil",
    "civ": "Côte d'Ivoire",
    "deu": "Deutschland",
    "est": "Eesti",
    "ken": "Kenya",
    "kor": "대한민국",
    "tur": "Türkiye",
    "ukr": "Україна",
}
"""Names of states by the lower-case ISO 3166-1 alpha-3 code."""

TEXTS: Final = (
    "Talks on cybercrime",
    "Both sides meet again next year.",
    "ministers and “experts”",
    "第二轮网络对话",
    "Другий раунд кіберконсультацій",
    "حوار الأمن السيبراني",
    "Ça va — à suivre…",
    'a/b ~ \\ "quoted" <tag> & 100%',
    "two\nlines",
    "🤝",
)

_NAMES: Final = (
    "Ana Souza",
    "李娜",
    "Zoë O'Brien-Müller",
    "Олена Шевченко",
    "محمد العلي",
    "Cyber Consultations",
    "Ministry of Digital Affairs",
)
_TITLES: Final = ("Deputy minister", "Head of delegation", "Minister délégué", "外交部副部长")

BY_FIELD: Final[dict[str, tuple[str, ...]]] = {
    "name": _NAMES,
    "title": (*_TITLES, "Joint readout of the talks"),
    "url": ("https://example.org/a", "https://example.org/öffentlich?id=1&b=2"),
    "license": ("CC-BY-4.0", "all rights reserved"),
    "unit": ("people", "EUR", "GBP"),
    "verb": ("agreed", "vowed", "said"),
    "wording": ("before September", "some 120", "last week"),
    "locator": ("paragraph 4", "p. 12"),
    "hedge": ("likely", "probably"),
    "scheme": ("x-traffic-light", "five-point"),
    "creators": _NAMES,
}
"""Texts by the name of the field that holds them."""

BY_SHAPE: Final[tuple[tuple[Any, tuple[str, ...]], ...]] = (
    (FieldName, ("name", "when", "roster", "place")),
    (Language, ("en", "zh-Hans", "pt-BR", "uk", "ar")),
    (Iso3, tuple(code.upper() for code in STATES)),
    (Sha256, ("0" * 64, "c0ffee" * 10 + "beef")),
    (SchemaVersion, (SCHEMA_VERSION,)),
)
"""Texts by their shape."""

SCHEMES: Final = ("wikidata", "iso3166-1", "cow", "geonames", "doi", "un-symbol", "x-mine")
"""Schemes of identifiers."""

EXTRA_KEYS: Final = ("my:note", "icews:event_id", "项目:标签", "a/b:c~d")
"""Keys of `extra`."""
