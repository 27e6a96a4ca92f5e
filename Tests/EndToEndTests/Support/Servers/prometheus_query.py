#!/usr/bin/env python3
"""Asks a Prometheus server on a loopback port until it has an answer, and prints its samples as JSON lines.

  prometheus_query.py PORT EXPRESSION SECONDS
"""
import json
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

port, expression, seconds = sys.argv[1:]
url = f"http://127.0.0.1:{port}/api/v1/query?" + urllib.parse.urlencode({"query": expression})
end = time.monotonic() + float(seconds)
while time.monotonic() < end:
    try:
        with urllib.request.urlopen(url) as answer:
            result = json.load(answer)["data"]["result"]
    except (urllib.error.URLError, ConnectionError):
        result = []  # It is still starting.
    if result:
        print(json.dumps(result))
        sys.exit()
    time.sleep(0.1)
sys.exit(f"{expression}: no answer in {seconds} s")
