#!/usr/bin/env python3
"""Asks a model of an MLServer at a constant rate until its standard input ends.

  mlserver_load.py PORT --rate 20

Of twenty requests one names a model that does not exist (404) and one has the wrong shape (500). A request that was due
while the server was down is left out, not made up for.
"""
import argparse
import http.client
import json
import sys
import threading
import time


def body(width):
    values = [5.1, 3.5, 1.4, 0.2][:width]
    return json.dumps({"inputs": [{"name": "x", "shape": [1, width], "datatype": "FP64", "data": values}]})


def ask(connection, number):
    model = "nosuch" if number % 20 == 7 else "iris"
    connection.request(
        "POST", f"/v2/models/{model}/infer", body(3 if number % 20 == 14 else 4), {"Content-Type": "application/json"})
    connection.getresponse().read()


def run(port, rate):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    start, number = time.monotonic(), 0
    while True:
        # At most a quarter of a second is made up for: more would be a burst that the reader rightly shows.
        number = max(number + 1, int((time.monotonic() - start - 0.25) * rate))
        time.sleep(max(0, start + number / rate - time.monotonic()))
        # The server leaves a connection after a request that failed, which shows at the next one.
        for _ in range(2):
            try:
                ask(connection, number)
                break
            except (OSError, http.client.HTTPException):
                connection.close()


parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("port", type=int)
parser.add_argument("--rate", type=float, default=20)
options = parser.parse_args()
threading.Thread(target=run, args=(options.port, options.rate), daemon=True).start()
sys.stdin.read()
