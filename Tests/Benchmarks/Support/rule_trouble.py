"""Unit tests of rules over simulated trouble, with the expectations that promtool's own engine gives.

    rule_trouble.py FOLDER SEED [MINUTES]

Writes rules.yml and rules_test.yml: series that wander, pause, end and start anew, about thirty rules of all kinds, and
at every evaluation all alerts that must fire and all samples of ALERTS, ALERTS_FOR_STATE and the recorded series. What
must come is asked of promtool: it is run over tests that expect nothing, and tells what it got instead.
"""

import random
import re
import subprocess
import sys
from pathlib import Path

STEP_SECONDS = 15
LABELS = r'\{((?:[^"{}]|"(?:[^"\\]|\\.)*")*)\}'


class Walk:
    """The points of one series, in the notation of promtool."""

    def __init__(self, chance, count):
        self.chance, self.count = chance, count

    def points(self, value):
        points = []
        while len(points) < self.count:
            turn = self.chance.random()
            if turn < 0.02:
                points += ["_"] * self.chance.choice([1, 2, 5, 25])
            elif turn < 0.03:
                points += ["stale"] + ["_"] * self.chance.choice([0, 3, 10])
            else:
                points.append(value())
        return " ".join(points[: self.count])

    def gauge(self, low, high):
        state = [self.chance.uniform(low, high)]

        def value():
            if self.chance.random() < 0.01:
                return "NaN"
            width = (high - low) / 8
            state[0] = min(high, max(low, state[0] + self.chance.uniform(-width, width)))
            # With fewer digits, what a template rounds may lie just between two texts.
            return f"{state[0]:.6f}"

        return self.points(value)

    def counter(self, rate):
        state = [0]

        def value():
            if self.chance.random() < 0.02:
                state[0] = 0
            state[0] += self.chance.expovariate(1 / rate)
            return f"{state[0]:.6f}"

        return self.points(value)

    def switch(self):
        state = [1]

        def value():
            if self.chance.random() < 0.12:
                state[0] = 1 - state[0]
            return str(state[0])

        return self.points(value)


def series(chance, count):
    walk = Walk(chance, count)
    found = []
    for job in ["ranker", "fraud", "search"]:
        for instance in ["a:80", "b:80"]:
            labels = f'job="{job}", instance="{instance}"'
            found.append((f"up{{{labels}}}", walk.switch()))
            found.append((f"requests_total{{{labels}}}", walk.counter(40)))
            found.append((f"errors_total{{{labels}}}", walk.counter(3)))
            found.append((f"queue{{{labels}}}", walk.gauge(0, 100)))
        found.append((f'quality{{model="{job}", metric="auc"}}', walk.gauge(0.4, 1)))
        for bound, rate in [("0.1", 20), ("0.5", 30), ("1", 35), ("+Inf", 40)]:
            found.append((f'latency_bucket{{job="{job}", le="{bound}"}}', walk.counter(rate)))
    found.append(('build_info{job="ranker", version="1.2"}', walk.gauge(1, 1).replace("NaN", "1")))
    return found


def held(chance):
    lines = []
    if chance.random() < 0.8:
        lines.append(f"for: {chance.choice(['0s', '15s', '1m', '90s', '3m', '5m', '12m'])}")
    if chance.random() < 0.5:
        lines.append(f"keep_firing_for: {chance.choice(['30s', '2m', '7m'])}")
    return lines


