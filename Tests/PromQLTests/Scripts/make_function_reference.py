"""Writes function_reference.json: seeded series with irregular times, and what a Prometheus 2.42 answers to queries over
them that use its functions.

Starts prometheus on loopback over blocks that promtool makes. Other versions are refused, since windows are closed on
both sides up to version 2 and the tests say so.

    python3 make_function_reference.py
"""
import json
import math
import pathlib
import random
import subprocess
import tempfile
import time
import urllib.parse
import urllib.request

START = 1_772_000_000  # 2026-02-25T06:13:20Z
PORT = 19142
HERE = pathlib.Path(__file__).parent
# All windows lie behind the first samples: where a counter begins within one, versions differ.
TIMES = (START + 1_080, START + 1_407.5, START + 1_801.25, START + 2_700)
WINDOWS = ("1m", "5m", "17m")
CALENDAR = ("year", "month", "day_of_month", "day_of_week", "day_of_year", "days_in_month", "hour", "minute")


def number(value):
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "+Inf" if value > 0 else "-Inf"
    return repr(value)


def irregular(generator, step):
    now, times = START * 1_000, []
    while now < (START + 2_700) * 1_000:
        times.append(now)
        now += int(step * 1_000 * generator.choice((0.6, 0.9, 1, 1, 1.1, 1.6, 3.5)))
    return times


def series():
    generator = random.Random(42)
    made = []

    def add(name, labels, step, value):
        made.append(({"__name__": name, **labels}, [(at, value(at)) for at in irregular(generator, step)]))

    for instance in ("a", "b", "c"):
        state = {"count": generator.uniform(0, 50)}

        def counter(_):
            state["count"] = 0.0 if generator.random() < 0.04 else state["count"] + generator.expovariate(0.05)
            return round(state["count"], 6)

        add("requests_total", {"instance": instance, "job": "web"}, 15, counter)
    for instance, scale in (("a", 1), ("b", 1e9), ("c", 1e-6)):
        add("temperature", {"instance": instance, "job": "web"}, 20, lambda _: scale * generator.gauss(20, 7))
    add("steady", {"job": "steady"}, 15, lambda _: 7.5)
    add("gappy", {"job": "gappy"}, 170, lambda _: generator.gauss(0, 1))
    add("special", {"kind": "nan"}, 30, lambda _: generator.choice((math.nan, 1.5, -2.0, 3.25)))
    add("special", {"kind": "inf"}, 30, lambda _: generator.choice((math.inf, -math.inf, 2.0, -2.0)))
    add("special", {"kind": "huge"}, 30, lambda _: generator.choice((1.5e308, 1.2e308, -1e308)))
    add("angle", {"job": "web"}, 15, lambda _: generator.uniform(-0.95, 0.95))
    add("moment", {"job": "web"}, 15, lambda _: generator.uniform(-3e10, 3e10))
    add("version", {"text": "v12.345-rc.6", "other": "x"}, 15, lambda _: 1.0)
    for instance in ("a", "b"):
        counts = dict.fromkeys(("0.005", "0.025", "0.1", "0.5", "2.5", "+Inf"), 0)
        observed = [
            {bound: sum(v <= float(bound) for v in values) for bound in counts}
            for values in ([generator.lognormvariate(-2.5, 1.5) for _ in range(9)] for _ in range(400))]
        times = irregular(generator, 15)
        for bound in counts:
            total, samples = 0, []
            for at, more in zip(times, observed):
                total += more[bound]
                samples.append((at, float(total)))
            made.append(({"__name__": "latency_seconds_bucket", "le": bound, "instance": instance}, samples))
    return made


def queries():
    for window in WINDOWS:
        for function in ("rate", "increase", "irate", "delta", "idelta", "resets", "changes"):
            yield f"{function}(requests_total[{window}])"
        for function in ("deriv", "delta", "idelta", "changes", "avg_over_time", "sum_over_time", "min_over_time",
                         "max_over_time", "count_over_time", "last_over_time", "present_over_time", "stddev_over_time",
                         "stdvar_over_time"):
            yield f"{function}({{__name__=~'temperature|gappy|steady'}}[{window}])"
        for function in ("avg_over_time", "sum_over_time", "min_over_time", "max_over_time", "changes", "resets", "rate"):
            yield f"{function}(special[{window}])"
        for quantile in ("0", "0.1", "0.5", "0.77", "1", "-1", "1.5", "NaN"):
            yield f"quantile_over_time({quantile}, temperature[{window}])"
        yield f"quantile_over_time(0.5, special{{kind='nan'}}[{window}])"
        yield f"predict_linear(temperature[{window}], 3600)"
        yield f"predict_linear(temperature[{window}] offset 3m, 3600)"
        yield f"holt_winters(temperature[{window}], 0.3, 0.6)"
        for quantile in ("0", "0.25", "0.5", "0.9", "0.999", "1"):
            yield f"histogram_quantile({quantile}, rate(latency_seconds_bucket[{window}]))"
    for function in ("sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "asinh", "atanh", "deg", "rad",
                     "exp", "sgn", "abs", "ceil", "floor", "round"):
        yield f"{function}(angle)"
        yield f"{function}(special)"
    for function in ("ln", "log2", "log10", "sqrt", "acosh"):
        yield f"{function}(temperature)"
        yield f"{function}(special)"
    for function in CALENDAR:
        yield f"{function}(moment)"
        yield f"{function}()"
    for bound in ("0.1", "10", "0.0025", "3"):
        yield f"round(temperature, {bound})"
    yield "clamp(temperature, 15, 25)"
    yield "clamp(temperature, 25, 15)"
    yield "clamp(special, -1, 2)"
    yield "clamp_min(special, 1.5)"
    yield "clamp_max(special, 1.5)"
    yield "clamp_max(special, NaN)"
    yield "timestamp(requests_total)"
    yield "timestamp(requests_total offset 2m)"
    yield "timestamp(abs(requests_total))"
    yield "time()"
    yield "pi()"
    yield "vector(time())"
    yield "scalar(steady)"
    yield "scalar(temperature)"
    yield "scalar(nothing)"
    yield "absent(nothing{a='b', c='d', c='e', f=~'g'})"
    yield "absent(steady)"
    yield "absent(sum(nothing{a='b'}))"
    yield "absent_over_time(nothing{a='b'}[5m])"
    yield "absent_over_time(gappy[1m])"
    yield "sort(temperature)"
    yield "sort_desc(temperature)"


