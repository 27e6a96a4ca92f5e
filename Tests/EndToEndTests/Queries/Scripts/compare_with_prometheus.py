#!/usr/bin/env python3
"""Asks driftop and Prometheus 2.42 the same questions over the same samples and compares the answers.

  compare_with_prometheus.py DRIFTOP [--write]

promtool makes blocks of the samples of model_servers.py and a Prometheus on a loopback port serves them; `driftop query`
reads the samples themselves. Each expression of questions.py is asked at one time and over a range, at times that are on
no window's edge; numbers must agree to 1e-9 of their size. The differences of the versions are asked at edges. The table
in comparison.txt must come out the same; --write writes it anew. Fails on any other difference.
"""
import argparse
import concurrent.futures
import json
import math
import pathlib
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request

from model_servers import SECONDS, START
from questions import CLOSED, DIFFERENCES, EXPRESSIONS, NEITHER, RENAMED

HERE = pathlib.Path(__file__).resolve().parent
TABLE = HERE / "comparison.txt"
TOLERANCE = 1e-9
# Seven seconds beyond a multiple of what subqueries step by.
INSTANT = START + 5_407
RANGE = (START + 1_507, START + SECONDS, 210)


def make_blocks(samples, folder, *options):
    """Turns a file of OpenMetrics into what a Prometheus server stores."""
    subprocess.run(
        ["promtool", "tsdb", "create-blocks-from", "openmetrics", *options, samples, folder], check=True,
        stdout=subprocess.DEVNULL)


class Prometheus:
    """A server over the blocks in a folder."""

    def __init__(self, folder):
        configuration = pathlib.Path(folder, "prometheus.yml")
        configuration.write_text("{}")
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}"
        self.process = subprocess.Popen(
            ["prometheus", f"--config.file={configuration}", f"--web.listen-address=127.0.0.1:{port}",
             f"--storage.tsdb.path={folder}", "--storage.tsdb.retention.time=100y", "--log.level=error"])
        try:
            self.wait()
        except BaseException:
            self.close()
            raise

    def wait(self):
        end = time.monotonic() + 60
        while time.monotonic() < end:
            try:
                with urllib.request.urlopen(f"{self.address}/-/ready"):
                    return
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.05)
        sys.exit("prometheus does not answer")

    def ask(self, path, **parameters):
        body = urllib.parse.urlencode(parameters).encode()
        try:
            with urllib.request.urlopen(f"{self.address}/api/v1/{path}", body) as answer:
                return json.load(answer)["data"]
        except urllib.error.HTTPError as error:
            return json.load(error)["error"]

    def instant(self, expression, moment):
        return self.ask("query", query=expression, time=moment)

    def range(self, expression, start, end, step):
        return self.ask("query_range", query=expression, start=start, end=end, step=step)

    def close(self):
        self.process.kill()
        self.process.wait()


class Driftop:
    def __init__(self, program, samples):
        self.program, self.samples = program, samples

    def ask(self, expression, *options):
        run = subprocess.run(
            [self.program, "query", *options, "--", expression, self.samples], capture_output=True, text=True)
        return json.loads(run.stdout) if run.returncode == 0 else run.stderr.splitlines()[0]

    def instant(self, expression, moment, *options):
        return self.ask(expression, "--time", str(moment), *options)

    def range(self, expression, start, end, step):
        return self.ask(expression, "--start", str(start), "--end", str(end), "--step", str(step))


def is_close(one, other):
    one, other = float(one), float(other)
    if math.isnan(one) or math.isnan(other) or math.isinf(one) or math.isinf(other):
        return repr(one) == repr(other)
    return abs(one - other) <= TOLERANCE * max(abs(one), abs(other))


def points(element):
    return element["values"] if "values" in element else [element["value"]]


def difference(one, other, isOrdered):
    """A sentence, or None when both answers are the same."""
    if isinstance(one, str) or isinstance(other, str):
        return f"{one if isinstance(one, str) else 'an answer'} instead of {other if isinstance(other, str) else 'one'}"
    if one["resultType"] != other["resultType"]:
        return f"a {one['resultType']} instead of a {other['resultType']}"
    if one["resultType"] == "scalar":
        return None if is_close(one["result"][1], other["result"][1]) else f"{one['result']}, not {other['result']}"
    keys = [[json.dumps(element["metric"], sort_keys=True) for element in answer["result"]] for answer in (one, other)]
    if sorted(keys[0]) != sorted(keys[1]):
        return f"series {set(keys[0]) ^ set(keys[1])}"
    if isOrdered and keys[0] != keys[1]:
        return f"the order {keys[0]}, not {keys[1]}"
    others = dict(zip(keys[1], other["result"]))
    for key, element in zip(keys[0], one["result"]):
        mine, theirs = points(element), points(others[key])
        if [moment for moment, _ in mine] != [moment for moment, _ in theirs]:
            return f"{key}: values at other times"
        for (moment, value), (_, expected) in zip(mine, theirs):
            if not is_close(value, expected):
                return f"{key} at {moment}: {value}, not {expected}"
    return None


