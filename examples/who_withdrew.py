"""Who was expected at the second session and withdrew, and upon what?"""

import cyberdialogue as cd

dataset = cd.examples.load("us-china-2016")
(second,) = (session for session in dataset.sessions if session.ordinal == 2)

for row in second.roster:
    if row.status == "withdrew" and row.participant and row.occasion:
        who, upon = dataset.resolve(row.participant), dataset.resolve(row.occasion)
        print(f"{row.title} {who.name}, upon: {upon.title if isinstance(upon, cd.Event) else upon.id}")
