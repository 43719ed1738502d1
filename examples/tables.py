"""How exactly are things dated, who turned to whom, what was overdue, and which words say who withdrew?"""

import sqlite3
from collections import Counter
from contextlib import closing

import cyberdialogue as cd

tables = cd.tables.of(cd.examples.load_all(), as_of="2016-09-15")

print("How exactly is it known when something was?")
exactness = Counter[str]()
for row in tables["records"]:
    if row["type"] in {"session", "event", "pledge", "statement"}:
        known = f"to the {row['time_precision']}" if row["time_kind"] == "date" else row["time_text"] or "not at all"
        exactness[f"{row['type']}: {known}"] += 1
for what, number in sorted(exactness.items()):
    print(f"- {what}: {number}")

print("\nWho turned to whom, in public or in talks?")
turned = Counter(
    f"{row['source_name']} to {row['target_name']}: {row['kind']}" for row in tables["dyads"] if not row["mutual"]
)
for what, number in sorted(turned.items()):
    print(f"- {what}: {number}")

print("\nWhat was overdue on 15 September 2016?")
for row in tables["pledges"]:
    if row["overdue"] != "no":
        print(f"- {row['text']} ({' and '.join(row['pledgor_names'])}), due by {row['due_latest']}: {row['overdue']}")

print("\nWhich words say that somebody withdrew?")
tables.to_sqlite("talks.sqlite")
with closing(sqlite3.connect("talks.sqlite")) as database:
    query = """
        SELECT participations.participant_name, evidence.basis, evidence.source_name, evidence.spans
        FROM participations
        JOIN evidence ON evidence.supports = participations.id
        WHERE participations.status = 'withdrew' AND evidence.fields LIKE '%status%'
        ORDER BY 1
    """
    for name, basis, source, spans in database.execute(query):
        print(f"- {name}: {basis} in {source!r}, characters {spans}")
