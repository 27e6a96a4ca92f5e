#!/usr/bin/env python3
"""Writes two hours of what model servers say as OpenMetrics with times, the same in every run.

  model_servers.py FILE

Three vLLM servers of two models, scraped every 15 s; two Triton servers with two models and an MLServer behind KServe,
every 30 s. They have run for a while. Each scrape is up to two seconds late and never on a whole second; some are lost,
servers restart, one is gone for nine minutes, one appears late. Beside them stand series of the job "edges", on which
versions of Prometheus differ; their samples are punctual.
"""
import random
import sys

START = 1_772_355_600  # 2026-03-01T09:00:00Z
SECONDS = 7_200
TTFT = [0.1, 0.25, 1]
TPOT = [0.05]
LATENCY = [0.1]


class Series:
    """Samples of one server's metrics, by the text of the series."""

    def __init__(self, labels):
        self.labels = labels
        self.values = {}

    def name(self, metric, more=""):
        return f"{metric}{{{self.labels}{',' if more and self.labels else ''}{more}}}"

    def set(self, metric, value, more=""):
        self.values[self.name(metric, more)] = value

    def add(self, metric, value, more=""):
        name = self.name(metric, more)
        self.values[name] = round(self.values.get(name, 0) + value, 6)

    def observe(self, metric, value, bounds, more=""):
        comma = "," if more else ""
        for bound in bounds:
            self.add(f"{metric}_bucket", int(value <= bound), f'{more}{comma}le="{float(bound)}"')
        self.add(f"{metric}_bucket", 1, f'{more}{comma}le="+Inf"')
        self.add(f"{metric}_sum", round(value, 6), more)
        self.add(f"{metric}_count", 1, more)

    def restart(self):
        self.values = {name: 0 for name in self.values}


def wave(second, period, low, high):
    """A triangle: no library's sine needed."""
    phase = second % period / period
    return low + (high - low) * (2 * phase if phase < 0.5 else 2 - 2 * phase)


def vllm(server, second, chance, model):
    load = wave(second, 2_700, 0.5, 6)
    for _ in range(int(load * (0.5 + chance.random()))):
        server.observe("vllm:time_to_first_token_seconds", 0.008 + 0.2 * load * chance.random() ** 3, TTFT)
        server.observe("vllm:time_per_output_token_seconds", 0.008 + 0.012 * load * chance.random() ** 2, TPOT)
        server.add("vllm:prompt_tokens_total", int(2_000 * chance.random()) + 1)
        server.add("vllm:generation_tokens_total", int(400 * chance.random()) + 1)
        reason = "stop" if chance.random() < 0.8 else "length" if chance.random() < 0.8 else "abort"
        server.add("vllm:request_success_total", 1, f'finished_reason="{reason}"')
    server.set("vllm:num_requests_running", int(load * 3 * chance.random()))
    server.set("vllm:num_requests_waiting", max(0, int((load - 4) * 6 * chance.random())))
    server.set("vllm:kv_cache_usage_perc", round(min(1, load / 6 * (0.8 + 0.3 * chance.random())), 4))
    server.add("vllm:num_preemptions_total", int(load > 5 and chance.random() < 0.3))
    server.set("vllm:model_info", 1, f'version="{model}"')


