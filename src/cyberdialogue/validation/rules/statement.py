"""Rules on statements: who speaks to whom, when, and in whose words."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Final

from cyberdialogue.model.statement import Statement
from cyberdialogue.validation.facts.days import ZONES, are_apart, days_in
from cyberdialogue.validation.facts.times import days_of, days_of_meeting, days_of_meetings, last_changes, time_of
from cyberdialogue.validation.rule import Finding, Rule, rule
from cyberdialogue.vocabulary import Act, Basis, Form

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cyberdialogue.validation.world import World

__all__ = ["RULES"]


# ----------------------------------------------------------------------------------------------------------------- when


def _maybe_said_too_late(world: World) -> Sequence[Statement]:
    """Return the statements whose first evidence does not settle that they were made in time, as it mostly does."""
    changed, held = world.once(last_changes), world.once(days_of_meetings)

    def is_settled(statement: Statement) -> bool:
        first = statement.evidence[0]
        if first.source is None or first.basis is _EXTERNAL:
            return False
        # As `days_of` has it, which takes as long as all else here.
        said = days_in(statement.said_on) if statement.said_on else held.get(statement.said_at)
        return said is None or changed.get(first.source, math.inf) + ZONES >= said[0]

    return [statement for statement in world.subjects(Statement, "evidence") if not is_settled(statement)]


_EXTERNAL: Final = Basis.EXTERNAL


@rule("statement.said-after-published", of=Statement, where="evidence", suspects=_maybe_said_too_late)
def said_after_published(statement: Statement, world: World) -> Iterator[Finding]:
    """A statement is made before a source that reports it is published.

    An error only when every source that supports it certainly appeared, and was last changed, before it was made; a
    source published on the eve has a day of grace, since time zones differ. Silent when a source has no date.

    Example: said on 31 January 2018, with no other evidence than an article of 29 January 2018.
    """
    said = days_of(statement, world)
    if said is None:
        return
    changed = world.once(last_changes)
    is_reported = False
    for evidence in statement.evidence:
        if evidence.source is not None and evidence.basis is not _EXTERNAL:
            if changed.get(evidence.source, math.inf) + ZONES >= said[0]:
                return
            is_reported = True
    if is_reported:
        at = "said_on" if statement.said_on else "said_at"
        message = f"said {time_of(statement, world)}, after every source of it was published"
        yield Finding(message, at=at, value=getattr(statement, at))


def _said_on_other_days(world: World) -> Sequence[Statement]:
    """Return the statements with a date that is none of the days of their meeting."""
    held = world.once(days_of_meetings)
    return [
        statement
        for statement in world.subjects(Statement)
        if statement.said_on is not None
        and statement.said_at in held
        and are_apart(days_in(statement.said_on), held[statement.said_at])
    ]


@rule("statement.outside-meeting", of=Statement, where="said_at", suspects=_said_on_other_days, severity="warning")
def outside_meeting(statement: Statement, world: World) -> Iterator[Finding]:
    """A statement made at a session or event is made while that lasts, and needs no date of its own.

    Silent unless the two times certainly have no day in common.

    Example: said on 20 June 2016, and at a session of 14 June 2016.
    """
    held = None if statement.said_on is None else days_of_meeting(statement.said_at, world)
    if statement.said_on is not None and held is not None and are_apart(days_in(statement.said_on), held):
        meeting = world.get(statement.said_at)
        message = f"said on {statement.said_on}, outside the time of {meeting.id} ({meeting.when})"
        yield Finding(message, at="said_on", value=statement.said_on)


# ------------------------------------------------------------------------------------------------------- in whose words


_INDIRECT: Final = Form.INDIRECT


def _is_indirect_with_quote(statement: Statement) -> bool:
    return statement.form is _INDIRECT and statement.quote is not None


@rule("statement.quote-in-indirect", of=Statement, where=_is_indirect_with_quote)
def quote_in_indirect(statement: Statement) -> Iterator[Finding]:
    """Indirect speech has no quotation: with one the form is ``direct``, ``mixed`` or ``fragment``.

    Source: the code list of forms, ``cyberdialogue.vocabulary.Form``.

    Example: the form ``indirect`` with the quote "we will respond".
    """
    yield Finding("a quotation in indirect speech", at="quote", value=statement.quote, hint=_FORMS)


_FORMS: Final = "for a quotation the form is direct, mixed or fragment"


def _lacks_a_quote(statement: Statement) -> bool:
    return statement.form is not _INDIRECT and statement.quote is None and statement.quote_by is None


@rule("statement.no-quote", of=Statement, where=_lacks_a_quote, severity="info")
def no_quote(statement: Statement) -> Iterator[Finding]:
    """Direct speech, whole or in fragments, comes with the words that are quoted.

    Silent when ``quote`` is among the fields that are not stated.

    Example: the form ``direct`` without a quote.
    """
    if "quote" not in statement.not_stated:
        yield Finding(f"the form is {statement.form}, and there is no quotation", at="quote")


@rule("statement.quote-by-without-quote", of=Statement, where="quote_by")
def quote_by_without_quote(statement: Statement) -> Iterator[Finding]:
    """Whose words are quoted is said of a quotation.

    Silent when ``quote`` is among the fields that are not stated.

    Example: ``"quote_by": "person:xi-jinping"`` without a quote.
    """
    if statement.quote is None and "quote" not in statement.not_stated:
        message = f"the words quoted are those of {statement.quote_by}, and there is no quotation"
        yield Finding(message, at="quote_by", value=statement.quote_by)


@rule("statement.quote-by-speaker", of=Statement, where="quote_by", severity="warning")
def quote_by_speaker(statement: Statement) -> Iterator[Finding]:
    """Whose words are quoted is said only when they are not the speaker's own.

    Silent when there are several speakers, since it then says which of them is quoted.

    Example: the speaker ``person:lynch`` and ``"quote_by": "person:lynch"``.
    """
    if statement.speakers == (statement.quote_by,):
        yield Finding("the words quoted are the speaker's own anyway", at="quote_by", value=statement.quote_by)


def _refuses_with_a_quote(statement: Statement) -> bool:
    return statement.act is _REFUSAL and statement.quote is not None


_REFUSAL: Final = Act.REFUSE_TO_COMMENT


@rule("statement.refusal-with-substance", of=Statement, where=_refuses_with_a_quote, severity="warning")
def refusal_with_substance(statement: Statement) -> Iterator[Finding]:
    """A refusal to comment does not go on to comment: what is said besides is a statement of its own.

    A quotation of more than a dozen words, or of more letters than those take, is too long for a refusal alone.

    Example: ``refuse_to_comment`` with the quote "I will not speak of the case. But let me say that nobody has done
    more for open networks than this government."
    """
    quote = statement.quote or ""
    if len(_WORD.findall(quote)) > _WORDS or len(quote) > _LETTERS:
        message = "a refusal to comment with a long quotation"
        hint = "make a statement of its own of what is said besides"
        yield Finding(message, at="quote", value=statement.quote, hint=hint)


# A word in scripts that part them; where they are not parted, each of the ideographs and syllables counts half a word.
_WORD: Final = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{1,2}|[^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+"
)
_WORDS: Final = 12
_LETTERS: Final = 120


# ---------------------------------------------------------------------------------------------------------- who to whom


def _has_no_speaker(statement: Statement) -> bool:
    return not statement.speakers


@rule("statement.no-speaker", of=Statement, where=_has_no_speaker, severity="warning")
def no_speaker(statement: Statement) -> Iterator[Finding]:
    """A statement has a speaker, or says that none is stated.

    An allegation without an accuser has no speakers, and ``speakers`` among the fields that are not stated.

    Example: a statement without ``speakers`` and without ``"not_stated": ["speakers"]``.
    """
    if "speakers" not in statement.not_stated:
        yield Finding("nobody is named who said it", at="speakers", hint="or name 'speakers' in 'not_stated'")


def _names_a_speaker(statement: Statement) -> bool:
    named = statement.audience + statement.targets + statement.about
    return bool(named) and not set(statement.speakers).isdisjoint(named)


@rule("statement.own-hearer", of=Statement, where=_names_a_speaker, severity="warning")
def own_hearer(statement: Statement) -> Iterator[Finding]:
    """Nobody is in the audience of the own statement, the only target of it, or what it is about.

    Who speaks of itself is the speaker already; ``about`` is everything else. A speaker can be a target among others,
    as when one side calls on both.

    Example: a statement of ``state:chn`` about ``state:chn``.
    """
    speakers = frozenset(statement.speakers)
    others = not speakers.issuperset(statement.targets)
    for field in ("audience", "about") if others else ("audience", "targets", "about"):
        named = getattr(statement, field)
        for place, ref in enumerate(() if speakers.isdisjoint(named) else named):
            if ref in speakers:
                yield Finding(f"{ref} is the speaker already", at=(field, place), value=ref)


@rule("statement.on-behalf-of-self", of=Statement, where="on_behalf_of", severity="warning")
def on_behalf_of_self(statement: Statement) -> Iterator[Finding]:
    """Somebody who speaks on behalf of somebody speaks for another.

    Example: ``state:chn`` on behalf of ``state:chn``.
    """
    speakers = frozenset(statement.speakers)
    for place, ref in enumerate(statement.on_behalf_of):
        if ref in speakers:
            yield Finding(f"{ref} is the speaker already", at=("on_behalf_of", place), value=ref)


_NEEDS_A_TARGET: Final = frozenset({Act.ACCUSE, Act.THREATEN, Act.PROPOSE})


@rule("statement.no-target", of=Statement, severity="warning")
def no_target(statement: Statement) -> Iterator[Finding]:
    """An accusation, a threat or a proposal says at whom it is directed: who is blamed, threatened or asked.

    Silent when ``targets`` is among the fields that are not stated; a proposal can have an audience instead.

    Example: the act ``accuse`` without ``targets``.
    """
    if statement.act not in _NEEDS_A_TARGET or statement.targets or "targets" in statement.not_stated:
        return
    if not (statement.act is Act.PROPOSE and statement.audience):
        message = f"nobody is named at whom it is directed ({statement.act})"
        yield Finding(message, at="targets", hint="or name 'targets' in 'not_stated'")


RULES: Final[tuple[Rule, ...]] = (
    said_after_published,
    outside_meeting,
    quote_in_indirect,
    no_quote,
    quote_by_without_quote,
    quote_by_speaker,
    refusal_with_substance,
    no_speaker,
    own_hearer,
    on_behalf_of_self,
    no_target,
)
