"""How the tests search: profiles of hypothesis.

``pytest --hypothesis-profile thorough`` looks further than the usual run.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

__all__: list[str] = []

# The same examples on every run, however slow the machine: a gate must not toss a coin.
settings.register_profile(
    "gate",
    derandomize=True,
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=True,
)
settings.register_profile("dev", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("thorough", parent=settings.get_profile("dev"), max_examples=3000)

settings.load_profile("gate" if os.environ.get("CI") else "dev")
