"""Kills recorders at random moments: recording_kills.py PROGRAM ROUNDS

A process records numbers and prints each as it takes it. After kill -9 the file must open, hold every number up to some
last one without a hole, and miss none that was printed more than a second before the kill; and SQLite must find it
whole. Every fourth round the next process goes on with the same file.
"""

import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

program, rounds = sys.argv[1], int(sys.argv[2])
random.seed(7)
worst, faults = 0.0, 0
with tempfile.TemporaryDirectory() as folder:
    for number in range(rounds):
        path = f"{folder}/{number - 1}.rec" if number % 4 == 3 else f"{folder}/{number}.rec"
        printed = []

        def listen(stream):
            for line in stream:
                if line.endswith(b"\n") and line.strip().isdigit():
                    printed.append((time.monotonic(), int(line)))

        process = subprocess.Popen([program, "write", path], stdout=subprocess.PIPE)
        listener = threading.Thread(target=listen, args=(process.stdout,))
        listener.start()
        # The first words come late where the file is another's whose word is still fresh.
        deadline = time.monotonic() + 30
        while not printed and time.monotonic() < deadline:
            time.sleep(0.01)
        time.sleep(random.uniform(0.7, 2.5))
        process.send_signal(signal.SIGKILL)
        killed = time.monotonic()
        process.wait()
        listener.join()
        output = subprocess.run([program, "count", path], capture_output=True).stdout.decode().split("\n")
        last = int(output[-2]) if len(output) > 1 and output[-2].isdigit() else 0
        missing = [moment for moment, told in printed if told > last]
        age = killed - min(missing) if missing else 0
        worst = max(worst, age)
        health = sqlite3.connect(path).execute("PRAGMA integrity_check").fetchone()[0]
        words = [line for line in output[:-2] if "other session" not in line]
        if words or health != "ok" or age > 1.0:
            faults += 1
            print(f"round {number}: {words} {health}, {age:.2f} s are missing of {len(printed)} beats")
print(f"{rounds} recorders killed: at most the last {worst:.2f} s missing, {faults} faults")
sys.exit(1 if faults else 0)
