"""Who was expected at the second session and withdrew, and upon what?"""

import cyberdialogue as cd

dataset = cd.examples.load("us-china-2016")
second = dataset["session:china-us-cybercrime-2"]

for row in second.roster:
    if row.status == "withdrew":
        print(f"{row.title} {dataset[row.participant].name}, upon: {dataset[row.occasion].title}")
