#!/usr/bin/env python3
"""Serves the metrics of many invented targets from one process and notes when each is scraped.

  exposition_server.py --port 21000 --targets 1000 --series 500

Target N listens on a loopback address of its own, 127.1.x.y, as the replicas of a fleet do, so that no connection
serves two of them. Every value changes from scrape to scrape: three in five are counters, one in five a gauge, one in
five a bucket of a histogram. Lines on standard input:
  seen               prints how many targets have been scraped
  reset              forgets what has been seen
  report INTERVAL    prints as JSON how the scrapes kept to that interval (seconds)
It ends with its standard input.
"""
import argparse
import asyncio
import json
import math
import random
import resource
import sys
import time

SEED = 20260301


def address(number):
    return f"127.1.{number // 250}.{number % 250 + 1}"


class Target:
    """The text of one target; its counters rise with each scrape, its gauges swing."""

    def __init__(self, number, series):
        generator = random.Random(SEED + number)
        self.scrapes = []
        self.steps, lines = [], []
        self.count = 0
        buckets, gauges = series // 5, series // 5
        counters = series - buckets - gauges
        lines.append("# TYPE model_requests_total counter\n")
        for index in range(counters):
            lines.append(f'model_requests_total{{model="model-{index % 25}",code="{200 + index // 25}"}} %d\n')
            self.steps.append(generator.randrange(1, 200))
        lines.append("# TYPE model_load gauge\n")
        for index in range(gauges):
            lines.append(f'model_load{{model="model-{index % 25}",device="{index // 25}"}} %.4f\n')
        lines.append("# TYPE model_latency_seconds histogram\n")
        for index in range(buckets):
            bound = "+Inf" if index % 10 == 9 else f"{0.005 * 2 ** (index % 10):g}"
            lines.append(f'model_latency_seconds_bucket{{model="model-{index // 10}",le="{bound}"}} %d\n')
        self.shape = (gauges, buckets)
        self.template = "".join(lines)

    def text(self):
        self.scrapes.append(time.monotonic())
        count = self.count = self.count + 1
        gauges, buckets = self.shape
        values = [step * count for step in self.steps]
        values += [0.5 + 0.4 * math.sin(0.1 * count + index) for index in range(gauges)]
        values += [(index % 10 + 1) * 7 * count for index in range(buckets)]
        return (self.template % tuple(values)).encode()


class Connection(asyncio.Protocol):
    def __init__(self, targets):
        self.targets = targets
        self.unread = b""

    def connection_made(self, transport):
        self.transport = transport
        self.target = self.targets[transport.get_extra_info("sockname")[0]]

    def data_received(self, data):
        self.unread += data
        while b"\r\n\r\n" in self.unread:
            _, _, self.unread = self.unread.partition(b"\r\n\r\n")
            body = self.target.text()
            self.transport.write(
                b"HTTP/1.1 200 OK\r\nContent-Type: text/plain; version=0.0.4\r\nContent-Length: %d\r\n\r\n" % len(body)
                + body)


def report(targets, interval):
    """How far the time between two scrapes of a target was from the interval, and how many scrapes are missing."""
    lateness, missed, scrapes = [], 0, 0
    for target in targets:
        scrapes += len(target.scrapes)
        missed += not target.scrapes
        for before, after in zip(target.scrapes, target.scrapes[1:]):
            distance = after - before
            missed += max(0, round(distance / interval) - 1)
            lateness.append(1000 * abs(distance - interval * max(1, round(distance / interval))))
    lateness.sort()
    at = lambda share: round(lateness[min(len(lateness) - 1, int(share * len(lateness)))], 1) if lateness else None
    return {"scrapes": scrapes, "missed": missed, "p50_ms": at(0.5), "p99_ms": at(0.99), "max_ms": at(1)}


async def serve(options):
    targets = {address(number): Target(number, options.series) for number in range(options.targets)}
    loop = asyncio.get_running_loop()
    await loop.create_server(lambda: Connection(targets), list(targets), options.port)
    print("ready", flush=True)
    commands = asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(commands), sys.stdin)
    while line := await commands.readline():
        words = line.decode().split()
        if words[0] == "reset":
            for target in targets.values():
                target.scrapes.clear()
        elif words[0] == "seen":
            print(sum(bool(target.scrapes) for target in targets.values()), flush=True)
        elif words[0] == "report":
            print(json.dumps(report(targets.values(), float(words[1]))), flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--targets", type=int, default=1000)
    parser.add_argument("--series", type=int, default=500)
    options = parser.parse_args()
    # A socket listens for each target, and one or more answer.
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    asyncio.run(serve(options))


if __name__ == "__main__":
    main()
