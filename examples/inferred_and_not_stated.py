"""What is inferred of the sessions, and what is not stated?"""

import cyberdialogue as cd

dataset = cd.examples.load("us-china-2016")

for record, placed in dataset.evidence():
    if record.type == "session" and placed.evidence.basis == "inferred":
        where = record.id + placed.path.rpartition("/evidence")[0]
        printed = f", printed: {placed.evidence.wording}" if placed.evidence.wording else ""
        print(f"Inferred: {where}: {', '.join(placed.evidence.fields)}{printed}")

for session in dataset.sessions:
    for field in session.not_stated:
        print(f"Not stated: {session.id}: {field}")
