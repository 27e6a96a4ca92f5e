"""Writes ../Decoding/DecodingReference.swift: what Python 3.11 reads in numbers, times and JSON strings.

    python make_reference.py
"""
import datetime
import fractions
import json
import pathlib
import random
import re
import struct

FOLDER = pathlib.Path(__file__).parent.parent
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
LATEST = 7_258_118_400_000_000_000
generator = random.Random(7)


def bits(value):
    return struct.unpack("<Q", struct.pack("<d", value))[0]


def number(text):
    whole = re.fullmatch(r"-?(0|[1-9]\d*)", text) and -2**63 < int(text) < 2**63
    return f'    ("{text}", 0x{bits(float(text)):016X}, {int(text) if whole else "nil"}),'


def double(pattern):
    return struct.unpack("<d", struct.pack("<Q", pattern))[0]


def halfway(value):
    """The exact decimal between a double and the next one, which must round to the even of the two."""
    pattern = bits(value)
    middle = (fractions.Fraction(value) + fractions.Fraction(double(pattern + 1))) / 2
    digits, exponent = middle.numerator, 0
    while middle.denominator != 1:
        middle, exponent = middle * 10, exponent - 1
    return f"{middle.numerator}e{exponent}"


numbers = [
    "0", "-0", "0.0", "-0.0", "1", "-1", "7", "10", "0.1", "0.2", "0.3", "-0.5", "1.5", "3.14159", "1e0", "1E2",
    "1e-2", "1.25e+3", "-2.5E-7", "123456789012345678", "9007199254740991", "9007199254740992", "9007199254740993",
    "9007199254740995", "-9007199254740993", "1772323200123456789", "9223372036854775807", "-9223372036854775807",
    "9223372036854775808", "9999999999999999999", "18446744073709551615", "18446744073709551616",
    "99999999999999999999", "1e22", "1e23", "1e-22", "1e-23", "9007199254740993e22", "4.9e-324", "5e-324", "2e-324",
    "2.4703282292062327e-324", "2.4703282292062328e-324", "2.2250738585072011e-308", "2.2250738585072014e-308",
    "2.225073858507201136057409796709131975934819546351645648023426109724822222021076945516529523908135087914149158"
    "913039621106870086438694594645527657207407820621743379988141063267329253552286881372149012981122451451889849057"
    "222307285255133155755015914397476397983411801999323962548289017107081850690630666655994938275772572015763062690"
    "663332647565300009245888316433037779791869612049497390377829704905051080609940730262937128958950003583799967207"
    "254304360284078895771796150945516748243471030702609144621572289880258182545180325707018860872113128079512233426"
    "288368622321503775666622503982534335974568884423900265498198385487948292206894721689831099698365846814022854243"
    "330660339850886445804001034933970427567186443383770486037861622771738545623065874679014086723327636718751e-308",
    "1.7976931348623157e308", "1.7976931348623158e308", "1.797693134862315807e308", "1e308", "1e309", "-1e400",
    "1e-400", "1e99999999999999999999", "1e-99999999999999999999", "0e999999", "8.5", "0.30000000000000004",
    "1.00000000000000011102230246251565", "1.00000000000000011102230246251566", "6.02214076e23", "6.62607015e-34",
    "1" + "0" * 40, "0." + "0" * 40 + "1", "123456789" * 5, "0." + "123456789" * 5, "00012.50", "0000000000000000000001"]
for digits in range(17, 26):
    for exponent in (0, -3, -digits, 30, -330 + digits, 308 - digits):
        text = str(generator.randrange(10 ** (digits - 1), 10 ** digits))
        numbers.append(("-" if generator.random() < 0.3 else "") + (f"{text}e{exponent}" if exponent else text))
for _ in range(12):
    numbers.append(f"{double(generator.randrange(1, 2**52)):.{generator.randrange(1, 25)}e}")
for value in (1.0, 0.1, 1e15, 123456.789, 3e-5, 2.0**60):
    numbers.append(halfway(value))


def split(text):
    """A long literal over lines that fit."""
    if len(text) <= 116:
        return [text]
    parts = text.split('"')
    pieces = [parts[1][start:start + 100] for start in range(0, len(parts[1]), 100)]
    lines = [f'    ("{pieces[0]}"'] + [f'      + "{piece}"' for piece in pieces[1:]]
    lines[-1] += parts[2]
    return lines


def pad(value, width):
    return str(value).zfill(width)


