"""Writes ../Logs/CompressedReference.swift: log lines as gzip and zstd 1.5 compress them.

    python make_compressed.py
"""
import base64
import gzip
import pathlib
import subprocess

PARTS = ['{"y_pred":1,"k":"first"}\n{"y_pred":0,"k":"second"}\n', '{"y_pred":1,"k":"th', 'ird"}\n{"y_pred":0,"k":"last"}']
MANY = '{"y_pred":1,"k":"one of many lines that are all alike"}\n' * 40_000


def gzipped(text):
    return gzip.compress(text.encode(), 9, mtime=0)


def zstandard(text):
    return subprocess.run(["zstd", "-q", "-19", "-c"], input=text.encode(), stdout=subprocess.PIPE, check=True).stdout


def literal(data):
    text = base64.b64encode(data).decode()
    return "\n      + ".join(f'"{text[start:start + 104]}"' for start in range(0, len(text), 104))


def listed(compress):
    return ",\n".join(f"    {literal(compress(part))}" for part in PARTS)


texts = ",\n".join("    #\"" + part.replace("\n", "\\#n") + "\"#" for part in PARTS)
text = f'''// Written by Scripts/make_compressed.py with Python 3.11's gzip and zstd 1.5.

/// Base64 of compressed data.
enum CompressedReference {{
  /// Three parts of one log; a line goes on from one to the next.
  static let parts = [
{texts},
  ]
  static let gzip = [
{listed(gzipped)},
  ]
  static let zstd = [
{listed(zstandard)},
  ]

  /// 40,000 equal lines.
  static let manyLinesGzip =
    {literal(gzipped(MANY))}
  static let manyLinesZstd =
    {literal(zstandard(MANY))}
}}
'''
pathlib.Path(__file__).parent.parent.joinpath("Logs", "CompressedReference.swift").write_text(text)