def expressions(chance):
    window = chance.choice(["1m", "2m", "5m", "70s"])
    number = lambda low, high: f"{chance.uniform(low, high):.2f}"
    return [
        "up == 0",
        f"queue > {number(20, 80)}",
        f"queue > {number(20, 80)} and on (job, instance) up == 1",
        f"queue > {number(20, 80)} unless on (job) job:errors:ratio > {number(0, 0.2)}",
        f"sum by (job) (rate(errors_total[{window}])) / sum by (job) (rate(requests_total[{window}])) > {number(0, 0.2)}",
        f"job:errors:ratio > {number(0, 0.2)}",
        f"increase(errors_total[{window}]) > {number(2, 40)}",
        f"quality < {number(0.5, 0.9)}",
        "quality",
        "quality != quality",
        f"avg_over_time(quality[{window}]) < {number(0.5, 0.9)}",
        f"absent(up{{job=\"{chance.choice(['ranker', 'nobody'])}\", instance=\"a:80\"}})",
        f"absent_over_time(queue{{job=\"fraud\", instance=\"b:80\"}}[{window}])",
        f"changes(up[{window}]) > 1",
        f"resets(requests_total[{window}]) > 0",
        f"count_over_time(queue[{window}]) < {chance.choice([2, 4, 5])}",
        f"histogram_quantile(0.9, sum by (le, job) (rate(latency_bucket[{window}]))) > {number(0.1, 0.9)}",
        # No topk: which of two equal values Prometheus takes is not the same from one run to the next.
        f"quantile by (job) (0.9, queue) > {number(20, 60)}",
        f"count by (job) (up == 0) >= {chance.choice([1, 2])}",
        f"max_over_time(job:queue:max[{window}]) > {number(50, 95)}",
        f"deriv(queue[{window}]) > {number(0, 0.5)}",
        f"predict_linear(queue[{window}], 300) > {number(60, 150)}",
        f"queue - queue offset {window} > {number(10, 40)}",
        f"stddev by (job) (queue) > {number(5, 30)}",
        f"vector(time() % {chance.choice([120, 240])}) >= 60",
        "time() > bool 1200",
        f"ALERTS{{alertname=\"Trouble0\", alertstate=\"{chance.choice(['pending', 'firing'])}\"}}",
        f"quantile_over_time(0.5, queue[{window}]) > {number(20, 80)}",
        f"max_over_time(rate(requests_total[1m])[{window}:30s]) > {number(1, 5)}",
        "(up == 0) + on (job) group_left (version) 0 * build_info",
        f"queue * on (job) group_left (version) build_info > {number(30, 70)}",
    ]


RECORDED = ["job:errors:ratio", "job:queue:max", "kept:up"]


def rules(chance):
    lines = ["groups:", "- name: recorded", "  rules:"]
    lines += [f"  - record: {RECORDED[0]}"]
    lines += ["    expr: sum by (job) (rate(errors_total[2m])) / sum by (job) (rate(requests_total[2m]))"]
    lines += [f"  - record: {RECORDED[1]}", "    expr: max by (job) (queue)", "    labels: {team: ml}"]
    lines += [f"  - record: {RECORDED[2]}", "    expr: up == 1"]
    names = []
    for number, expression in enumerate(expressions(chance)):
        if number % 8 == 0:
            lines += [f"- name: group{number // 8}", "  rules:"]
        names.append(f"Trouble{number}")
        lines += [f"  - alert: {names[-1]}", f"    expr: '{expression}'"]
        lines += [f"    {line}" for line in held(chance)]
        lines += ["    labels:", f"      severity: {chance.choice(['page', 'ticket'])}"]
        if chance.random() < 0.5:
            lines += ["      owner: '{{ with $labels.job }}{{ . | toUpper }}{{ else }}nobody{{ end }}'"]
        form = chance.choice(["humanize", "humanizePercentage", "humanizeDuration", 'printf "%.3f"'])
        lines += ["    annotations:", f"      summary: '{{{{ $labels.job }}}} is at {{{{ $value | {form} }}}}'"]
        if chance.random() < 0.3:
            lines += ["      others: '{{ range query \"sum by (job) (up)\" | sortByLabel \"job\" }}{{ .Value }} {{ end }}'"]
    return names, "\n".join(lines) + "\n"


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


def pairs(text):
    found = re.findall(r'([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\]|\\.)*)"', text)
    return {name: bytes(value, "utf-8").decode("unicode_escape").encode("latin-1").decode() for name, value in found}


