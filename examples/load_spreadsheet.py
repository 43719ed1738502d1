"""Load a messy spreadsheet: what can be read becomes records, what cannot is named by its file, row and column.

The command does the same: cyberdialogue load sessions.csv people.csv --map mapping.toml --policy keep -o out.json
"""

from pathlib import Path

import cyberdialogue as cd
from cyberdialogue import loading

data = Path(__file__).parent / "data"
mapping = loading.read_mapping(data / "mapping.toml")
tables = {"sessions": data / "sessions.csv", "people": data / "people.csv"}
loaded = loading.load_tables(tables, mapping, policy="keep")
cd.dump(loaded.dataset, "out.json")

for session in loaded.dataset.sessions:
    print(f"{session.id}: {session.when.describe() if session.when else 'no date'}")
for problem in loaded.report:
    place = f"{Path(problem.file or '').name}, line {problem.line}, character {problem.column or 1}"
    print(f"{place}: {problem.severity} {problem.code}: {problem.value or problem.message}")
print(f"{len(loaded.dataset)} records of {sum(loaded.rows.values())} rows; {len(loaded.left_out)} things left out")
