"""What a terminal shows after the output of a full-screen program: the part of xterm that ncurses uses."""
import re

SEQUENCE = re.compile(
    rb"\x1b\[([?>=!]?)([0-9;:]*)[ $]?([@-~])"  # a control sequence
    rb"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"  # a title and its like
    rb"|\x1b[()][0-9A-Za-z]|\x1b[0-9=>78MDEc]"
)
# The line-drawing characters of the alternate character set.
DRAWING = dict(zip("jklmnqtuvwx~", "┘┐┌└┼─├┤┴┬│·"))


class Screen:
    def __init__(self, columns, rows):
        self.columns, self.rows = columns, rows
        self.cells = self.blank()
        self.x = self.y = 0
        self.top, self.bottom = 0, rows - 1
        self.modes = {}
        self.drawing = False
        self.last = " "
        self.rest = b""

    def blank(self):
        return [[" "] * self.columns for _ in range(self.rows)]

    def lines(self):
        return ["".join(row).rstrip() for row in self.cells]

    def resize(self, columns, rows):
        old = self.cells
        self.columns, self.rows = columns, rows
        self.cells = self.blank()
        for y, row in enumerate(old[:rows]):
            self.cells[y][: len(row[:columns])] = row[:columns]
        self.top, self.bottom = 0, rows - 1
        self.x, self.y = min(self.x, columns - 1), min(self.y, rows - 1)

    def feed(self, data):
        data = self.rest + data
        position = 0
        while position < len(data):
            byte = data[position]
            if byte == 0x1B:
                match = SEQUENCE.match(data, position)
                if not match:
                    # Unfinished, or nothing that is known here.
                    if len(data) - position < 64:
                        break
                    position += 1
                    continue
                self.sequence(match)
                position = match.end()
            elif byte < 0x20 or byte == 0x7F:
                self.control(byte)
                position += 1
            else:
                length = 1 if byte < 0x80 else 2 if byte < 0xE0 else 3 if byte < 0xF0 else 4
                if position + length > len(data):
                    break
                self.put(data[position : position + length].decode("utf-8", "replace"))
                position += length
        self.rest = data[position:]

    def put(self, character):
        if self.drawing:
            character = DRAWING.get(character, character)
        if self.x >= self.columns:
            self.x = 0
            self.line_feed()
        self.cells[self.y][self.x] = self.last = character
        self.x += 1

    def control(self, byte):
        if byte == 0x08:
            self.x = max(0, min(self.x, self.columns - 1) - 1)
        elif byte == 0x09:
            self.x = min(self.columns - 1, (self.x // 8 + 1) * 8)
        elif byte in (0x0A, 0x0B, 0x0C):
            self.line_feed()
        elif byte == 0x0D:
            self.x = 0

    def line_feed(self):
        if self.y == self.bottom:
            self.scroll(1)
        else:
            self.y = min(self.rows - 1, self.y + 1)

    def scroll(self, count, top=None):
        top = self.top if top is None else top
        for _ in range(abs(count)):
            blank = [" "] * self.columns
            if count > 0:
                del self.cells[top]
                self.cells.insert(self.bottom, blank)
            else:
                del self.cells[self.bottom]
                self.cells.insert(top, blank)

    def sequence(self, match):
        final = (match.group(3) or b"").decode()
        if not final:
            text = match.group(0)
            if text == b"\x1b(0":
                self.drawing = True
            elif text == b"\x1b(B":
                self.drawing = False
            elif text == b"\x1bM":
                self.scroll(-1) if self.y == self.top else setattr(self, "y", max(0, self.y - 1))
            return
        numbers = [int(part) if part else 0 for part in re.split(rb"[;:]", match.group(2))]
        if match.group(1):
            if match.group(1) == b"?" and final in "hl":
                for number in numbers:
                    self.modes[number] = final == "h"
            return
        self.command(final, numbers)

    def command(self, final, numbers):
        first = max(1, numbers[0])
        row = self.cells[self.y]
        x = min(self.x, self.columns - 1)
        if final in "Hf":
            self.y = min(self.rows, first) - 1
            self.x = min(self.columns, max(1, (numbers + [1])[1])) - 1
        elif final in "ABCD":
            self.y = min(self.rows - 1, max(0, self.y + {"A": -first, "B": first}.get(final, 0)))
            self.x = min(self.columns - 1, max(0, x + {"C": first, "D": -first}.get(final, 0)))
        elif final in "G`":
            self.x = min(self.columns, first) - 1
        elif final == "d":
            self.y = min(self.rows, first) - 1
        elif final == "J":
            self.erase(range(0 if numbers[0] else self.y * self.columns + x,
                             self.y * self.columns + x + 1 if numbers[0] == 1 else self.rows * self.columns))
        elif final == "K":
            start, end = (0, x + 1) if numbers[0] == 1 else (0 if numbers[0] else x, self.columns)
            self.erase(range(self.y * self.columns + start, self.y * self.columns + end))
        elif final == "X":
            self.erase(range(self.y * self.columns + x, self.y * self.columns + min(self.columns, x + first)))
        elif final == "P":
            self.cells[self.y] = (row[:x] + row[x + first :] + [" "] * first)[: self.columns]
        elif final == "@":
            self.cells[self.y] = (row[:x] + [" "] * first + row[x:])[: self.columns]
        elif final in "LM":
            self.scroll(first if final == "M" else -first, top=self.y)
        elif final in "ST":
            self.scroll(first if final == "S" else -first)
        elif final == "b":
            for _ in range(first):
                self.put(self.last)
        elif final == "r":
            # What was written before a change of size may name rows that are gone.
            self.bottom = min(self.rows, (numbers + [0])[1] or self.rows) - 1
            self.top = min(first - 1, self.bottom)
            self.x = self.y = 0

    def erase(self, places):
        for place in places:
            self.cells[place // self.columns][place % self.columns] = " "
