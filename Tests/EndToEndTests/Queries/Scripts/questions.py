"""What is asked of driftop and of Prometheus 2.42, over the samples of model_servers.py."""

# What people ask about model servers.
EXPRESSIONS = """
up
sum by (job) (up)
min by (job) (up) == 0
count by (job) (up == 1)
avg_over_time(up[30m])
100 * (1 - avg_over_time(up{job="vllm"}[15m]))
vllm:num_requests_running
vllm:num_requests_waiting{instance!~"gpu[12].*"} > 3
sum(vllm:num_requests_running + vllm:num_requests_waiting)
sum by (model_name) (rate(vllm:generation_tokens_total[5m]))
rate(vllm:prompt_tokens_total[2m]) / rate(vllm:generation_tokens_total[2m])
irate(vllm:generation_tokens_total{instance="gpu1:8000"}[1m])
increase(vllm:request_success_total[1h])
sum by (finished_reason) (increase(vllm:request_success_total[30m]))
sum by (instance) (rate(vllm:request_success_total{finished_reason="abort"}[10m])) / ignoring (finished_reason) sum by (instance) (rate(vllm:request_success_total[10m]))
histogram_quantile(0.5, sum by (le) (rate(vllm:time_to_first_token_seconds_bucket[5m])))
histogram_quantile(0.99, sum by (le, model_name) (rate(vllm:time_to_first_token_seconds_bucket[5m])))
histogram_quantile(0.95, rate(vllm:time_per_output_token_seconds_bucket[10m]))
histogram_quantile(0.9, sum by (le, instance) (increase(vllm:time_per_output_token_seconds_bucket[20m]))) > 0.03
rate(vllm:time_to_first_token_seconds_sum[5m]) / rate(vllm:time_to_first_token_seconds_count[5m])
(sum(rate(vllm:time_to_first_token_seconds_bucket{le="0.1"}[5m])) + sum(rate(vllm:time_to_first_token_seconds_bucket{le="1.0"}[5m]))) / 2 / sum(rate(vllm:time_to_first_token_seconds_count[5m]))
1 - sum without (le) (rate(vllm:time_to_first_token_seconds_bucket{le="0.25"}[30m])) / rate(vllm:time_to_first_token_seconds_count[30m])
max by (instance) (vllm:kv_cache_usage_perc)
max_over_time(vllm:kv_cache_usage_perc[10m]) > 0.9
avg by (model_name) (avg_over_time(vllm:kv_cache_usage_perc[5m]))
quantile_over_time(0.9, vllm:kv_cache_usage_perc[15m])
stddev_over_time(vllm:kv_cache_usage_perc[10m])
predict_linear(vllm:kv_cache_usage_perc[10m], 600)
deriv(vllm:kv_cache_usage_perc[5m])
delta(vllm:kv_cache_usage_perc[5m])
changes(vllm:num_requests_running[10m])
resets(vllm:prompt_tokens_total[1h])
vllm:model_info * on (instance) group_left vllm:num_requests_running
vllm:num_requests_running * on (instance) group_left (version) vllm:model_info
sum by (version) (rate(vllm:generation_tokens_total[5m]) * on (instance, job) group_left (version) vllm:model_info)
rate(vllm:generation_tokens_total[5m]) - rate(vllm:generation_tokens_total[5m] offset 1h)
sum(rate(vllm:generation_tokens_total[5m])) / sum(rate(vllm:generation_tokens_total[5m] offset 30m)) - 1
vllm:num_requests_waiting and on (instance) vllm:kv_cache_usage_perc > 0.8
vllm:num_requests_running unless vllm:num_requests_running > 10
vllm:num_requests_running > 10 or vllm:num_requests_waiting > 0
rate(nv_inference_request_failure[5m]) / (rate(nv_inference_request_success[5m]) + rate(nv_inference_request_failure[5m]))
sum(rate(nv_inference_request_failure[15m])) / sum(rate(nv_inference_request_success[15m])) > bool 0.02
rate(nv_inference_count[5m]) / rate(nv_inference_exec_count[5m])
rate(nv_inference_queue_duration_us[5m]) / rate(nv_inference_request_success[5m]) / 1000
idelta(nv_gpu_memory_used_bytes[2m])
predict_linear(nv_gpu_memory_used_bytes[30m], 4 * 3600) > 9e9
nv_gpu_memory_used_bytes / 1024 ^ 3
avg without (gpu_uuid) (nv_gpu_utilization) * 100
clamp(nv_gpu_utilization, 0.2, 0.6)
clamp_max(clamp_min(nv_gpu_utilization, 0.3), 0.5)
round(nv_gpu_utilization, 0.05)
floor(nv_gpu_utilization * 10) / 10
topk(3, rate(vllm:time_to_first_token_seconds_bucket[5m]))
bottomk(2, sum by (instance) (rate(vllm:generation_tokens_total[5m])))
sort_desc(sum by (instance, finished_reason) (rate(vllm:request_success_total[10m])))
count_values("state", up)
count_values without (job) ("job", up)
quantile(0.75, rate(vllm:generation_tokens_total[5m]))
stddev(vllm:kv_cache_usage_perc)
stdvar by (job) (nv_gpu_utilization)
group by (job, instance) (up)
sum by (status_code) (rate(rest_server_requests_total[5m]))
sum(rate(rest_server_requests_total{status_code=~"5.."}[30m])) / sum(rate(rest_server_requests_total[30m]))
sum(rate(rest_server_requests_total{status_code!~"2.."}[10m])) or vector(0)
histogram_quantile(0.9, sum by (le, path) (rate(rest_server_request_duration_seconds_bucket[10m])))
model_quality_accuracy < bool 0.85
model_quality_accuracy - avg_over_time(model_quality_accuracy[1h])
(model_quality_accuracy - avg_over_time(model_quality_accuracy[1h])) / stddev_over_time(model_quality_accuracy[1h])
model_drift_score
max_over_time(model_drift_score[20m])
model_drift_score == model_drift_score
absent(model_drift_score{model="none"})
absent(up{job="vllm"})
absent_over_time(up{instance="gpu2:8000"}[5m])
present_over_time(nv_inference_count[5m])
count_over_time(vllm:num_requests_running[10m])
last_over_time(nv_inference_count[30m])
sum_over_time(vllm:num_preemptions_total[10m])
max_over_time(rate(vllm:generation_tokens_total[2m])[30m:1m])
avg_over_time(sum by (job) (up)[20m:90s])
quantile_over_time(0.95, (sum(vllm:num_requests_waiting))[1h:2m])
min_over_time(rate(nv_inference_count[3m])[15m:] offset 10m)
label_replace(up, "host", "$1", "instance", "([^:]+):.*")
sum by (host) (label_replace(rate(vllm:prompt_tokens_total[5m]), "host", "$1", "instance", "([a-z0-9]+):.*"))
label_join(nv_gpu_utilization, "place", "/", "job", "instance")
time() - process_start_time_seconds
(time() - process_start_time_seconds) / 60 < 20
timestamp(vllm:num_requests_running) - time()
hour() * 60 + minute()
day_of_week(process_start_time_seconds)
days_in_month() - day_of_month()
vector(scalar(sum(up)) / 6)
scalar(nv_gpu_utilization{instance="gpu4:8002"}) > bool 0.5
up @ end()
vllm:prompt_tokens_total @ end()
rate(vllm:generation_tokens_total[10m] @ start())
sum(vllm:num_requests_running offset -10m)
ln(vllm:generation_tokens_total) + log2(vllm:generation_tokens_total) + log10(vllm:generation_tokens_total)
sqrt(exp(nv_gpu_utilization)) % 0.3
sgn(delta(vllm:num_requests_running[5m]))
abs(-nv_gpu_utilization) + ceil(nv_gpu_utilization)
sin(nv_gpu_utilization) atan2 cos(nv_gpu_utilization)
sum by (job) ({job=~"triton|kserve", __name__=~"nv_gpu_util.*|model_quality_.*"})
count({__name__=~".+", job!="edges"})
""".strip().splitlines()

