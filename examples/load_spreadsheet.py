"""Load a messy spreadsheet: what can be read becomes records, what cannot is named by its place in the file."""

from pathlib import Path

from cyberdialogue import loading

here = Path(__file__).parent / "data"
mapping = loading.read_mapping(here / "talks.toml")
loaded = loading.load_table(here / "talks.csv", mapping, policy="keep")

for session in loaded.dataset.sessions:
    print(f"{session.id}: {session.when.describe() if session.when else 'no date'}")
for problem in loaded.report:
    print(f"line {problem.line}, character {problem.column}: {problem.severity} {problem.code}: {problem.value}")
print(f"{len(loaded.dataset)} records of {sum(loaded.rows.values())} rows; {len(loaded.left_out)} things left out")
