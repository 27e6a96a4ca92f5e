#!/usr/bin/env python3
"""Keys in a list of ten thousand alerts: see alerts.sh. Python's standard library only.

  alert_keys.py PROGRAM SCRATCH [--short] [--alerts N] [--size COLUMNSxROWS]
"""
import argparse
import fcntl
import http.server
import os
import pathlib
import pty
import re
import select
import signal
import sqlite3
import struct
import subprocess
import sys
import termios
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent / "EndToEndTests" / "Support"))
from terminal_screen import Screen  # noqa: E402

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


class Terminal:
    """The program on a terminal that knows when each of its cells changed."""

    def __init__(self, words):
        self.screen = Screen(COLUMNS, ROWS)
        self.child, self.master = pty.fork()
        if self.child == 0:
            os.environ["TERM"] = "xterm-256color"
            os.execv(words[0], words)
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))

    def pump(self, seconds):
        """Takes in what comes next; the moment at which it came, or nothing."""
        if not select.select([self.master], [], [], seconds)[0]:
            return None
        data = os.read(self.master, 1 << 16)
        moment = time.perf_counter()
        self.screen.feed(data)
        return moment

    def quiet(self, seconds):
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self.pump(left)

    def text(self):
        return "\n".join(self.screen.lines())

    def until(self, pattern, seconds=60):
        """How long it takes until the screen shows a pattern."""
        start = time.perf_counter()
        moment = start
        while not re.search(pattern, self.text()):
            if time.perf_counter() - start > seconds:
                sys.exit(f"{pattern!r} did not come:\n{self.text()}")
            moment = self.pump(0.2) or moment
        return moment - start

    def press(self, key, rows=slice(2, ROWS)):
        """Seconds from a key to the first change below the rows that change by themselves."""
        before = self.screen.lines()[rows]
        start = time.perf_counter()
        os.write(self.master, key)
        while True:
            moment = self.pump(5)
            if moment is None:
                return None
            if self.screen.lines()[rows] != before:
                return moment - start

    def type(self, keys):
        os.write(self.master, keys)

    def worked(self):
        """Seconds that the thread of the screen has had of a core: what a busy machine does not change."""
        with open(f"/proc/{self.child}/task/{self.child}/schedstat") as file:
            return int(file.read().split()[0]) / 1e9

    def usage(self):
        with open(f"/proc/{self.child}/stat") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        with open(f"/proc/{self.child}/status") as file:
            memory = next(int(line.split()[1]) for line in file if line.startswith("VmRSS"))
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK"), memory / 1024

    def close(self):
        os.kill(self.child, signal.SIGTERM)
        os.waitpid(self.child, 0)


def percentile(values, share):
    values = sorted(values)
    return values[min(len(values) - 1, int(share * len(values)))]


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
         "--rules", f"{folder}/rules.yml", "--state", f"{folder}/state"])
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
