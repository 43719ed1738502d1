"""Who meets whom: a network of those who spoke for different sides in one room, and of those who were to and did not.

With a file, of that dataset: python meeting_network.py talks.json. Needs the extra `network`. Gephi and Cytoscape open
the files.
"""

import sys
from itertools import combinations

import networkx as nx

import cyberdialogue as cd

dataset = cd.load(sys.argv[1]) if len(sys.argv) > 1 else cd.examples.load_all()
network = nx.Graph(title=dataset.title or "")
MISSING = {"withdrew", "absent", "substituted"}


def called(key: str | None) -> str:
    """Return what the record with an id is called."""
    record = dataset.get(key) if key else None
    return str(getattr(record, "name", key or "not stated"))


meetings: list[cd.Session | cd.Event] = [*dataset.sessions, *dataset.events]
for meeting in meetings:
    # Who is only "expected", or of whom nothing is said, has met nobody as far as we know.
    rows = [row for row in meeting.roster if row.participant and (row.status == "attended" or row.status in MISSING)]
    there = {row.participant: row for row in rows}.values()  # who has two roles has met the others once all the same
    for row in there:
        if row.participant not in network:
            network.add_node(row.participant, label=called(row.participant), attended=0, withdrew=0)
        node = network.nodes[row.participant]
        node["side"] = called(row.side)  # as of the last meeting in the file: people change sides
        node["attended"] += row.status == "attended"
        node["withdrew"] += row.status == "withdrew"
    for one, other in combinations(there, 2):
        if one.participant == other.participant or one.side == other.side:
            continue
        if not network.has_edge(one.participant, other.participant):
            network.add_edge(one.participant, other.participant, weight=0, missed=0)
        edge = network.edges[one.participant, other.participant]
        both = one.status == other.status == "attended"
        edge["weight" if both else "missed"] += 1

print(f"{network.number_of_nodes()} took part or were to, {network.number_of_edges()} pairs")
for one, other, edge in sorted(network.edges(data=True), key=lambda edge: (-edge[2]["weight"], edge)):
    names = " and ".join(f"{network.nodes[key]['label']} ({network.nodes[key]['side']})" for key in (one, other))
    print(f"- {names}: met {edge['weight']}, missed {edge['missed']}")
for _, node in sorted(network.nodes(data=True)):
    if node["withdrew"]:
        print(f"{node['label']} withdrew {node['withdrew']} of {node['attended'] + node['withdrew']} times")

nx.write_gexf(network, "network.gexf")
nx.write_graphml(network, "network.graphml")
