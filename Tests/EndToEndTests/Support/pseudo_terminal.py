#!/usr/bin/env python3
"""Runs a program in a pseudo-terminal and plays a script to it; both come as JSON on standard input:

  {"command": ["driftop", "x.jsonl"], "columns": 80, "rows": 24, "input": null,
   "steps": [{"wait": "overview"}, {"keys": "q"}, {"end": true}]}

Steps, each with a deadline instead of a pause:
  wait TEXT     until the screen shows the text          absent TEXT   until it does not
  keys TEXT     types                                    resize [C,R]  changes the size
  signal NAME   to the program                           append [FILE, TEXT]  as another program would
  stopped true  until the program has stopped            continue true brings it back to the foreground
  keep NAME     notes the screen under a name            hangup true   takes the terminal away
  match REGEX   until the screen matches                 end true      until the program has ended
  gather [NAME, REGEX]   from now on notes each change of what the first group finds on the screen

"input" is a file, perhaps a named pipe, that becomes the program's standard input in place of the terminal. A small
leader stands in for the shell: without one the kernel throws a terminal's stop signals away.

Without "steps" each further line of standard input is one step and is answered by a line with failure and screen; an
empty line or the end of the input ends the script.

Prints one JSON object at the end: failure (null when every step came true), exit, screens, what was gathered, output
(its end, as text), terminal modes at the end, whether the terminal's settings came back.
"""
import errno
import fcntl
import json
import os
import pty
import re
import select
import signal
import struct
import sys
import tempfile
import termios
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from terminal_screen import Screen  # noqa: E402

DEADLINE = 30.0
SIGNALS = (signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP, signal.SIGTTOU, signal.SIGTTIN, signal.SIGHUP, signal.SIGPIPE)


def run_program(script, slave, gate):
    """In the program's process: waits until it is in the foreground, then becomes the program."""
    os.setpgid(0, 0)
    os.read(gate, 1)
    os.close(gate)
    source = os.open(script["input"], os.O_RDONLY) if script.get("input") else slave
    for number, descriptor in enumerate((source, slave, slave)):
        os.dup2(descriptor, number)
    for name in SIGNALS:
        signal.signal(name, signal.SIG_DFL)
    variables = {k: v for k, v in os.environ.items() if not k.startswith("LC_") and k not in ("NO_COLOR", "COLORTERM")}
    variables |= {"TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": "/nonexistent"} | script.get("variables", {})
    os.closerange(3, 256)
    os.execve(script["command"][0], script["command"], variables)


def lead(script, slave, report):
    """The session's leader: starts the program as a foreground job and reports what becomes of it."""
    os.setsid()
    fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
    for name in SIGNALS:
        signal.signal(name, signal.SIG_IGN)
    gate, opener = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(opener)
        run_program(script, slave, gate)
    try:
        os.setpgid(child, child)
    except OSError:
        pass  # The child was quicker.
    os.tcsetpgrp(slave, child)

    def to_foreground(*_):
        os.tcsetpgrp(slave, child)
        os.killpg(child, signal.SIGCONT)

    signal.signal(signal.SIGUSR1, to_foreground)
    os.write(report, f"pid {child}\n".encode())
    os.close(opener)
    while True:
        _, status = os.waitpid(child, os.WUNTRACED | os.WCONTINUED)
        if os.WIFSTOPPED(status):
            os.write(report, b"stopped\n")
        elif os.WIFCONTINUED(status):
            os.write(report, b"continued\n")
        else:
            text = f"signal {os.WTERMSIG(status)}" if os.WIFSIGNALED(status) else f"status {os.WEXITSTATUS(status)}"
            os.write(report, f"exit {text}\n".encode())
            os._exit(0)


class Lines:
    """Standard input by lines; the last one may lack its end."""

    def __init__(self):
        self.unread = b""

    def next(self, idle=None):
        """The next line, "" at the end; calls `idle` over and over until it is there."""
        while b"\n" not in self.unread:
            if idle and not select.select([0], [], [], 0)[0]:
                idle()
                continue
            data = os.read(0, 65536)
            if not data:
                break
            self.unread += data
        line, _, self.unread = self.unread.partition(b"\n")
        return line.decode()