class Tests:
    def __init__(self, chance, minutes):
        self.names, self.rules = rules(chance)
        self.interval = chance.choice([15, 30, 60])
        self.series = series(chance, minutes * 60 // STEP_SECONDS)
        self.times = range(0, minutes * 60, self.interval)
        self.queries = ["ALERTS", "ALERTS_FOR_STATE"] + RECORDED
        # What promtool answers one way and then another, as sums in the order of a hash table may be rounded.
        self.doubtful = set()

    def text(self, alerts, samples):
        # Without an order promtool evaluates groups in any.
        groups = ", ".join(re.findall("name: (.*)", self.rules))
        lines = ["rule_files: [rules.yml]", f"evaluation_interval: {self.interval}s", f"group_eval_order: [{groups}]"]
        lines.append("tests:")
        lines += ["- interval: 15s", "  external_labels: {region: north}", "  input_series:"]
        for name, points in self.series:
            lines += [f"  - series: {quoted(name)}", f"    values: {quoted(points)}"]
        lines.append("  alert_rule_test:")
        for time in self.times:
            for name in self.names:
                if (time, name) in self.doubtful:
                    continue
                lines += [f"  - eval_time: {time}s", f"    alertname: {name}"]
                found = alerts.get((time, name), [])
                if found:
                    lines.append("    exp_alerts:")
                for labels, annotations in found:
                    lines.append("    - exp_labels:")
                    lines += [f"        {key}: {quoted(value)}" for key, value in labels.items() if key != "alertname"]
                    lines.append("      exp_annotations:")
                    lines += [f"        {key}: {quoted(value)}" for key, value in annotations.items()]
        lines.append("  promql_expr_test:")
        for time in self.times:
            for query in self.queries:
                found = samples.get((time, query), [])
                # promtool never finds one NaN equal to another.
                if (time, query) in self.doubtful or any(value == "NaN" for _, value in found):
                    continue
                lines += [f"  - eval_time: {time}s", f"    expr: {quoted(query)}"]
                if found:
                    lines.append("    exp_samples:")
                for labels, value in found:
                    lines += [f"    - labels: {quoted(labels)}", f"      value: {value}"]
        return "\n".join(lines) + "\n"


def seconds(text):
    units = {"h": 3600, "m": 60, "s": 1}
    return sum(int(count) * units[unit] for count, unit in re.findall(r"(\d+)([hms])", text))


def answers(output):
    """What promtool says it got, of alerts and of samples."""
    alerts, samples = {}, {}
    for block in re.split(r"\n    (?=alertname: |expr: )", output):
        head = re.match(r"alertname: (\S+), time: (\S+?),", block)
        got = block.rsplit("got:", 1)[-1]
        if head:
            labels = re.findall(r"Labels:" + LABELS, got)
            annotations = re.findall(r"Annotations:" + LABELS, got)
            found = [(pairs(own), pairs(text)) for own, text in zip(labels, annotations)]
            alerts[seconds(head[2]), head[1]] = found
            continue
        head = re.match(r'expr: "([^"]*)", time: (\S+?),', block)
        if head:
            found = re.findall(LABELS + r" (\S+?)(?:,|\n|$)", got)
            samples[seconds(head[2]), head[1]] = [("{" + own + "}", value) for own, value in found]
    return alerts, samples


def ask(file):
    run = subprocess.run(["promtool", "test", "rules", file], capture_output=True, text=True)
    return run.returncode, run.stdout + run.stderr


def main():
    folder, seed = Path(sys.argv[1]), int(sys.argv[2])
    minutes = int(sys.argv[3]) if len(sys.argv) > 3 else 60
    tests = Tests(random.Random(seed), minutes)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "rules.yml").write_text(tests.rules)
    file = folder / "rules_test.yml"
    file.write_text(tests.text({}, {}))
    _, output = ask(file)
    alerts, samples = answers(output)
    if not alerts:
        sys.exit(f"promtool found nothing that fires:\n{output[:2000]}")
    for _ in range(5):
        file.write_text(tests.text(alerts, samples))
        status, output = ask(file)
        if status == 0:
            break
        others = answers(output)
        tests.doubtful |= set(others[0]) | set(others[1])
    else:
        sys.exit(f"promtool does not agree with itself:\n{output[:2000]}")
    print(
        f"seed {seed}: {sum(map(len, alerts.values()))} alerts and {sum(map(len, samples.values()))} samples expected, "
        f"{len(tests.doubtful)} tests left out that promtool answers in two ways"
    )


main()