def timeless():
    """Queries with the same answer at any time."""
    for function in CALENDAR:
        for seconds in ("0", "-1", "-86400", "951782400", "4107542400", "1e15", "-1e15", "253402300800", "-62135596801"):
            yield f"{function}(vector({seconds}))"
    for replacement, pattern in (("$1", "v(\\\\d+).*"), ("${1}0-$2x", "v(\\\\d+)\\\\.(\\\\d+).*"), ("$1x", "(.*)"),
                                 ("$name-$$", "(?P<name>v..).*"), ("", ".*"), ("$9", ".*"), ("$", ".*"), ("x", "none"),
                                 ("a${b", ".*"), ("$0", "v.*"), ("${name}$other", "(?P<name>.)(?P<rest>.*)")):
        yield f'label_replace(version, "new", "{replacement}", "text", "{pattern}")'
    yield 'label_replace(version, "text", "", "text", ".*")'
    yield 'label_replace(version, "new", "empty", "missing", "")'
    yield 'label_join(version, "new", "-", "text", "missing", "other")'
    yield 'label_join(version, "other", "-")'


def answer(query, at):
    parameters = urllib.parse.urlencode({"query": query, "time": at})
    with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/api/v1/query?{parameters}") as response:
        data = json.load(response)["data"]
    if data["resultType"] == "scalar":
        return [[{}, data["result"][1]]]
    return [[element["metric"], element["value"][1]] for element in data["result"]]


def serve(made, folder):
    lines = []
    for labels, samples in made:
        pairs = ",".join(f'{name}="{value}"' for name, value in labels.items() if name != "__name__")
        lines += [f'{labels["__name__"]}{{{pairs}}} {number(value)} {at / 1_000:.3f}' for at, value in samples]
    lines.sort(key=lambda line: line.split("{")[0])
    (folder / "input").write_text("\n".join(lines + ["# EOF", ""]))
    (folder / "empty.yml").write_text("")
    subprocess.run(["promtool", "tsdb", "create-blocks-from", "openmetrics", folder / "input", folder / "data"],
                   check=True, stdout=subprocess.DEVNULL)
    return subprocess.Popen(
        ["prometheus", f"--config.file={folder}/empty.yml", f"--storage.tsdb.path={folder}/data",
         f"--web.listen-address=127.0.0.1:{PORT}", "--storage.tsdb.retention.time=100y", "--log.level=error"])


def main():
    version = subprocess.run(["prometheus", "--version"], check=True, capture_output=True, text=True).stdout
    if "version 2.42" not in version:
        raise SystemExit(f"made for prometheus 2.42, found {version.splitlines()[0]}")
    made = series()
    with tempfile.TemporaryDirectory() as folder:
        server = serve(made, pathlib.Path(folder))
        try:
            for _ in range(100):
                try:
                    answer("1", START)
                    break
                except OSError:
                    time.sleep(0.1)
            asked = [(query, at) for query in queries() for at in TIMES] + [(query, TIMES[0]) for query in timeless()]
            answers = [{"query": query, "time": at, "result": answer(query, at)} for query, at in asked]
        finally:
            server.terminate()
            server.wait()
    stored = [{"labels": labels, "samples": [[at, number(value)] for at, value in samples]} for labels, samples in made]
    text = ['{"series": [']
    text.append(",\n".join(json.dumps(one, separators=(",", ":")) for one in stored))
    text.append('], "answers": [')
    text.append(",\n".join(json.dumps(one, separators=(",", ":")) for one in answers))
    text.append("]}")
    (HERE / "function_reference.json").write_text("\n".join(text) + "\n")


if __name__ == "__main__":
    main()
