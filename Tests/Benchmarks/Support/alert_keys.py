#!/usr/bin/env python3
"""Keys in a list of ten thousand alerts: see alerts.sh. Python's standard library only.

  alert_keys.py PROGRAM SCRATCH [--short] [--alerts N] [--size COLUMNSxROWS]
"""
import argparse
import http.server
import pathlib
import re
import sqlite3
import subprocess
import sys
import threading
import time

from live_terminal import Terminal, percentile

COLUMNS, ROWS = map(int, (sys.argv[sys.argv.index("--size") + 1] if "--size" in sys.argv else "80x24").split("x"))
INTERVAL = 5
RULES = f"""
groups:
- name: many
  interval: {INTERVAL}s
  rules:
  - alert: QueueLong
    expr: queue > 0
    labels: {{severity: page}}
    annotations: {{summary: 'queue of {{{{ $labels.model }}}} at {{{{ $value }}}}'}}
"""
KEYS = {"j": b"j", "k": b"k", "page down": b"\x1b[6~", "page up": b"\x1b[5~", "end": b"G", "home": b"g"}
# No machine needs as long; a slow one shall not fail.
LIMITS = {"key p50": 0.05, "acknowledge all": 20.0}


def serve(count):
    """An exporter of so many series, of which each value differs from scrape to scrape."""
    names = [f'queue{{model="model-{number // 10}",shard="{number % 10}"}}' for number in range(count)]

    class Handler(http.server.BaseHTTPRequestHandler):
        scrapes = 0

        def do_GET(self):
            Handler.scrapes += 1
            shift = Handler.scrapes * 7
            text = "".join(f"{name} {(number * 31 + shift) % 997 + 1}\n" for number, name in enumerate(names))
            self.send_response(200)
            self.send_header("Content-Type", "text/plain; version=0.0.4")
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_address[1]


def line(name, values):
    p50, p99 = percentile(values, 0.5), percentile(values, 0.99)
    print(f"{name:<16} {len(values):>5} keys   p50 {1e3 * p50:7.2f} ms   p99 {1e3 * p99:7.2f} ms")
    return p50


def actions_by_commit(database):
    """How many actions each commit wrote, the oldest first: a commit numbers all that it writes alike."""
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        return [row[0] for row in connection.execute("SELECT count(*) FROM action GROUP BY change ORDER BY change")]


def moving(terminal, repeat):
    """The keys by name, with what each took, and what each took of a core."""
    found, worked = {name: [] for name in KEYS}, []
    for _ in range(repeat):
        for name, key in KEYS.items():
            before = terminal.worked()
            taken = terminal.press(key)
            if taken is not None:
                found[name].append(taken)
                worked.append(terminal.worked() - before)
            terminal.quiet(0.02)
    return found, worked


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("scratch")
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--size")
    parser.add_argument("--alerts", type=int, default=10_000)
    options = parser.parse_args()
    folder, count = pathlib.Path(options.scratch), options.alerts
    (folder / "rules.yml").write_text(RULES)
    port = serve(count)
    terminal = Terminal(
        [options.program, f"http://127.0.0.1:{port}/metrics", "--interval", f"{INTERVAL}s", "--rules", "none",
         "--rules", f"{folder}/rules.yml", "--state", f"{folder}/state"], COLUMNS, ROWS)
    bad = []
    try:
        shown = rf"▲ {count:,} firing"
        terminal.until(shown)
        terminal.type(b"i")
        terminal.until("STATE +ALERT")
        terminal.type(b"g")
        terminal.quiet(2)
        (before, _), begin = terminal.usage(), time.perf_counter()
        terminal.quiet(INTERVAL if options.short else 12 * INTERVAL)
        (after, memory), seconds = terminal.usage(), time.perf_counter() - begin
        found, worked = moving(terminal, 20 if options.short else 100)
        print(f"{count:,} alerts, {COLUMNS}x{ROWS}, {count:,} series scraped and evaluated every {INTERVAL} s")
        for name, values in found.items():
            line(name, values)
        p50 = line("all of them", [value for values in found.values() for value in values])
        line("of a core", worked)
        if p50 > LIMITS["key p50"]:
            bad.append(f"{1e3 * p50:.0f} ms a key")

        terminal.type(b"g")
        terminal.quiet(0.5)
        asked = terminal.press(b"a")
        terminal.type(b"mine")
        terminal.quiet(0.2)
        terminal.type(b"\r")
        one = terminal.until(r"Acknowledged.*on disk")
        print(f"acknowledge one: {1e3 * asked:.2f} ms to the line, {1e3 * one:.0f} ms until it is said to be on disk")
        terminal.until(rf"▲ {count - 1:,} firing")
        terminal.type(b"A")
        terminal.until("acknowledge .* alerts, note:")
        start = time.perf_counter()
        terminal.type(b"all mine\r")
        terminal.until(r"cknowledged.*on disk")
        all_ = time.perf_counter() - start
        badge = all_ + terminal.until(rf"✓ {count:,} ack")
        print(f"acknowledge all: {all_:.2f} s until it is said to be on disk, {badge:.2f} s until the list shows it")
        if all_ > LIMITS["acknowledge all"]:
            bad.append(f"{all_:.0f} s to acknowledge all")
        commits = actions_by_commit(folder / "state" / "state.db")
        if commits != [1, count - 1]:
            bad.append(f"the acknowledgements were committed as {commits[:5]}, not as one and all others")
        print(f"nobody touches it: {100 * (after - before) / seconds:.1f} % of a core, {memory:.0f} MiB")
        listed = subprocess.run(
            [options.program, "alerts", "list", "--state", f"{folder}/state"], capture_output=True, text=True)
        held = sum(text.startswith("acknowledged") for text in listed.stdout.splitlines())
        if held != count:
            bad.append(f"{held} alerts are acknowledged on disk")
    finally:
        terminal.close()
    sys.exit("; ".join(bad) or 0)


main()
