"""Rules on statements: who speaks to whom, when, and in whose words."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Final, NamedTuple

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


# To come upon each of many statements takes longer than to ask it something; so each part of this file passes by them
# once, for all of its rules.


class _Untimely(NamedTuple):
    """The statements with a time that may not fit."""

    late: list[Statement]
    """Those whose first evidence does not settle that they were made in time, as it mostly does."""
    elsewhere: list[Statement]
    """Those with a date that is none of the days of their meeting."""


def _untimely(world: World) -> _Untimely:
    found = _Untimely([], [])
    changed, held = world.once(last_changes), world.once(days_of_meetings)
    for statement in world.subjects(Statement):
        # As `days_of` has it, which takes as long as all else here.
        said_on, evidence, meeting = statement.said_on, statement.evidence, held.get(statement.said_at)
        said = meeting if said_on is None else days_in(said_on)
        if said is None:
            continue
        if meeting is not None and said_on is not None and are_apart(said, meeting):
            found.elsewhere.append(statement)
        if evidence:
            first = evidence[0]
            source = None if first.basis is _EXTERNAL else first.source
            if source is None or changed.get(source, math.inf) + ZONES < said[0]:
                found.late.append(statement)
    return found


_EXTERNAL: Final = Basis.EXTERNAL


def _late(world: World) -> Sequence[Statement]:
    return world.once(_untimely).late


@rule("statement.said-after-published", of=Statement, where="evidence", suspects=_late)
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


def _elsewhere(world: World) -> Sequence[Statement]:
    return world.once(_untimely).elsewhere


@rule("statement.outside-meeting", of=Statement, where="said_at", suspects=_elsewhere, severity="warning")
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


class _Worded(NamedTuple):
    """The statements whose words may not go with the rest."""

    indirect: list[Statement]
    """Indirect speech with a quotation."""
    unquoted: list[Statement]
    """Any other without one, and without a word of whose it would be."""
    quoted: list[Statement]
    """Those that say whose words are quoted."""
    refusing: list[Statement]
    """Refusals with a quotation."""


def _worded(world: World) -> _Worded:
    found = _Worded([], [], [], [])
    for statement in world.subjects(Statement):
        quote_by = statement.quote_by
        if quote_by is not None:
            found.quoted.append(statement)
        if statement.quote is not None:
            if statement.form is _INDIRECT:
                found.indirect.append(statement)
            if statement.act is _REFUSAL:
                found.refusing.append(statement)
        elif quote_by is None and statement.form is not _INDIRECT:
            found.unquoted.append(statement)
    return found


_INDIRECT: Final = Form.INDIRECT
_REFUSAL: Final = Act.REFUSE_TO_COMMENT


def _indirect(world: World) -> Sequence[Statement]:
    return world.once(_worded).indirect


@rule("statement.quote-in-indirect", of=Statement, suspects=_indirect)
def quote_in_indirect(statement: Statement) -> Iterator[Finding]:
    """Indirect speech has no quotation: with one the form is ``direct``, ``mixed`` or ``fragment``.

    Source: the code list of forms, ``cyberdialogue.vocabulary.Form``.

    Example: the form ``indirect`` with the quote "we will respond".
    """
    if statement.form is _INDIRECT and statement.quote is not None:
        yield Finding("a quotation in indirect speech", at="quote", value=statement.quote, hint=_FORMS)


_FORMS: Final = "for a quotation the form is direct, mixed or fragment"


def _unquoted(world: World) -> Sequence[Statement]:
    return world.once(_worded).unquoted


@rule("statement.no-quote", of=Statement, suspects=_unquoted, severity="info")
def no_quote(statement: Statement) -> Iterator[Finding]:
    """Direct speech, whole or in fragments, comes with the words that are quoted.

    Silent when ``quote`` is among the fields that are not stated.

    Example: the form ``direct`` without a quote.
    """
    is_missing = statement.form is not _INDIRECT and statement.quote is None and statement.quote_by is None
    if is_missing and "quote" not in statement.not_stated:
        yield Finding(f"the form is {statement.form}, and there is no quotation", at="quote")


def _quoted(world: World) -> Sequence[Statement]:
    return world.once(_worded).quoted


@rule("statement.quote-by-without-quote", of=Statement, where="quote_by", suspects=_quoted)
def quote_by_without_quote(statement: Statement) -> Iterator[Finding]:
    """Whose words are quoted is said of a quotation.

    Silent when ``quote`` is among the fields that are not stated.

    Example: ``"quote_by": "person:xi-jinping"`` without a quote.
    """
    if statement.quote is None and "quote" not in statement.not_stated:
        message = f"the words quoted are those of {statement.quote_by}, and there is no quotation"
        yield Finding(message, at="quote_by", value=statement.quote_by)


@rule("statement.quote-by-speaker", of=Statement, where="quote_by", suspects=_quoted, severity="warning")
def quote_by_speaker(statement: Statement) -> Iterator[Finding]:
    """Whose words are quoted is said only when they are not the speaker's own.

    Silent when there are several speakers, since it then says which of them is quoted.

    Example: the speaker ``person:lynch`` and ``"quote_by": "person:lynch"``.
    """
    if statement.speakers == (statement.quote_by,):
        yield Finding("the words quoted are the speaker's own anyway", at="quote_by", value=statement.quote_by)


def _refusing(world: World) -> Sequence[Statement]:
    return world.once(_worded).refusing


@rule("statement.refusal-with-substance", of=Statement, suspects=_refusing, severity="warning")
def refusal_with_substance(statement: Statement) -> Iterator[Finding]:
    """A refusal to comment does not go on to comment: what is said besides is a statement of its own.

    A quotation of more than a dozen words, or of more letters than those take, is too long for a refusal alone.

    Example: ``refuse_to_comment`` with the quote "I will not speak of the case. But let me say that nobody has done
    more for open networks than this government."
    """
    quote = statement.quote or ""
    if statement.act is _REFUSAL and (len(_WORD.findall(quote)) > _WORDS or len(quote) > _LETTERS):
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


class _Addressed(NamedTuple):
    """The statements of which it may be wrong who speaks to whom."""

    unspoken: list[Statement]
    """Those without a speaker."""
    to_themselves: list[Statement]
    """Those in which a speaker is in the audience, a target, or what is spoken about."""
    for_themselves: list[Statement]
    """Those in which a speaker speaks on behalf of itself."""
    aimless: list[Statement]
    """Those that need a target and have none."""


def _addressed(world: World) -> _Addressed:
    found = _Addressed([], [], [], [])
    for statement in world.subjects(Statement):
        speakers, targets = statement.speakers, statement.targets
        if not speakers:
            found.unspoken.append(statement)
        named = statement.audience + targets + statement.about
        if named and not set(speakers).isdisjoint(named):
            found.to_themselves.append(statement)
        if statement.on_behalf_of and not set(speakers).isdisjoint(statement.on_behalf_of):
            found.for_themselves.append(statement)
        if not targets and statement.act in _NEEDS_A_TARGET:
            found.aimless.append(statement)
    return found


_NEEDS_A_TARGET: Final = frozenset({Act.ACCUSE, Act.THREATEN, Act.PROPOSE})


def _unspoken(world: World) -> Sequence[Statement]:
    return world.once(_addressed).unspoken


@rule("statement.no-speaker", of=Statement, suspects=_unspoken, severity="warning")
def no_speaker(statement: Statement) -> Iterator[Finding]:
    """A statement has a speaker, or says that none is stated.

    An allegation without an accuser has no speakers, and ``speakers`` among the fields that are not stated.

    Example: a statement without ``speakers`` and without ``"not_stated": ["speakers"]``.
    """
    if not statement.speakers and "speakers" not in statement.not_stated:
        yield Finding("nobody is named who said it", at="speakers", hint="or name 'speakers' in 'not_stated'")


def _to_themselves(world: World) -> Sequence[Statement]:
    return world.once(_addressed).to_themselves


@rule("statement.own-hearer", of=Statement, suspects=_to_themselves, severity="warning")
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


def _for_themselves(world: World) -> Sequence[Statement]:
    return world.once(_addressed).for_themselves


@rule("statement.on-behalf-of-self", of=Statement, where="on_behalf_of", suspects=_for_themselves, severity="warning")
def on_behalf_of_self(statement: Statement) -> Iterator[Finding]:
    """Somebody who speaks on behalf of somebody speaks for another.

    Example: ``state:chn`` on behalf of ``state:chn``.
    """
    speakers = frozenset(statement.speakers)
    for place, ref in enumerate(statement.on_behalf_of):
        if ref in speakers:
            yield Finding(f"{ref} is the speaker already", at=("on_behalf_of", place), value=ref)


def _aimless(world: World) -> Sequence[Statement]:
    return world.once(_addressed).aimless


@rule("statement.no-target", of=Statement, suspects=_aimless, severity="warning")
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
