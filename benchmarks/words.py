"""Words that generated data are made of; none from a real document."""

from __future__ import annotations

from typing import Final

__all__ = ["GIVEN_NAMES", "OTHER_SCRIPTS", "PLACES", "PLAIN", "STATES", "TITLES", "VERBS"]

PLAIN: Final = (
    "access", "agreed", "annex", "attack", "authority", "border", "both", "broad", "capacity", "cases",
    "commercial", "committee", "concern", "conduct", "cooperation", "council", "crime", "critical", "cyber", "data",
    "defence", "delegation", "digital", "dispute", "draft", "evidence", "exchange", "expert", "export", "framework",
    "further", "group", "hotline", "incident", "industry", "information", "infrastructure", "intelligence",
    "internet", "joint", "law", "malware", "measures", "mechanism", "meeting", "minister", "network", "norms", "of",
    "office", "online", "operators", "parties", "peace", "pledge", "police", "policy", "power", "practice",
    "principle", "privacy", "progress", "property", "ransom", "readiness", "regional", "report", "research",
    "resilience", "response", "review", "risk", "rules", "sanctions", "secretariat", "security", "services",
    "sharing", "software", "sovereignty", "standards", "state", "statement", "supply", "talks", "technical",
    "telecommunications", "text", "theft", "threat", "to", "trade", "training", "treaty", "trust", "update",
    "vendor", "vulnerability", "water", "with", "working",
)  # fmt: skip
"""Words of texts and slugs."""

OTHER_SCRIPTS: Final = (
    "网络安全对话",
    "кібербезпека",
    "الأمن السيبراني",
    "naïve façade",
    "사이버 협의",
    "🤝",
    "“quoted”",
)
"""Phrases beyond ASCII: texts with them take two to four times the memory, and encoders copy them by another path."""

GIVEN_NAMES: Final = (
    "Ada", "Amir", "Ana", "Bao", "Bruno", "Chen", "Dana", "Diego", "Elif", "Emeka", "Farah", "Goran", "Hana",
    "Ines", "Ivan", "Jae", "Jonas", "Kofi", "Lena", "Li", "Maia", "Marek", "Nadia", "Olena", "Omar", "Pia", "Quang",
    "Rosa", "Samir", "Sofia", "Tariq", "Uma", "Vera", "Wei", "Yara", "Zoë",
)  # fmt: skip
TITLES: Final = ("minister", "deputy minister", "head of delegation", "director", "special envoy", "spokesperson")
VERBS: Final = ("agreed", "vowed", "pledged", "said", "called for", "undertook", "promised")
PLACES: Final = ("Geneva", "Beijing", "Washington", "London", "Nairobi", "Brasília", "Tallinn", "Seoul", "São Paulo")

STATES: Final = {
    "arg": "Argentina", "aus": "Australia", "bel": "Belgium", "bra": "Brazil", "can": "Canada",
    "che": "Switzerland", "chl": "Chile", "chn": "China", "civ": "Côte d'Ivoire", "col": "Colombia",
    "cze": "Czechia", "deu": "Germany", "dnk": "Denmark", "egy": "Egypt", "esp": "Spain", "est": "Estonia",
    "fin": "Finland", "fra": "France", "gbr": "United Kingdom", "gha": "Ghana", "idn": "Indonesia", "ind": "India",
    "isr": "Israel", "ita": "Italy", "jpn": "Japan", "ken": "Kenya", "kor": "South Korea", "mex": "Mexico",
    "mys": "Malaysia", "nga": "Nigeria", "nld": "Netherlands", "nor": "Norway", "pol": "Poland", "rus": "Russia",
    "sgp": "Singapore", "swe": "Sweden", "tur": "Türkiye", "ukr": "Ukraine", "usa": "United States",
    "zaf": "South Africa",
}  # fmt: skip
"""Names of states by the lower-case ISO 3166-1 alpha-3 code."""
