"""What was to be done before October 2016: certainly, and possibly?"""

import cyberdialogue as cd

dataset = cd.examples.load("us-china-2016")
october = cd.When.parse("2016-10")

ahead = [
    *((pledge.text, pledge.due) for pledge in dataset.pledges),
    *(
        (f"{line.name}: {stage.stage}", stage.when)
        for line in dataset.channels
        for stage in line.stages
        if stage.planned
    ),
    *((f"Session {session.ordinal}", session.when) for session in dataset.sessions if session.status == "planned"),
]

for what, when in ahead:
    if when is not None and (verdict := when.before(october)) is not cd.Verdict.NO:
        print(f"{'Certainly' if verdict is cd.Verdict.YES else 'Possibly'}, {when.describe()}: {what}")
