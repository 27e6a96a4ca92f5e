"""Writes ../Reference.swift: times and what Python 3.11's datetime reads in them.

    python make_reference.py
"""
import datetime
import pathlib
import random

EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)


def row(nanoseconds):
    microseconds, rest = divmod(nanoseconds, 1000)
    date = EPOCH + datetime.timedelta(microseconds=microseconds)
    nanosecond = date.microsecond * 1000 + rest
    fraction = f"{nanosecond:09d}"
    while len(fraction) > 3 and fraction.endswith("0"):
        fraction = fraction[:-1]
    text = date.strftime("%Y-%m-%dT%H:%M:%S.") + fraction + "Z"
    return f'    ({nanoseconds}, [{date.year}, {date.month}, {date.day}, {date.hour}, {date.minute}, {date.second}, ' \
           f'{nanosecond}], "{text}"),'


def at(*parts):
    delta = datetime.datetime(*parts, tzinfo=datetime.timezone.utc) - EPOCH
    return (delta.days * 86_400 + delta.seconds) * 10**9


generator = random.Random(1)
times = [0, 1, -1, 999_999_999, 10**9, -10**9, 86_400 * 10**9 - 1, -86_400 * 10**9, -86_400 * 10**9 - 1,
         at(1678, 1, 1), at(1700, 2, 28), at(1700, 3, 1), at(1900, 2, 28, 23, 59, 59), at(1900, 3, 1), at(1969, 12, 31),
         at(1972, 2, 29), at(2000, 2, 29), at(2000, 3, 1) - 1, at(2000, 12, 31), at(2024, 2, 29, 12), at(2026, 3, 1),
         at(2100, 2, 28), at(2100, 3, 1) - 1, at(2100, 3, 1), at(2261, 12, 31, 23, 59, 59) + 999_999_999]
times += [generator.randrange(at(1678, 1, 1), at(2261, 12, 31)) // unit * unit for unit in [1, 1000, 10**6, 10**9] * 8]
days = [(year, month, (datetime.date(year + month // 12, month % 12 + 1, 1) - datetime.date(year, month, 1)).days)
        for year in (1700, 1900, 1999, 2000, 2023, 2024, 2100) for month in range(1, 13)]
lengths = "\n".join(
    "    " + " ".join(f"({year}, {month}, {length})," for year, month, length in days[start:start + 6])
    for start in range(0, len(days), 6))
body = "\n".join(row(time) for time in times)
text = f"""// Written by Scripts/make_reference.py with Python's datetime.

enum CivilDateReference {{
  /// Nanoseconds since 1970; year, month, day, hour, minute, second, nanosecond; the text.
  static let times: [(nanoseconds: Int64, parts: [Int], text: String)] = [
{body}
  ]

  /// Year, month, and the days that it has.
  static let monthLengths: [(year: Int, month: Int, days: Int)] = [
{lengths}
  ]
}}
"""
pathlib.Path(__file__).parent.parent.joinpath("Reference.swift").write_text(text)
