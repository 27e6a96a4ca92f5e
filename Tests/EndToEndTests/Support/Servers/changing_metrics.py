#!/usr/bin/env python3
"""Serves the metrics that it was told last.

  changing_metrics.py PORT

Each line of standard input is a text to serve, with ";" for its line ends, and is answered by "ok". It ends with its
standard input.
"""
import http.server
import sys
import threading

text = b""


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/plain; version=0.0.4")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
for line in sys.stdin:
    text = line.replace(";", "\n").encode()
    print("ok", flush=True)
