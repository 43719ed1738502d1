"""Questions to the three examples at once: who said what by which chain, what was called off, what may still come."""

from collections.abc import Iterator

import cyberdialogue as cd

together = cd.examples.load_all()
talks = cd.examples.load("us-china-2016")


def called(key: str) -> str:
    """Return what the record with an id is called."""
    record = together[key]
    return str(getattr(record, "name", None) or getattr(record, "title", key))


def names(keys: tuple[str, ...]) -> str:
    """Return what the records with some ids are called."""
    return ", ".join(map(called, keys)) or "nobody named"


def unnamed(key: str) -> bool:
    """Tell whether an id is that of a group that its source does not name."""
    record = together[key]
    return isinstance(record, cd.Group) and record.anonymity != "named"


def rest_on_unnamed_sources() -> Iterator[str]:
    """Which statements rest on unnamed sources, and by what chain?"""
    for statement in together.statements:
        for chain in statement.chains():
            if any(map(unnamed, chain)):
                yield f"{' > '.join(map(called, chain))}: {statement.content}"


def quotations_by_speaker() -> Iterator[str]:
    """Whose words are quoted?"""
    for statement in sorted(together.statements, key=lambda statement: statement.speakers):
        if statement.quote:
            by = (statement.quote_by,) if statement.quote_by else statement.speakers
            yield f"{names(by)} ({statement.form}): {statement.quote}"


def dialogues_with_china() -> Iterator[str]:
    """In which dialogues between two does China take part, as what, and how far have they come?"""
    sides = {"party", "proposer", "addressee"}
    for dialogue in together.dialogues:
        rows = {str(row.participant): row.role for row in dialogue.roster if row.role in sides}
        if "state:chn" in rows and len(rows) == len(["China", "another"]):
            latest = together.progress(dialogue, as_of="2018-01-29").latest
            yield f"{dialogue.name}: {rows['state:chn']}, {latest.stage if latest else 'no stage'}"


def companies_and_roles() -> Iterator[str]:
    """Which companies appear, and in which role?"""
    for company in together.participants:
        if isinstance(company, cd.Organization) and company.kind == "company":
            for record in together.referrers(company):
                for row in getattr(record, "roster", ()):
                    if row.participant == company.id:
                        yield f"{company.name}: {row.role}, {called(record.id)}"


def called_off() -> Iterator[str]:
    """What was cancelled, and who withdrew?"""
    for event in together.events:
        if any(stage.stage == "cancelled" for stage in event.stages):
            yield event.title
    for session in together.sessions:
        for row in session.roster:
            if row.participant and row.status == "withdrew":
                yield f"{called(row.participant)} from session {session.ordinal}, upon: {called(row.occasion or '')}"


def detained() -> Iterator[str]:
    """Who was detained, and who is still held?"""
    for event in together.events:
        if event.kind == "detention":
            held = any(stage.stage == "ongoing" for stage in event.stages)
            for row in event.roster:
                if row.participant and row.role == "detainee":
                    count = getattr(together[row.participant], "count", None)
                    yield f"{called(row.participant)} ({count or 1}): {'still held' if held else 'not said'}"


def options_ahead() -> Iterator[str]:
    """When might an option reach those who decide it?"""
    for event in together.events:
        if event.kind == "policy_option":
            for stage in together.progress(event, as_of="2018-01-29").pending:
                when = stage.when.describe() if stage.when else "some time"
                yield f"{event.title}: {names(stage.by)}, {when}"


def spoken_for() -> Iterator[str]:
    """What was said on whose behalf?"""
    for statement in together.statements:
        if statement.on_behalf_of:
            for_whom = f"{names(statement.speakers)} for {names(statement.on_behalf_of)}"
            yield f"{for_whom}: {statement.act}: {statement.content}"


def inferred_years() -> Iterator[str]:
    """Which years are inferred?"""
    for record, placed in together.evidence():
        for field in placed.evidence.fields:
            value = getattr(placed.holder, field)
            if isinstance(value, cd.When) and placed.evidence.basis == "inferred":
                part = placed.path.rpartition("/evidence")[0]
                yield f"{record.id}{part}: {field} {value}, printed: {placed.evidence.wording or 'only the occasion'}"


def pending() -> Iterator[str]:
    """What was pending on 1 July 2016?"""
    day = cd.When.parse("2016-07-01")
    for session in talks.sessions:
        if session.status == "planned" and session.when and session.when.before(day) is not cd.Verdict.YES:
            yield f"session {session.ordinal}, {session.when.describe()}"
    for channel in talks.channels:
        for stage in talks.progress(channel, as_of=day).pending:
            yield f"{channel.name}: {stage.stage}, {stage.when.describe() if stage.when else 'some time'}"
    for pledge in talks.pledges:
        if talks.standing(pledge, as_of=day).is_pending:
            yield f"{pledge.text}, {pledge.due.describe() if pledge.due else 'without a deadline'}"


for question in (
    rest_on_unnamed_sources,
    quotations_by_speaker,
    dialogues_with_china,
    companies_and_roles,
    called_off,
    detained,
    options_ahead,
    spoken_for,
    inferred_years,
    pending,
):
    print(question.__doc__)
    for answer in question():
        print(f"- {answer}")
    print()
