#!/usr/bin/env python3
"""An application that publishes its model's quality through prometheus_client, over HTTPS with basic authentication.

  prometheus_client_app.py --port 21000 --certificate server.pem --key server.key --user anna --password-file FILE

It counts 50 ticks a second of its own clock (app_ticks_total), so that a reader's rate has a known truth. It starts as
if it had counted for an hour, so that a reader who takes all of that for new is found out. All else moves only when it
is told to, by lines on standard input, each answered by one line:
  observe ACTUAL SCORE COUNT   predictions of the model "fraud", positive from a score of .5 on; answers "ok"
  latency SECONDS COUNT        requests of that latency; answers "ok"
  restart-ticks                counts its ticks from 0 again, as after a restart that no scrape saw; answers "ok"
  await-scrapes COUNT          answers "ok" after that many more scrapes
  state                        answers its own counts as JSON: the matrix by actual and predicted, the exact AUC
It ends with its standard input.
"""
import argparse
import base64
import hmac
import json
import socketserver
import ssl
import sys
import threading
import time
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

from prometheus_client import CollectorRegistry, Counter, Histogram, make_wsgi_app
from prometheus_client.core import CounterMetricFamily

TICKS_PER_SECOND = 50
AGE_SECONDS = 3600
MODEL = {"model": "fraud", "version": "2"}
SCORE_BUCKETS = [round(0.05 * step, 2) for step in range(1, 21)]


class Ticks:
    """A counter that is always exactly where the clock says."""

    def __init__(self):
        self.start = time.monotonic() - AGE_SECONDS
        self.scrapes = threading.Semaphore(0)

    def collect(self):
        self.scrapes.release()
        ticks = TICKS_PER_SECOND * (time.monotonic() - self.start)
        yield CounterMetricFamily("app_ticks", "Ticks since the start.", value=ticks)


class Application:
    def __init__(self):
        self.registry = CollectorRegistry()
        self.ticks = Ticks()
        self.registry.register(self.ticks)
        self.matrix = Counter(
            "ml_confusion_matrix_observations", "Predictions whose truth is known.",
            ["model", "version", "actual", "predicted"], registry=self.registry)
        self.scores = Histogram(
            "ml_prediction_score", "Scores by what turned out to be true.", ["model", "version", "actual"],
            buckets=SCORE_BUCKETS, registry=self.registry)
        self.latency = Histogram("app_request_latency_seconds", "Time to an answer.", registry=self.registry)
        self.observed = []

    def command(self, words):
        if words[0] == "observe":
            return self.observe(words[1], float(words[2]), int(words[3]))
        if words[0] == "latency":
            for _ in range(int(words[2])):
                self.latency.observe(float(words[1]))
            return "ok"
        if words[0] == "await-scrapes":
            while self.ticks.scrapes.acquire(blocking=False):
                pass
            for _ in range(int(words[1])):
                self.ticks.scrapes.acquire()
            return "ok"
        if words[0] == "restart-ticks":
            self.ticks.start = time.monotonic()
            return "ok"
        if words[0] == "state":
            return json.dumps({"matrix": self.counts(), "auc": self.auc()})
        return f"unknown command {words[0]}"

    def observe(self, actual, score, count):
        predicted = str(int(score >= 0.5))
        self.observed.append((actual, predicted, score, count))
        self.matrix.labels(**MODEL, actual=actual, predicted=predicted).inc(count)
        for _ in range(count):
            self.scores.labels(**MODEL, actual=actual).observe(score)
        return "ok"

    def counts(self):
        matrix = {actual: {predicted: 0 for predicted in "01"} for actual in "01"}
        for actual, predicted, _, count in self.observed:
            matrix[actual][predicted] += count
        return matrix

    def auc(self):
        """The share of pairs that the scores order rightly; a tie is half a pair."""
        right = pairs = 0
        for actual, _, high, positives in self.observed:
            for other, _, low, negatives in self.observed:
                if (actual, other) == ("1", "0"):
                    right += positives * negatives * (1 if high > low else 0.5 if high == low else 0)
                    pairs += positives * negatives
        return right / pairs if pairs else None


class Server(socketserver.ThreadingMixIn, WSGIServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        """A client that refuses our certificate or leaves is the client's business."""


class SilentHandler(WSGIRequestHandler):
    def log_message(self, format, *values):
        pass


def guarded(application, user, password):
    """Answers 401 to whoever does not name the user and the password."""
    expected = base64.b64encode(f"{user}:{password}".encode()).decode()

    def answer(environment, start_response):
        kind, _, given = environment.get("HTTP_AUTHORIZATION", "").partition(" ")
        if kind == "Basic" and hmac.compare_digest(given, expected):
            return application(environment, start_response)
        start_response("401 Unauthorized", [("WWW-Authenticate", 'Basic realm="metrics"')])
        return [b"who are you?\n"]

    return answer


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--certificate", required=True)
    parser.add_argument("--key", required=True)
    parser.add_argument("--user", required=True)
    parser.add_argument("--password-file", required=True)
    options = parser.parse_args()
    application = Application()
    with open(options.password_file, encoding="utf-8") as file:
        password = file.read().strip()
    server = Server(("127.0.0.1", options.port), SilentHandler)
    server.set_app(guarded(make_wsgi_app(application.registry), options.user, password))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(options.certificate, options.key)
    # The handshake is the connection's own thread's: one that refuses our certificate must not hold up the next.
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    for line in sys.stdin:
        print(application.command(line.split()), flush=True)


main()
