"""The program on a terminal, and how long it takes from a key to its screen. Python's standard library only."""
import fcntl
import os
import pathlib
import pty
import re
import select
import signal
import struct
import sys
import termios
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent / "EndToEndTests" / "Support"))
from terminal_screen import Screen  # noqa: E402


class Terminal:
    """The program on a terminal that knows when each of its cells changed."""

    def __init__(self, words, columns=80, rows=24):
        self.screen = Screen(columns, rows)
        self.child, self.master = pty.fork()
        if self.child == 0:
            os.environ["TERM"] = "xterm-256color"
            os.execv(words[0], words)
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

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

    def press(self, key, rows=slice(2, None), limit=5):
        """Seconds from a key to the first change below the rows that change by themselves."""
        before = self.screen.lines()[rows]
        start = time.perf_counter()
        os.write(self.master, key)
        while True:
            moment = self.pump(max(0, start + limit - time.perf_counter()))
            if moment is None:
                return None
            if self.screen.lines()[rows] != before:
                return moment - start

    def answer(self, key, pattern, seconds=10):
        """Seconds from a key until the screen shows a pattern that it did not show before."""
        if re.search(pattern, self.text()):
            sys.exit(f"{pattern!r} is there before {key!r}:\n{self.text()}")
        start = time.perf_counter()
        os.write(self.master, key)
        moment = start
        while not re.search(pattern, self.text()):
            if time.perf_counter() - start > seconds:
                sys.exit(f"{pattern!r} did not come after {key!r}:\n{self.text()}")
            moment = self.pump(0.2) or moment
        return moment - start

    def type(self, keys):
        os.write(self.master, keys)

    def worked(self):
        """Seconds that the thread of the screen has had of a core: what a busy machine does not change."""
        return schedule(f"{self.child}/task/{self.child}")[0]

    def waited(self):
        """Seconds that the thread of the screen, or this one that watches it, could have run and had no core."""
        return schedule(f"{self.child}/task/{self.child}")[1] + schedule("self")[1]

    def usage(self):
        with open(f"/proc/{self.child}/stat") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        with open(f"/proc/{self.child}/status") as file:
            memory = next(int(line.split()[1]) for line in file if line.startswith("VmRSS"))
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK"), memory / 1024

    def quit(self):
        """Ends it as its user does, and waits until it has."""
        self.type(b"q")
        try:
            while self.pump(60) is not None:
                pass
        except OSError:
            # The terminal's other side is closed.
            pass
        os.waitpid(self.child, 0)

    def close(self):
        os.kill(self.child, signal.SIGTERM)
        os.waitpid(self.child, 0)


def schedule(task):
    """Seconds that a task has run, and that it has waited for a core."""
    with open(f"/proc/{task}/schedstat") as file:
        ran, waited, _ = file.read().split()
    return int(ran) / 1e9, int(waited) / 1e9


def percentile(values, share):
    values = sorted(values)
    return values[min(len(values) - 1, int(share * len(values)))]