def size(answer):
    """How many series and values an answer has."""
    if isinstance(answer, str):
        return 0, 0
    if answer["resultType"] == "scalar":
        return 1, 1
    return len(answer["result"]), sum(len(points(element)) for element in answer["result"])


def ask_both(driftop, prometheus, expression):
    """The answers at one time, driftop's and Prometheus's, and those over a range."""
    return [
        (driftop.instant(expression, INSTANT), prometheus.instant(expression, INSTANT)),
        (driftop.range(expression, *RANGE), prometheus.range(expression, *RANGE))]


def compare_expressions(driftop, prometheus, faults):
    yield f"{'instant':>7s}  {'range':>5s}  {'series':>6s}  {'values':>6s}  expression"
    # Two at a time, as most of the time goes to starting a program and reading the samples.
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda expression: ask_both(driftop, prometheus, expression), EXPRESSIONS))
    for expression, pairs in zip(EXPRESSIONS, answers):
        words, counts = [], (0, 0)
        for mine, theirs in pairs:
            isOrdered = not words and expression.startswith(("sort", "topk", "bottomk"))
            fault = difference(mine, theirs, isOrdered)
            if fault:
                faults.append(f"{expression}: {fault}")
            words.append("DIFFERS" if fault else "equal")
            counts = max(counts, size(theirs))
        yield f"{words[0]:>7s}  {words[1]:>5s}  {counts[0]:6d}  {counts[1]:6d}  {expression}"


def shown(answer):
    if isinstance(answer, str):
        return "an error"
    values = [element["value"][1] for element in answer["result"]]
    return ", ".join(values[:4]) if values else "nothing"


def compare_differences(driftop, prometheus, faults):
    for name, meaning, second, question, spelled, remedy in DIFFERENCES:
        moment = START + second
        theirs = prometheus.instant(question, moment)
        mine = driftop.instant(question, moment)
        yield f"{name}: {meaning}" if meaning != "none" else f"{name}: a number stays the same"
        yield f"    {question}"
        yield f"    Prometheus 2.42: {shown(theirs)}; driftop: {shown(mine)}"
        if remedy == CLOSED:
            remedied = driftop.instant(question, moment, "--closed-windows")
            yield f"    driftop --closed-windows: {shown(remedied)}"
        elif remedy == RENAMED:
            remedied = driftop.instant(spelled, moment)
            if isinstance(prometheus.instant(spelled, moment), dict):
                faults.append(f"{name}: Prometheus 2.42 understands {spelled}")
            yield f"    in driftop also {spelled}: {shown(remedied)}"
        if remedy != NEITHER and (fault := difference(remedied, theirs, False)):
            faults.append(f"{name}: with {remedy} still {fault}")
        if remedy != RENAMED and not difference(mine, theirs, False):
            faults.append(f"{name}: there is no difference")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("driftop")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        samples = f"{folder}/servers.om"
        subprocess.run([sys.executable, HERE / "model_servers.py", samples], check=True)
        make_blocks(samples, f"{folder}/blocks")
        prometheus = Prometheus(f"{folder}/blocks")
        try:
            driftop = Driftop(options.driftop, samples)
            table = [
                "driftop and Prometheus 2.42 over the same samples: compare_with_prometheus.py.", "",
                f"{len(EXPRESSIONS)} expressions, each at one time and over a range; series and values are those of the "
                "larger answer.", "",
                *compare_expressions(driftop, prometheus, faults), "",
                "Where they differ, as Prometheus 3 differs from 2.42, and what that means for a number", "",
                *compare_differences(driftop, prometheus, faults)]
        finally:
            prometheus.close()
    text = "\n".join(table) + "\n"
    if options.write:
        TABLE.write_text(text, encoding="utf-8")
    elif text != TABLE.read_text(encoding="utf-8"):
        faults.append(f"the table is no longer that of {TABLE.name}: run with --write and look at the difference")
    print(*faults, sep="\n", end="\n" if faults else "")
    print(f"{len(EXPRESSIONS)} expressions, {len(DIFFERENCES)} differences of version, {len(faults)} faults")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
