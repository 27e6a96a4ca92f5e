"""Writes syntax_reference.txt: what Prometheus 2.42 makes of the queries in syntax_queries.txt.

    python make_syntax_reference.py      starts the installed prometheus on a port of the loopback

Left out of the list is what later versions read or say otherwise, as numbers with an exponent and durations.
"""
import json
import pathlib
import subprocess
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request

HERE = pathlib.Path(__file__).parent
ADDRESS = "127.0.0.1:19496"


def answer(query):
    address = f"http://{ADDRESS}/api/v1/format_query?" + urllib.parse.urlencode({"query": query})
    try:
        reply = json.load(urllib.request.urlopen(address))
    except urllib.error.HTTPError as error:
        reply = json.load(error)
    if reply["status"] == "success":
        return "= " + reply["data"]
    return "! " + reply["error"].removeprefix('invalid parameter "query": ')


def wait():
    for _ in range(100):
        try:
            return urllib.request.urlopen(f"http://{ADDRESS}/-/ready").read()
        except urllib.error.URLError:
            time.sleep(0.1)
    raise SystemExit("prometheus does not start")


with tempfile.TemporaryDirectory() as folder:
    (pathlib.Path(folder) / "prometheus.yml").write_text("global: {}\n")
    server = subprocess.Popen(
        ["prometheus", f"--config.file={folder}/prometheus.yml", f"--storage.tsdb.path={folder}/data",
         f"--web.listen-address={ADDRESS}", "--log.level=error"])
    try:
        wait()
        queries = (HERE / "syntax_queries.txt").read_text().splitlines()
        answers = [answer(query) for query in queries]
    finally:
        server.terminate()
        server.wait()

# Each query, and below it the canonical text (=) or the error (!).
(HERE / "syntax_reference.txt").write_text(
    "".join(f"{query}\n{found}\n" for query, found in zip(queries, answers)))
