// Groups about what the models answer and on what.
extension DefaultRules {
  /// A loss is what is certain at the level of the false-alarm budget, so that its being there is reason enough.
  static let quality = """
    - name: driftop-quality
      interval: 1m
      rules:
      - alert: QualityFell
        expr: ml_quality_loss{basis="realised"} > 0
        for: 5m
        keep_firing_for: 10m
        labels:
          severity: critical
        annotations:
          summary: "{{ $labels.model }} has become worse"
          reason: >-
            {{ $labels.metric }} of the last hour is {{ with printf
            `ml_realised_quality{model=%q,version=%q,metric=%q}` $labels.model $labels.version $labels.metric | query
            }}{{ . | first | value | printf "%.3g" }}{{ end }}, by {{ printf "%.3g" $value }} for certain worse than the
            reference's {{ with printf `ml_reference_quality{model=%q,version=%q,metric=%q}` $labels.model
            $labels.version $labels.metric | query }}{{ . | first | value | printf "%.3g" }}{{ end }}
          hint: "The drift view shows what changed and in which slices; consider the last version or a retraining."
      - alert: DriftCostsQuality
        expr: |
          max by (model, version, metric) (ml_quality_loss{basis="estimated"}) > 0
            and on (model, version) ml_features_drifting > 0
        for: 5m
        keep_firing_for: 10m
        labels:
          severity: warning
        annotations:
          summary: "Drift costs {{ $labels.model }} quality"
          reason: >-
            {{ $labels.metric }} is estimated, before labels come, by {{ printf "%.3g" $value }} for certain below the
            reference's {{ with printf `ml_reference_quality{model=%q,version=%q,metric=%q}` $labels.model
            $labels.version $labels.metric | query }}{{ . | first | value | printf "%.3g" }}{{ end }}; {{ with printf
            `ml_features_drifting{model=%q,version=%q}` $labels.model $labels.version | query }}{{ . | first | value
            }}{{ end }} features drift
          hint: "The drift view names the features that cost most; see whether their source changed, else retrain."
      - alert: FeaturesDrift
        expr: ml_features_drifting > 0
        for: 15m
        labels:
          severity: info
        annotations:
          summary: "Inputs of {{ $labels.model }} drift"
          reason: "{{ $value }} of its features differ from the reference; without a loss of quality this is a note"
          hint: "The drift view shows which, since when, and the histograms."
    """

  static let labels = """
    - name: driftop-labels
      interval: 1m
      rules:
      - alert: LabelsStopped
        # Labels that came in ten of the twelve quarters of an hour that end within one hour came steadily.
        expr: |
          sum by (model) (increase(ml_labels_total[15m])) == 0
            and max_over_time(
              sum_over_time((sum by (model) (increase(ml_labels_total[15m])) >= bool 10)[1h:5m])[1d:15m]
            ) >= 10
            and sum by (model) (increase(ml_predictions_total[5m])) > 0
        for: 5m
        labels:
          severity: warning
        annotations:
          summary: "Labels of {{ $labels.model }} have stopped"
          reason: "none for a quarter of an hour, where they came steadily; predictions go on"
          hint: "See whether the job that writes outcomes runs; until then quality can only be estimated."
      - alert: LabelsLate
        expr: |
          ml_label_coverage_ratio / (avg_over_time(ml_label_coverage_ratio[6h] offset 1h) > 0.1) < 0.5
        for: 15m
        labels:
          severity: warning
        annotations:
          summary: "Labels of {{ $labels.model }} come late"
          reason: "the last hour has {{ $value | humanizePercentage }} of the labels that an hour usually has by then"
          hint: "Quality of the last hours stands on few labels; see whether the job that writes outcomes is behind."
    """

  static let data = """
    - name: driftop-data
      interval: 1m
      rules:
      - alert: SchemaChanged
        expr: ml_feature_fault_ratio > 0.01
        for: 2m
        labels:
          severity: warning
        annotations:
          summary: "Values of {{ $labels.feature }} of {{ $labels.model }} are not as they were"
          reason: "{{ $value | humanizePercentage }} of them are {{ $labels.fault }}, which the reference's are not"
          hint: "A field may have been renamed, or have another type or unit; the drift view shows such values."
    """
}
