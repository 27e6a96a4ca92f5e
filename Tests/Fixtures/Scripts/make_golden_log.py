#!/usr/bin/env python3
"""Makes ../Golden/golden.jsonl, the log behind the golden screens of the whole program.

Thirty minutes from 2026-03-01T00:00:00Z of four invented models, interleaved by time:

  fraud-v3 3.1.4  binary, 1 is fraud. From minute 20 on amounts grow, the score tells less, and requests take longer.
                  A tenth of the labels is missing, in the last five minutes more than half of them.
  topics-1.2      four classes with a probability each, in ten-thousandths that sum to one.
  demand-v7       regression; predicts too little from minute 15 on.
  chat-llm        requests to a language model: tokens and times, no label, no prediction.

Five lines are malformed (a truncated object, bare text, bytes that are not UTF-8, an impossible time, an array) and
three are well-formed objects that hold no prediction. Python's standard library only; seeded; every number is an
integer or rounded to a few decimals, so the file does not depend on the machine.
"""
import json
import math
import pathlib
import random
from datetime import datetime, timedelta, timezone

SEED = 20260301
START = datetime(2026, 3, 1, tzinfo=timezone.utc)
MINUTE = 60_000
DURATION = 30 * MINUTE
OUTPUT = pathlib.Path(__file__).parent.parent / "Golden" / "golden.jsonl"

# Index among the finished lines → what stands there.
ODD_LINES = {
    57: b'{"level":"info","message":"configuration reloaded"}',
    131: b'{"ts":"2026-03-01T00:04:21.250Z","id":"fraud-cut","model":"fraud-v3","vers',
    246: b"Traceback (most recent call last):",
    318: b'{"event":"rollout","stage":"canary"}',
    402: b"\xff\xfe\x81 bytes \xc3\x28 that are not UTF-8",
    555: b'{"ts":"2026-03-01T25:18:07.000Z","id":"fraud-odd","model":"fraud-v3","version":"3.1.4","y_true":1,'
    b'"y_pred":1,"score":0.9,"latency_ms":21.5}',
    671: b'{"service":"gateway","healthy":true}',
    790: b"[0.12,0.88]",
}


def times(generator, count):
    """Milliseconds of `count` arrivals, no two at the same time."""
    return sorted(generator.sample(range(DURATION), count))


def sigmoid(x):
    return 1 / (1 + math.exp(-x))


def stamp(time):
    return (START + timedelta(milliseconds=time)).strftime("%Y-%m-%dT%H:%M:%S.") + f"{time % 1000:03d}Z"


def head(time, model, prefix, number):
    return {"ts": stamp(time), "id": f"{prefix}-{number:06d}", "model": model}


def fraud(generator):
    for number, time in enumerate(times(generator, 400)):
        drifted = time >= 20 * MINUTE
        risk = generator.gauss(-1.2, 1.6)
        amount = round(math.exp(generator.gauss(4.6 if drifted else 3.8, 0.7)), 2)
        truth = int(generator.random() < sigmoid(1.6 * risk))
        noise = generator.gauss(0, 2.6 if drifted else 0.5)
        score = round(min(max(sigmoid(1.4 * risk + noise), 0.001), 0.999), 4)
        missing = generator.random() < (0.6 if time >= 25 * MINUTE else 0.1)
        label = {} if missing else {"y_true": truth}
        yield time, head(time, "fraud-v3", "fraud", number) | {"version": "3.1.4"} | label | {
            "y_pred": int(score >= 0.5),
            "score": score,
            "latency_ms": round(generator.gammavariate(5, 7 if drifted else 4), 1),
            "segment": generator.choice(["retail", "retail", "retail", "business"]),
            "features": {
                "amount": amount,
                "account_age_days": generator.randrange(2000),
                "channel": generator.choice(["card", "card", "wire", "wallet"]),
            },
        }


def topics(generator):
    labels = ["billing", "delivery", "other", "returns"]
    for number, time in enumerate(times(generator, 200)):
        truth = generator.choices(range(4), [4, 3, 2, 1])[0]
        weights = [math.exp(generator.gauss(2.2 if k == truth else 0, 1.1)) for k in range(4)]
        parts = [int(10_000 * w / sum(weights)) for w in weights]
        top = max(range(4), key=lambda k: parts[k])
        parts[top] += 10_000 - sum(parts)
        label = {} if generator.random() < 0.03 else {"y_true": labels[truth]}
        yield time, head(time, "topics-1.2", "topic", number) | label | {
            "y_pred": labels[top],
            "proba": {label: part / 10_000 for label, part in zip(labels, parts)},
            "latency_ms": round(generator.gammavariate(6, 1.5), 1),
            "features": {"words": generator.randrange(4, 180), "language": generator.choice(["en", "en", "de", "fr"])},
        }


def demand(generator):
    for number, time in enumerate(times(generator, 120)):
        temperature = round(generator.gauss(8, 4), 1)
        expected = 420 - 9 * temperature + generator.gauss(0, 30)
        bias = -35 if time >= 15 * MINUTE else 0
        missing = generator.random() < 0.05
        actual = round(expected + generator.gauss(0, 22), 1)
        label = {} if missing else {"y_true": actual}
        yield time, head(time, "demand-v7", "demand", number) | label | {
            "y_pred": round(expected + bias, 1),
            "latency_ms": round(generator.gammavariate(9, 3), 1),
            "features": {"temperature": temperature, "region": generator.choice(["north", "south", "west"])},
        }


def chat(generator):
    for number, time in enumerate(times(generator, 172)):
        status = generator.choices([200, 429, 500], [94, 4, 2])[0]
        prompt = int(math.exp(generator.gauss(6, 0.8)))
        completion = min(int(math.exp(generator.gauss(5, 0.7))), 512) if status == 200 else 0
        first = round(generator.gammavariate(4, 45), 1)
        reason = "error" if status != 200 else "length" if completion == 512 else "stop"
        yield time, head(time, "chat-llm", "chat", number) | {
            "prompt_tokens": prompt,
            "completion_tokens": completion,
            "ttft_ms": first,
            "latency_ms": round(first + completion * generator.uniform(16, 22), 1),
            "finish_reason": reason,
            "status": status,
        }


def main():
    records = [r for k, make in enumerate((fraud, topics, demand, chat)) for r in make(random.Random(SEED + k))]
    records.sort(key=lambda timed: (timed[0], timed[1]["model"]))
    lines = [json.dumps(record, separators=(",", ":")).encode() for _, record in records]
    for index, line in sorted(ODD_LINES.items()):
        lines.insert(index, line)
    OUTPUT.write_bytes(b"".join(line + b"\n" for line in lines))


main()
