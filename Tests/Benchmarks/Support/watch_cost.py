#!/usr/bin/env python3
"""Cost of the watch: see watch_cost.sh. Python's standard library only.

  watch_cost.py PROGRAM SCRATCH [--short]
"""
import fcntl
import os
import pty
import random
import resource
import select
import signal
import struct
import subprocess
import sys
import termios
import time

SEED = 20260301
FEATURES = 200
RATE = 1_000
POOL = 500


def pool():
    """Rows without their time: making a number afresh for every value would cost more than what is measured."""
    generator = random.Random(SEED)
    rows = []
    for _ in range(POOL):
        values = ",".join(f'"f{i}":{generator.gauss(0, 1):.4f}' for i in range(FEATURES - 20))
        texts = ",".join(f'"c{i}":"{generator.choice("abcdefgh")}"' for i in range(20))
        rows.append(f'"model":"m","y_pred":{generator.randrange(2)},"features":{{{values},{texts}}}}}\n')
    return rows


def lines(rows, generator, start, step, count):
    for number in range(count):
        yield f'{{"ts":{start + number * step:.4f},{generator.choice(rows)}'


def live(program, scratch, rows, watched, seconds):
    """CPU seconds and memory of the program over the last seconds of a growing log."""
    log = f"{scratch}/grows-{watched}.jsonl"
    generator = random.Random(SEED)
    with open(log, "w", buffering=1 << 20) as file:
        begin = time.time()
        file.writelines(lines(rows, generator, begin - 5, 1 / RATE, 5 * RATE))
        file.flush()
        child, terminal = pty.fork()
        if child == 0:
            reference = [] if watched else ["--reference", "none"]
            os.environ["TERM"] = "xterm-256color"
            os.execv(program, [program, log, *reference])
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 200, 0, 0))
        marks, written = [], 0
        try:
            while time.time() - begin < seconds + 5:
                due = int((time.time() - begin) * RATE)
                if due > written:
                    file.writelines(lines(rows, generator, begin + written / RATE, 1 / RATE, due - written))
                    file.flush()
                    written = due
                if select.select([terminal], [], [], 0.05)[0]:
                    os.read(terminal, 1 << 16)
                if time.time() - begin >= 5 + len(marks):
                    marks.append(usage(child))
        finally:
            os.kill(child, signal.SIGTERM)
            os.waitpid(child, 0)
    os.remove(log)
    return marks


def usage(process):
    with open(f"/proc/{process}/stat") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    with open(f"/proc/{process}/status") as file:
        memory = next(int(line.split()[1]) for line in file if line.startswith("VmRSS"))
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK"), memory / 1024


def once(program, log, *options):
    """CPU seconds of a look at a whole log."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([program, "--once", *options, log], check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    program, scratch = sys.argv[1:3]
    is_short = "--short" in sys.argv
    rows, bad = pool(), []
    seconds = 4 if is_short else 60
    costs = {}
    for watched in (False, True):
        marks = live(program, scratch, rows, watched, seconds)
        (first, _), (last, memory) = marks[0], marks[-1]
        costs[watched] = (last - first) / (len(marks) - 1)
        print(f"live, {FEATURES} features x {RATE} records/s, {'watched' if watched else 'not watched'}: "
              f"{100 * costs[watched]:.1f} % of a core, {memory:.0f} MiB")
        if memory > 400:
            bad.append(f"{memory:.0f} MiB")
    extra = costs[True] - costs[False]
    print(f"the watch alone: {100 * extra:.1f} % of a core, {1e6 * extra / RATE:.1f} us a record")
    if costs[True] > 0.6:
        bad.append(f"{100 * costs[True]:.0f} % of a core")

    # The same traffic held against ever longer windows.
    count = 6_000 if is_short else 60_000
    log, repeats, figures = f"{scratch}/rate.jsonl", 1 if is_short else 3, []
    with open(log, "w") as file:
        file.writelines(lines(rows, random.Random(SEED), 1_772_323_200, 0.1, count))
    alone = min(once(program, log, "--reference", "none") for _ in range(repeats))
    for window in ("10m", "6h") if is_short else ("1m", "10m", "1h", "6h", "1d", "7d"):
        configuration = f"{scratch}/window.yml"
        with open(configuration, "w") as file:
            file.write(f"drift:\n  windows: [{window}]\n")
        cost = min(once(program, log, "--config", configuration) for _ in range(repeats)) - alone
        figures.append(1e6 * cost / count)
        print(f"window of {window:>3}: {figures[-1]:6.1f} us a record")
    # A longer window has fewer looks in the same time, so its records may cost less.
    if figures[-1] > 2 * figures[0]:
        bad.append("the cost per record grows with the window")
    sys.exit("; ".join(bad) or 0)


main()
