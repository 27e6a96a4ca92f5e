"""Writes ../Delimited/DelimitedReference.swift: random tables as Python 3.11's csv module writes them.

    python make_tables.py
"""
import csv
import io
import pathlib
import random

generator = random.Random(5)
PIECES = ["a", "word", "two words", "1", "-2.5", "1e3", "0", "é", "日本", "x'y", "=", "true", "12:30", "{", "}"]
QUOTED = ['"', '""', "\n", "\r\n", ",", ";", "\t", "|", 'a"b']


def cell():
    if generator.random() < 0.15:
        return ""
    if generator.random() < 0.4:
        return generator.choice(["1", "2.5", "-7", "1e-3", "100000", "0.125"])
    pieces = [generator.choice(PIECES + QUOTED) for _ in range(generator.randrange(1, 4))]
    return "".join(pieces)


def literal(text):
    text = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")
    return f'"{text}"'


def wrapped(parts, indent):
    lines, line = [], indent
    for part in parts:
        if len(line) + len(part) + 2 > 116 and line.strip():
            lines.append(line.rstrip())
            line = indent
        line += part + " "
    return "\n".join(lines + [line.rstrip()])


def table(delimiter, quoting, ending):
    columns = generator.randrange(2, 6)
    header = ["y_pred"] + [f"c{number}{generator.choice(['', ' x', 'é', delimiter + 'y'])}" for number in range(1, columns)]
    rows = [[str(generator.randrange(2))] + [cell() for _ in range(columns - 1)]
            for _ in range(generator.randrange(1, 9))]
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator=ending).writerows([header] + rows)
    text = out.getvalue()
    if generator.random() < 0.3:
        text = text.removesuffix(ending)
    # Some of the tables begin with a byte-order mark, as Excel writes it.
    assert list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)) == [header] + rows
    mark = generator.random() < 0.2
    pieces = [text[start:start + 60] for start in range(0, len(text), 60)]
    body = "\n          + ".join((["\"\\u{FEFF}\""] if mark else []) + [literal(piece) for piece in pieces])
    listed = ",\n".join("          [" + wrapped([literal(value) + "," for value in row], "").replace("\n", "\n           ")
                        .rstrip(",") + "]" for row in [header] + rows)
    return f"    Table(\n      text: {body},\n      rows: [\n{listed},\n      ]),"


QUOTINGS = [csv.QUOTE_MINIMAL, csv.QUOTE_ALL]
tables = [table(delimiter, quoting, ending) for delimiter in ",\t;|" for quoting in QUOTINGS for ending in ("\n", "\r\n")]
newline = "\n"
text = f"""// Written by Scripts/make_tables.py with Python 3.11's csv module.

enum DelimitedReference {{
  struct Table {{
    var text: String
    /// The header first.
    var rows: [[String]]
  }}

  static let tables: [Table] = [
{newline.join(tables)}
  ]
}}
"""
pathlib.Path(__file__).parent.parent.joinpath("Delimited", "DelimitedReference.swift").write_text(text)
