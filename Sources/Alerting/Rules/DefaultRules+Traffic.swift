// Groups about whether anything comes at all, and what the requests come to.
extension DefaultRules {
  /// A model answers steadily when in twelve of fifteen minutes the last five had ten records or more: batches do not. One
  /// that answered so within a day and is silent now is missed; after a day it is taken as retired. What traffic falls from
  /// is that of the hour before, since nights come slowly.
  static let traffic = """
    - name: driftop-traffic
      interval: 1m
      rules:
      - alert: ModelSilent
        expr: |
          sum by (model) (increase(ml_predictions_total[5m])) == 0
            and max_over_time(
              sum_over_time((sum by (model) (increase(ml_predictions_total[5m])) >= bool 10)[15m:1m])[1d:5m]
            ) >= 12
        for: 1m
        labels:
          severity: critical
        annotations:
          summary: "{{ $labels.model }} is silent"
          reason: >-
            no prediction for 5 minutes, where up to {{ with printf
            `max_over_time(sum(increase(ml_predictions_total{model=%q}[5m]))[1d:5m])` $labels.model | query
            }}{{ . | first | value | humanize }}{{ end }} came in 5 minutes
          hint: "See whether the model server runs, whether requests reach it, and whether its log is still written."
      - alert: ModelTrafficFell
        expr: |
          sum by (model) (rate(ml_predictions_total[5m]))
              / sum by (model) (rate(ml_predictions_total[1h] offset 5m)) < 0.1
            and sum by (model) (increase(ml_predictions_total[5m])) > 0
            and sum_over_time(
              (sum by (model) (increase(ml_predictions_total[5m])) >= bool 30)[15m:1m] offset 10m
            ) >= 12
        for: 2m
        keep_firing_for: 5m
        labels:
          severity: warning
        annotations:
          summary: "{{ $labels.model }} gets hardly any requests"
          reason: "{{ $value | humanizePercentage }} of the traffic of the hour before"
          hint: "Look upstream: a router, a queue or a caller may have failed."
    """

  static let sources = """
    - name: driftop-sources
      interval: 15s
      rules:
      - alert: TargetDown
        expr: up == 0
        for: 1m
        labels:
          severity: critical
        annotations:
          summary: "{{ $labels.instance }} does not answer"
          reason: "scrapes of the job {{ $labels.job }} have failed for a minute"
          hint: "The sources view shows the error; see whether the process runs and listens there."
      - alert: SourceDown
        expr: driftop_source_up == 0
        for: 1m
        labels:
          severity: critical
        annotations:
          summary: "{{ $labels.source }} cannot be read"
          reason: "it is missing, or reading it fails"
          hint: "The sources view shows why."
      - alert: MalformedLines
        expr: |
          increase(driftop_source_malformed_lines_total[5m])
              / increase(driftop_source_lines_total[5m])
            > 0.01
            and increase(driftop_source_malformed_lines_total[5m]) >= 5
        for: 1m
        labels:
          severity: warning
        annotations:
          summary: "Lines of {{ $labels.source }} cannot be understood"
          reason: "{{ $value | humanizePercentage }} of its lines in 5 minutes are malformed"
          hint: "The format may have changed with a release; the sources view shows such lines."
    """

  static let requests = """
    - name: driftop-requests
      interval: 1m
      rules:
      - alert: ErrorRatioHigh
        expr: |
          increase(ml_prediction_errors_total[5m]) / increase(ml_predictions_total[5m]) > 0.05
            and increase(ml_prediction_errors_total[5m]) >= 5
        for: 2m
        labels:
          severity: critical
        annotations:
          summary: "{{ $labels.model }} fails too often"
          reason: "{{ $value | humanizePercentage }} of its requests in 5 minutes failed"
          hint: "The records view shows failed requests; compare with the time of the last release."
      - alert: LatencyHigh
        expr: |
          ml_prediction_latency_seconds{quantile="0.99"}
            > 2 * ml_reference_latency_seconds{quantile="0.99"}
        for: 10m
        labels:
          severity: warning
        annotations:
          summary: "{{ $labels.model }} answers slowly"
          reason: >-
            99 % of requests take up to {{ $value | humanizeDuration }}, where the reference had {{ with printf
            `ml_reference_latency_seconds{model=%q,version=%q,quantile="0.99"}` $labels.model $labels.version | query
            }}{{ . | first | value | humanizeDuration }}{{ end }}
          hint: "Look at the machine's load, the batch size and the length of the inputs."
    """
}