class Terminal:
    def __init__(self, script):
        self.screen = Screen(script["columns"], script["rows"])
        self.master, self.slave = pty.openpty()
        self.set_size()
        self.settings = termios.tcgetattr(self.slave)
        self.reports, report = os.pipe()
        self.leader = os.fork()
        if self.leader == 0:
            os.close(self.master)
            try:
                lead(script, self.slave, report)
            finally:
                os._exit(127)
        os.close(report)
        self.pid = self.exit = None
        self.stopped = False
        self.output = self.unread = b""
        self.screens, self.gathered, self.patterns = {}, {}, {}
        self.until(lambda: self.pid is not None)

    def set_size(self):
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", self.screen.rows, self.screen.columns, 0, 0))

    def pump(self):
        """Takes in what has come; waits a moment when nothing has."""
        sources = [self.reports] + ([self.master] if self.master is not None else [])
        for source in select.select(sources, [], [], 0.02)[0]:
            try:
                data = os.read(source, 65536)
            except OSError as error:
                if error.errno != errno.EIO:
                    raise
                data = b""
            if source == self.reports:
                self.take_reports(data)
            elif data:
                self.output += data
                self.screen.feed(data)
                self.gather()

    def gather(self):
        """Notes what the patterns find, except in the middle of a synchronised update."""
        if self.screen.modes.get(2026):
            return
        text = "\n".join(self.screen.lines()) if self.patterns else ""
        for name, pattern in self.patterns.items():
            match = re.search(pattern, text)
            found = self.gathered[name]
            if match and found[-1:] != [match.group(1)]:
                found.append(match.group(1))

    def take_reports(self, data):
        self.unread += data
        *lines, self.unread = self.unread.split(b"\n")
        for line in lines:
            word, _, rest = line.decode().partition(" ")
            if word == "pid":
                self.pid = int(rest)
            elif word == "exit":
                self.exit = rest
            else:
                self.stopped = word == "stopped"

    def until(self, condition):
        end = time.monotonic() + DEADLINE
        while not condition():
            if time.monotonic() > end:
                return False
            self.pump()
        return True

    def shows(self, text):
        return text in "\n".join(self.screen.lines())

    def step(self, name, value):
        """Whether the step came true."""
        if name in ("wait", "absent"):
            return self.until(lambda: self.shows(value) == (name == "wait") or self.exit) and (
                self.shows(value) == (name == "wait"))
        if name == "match":
            return self.until(lambda: re.search(value, "\n".join(self.screen.lines()))) is not False
        if name == "stopped":
            return self.until(lambda: self.stopped)
        if name == "end":
            return self.until(lambda: self.exit) and self.until(self.is_drained)
        if name == "keys":
            os.write(self.master, value.encode())
        elif name == "signal":
            os.kill(self.pid, getattr(signal, "SIG" + value))
        elif name == "continue":
            os.kill(self.leader, signal.SIGUSR1)
            return self.until(lambda: not self.stopped)
        elif name == "resize":
            self.screen.resize(*value)
            self.set_size()
        elif name == "append":
            with open(value[0], "a", encoding="utf-8") as file:
                file.write(value[1])
        elif name == "keep":
            self.screens[value] = self.screen.lines()
        elif name == "gather":
            self.patterns[value[0]] = value[1]
            self.gathered[value[0]] = []
        elif name == "hangup":
            os.close(self.master)
            self.master = None
        else:
            raise ValueError(f"unknown step {name}")
        return True

    def is_drained(self):
        if self.master is None or not select.select([self.master], [], [], 0)[0]:
            return True
        self.pump()
        return False

    def settings_are_back(self):
        try:
            return termios.tcgetattr(self.slave) == self.settings
        except termios.error:
            return None  # The terminal is gone.

    def close(self):
        for process in (self.pid, self.leader):
            try:
                if process and self.exit is None:
                    os.kill(process, signal.SIGKILL)
            except ProcessLookupError:
                pass


def play(terminal, steps):
    """Plays steps until one does not come true, and says which."""
    for number, step in enumerate(steps, 1):
        (name, value), = step.items()
        if not terminal.step(name, value):
            return f"step {number}, {name} {value!r}, did not come true"
    return None


def converse(terminal, lines):
    """Plays the steps that come one by one and answers each; the program goes on in between."""
    failure = None
    while line := lines.next(idle=terminal.pump):
        failure = play(terminal, [json.loads(line)])
        print(json.dumps({"failure": failure, "screen": terminal.screen.lines()}), flush=True)
    return failure


def main():
    lines = Lines()
    script = json.loads(lines.next())
    # Programs that ran at once would share their alerts.
    state = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
    script["variables"] = {"XDG_STATE_HOME": state.name} | script.get("variables", {})
    terminal = Terminal(script)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    try:
        failure = play(terminal, script["steps"]) if "steps" in script else converse(terminal, lines)
        modes = {str(number): isOn for number, isOn in terminal.screen.modes.items()}
        print(json.dumps({
            "failure": failure, "exit": terminal.exit, "modes": modes, "settingsAreBack": terminal.settings_are_back(),
            "screens": terminal.screens | {"last": terminal.screen.lines()}, "gathered": terminal.gathered,
            "output": terminal.output[-2000:].decode("utf-8", "replace"),
        }))
    finally:
        terminal.close()
        state.cleanup()


main()