def triton(server, second, chance, model):
    more = f'model="{model}",version="1"'
    count = int(40 * chance.random())
    failures = sum(chance.random() < 0.03 for _ in range(count))
    server.add("nv_inference_request_success", count - failures, more)
    server.add("nv_inference_request_failure", failures, more)
    server.add("nv_inference_count", count * 4, more)
    server.add("nv_inference_exec_count", (count + 1) // 2, more)
    server.add("nv_inference_queue_duration_us", count * int(900 * chance.random()), more)
    server.add("nv_inference_compute_infer_duration_us", count * int(4_000 + 900 * chance.random()), more)
    server.set("nv_gpu_utilization", round(wave(second, 1_500, 0.1, 0.95) * chance.random(), 3), 'gpu_uuid="GPU-1"')
    server.set("nv_gpu_memory_used_bytes", 8_589_934_592 + 4_194_304 * int(second / 60), 'gpu_uuid="GPU-1"')


def mlserver(server, second, chance, _):
    for _ in range(int(8 * chance.random())):
        status = "200" if chance.random() < 0.93 else "500" if chance.random() < 0.6 else "422"
        more = f'method="POST",path="/v2/models/iris/infer",status_code="{status}"'
        server.add("rest_server_requests_total", 1, more)
        server.observe("rest_server_request_duration_seconds", 0.002 + 0.4 * chance.random() ** 4, LATENCY)
    server.add("model_infer_request_success_total", int(5 * chance.random()), 'model="iris",version="v3"')
    server.set("model_quality_accuracy", round(0.9 - second / 100_000 + 0.02 * chance.random(), 5), 'model="iris"')
    # What a server says that has nothing to average yet.
    quality = "NaN" if second < 1_200 else round(chance.random(), 3)
    server.set("model_drift_score", quality, 'model="iris",feature="petal_length"')


# Labels, what it says, its argument, the interval; the seconds in which it is there, and those in which it restarts.
SERVERS = [
    ('job="vllm",instance="gpu1:8000",model_name="llama-3.1-8b"', vllm, "v2", 15, [(0, 7_200)], [3_600]),
    ('job="vllm",instance="gpu2:8000",model_name="llama-3.1-8b"', vllm, "v2", 15, [(0, 3_000), (3_540, 7_200)], []),
    ('job="vllm",instance="gpu3:8000",model_name="qwen2.5-72b"', vllm, "v1", 15, [(2_400, 7_200)], [5_000, 5_200]),
    ('job="triton",instance="gpu4:8002"', triton, "resnet50", 30, [(0, 7_200)], []),
    ('job="triton",instance="gpu5:8002"', triton, "bert", 30, [(0, 6_400)], [1_111]),
    ('job="kserve",instance="10.0.0.7:8080",namespace="prod"', mlserver, "", 30, [(0, 7_200)], [2_222]),
]


def server_lines():
    for number, (labels, says, argument, interval, spans, restarts) in enumerate(SERVERS):
        chance = random.Random(number)
        server = Series(labels)
        started = START
        for second in range(0, 1_500, interval):
            says(server, second, chance, argument)
        for second in range(0, SECONDS, interval):
            if any(second - interval < restart <= second for restart in restarts):
                server.restart()
                started = START + second
            late = 1 + int(1_998 * chance.random())
            milliseconds = 1_000 * second + late + (late % 1_000 == 0)
            isLost = chance.random() < 0.02
            if not any(start <= second < end for start, end in spans):
                continue
            says(server, second, chance, argument)
            server.set("up", int(not isLost))
            server.set("process_start_time_seconds", started)
            for name, value in server.values.items():
                # Of a lost scrape only its failure is known.
                if not isLost or name.startswith("up{"):
                    yield name, START * 1_000 + milliseconds, value


def edge_lines():
    for second in range(0, 3_600, 15):
        for name, value in (
            ("edge_gauge", second % 97), ("edge_requests_total", 2 * second), ("edge_errors_total", second // 60),
            ('edge_amount{part="a"}', "1e+100"), ('edge_amount{part="b"}', 1), ('edge_amount{part="c"}', "-1e+100"),
            ('edge_text{text="two\\nlines"}', 1)):
            yield edge(name), (START + second) * 1_000, value
        # New in the middle of a window, and from a first value that is about as large as one step.
        if second >= 600:
            yield edge("edge_started_total"), (START + second) * 1_000, 9 + (second - 600) // 15 * 10
    yield edge("edge_single"), START * 1_000, 42


def edge(name):
    return f'{name[:-1]},job="edges"}}' if name.endswith("}") else f'{name}{{job="edges"}}'


def main():
    lines = sorted([*server_lines(), *edge_lines()], key=lambda line: line[:2])
    with open(sys.argv[1], "w", encoding="utf-8") as file:
        for name, milliseconds, value in lines:
            file.write(f"{name} {value} {milliseconds // 1_000}.{milliseconds % 1_000:03d}\n")
        file.write("# EOF\n")


if __name__ == "__main__":
    main()
