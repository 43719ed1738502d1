"""Check every JSON and JSON Lines dataset in a folder, in CI: annotations for GitHub, and the exit status 1 for errors.

In a workflow: python check_folder.py data
"""

import os
import sys
from pathlib import Path

import cyberdialogue as cd

# What this project sees in its own way: a code more, deadlines that passed, nothing about texts.
profile = cd.Profile(
    codes={"topic": ["x-deepfakes"]},
    severities={"pledge.due-passed": "error"},
    ignore=["text.*"],
    as_of=os.environ.get("AS_OF"),
)

folder = Path(sys.argv[1] if len(sys.argv) > 1 else "data")
files = sorted(path for path in folder.rglob("*") if path.suffix in {".json", ".jsonl"})
if not files:
    sys.exit(f"there is no dataset in {folder}")  # or a misspelt folder would pass for good data

failed = 0
for path in files:
    report = cd.validate(path, profile=profile)
    failed += not report.ok
    if report.problems:
        sys.stdout.writelines(report.render("github" if "GITHUB_ACTIONS" in os.environ else "text"))
print(f"{len(files)} datasets, {failed} with errors")
sys.exit(1 if failed else 0)
