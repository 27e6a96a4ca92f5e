#!/usr/bin/env python3
"""The flight recorder over its limit: see flight.sh. Python's standard library only.

  flight_recorder.py PROGRAM SCRATCH [--short] [--rate N] [--limit-mb N] [--seconds N]
"""
import argparse
import json
import multiprocessing
import pathlib
import random
import re
import subprocess
import sys
import time

from live_terminal import Terminal, percentile
from make_live_log import record

SEED = 20260301
# Lines without their time. More than a chunk holds, so that none of them is the same as another.
POOL = 60_000
KEY_INTERVAL = 0.1
SIZE_INTERVAL = 0.2
# Moving within what is there, and pages that ask the monitor for something else; what the screen then shows.
KEYS = [
    (b"j", "▸fraud-v3"), (b"k", "▸churn-2.1"), (b"8", "STATE +SOURCE +LAST"), (b"1", "▸churn-2.1"),
    (b"\r", "churn-2.1 › model"), (b"1", "▸churn-2.1"),
]
PAUSE_LIMIT = 0.05
# No machine needs as long.
SLOWEST = {"p99": 0.25, "max": 2.0}


def grow(path, rate, start, ended):
    """Appends records a second, each dated when it is due: their times have no holes."""
    generator = random.Random(SEED)
    tails = [re.sub(r'^{"ts":"[^"]*"', "", record(generator, 0)) for _ in range(POOL)]
    start.value = time.time()
    written, file = 0, open(path, "a", buffering=1 << 20)
    while not ended.value:
        due = int((time.time() - start.value) * rate)
        file.writelines(
            f'{{"ts":{start.value + number / rate:.6f}{tails[number % POOL]}' for number in range(written, due))
        file.flush()
        written = due
        time.sleep(0.02)


class Recording:
    """The flight recorder's file as others see it while it is written."""

    def __init__(self, folder):
        self.folder, self.sizes = folder, []

    @property
    def path(self):
        return next(self.folder.glob("flight-*.driftop"), None)

    def look(self):
        if self.path:
            parts = [pathlib.Path(f"{self.path}{suffix}") for suffix in ("", "-wal", "-shm")]
            sizes = []
            for part in parts:
                try:
                    sizes.append(part.stat().st_size)
                except FileNotFoundError:
                    sizes.append(0)
            self.sizes.append((sum(sizes), *sizes))


def press_keys(terminal, recording, seconds):
    """What each key took, and how much of it somebody waited for a core."""
    found, end, number, next_size = [], time.perf_counter() + seconds, 0, 0
    while time.perf_counter() < end:
        key, pattern = KEYS[number % len(KEYS)]
        number += 1
        begin, waited = time.perf_counter(), terminal.waited()
        taken = terminal.answer(key, pattern)
        found.append((taken, terminal.waited() - waited, key.decode(), begin - (end - seconds)))
        if time.perf_counter() >= next_size:
            recording.look()
            next_size = time.perf_counter() + SIZE_INTERVAL
        terminal.quiet(max(0, begin + KEY_INTERVAL - time.perf_counter()))
    return found


def ask(program, *words):
    run = subprocess.run([program, *map(str, words)], capture_output=True, text=True)
    return run.stdout + run.stderr, run.returncode


def kept(program, path, scratch, rate):
    """The first and the last of the records in the recording, by their numbers, and how many are missing between."""
    ask(program, "recording", "export", path, "--logs", scratch / "out")
    numbers = []
    for file in sorted((scratch / "out").iterdir()):
        with open(file) as lines:
            numbers += [float(line[6:line.index(",")]) for line in lines]
    numbers.sort()
    return numbers[0], numbers[-1], round((numbers[-1] - numbers[0]) * rate) + 1 - len(numbers)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("scratch")
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--rate", type=int, default=20_000)
    parser.add_argument("--limit-mb", type=float)
    parser.add_argument("--seconds", type=float)
    options = parser.parse_args()
    scratch, rate = pathlib.Path(options.scratch), options.rate
    limit = options.limit_mb or (4 if options.short else 32)
    seconds = options.seconds or (15 if options.short else 600)
    start, ended = multiprocessing.Value("d", 0), multiprocessing.Value("b", 0)
    log, recording, bad = scratch / "grows.jsonl", Recording(scratch / "state"), []
    log.touch()
    writer = multiprocessing.Process(target=grow, args=(str(log), rate, start, ended))
    writer.start()
    terminal = Terminal(
        [options.program, str(log), "--flight-recorder", f"{limit:g}MB", "--state", str(scratch / "state"),
         "--checkpoint-interval", "2s" if options.short else "30s"], columns=120, rows=40)
    try:
        terminal.until("▸churn-2.1[^▸]*fraud-v3")
        found = press_keys(terminal, recording, seconds)
        used, memory = terminal.usage()
        end = time.time()
        terminal.quit()
    except BaseException:
        terminal.close()
        raise
    finally:
        ended.value = 1
        writer.join()
    path = recording.path

    print(f"{rate:,} records/s for {seconds:g} s, {limit:g} MB kept, {used / seconds:.0%} of a core, {memory:.0f} MiB")
    largest = max(recording.sizes)
    print("largest: {:.2f} MB (tables {:.2f}, journal {:.2f}) of {:g}; {} looks".format(
        *(size / 1e6 for size in largest[:3]), limit, len(recording.sizes)))
    if largest[0] > limit * 1e6:
        bad.append(f"{largest[0] / 1e6:.1f} MB are more than {limit:g}")

    info = json.loads(ask(options.program, "recording", "info", path, "--format", "json")[0])
    first, last, missing = kept(options.program, path, scratch, rate)
    # A machine that is too busy reads the log late; nothing of that is lost.
    print(f"kept: {last - first:.1f} s of {last - start.value:.1f}, up to {max(0, end - last):.1f} s before the end; "
          f"{info['records']:,} records in {info['size_bytes'] / 1e6:.2f} MB, {missing} missing between them")
    if missing or first - start.value < 1:
        bad.append(f"{missing} records are missing, {first - start.value:.1f} s are gone from the beginning")
    words, status = ask(options.program, "check", "recording", path)
    if status:
        bad.append(words.strip())

    taken = [pause for pause, *_ in found]
    alone = [max(0, pause - waited) for pause, waited, *_ in found]
    for name, values in (("key to screen", taken), ("without waiting for a core", alone)):
        print(f"{name}: {len(values)} keys, p50 {1e3 * percentile(values, 0.5):.1f} ms, "
              f"p99 {1e3 * percentile(values, 0.99):.1f} ms, longest {1e3 * max(values):.1f} ms, "
              f"{sum(value > PAUSE_LIMIT for value in values)} above {1e3 * PAUSE_LIMIT:.0f} ms")
    for pause, waited, key, when in sorted(found, reverse=True)[:5]:
        print(f"  {1e3 * pause:.1f} ms, of which {1e3 * waited:.1f} for a core: key {key!r} after {when:.1f} s")
    if percentile(taken, 0.99) > SLOWEST["p99"] or max(taken) > SLOWEST["max"]:
        bad.append("the screen pauses")
    print(*bad, sep="\n", end="\n" if bad else "")
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()
