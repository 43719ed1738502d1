"""How many sessions does the cadence call for by the end of 2017, and how many are on record?"""

import cyberdialogue as cd
from cyberdialogue.temporal.cadence import Quota, audit

dataset = cd.examples.load("us-china-2016")
(dialogue,) = dataset.dialogues
(cadence,) = dialogue.cadence
(established,) = (stage.when for stage in dialogue.stages if stage.stage == "established")

found = audit(
    Quota(cadence.count, cadence.per, cadence.at_least),
    held=[session.when for session in dataset.sessions if session.status == "held"],
    planned=[session.when for session in dataset.sessions if session.status == "planned"],
    since=established,
    as_of=cd.When.parse("2017-12-31"),
    basis=cadence.basis,
)
print(f"Called for: {found.called_for[0]} to {found.called_for[1]}")
print(f"On record: {found.held[0]} held, {found.planned} planned")
print(f"The cadence is {found.state.replace('_', ' ')}")
