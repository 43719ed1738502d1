"""How many sessions does the cadence call for by the end of 2017, and how many are on record?"""

import cyberdialogue as cd

dataset = cd.examples.load("us-china-2016")
(dialogue,) = dataset.dialogues
(cadence,) = dialogue.cadence
(established,) = (stage.when for stage in dialogue.stages if stage.stage == "established")
sessions = [session for session in dataset.sessions if session.dialogue == dialogue.id]

audit = cadence.audit(sessions, since=established, as_of="2017-12-31")
print(f"Called for: {audit.called_for[0]} to {audit.called_for[1]}")
print(f"On record: {audit.held[0]} held, {audit.planned} planned")
print(f"The cadence is {audit.state.replace('_', ' ')}")