def instant():
    year = generator.choice([1969, 1970, 1971, 1999, 2000, 2024, 2026, 2026, 2026, 2199, 2200, 2201, 1, 9999])
    month = generator.randrange(1, 13)
    day = generator.randrange(1, 29)
    date = f"{pad(year, 4)}-{pad(month, 2)}-{pad(day, 2)}"
    if generator.random() < 0.08:
        return date, datetime.datetime(year, month, day, tzinfo=datetime.timezone.utc), 0
    hour, minute, second = generator.randrange(24), generator.randrange(60), generator.randrange(60)
    text = f"{date}{generator.choice('T T t'.split() + [' '])}{pad(hour, 2)}:{pad(minute, 2)}"
    nanosecond = 0
    if generator.random() < 0.9:
        text += f":{pad(second, 2)}"
        if generator.random() < 0.8:
            fraction = "".join(generator.choice("0123456789") for _ in range(generator.randrange(1, 13)))
            text += generator.choice("...,") + fraction
            nanosecond = int(fraction[:9].ljust(9, "0"))
    else:
        second = 0
    offset = generator.choice([None, 0, 0, 0, 60, -330, 345, 840, -720, 59])
    if offset is not None:
        sign, (hours, minutes) = "-" if offset < 0 else "+", divmod(abs(offset), 60)
        forms = [f"{sign}{pad(hours, 2)}:{pad(minutes, 2)}", f"{sign}{pad(hours, 2)}{pad(minutes, 2)}"]
        if minutes == 0:
            forms.append(f"{sign}{pad(hours, 2)}")
        if offset == 0:
            forms += ["Z", "Z", "z", " UTC", " +00:00", "-00:00"]
        text += generator.choice(forms)
    zone = datetime.timezone(datetime.timedelta(minutes=offset or 0))
    return text, datetime.datetime(year, month, day, hour, minute, second, tzinfo=zone), nanosecond


def time_row(text, date, nanosecond):
    delta = date - EPOCH
    value = (delta.days * 86_400 + delta.seconds) * 10**9 + nanosecond
    return f'    ("{text}", {value if 0 <= value < LATEST else "nil"}),'


times = [time_row(*instant()) for _ in range(90)]
# A leap second reads as the first second after it, as POSIX time counts.
leap = datetime.datetime(2017, 1, 1, tzinfo=datetime.timezone.utc)
times.append(time_row("2016-12-31T23:59:60Z", leap, 0))
times.append(time_row("2016-12-31T23:59:60.250Z", leap, 250_000_000))
times.append(time_row("2026-02-28T24:00:00Z", datetime.datetime(2026, 3, 1, tzinfo=datetime.timezone.utc), 0))
times.append(time_row("2024-02-29", datetime.datetime(2024, 2, 29, tzinfo=datetime.timezone.utc), 0))

strings = [
    "", "plain", "\\n", "\\\"\\\\\\/\\b\\f\\n\\r\\t", "\\u0041", "\\u00e9", "\\u20ac", "\\uFFFF", "\\u0000",
    "\\ud83d\\ude00", "\\uD83D\\uDE00", "\\ud83d", "\\ude00", "\\ud83dx", "\\ud83d\\n", "\\ud83d\\u0041", "\\ude00\\ud83d",
    "\\ud83d\\ud83d\\ude00", "\\udbff\\udfff", "\\ud800\\udc00", "a\\u0301", "é\\u00e9", "日本\\n語", "x\\\\u0041",
    "tail\\\\", "\\u12345"]


def string_row(text):
    value = json.loads(f'"{text}"')
    plain = re.sub("[\ud800-\udfff]", "\ufffd", value).encode()
    return f'    (#"{text}"#, [{", ".join(str(byte) for byte in plain)}]),'


nl = "\n"
text = f"""// Written by Scripts/make_reference.py with Python 3.11.

enum DecodingReference {{
  /// A number, the bits of Python's float of it, and its exact value where it is whole and fits.
  static let numbers: [(text: String, bits: UInt64, integer: Int64?)] = [
{nl.join(line for text in numbers for line in split(number(text)))}
  ]

  /// A time and its nanoseconds since 1970; `nil` outside the years 1970 to 2199.
  static let times: [(text: String, nanoseconds: Int64?)] = [
{nl.join(times)}
  ]

  /// The content of a JSON string and its UTF-8; lone surrogates as U+FFFD.
  static let strings: [(text: String, bytes: [UInt8])] = [
{nl.join(string_row(text) for text in strings)}
  ]
}}
"""
FOLDER.joinpath("Decoding", "DecodingReference.swift").write_text(text)
