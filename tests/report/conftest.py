"""Problems of every kind, the ugly ones included; tests ask for them as `st.from_type(Problem)`."""

from __future__ import annotations

from hypothesis import strategies as st

from cyberdialogue import Problem, Severity

__all__: list[str] = []

# What terminals, workflow commands, JSON and SARIF give a meaning, and what no encoding can express.
UGLY = "\x00\x07\x1b[\x9b\r\n\t\x7f\u2028\u202e\u200b\ud800\udcff%:,;{}()[]\\/~\"' …国"

# A list, since the alphabet of a text would be one set of a million characters with the ugly ones lost in it.
nasty = st.lists(st.sampled_from(UGLY) | st.characters(exclude_categories=()), max_size=12).map("".join)
words = st.sampled_from(
    ["/pledges/3/due", "/events/10/part_of", "pledge:p", "talks.json", "/data/talks.json", "{0} [here](1)"]
)
numbers = st.integers(-1, 5) | st.sampled_from([10**6, 2**31])
anything = st.none() | words | nasty

st.register_type_strategy(
    Problem,
    st.builds(
        Problem,
        code=st.sampled_from(["ref.missing", "field.value", "json.syntax"]) | nasty,
        severity=st.sampled_from(Severity),
        message=words | nasty,
        path=anything,
        record_id=anything,
        file=anything,
        line=st.none() | numbers,
        column=st.none() | numbers,
        hint=anything,
        value=anything,
    ),
)
