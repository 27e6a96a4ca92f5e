"""Asks driftop's engine and a Prometheus server the same queries in turn, and prints times and memory side by side.

    promql_side_by_side.py PROMQL_BENCHMARKS --folder FOLDER [--rounds N] [--series N] [--hours N]
    promql_side_by_side.py PROMQL_BENCHMARKS --short

Prometheus answers over HTTP on the loopback interface, uncompressed; its evaluation time is what it states itself. Memory
is by how much the resident set of a fresh process grows at most over its first answer; of Prometheus's that includes what
it maps of its blocks. Go's collector lets the heap grow to twice what is alive, as it is set by default (GOGC=100).
"""
import argparse
import json
import math
import os
import pathlib
import re
import statistics
import subprocess
import sys
import time
import urllib.parse
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent / "EndToEndTests" / "Queries" / "Scripts"))
from compare_with_prometheus import Prometheus, difference, make_blocks  # noqa: E402

START = 1_772_323_200
METRIC = "request_duration_seconds_bucket"
# Name, expression, step in seconds; 0 for an instant.
QUERIES = [
    ("rate by job, each 15 s", f"sum by (job) (rate({METRIC}[5m]))", 15),
    ("rate by job, each 60 s", f"sum by (job) (rate({METRIC}[5m]))", 60),
    ("p99 of each server", f"histogram_quantile(0.99, rate({METRIC}[5m]))", 60),
    ("p99 of each job", f"histogram_quantile(0.99, sum by (job, le) (rate({METRIC}[5m])))", 60),
    ("all series, each 60 s", METRIC, 60),
    ("topk 10 of all rates", f"topk(10, rate({METRIC}[5m]))", 60),
    ("an hour's maximum", f"max_over_time({METRIC}[1h])", 300),
    ("instant: rate by job", f"sum by (job) (rate({METRIC}[5m]))", 0),
    ("instant: all series", METRIC, 0),
]
# Seconds that no machine should need for an hour of 1,000 series.
SHORT_BOUND = 2.0


def mebibytes(pid, field):
    """What /proc says of the memory of a process."""
    text = pathlib.Path("/proc", str(pid), "status").read_text()
    return int(re.search(rf"{field}:\s+(\d+)", text).group(1)) / 1024