# Where the two differ, each asked as an instant query so many seconds after the first sample: a name, what it means for a
# number, the question, the same for driftop where it is spelled differently, and what makes driftop's answer that of 2.42.
CLOSED, RENAMED, NEITHER = "closed windows", "another spelling", "nothing"
DIFFERENCES = [
    ("left-open windows", "a window on the scrape interval holds one sample fewer",
     1_200, "count_over_time(edge_gauge[1m])", None, CLOSED),
    ("left-open windows", "a rate over a window on the scrape interval is extrapolated from one interval less",
     1_200, "increase(edge_errors_total[5m])", None, CLOSED),
    ("left-open windows", "a window as long as the scrape interval holds one sample, and so no rate",
     1_200, "irate(edge_requests_total[15s])", None, CLOSED),
    ("left-open windows", "a subquery on its own steps has one value fewer",
     1_200, "sum_over_time(edge_gauge[1m:15s])", None, CLOSED),
    ("left-open look-back", "a sample that is exactly five minutes old is no longer seen",
     300, "edge_single", None, CLOSED),
    ("zero clamp after the threshold", "a counter that is new in the window is extrapolated by half an interval at most",
     690, "increase(edge_started_total[5m])", None, NEITHER),
    ("the regular expression's dot", "a dot matches a line feed too",
     1_200, 'edge_text{text=~"two.lines"}', None, NEITHER),
    ("compensated sums", "small amounts survive beside large ones that cancel",
     1_200, "sum(edge_amount)", None, NEITHER),
    ("names kept to the end", "behind a rate of several metrics a label can still be made of their names",
     1_207, 'sum by (kind) (label_replace(rate({__name__=~"edge_(requests|errors)_total"}[5m]), '
     '"kind", "$1", "__name__", "edge_(.*)_total"))', None, NEITHER),
    ("renamed functions", "none",
     1_207, "holt_winters(edge_gauge[5m], 0.5, 0.1)", "double_exponential_smoothing(edge_gauge[5m], 0.5, 0.1)",
     RENAMED),
    ("numbers as durations", "none",
     1_207, "rate(edge_requests_total[5m])", "rate(edge_requests_total[300])", RENAMED),
    ("quoted metric names", "none", 1_207, "edge_gauge", '{"edge_gauge"}', RENAMED),
    ("computed durations", "none",
     1_207, "rate(edge_requests_total[5m] offset 2m)", "rate(edge_requests_total[10m / 2] offset (1m + 60))", RENAMED),
    ("new functions", "2.42 does not know mad_over_time, first_over_time, ts_of_max_over_time …",
     1_207, "mad_over_time(edge_gauge[5m])", None, NEITHER),
    ("new functions", "2.42 does not know sort_by_label, limitk, limit_ratio …",
     1_207, "limitk(1, edge_amount)", None, NEITHER),
    ("new functions", "2.42 does not know info",
     1_207, 'info(edge_gauge, {__name__="edge_info"})', None, NEITHER),
    ("filled gaps", "2.42 has no fill modifiers",
     1_207, "edge_gauge + fill(0) edge_single", None, NEITHER),
]
