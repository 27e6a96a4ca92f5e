#!/usr/bin/env python3
"""What it costs to scrape a fleet: driftop on its live screen and a Prometheus server, in turn, from one configuration.

  scrape_load.py DRIFTOP --targets 1000 --series 500 --interval 15 --warmup 30 --measure 300

Prints the CPU time in percent of one core, the peak of the resident memory, and what the targets saw: by how much the
time between two scrapes differed from the interval, and how many scrapes are missing. The targets' own process is not
counted. Fails at figures that no machine explains.
"""
import argparse
import fcntl
import json
import os
import pathlib
import pty
import re
import select
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent / "EndToEndTests" / "Support"))
from exposition_server import address  # noqa: E402
from terminal_screen import Screen  # noqa: E402

COLUMNS, ROWS = 120, 40
# Within this many intervals each target has been scraped once, or the figures are about nothing.
START_INTERVALS = 4
TICKS = os.sysconf("SC_CLK_TCK")


class Targets:
    """The process that plays all targets."""

    def __init__(self, options):
        self.port = options.port
        self.process = subprocess.Popen(
            [sys.executable, HERE / "exposition_server.py", "--port", str(options.port), "--targets",
             str(options.targets), "--series", str(options.series)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        if self.process.stdout.readline().strip() != "ready":
            sys.exit("the targets did not start")

    def tell(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def ask(self, line):
        self.tell(line)
        return json.loads(self.process.stdout.readline())

    def close(self):
        self.process.kill()
        self.process.wait()


class Driftop:
    """The live screen in a pseudo-terminal that is read as fast as it is written."""

    name = "driftop"

    def __init__(self, program, configuration):
        self.screen = Screen(COLUMNS, ROWS)
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.environ |= {"TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": "/nonexistent"}
            os.execv(program, [program, "--config", str(configuration)])
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))

    def run(self, seconds):
        end = time.monotonic() + seconds
        while (rest := end - time.monotonic()) > 0:
            if select.select([self.terminal], [], [], rest)[0]:
                try:
                    self.screen.feed(os.read(self.terminal, 65536))
                except OSError:
                    sys.exit("driftop ended:\n" + "\n".join(self.screen.lines()))

    def notes(self):
        """What the screen itself says: the memory that samples take, and targets that are down."""
        os.write(self.terminal, b"7")
        self.run(1.5)
        text = "\n".join(self.screen.lines())
        notes = re.findall(r"[\d,]+ samples take [\d.,]+ \w+", text)[:1] + re.findall(r"▽ [\d,]+ failed", text)[:1]
        return ", ".join(notes)

    def close(self):
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.terminal)


class Prometheus:
    name = "prometheus"

    def __init__(self, configuration, folder, port):
        self.process = subprocess.Popen(
            ["prometheus", f"--config.file={configuration}", f"--web.listen-address=127.0.0.1:{port}",
             f"--storage.tsdb.path={folder}", "--log.level=error"])
        self.pid = self.process.pid

    def run(self, seconds):
        time.sleep(seconds)
        if self.process.poll() is not None:
            sys.exit("prometheus ended")

    def notes(self):
        return ""

    def close(self):
        self.process.kill()
        self.process.wait()


def cpu_seconds(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def peak_mebibytes(pid):
    return int(re.search(r"VmHWM:\s+(\d+)", pathlib.Path(f"/proc/{pid}/status").read_text()).group(1)) / 1024


def measure(program, targets, options):
    try:
        targets.tell("reset")
        end = time.monotonic() + START_INTERVALS * options.interval
        while targets.ask("seen") < options.targets and time.monotonic() < end:
            program.run(0.5)
        program.run(options.warmup)
        targets.tell("reset")
        before, start = cpu_seconds(program.pid), time.monotonic()
        program.run(options.measure)
        cpu = 100 * (cpu_seconds(program.pid) - before) / (time.monotonic() - start)
        return {
            "program": program.name, "cpu_pct": cpu, "peak_mib": peak_mebibytes(program.pid),
        } | targets.ask(f"report {options.interval}") | {"notes": program.notes()}
    finally:
        program.close()


def write_configuration(file, options):
    # JSON is YAML too.
    addresses = [f"{address(number)}:{options.port}" for number in range(options.targets)]
    seconds = f"{options.interval}s"
    file.write_text(json.dumps({
        "global": {"scrape_interval": seconds, "scrape_timeout": seconds},
        "scrape_configs": [{"job_name": "fleet", "static_configs": [{"targets": addresses}]}],
    }), encoding="utf-8")


def show(rows):
    print(f"{'':12s}{'CPU':>8s}{'memory':>10s}{'scrapes':>9s}{'missing':>9s}   off the interval: p50, p99, max")
    for row in rows:
        late = ", ".join("-" if row[key] is None else f"{row[key]:,.1f} ms" for key in ("p50_ms", "p99_ms", "max_ms"))
        print(f"{row['program']:12s}{row['cpu_pct']:6.1f} %{row['peak_mib']:6.0f} MiB{row['scrapes']:9,d}"
              f"{row['missed']:9,d}   {late}   {row['notes']}", flush=True)


def complaints(row, options):
    expected = options.targets * options.measure / options.interval
    if row["scrapes"] < 0.5 * expected:
        yield f"{row['scrapes']} scrapes instead of {expected:.0f}"
    if row["cpu_pct"] > 150:
        yield f"{row['cpu_pct']:.0f} % of a core"
    samples = options.targets * options.series * (options.warmup + options.measure) / options.interval
    if row["peak_mib"] > 250 + 16 * samples / 2**20 + options.targets * options.series * 2000 / 2**20:
        yield f"{row['peak_mib']:.0f} MiB"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("driftop")
    for name, value in (("targets", 1000), ("series", 500), ("interval", 15), ("warmup", 30), ("measure", 300)):
        parser.add_argument(f"--{name}", type=int, default=value)
    parser.add_argument("--port", type=int, default=21377, help="on which each target listens")
    options = parser.parse_args()
    targets, rows = Targets(options), []
    with tempfile.TemporaryDirectory() as folder:
        configuration = pathlib.Path(folder, "prometheus.yml")
        write_configuration(configuration, options)
        try:
            rows.append(measure(Driftop(options.driftop, configuration), targets, options))
            if shutil.which("prometheus"):
                peer = Prometheus(configuration, pathlib.Path(folder, "series"), options.port + 1)
                rows.append(measure(peer, targets, options))
        finally:
            targets.close()
    show(rows)
    bad = list(complaints(rows[0], options))
    print(*bad, sep="\n", end="\n" if bad else "")
    sys.exit(bool(bad))


main()
