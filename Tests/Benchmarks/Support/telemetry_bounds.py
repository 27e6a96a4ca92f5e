#!/usr/bin/env python3
"""Holds the last line of `telemetry-benchmarks scrapes` to its bounds: 2.5 bytes a sample when scrapes are punctual."""
import sys

words = open(sys.argv[1]).read().splitlines()[-1].split()
punctual = float(words[3])
print(f"{punctual} bytes a sample, at most 2.5")
sys.exit(punctual > 2.5)
