#!/usr/bin/env python3
"""Writes a prediction log of three invented models, seeded, with Python's standard library only.

  make_live_log.py FILE --rate 100            a minute of history up to now, then that many records each second
  make_live_log.py FILE --megabytes 20        a log of that size, and ends
"""
import argparse
import json
import math
import random
import time

SEED = 20260301


def record(generator, seconds):
    model = generator.choices(["fraud-v3", "churn-2.1", "topics-1.2"], [6, 3, 1])[0]
    stamp = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(seconds)) + f".{int(seconds % 1 * 1000):03d}Z"
    line = {"ts": stamp, "model": model, "latency_ms": round(generator.gammavariate(5, 4), 1)}
    if model == "topics-1.2":
        truth = generator.randrange(4)
        answer = truth if generator.random() < 0.8 else generator.randrange(4)
        line |= {"y_true": f"topic {truth}", "y_pred": f"topic {answer}"}
    else:
        risk = generator.gauss(-1, 1.5)
        score = round(1 / (1 + math.exp(-risk)), 4)
        line |= {"y_true": int(generator.random() < score), "y_pred": int(score >= 0.5), "score": score}
    line["features"] = {"amount": round(math.exp(generator.gauss(4, 1)), 2), "age": generator.randrange(18, 90)}
    return json.dumps(line, separators=(",", ":")) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file")
    parser.add_argument("--rate", type=float)
    parser.add_argument("--history", type=float, default=60, help="seconds of history")
    parser.add_argument("--seconds", type=float, default=3600, help="for how long to write")
    parser.add_argument("--megabytes", type=float)
    options = parser.parse_args()
    generator = random.Random(SEED)
    with open(options.file, "w", encoding="utf-8", buffering=1 if options.rate else -1) as file:
        if options.megabytes:
            number = 0
            while file.tell() < options.megabytes * 1e6:
                for _ in range(1000):
                    file.write(record(generator, 1_772_323_200 + number * 0.01))
                    number += 1
            return
        start = time.time()
        for number in range(int(options.history * options.rate)):
            file.write(record(generator, start - options.history + number / options.rate))
        number = 0
        while time.time() - start < options.seconds:
            due = start + number / options.rate
            time.sleep(max(0, due - time.time()))
            file.write(record(generator, due))
            number += 1


if __name__ == "__main__":
    main()
