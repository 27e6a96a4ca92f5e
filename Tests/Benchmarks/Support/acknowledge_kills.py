"""Kills processes that acknowledge, at random moments: acknowledge_kills.py PROGRAM ROUNDS

Two processes write to one state folder. Each prints an id once its acknowledgement is said to be on disk. After every
round both are killed with -9; at the end every printed id must be in the database, and the database whole. Python's own
SQLite reads it.
"""

import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

program, rounds = sys.argv[1], int(sys.argv[2])
random.seed(7)
confirmed = set()
with tempfile.TemporaryDirectory() as folder:
    for number in range(rounds):
        running = [
            subprocess.Popen([program, "acknowledge", folder, f"{name}{number}"], stdout=subprocess.PIPE)
            for name in ("ann", "ben")
        ]
        time.sleep(random.uniform(0.02, 0.4))
        for process in random.sample(running, 2):
            process.send_signal(signal.SIGKILL)
            time.sleep(random.uniform(0, 0.02))
        for process in running:
            lines = process.communicate()[0].decode().split("\n")
            # What stands before a newline was printed whole.
            confirmed.update(lines[:-1])
    database = sqlite3.connect(folder + "/state.db")
    written = {row[0] for row in database.execute("SELECT id FROM action")}
    (health,) = database.execute("PRAGMA integrity_check").fetchone()
lost = confirmed - written
print(f"{2 * rounds} processes killed: {len(confirmed)} acknowledgements confirmed, {len(written)} written, "
      f"{len(lost)} lost, integrity {health}")
sys.exit(1 if lost or health != "ok" or len(confirmed) < rounds else 0)