class Driftop:
    name = "driftop"

    def __init__(self, program, options):
        self.process = subprocess.Popen(
            [program, "answers", str(options.series), str(options.hours)], stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, text=True)
        self.says = self.process.stdout.readline().strip()
        self.pid = self.process.pid
        self.end = START + options.hours * 3_600 - 8

    def ask(self, expression, step, *file):
        words = [expression, START + 7, self.end, step, *file]
        self.process.stdin.write("\t".join(map(str, words)) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def answer(self, expression, step, folder):
        file = pathlib.Path(folder, "answer.json")
        self.ask(expression, step, file)
        return json.loads(file.read_bytes())

    def close(self):
        self.process.kill()
        self.process.wait()


class Peer:
    name = "Prometheus"

    def __init__(self, options):
        self.server = Prometheus(f"{options.folder}/blocks")
        self.pid = self.server.process.pid
        self.end = START + options.hours * 3_600 - 8

    def read(self, expression, step):
        parameters = {"query": expression, "stats": "1"}
        parameters |= {"start": START + 7, "end": self.end, "step": step} if step else {"time": self.end}
        path = "query_range" if step else "query"
        body = urllib.parse.urlencode(parameters).encode()
        with urllib.request.urlopen(f"{self.server.address}/api/v1/{path}", body) as answer:
            return answer.read()

    def ask(self, expression, step):
        start = time.perf_counter()
        body = self.read(expression, step)
        seconds = time.perf_counter() - start
        evaluation = re.search(rb'"evalTotalTime":([\d.e-]+)', body[-4_096:])
        return {"answer_s": seconds, "evaluation_s": float(evaluation.group(1)), "bytes": len(body)}

    def answer(self, expression, step, _):
        return json.loads(self.read(expression, step))["data"]

    def close(self):
        self.server.close()


def write_samples(program, options):
    samples = pathlib.Path(options.folder, "samples.om")
    with open(samples, "wb") as file:
        subprocess.run([program, "samples", str(options.series), str(options.hours)], check=True, stdout=file)
    return samples


def check(driftop, peer, folder):
    for name, expression, step in QUERIES:
        # Of equal ones either may be the tenth.
        expression = f"sum({expression})" if expression.startswith("topk") else expression
        answers = [one.answer(expression, step, folder) for one in (driftop, peer)]
        if fault := difference(*answers, False):
            sys.exit(f"{name}: {fault}")


def growth(start, query):
    """By how many MiB a program that is started for it grows at most over its first answer."""
    program = start()
    try:
        before = mebibytes(program.pid, "VmRSS")
        program.ask(*query[1:])
        return mebibytes(program.pid, "VmHWM") - before
    finally:
        program.close()


def measure(programs, options):
    """Of each query by each program the seconds to the answer and of the evaluation, a pair for each round."""
    figures = {query: {program.name: [] for program in programs} for query in QUERIES}
    for number in range(options.rounds):
        for query in QUERIES:
            # A B, then B A: whatever drifts on the machine hits both.
            for program in programs if number % 2 == 0 else reversed(programs):
                result = program.ask(*query[1:])
                figures[query][program.name].append((result["answer_s"], result["evaluation_s"]))
    return figures


def medians(rounds):
    return [statistics.median(column) for column in zip(*rounds)]


def show(figures, memory):
    print(f"{'':24s}{'answer':>10s}{'Prometheus':>12s}{'ratio':>8s}   {'evaluation':>10s}{'Prometheus':>12s}{'ratio':>8s}"
          f"   {'memory':>10s}{'Prometheus':>12s}")
    for query, rounds in figures.items():
        mine, theirs = medians(rounds[Driftop.name]), medians(rounds[Peer.name])
        ratio = [b / a if a else math.nan for a, b in zip(mine, theirs)]
        print(f"{query[0]:24s}{1e3 * mine[0]:7.1f} ms{1e3 * theirs[0]:9.1f} ms{ratio[0]:7.1f}×   "
              f"{1e3 * mine[1]:7.1f} ms{1e3 * theirs[1]:9.1f} ms{ratio[1]:7.1f}×   "
              f"{memory[query][0]:6.1f} MiB{memory[query][1]:8.1f} MiB", flush=True)


def run_short(program, options):
    options.hours, options.rounds = 1, 3
    driftop = Driftop(program, options)
    print(driftop.says)
    figures = measure([driftop], options)
    driftop.close()
    bad = []
    for (name, _, _), rounds in figures.items():
        seconds = min(answer for answer, _ in rounds[Driftop.name])
        print(f"{name:24s}{1e3 * seconds:8.1f} ms")
        if seconds > SHORT_BOUND:
            bad.append(f"{name}: {seconds:.1f} s, bound {SHORT_BOUND} s")
    sys.exit("\n".join(bad) or 0)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--folder")
    parser.add_argument("--short", action="store_true")
    for name, value in (("rounds", 5), ("series", 1_000), ("hours", 24)):
        parser.add_argument(f"--{name}", type=int, default=value)
    options = parser.parse_args()
    if options.short:
        run_short(options.program, options)
    samples = write_samples(options.program, options)
    make_blocks(samples, f"{options.folder}/blocks", "--max-block-duration=24h")
    os.remove(samples)
    starts = (lambda: Driftop(options.program, options), lambda: Peer(options))
    memory = {query: [growth(start, query) for start in starts] for query in QUERIES}
    driftop, peer = (start() for start in starts)
    try:
        print(driftop.says)
        print(f"resident: driftop {mebibytes(driftop.pid, 'VmRSS'):.0f} MiB, "
              f"Prometheus {mebibytes(peer.pid, 'VmRSS'):.0f} MiB before the first query")
        check(driftop, peer, options.folder)
        show(measure([driftop, peer], options), memory)
    finally:
        driftop.close()
        peer.close()


main()
