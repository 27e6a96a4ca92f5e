"""Asks Debian's promtool about every file of rules/ and writes its verdicts to promtool_rules.txt.

    python3 promtool_rules.py             # needs promtool 2.42 (apt install prometheus)
    python3 promtool_rules.py DRIFTOP     # also asks `DRIFTOP check rules` and prints where the two differ

A line of the table: file, valid or not, the number of rules.
"""

import pathlib
import re
import subprocess
import sys

FOLDER = pathlib.Path(__file__).parent


def ask(command, path):
    run = subprocess.run([*command, "check", "rules", path], capture_output=True, text=True)
    count = re.search(r"(\d+) rules? found(?!\.)", run.stdout)
    valid = run.returncode == 0
    duplicates = "duplicate" in run.stdout + run.stderr or "warning" in run.stdout
    return ("valid" if valid else "invalid", count.group(1) if count and valid else "-", duplicates)


def main():
    lines = []
    for path in sorted((FOLDER / "rules").glob("*.yml")):
        verdict = ask(["promtool"], path)
        lines.append(f"{path.stem} {verdict[0]} {verdict[1]}{' duplicates' if verdict[2] else ''}")
        if len(sys.argv) > 1:
            ours = ask([sys.argv[1]], path)
            if ours[0] != verdict[0] or (ours[1] != verdict[1] and verdict[1] != "-"):
                print(f"{path.stem}: promtool {verdict[:2]}, driftop {ours[:2]}")
    (FOLDER / "promtool_rules.txt").write_text("\n".join(lines) + "\n")
    print(f"{len(lines)} files")


main()
