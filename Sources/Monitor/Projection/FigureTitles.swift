internal import Predictions

/// How the figures of the report are called on the screen.
enum FigureTitles {
  private static let titles: [String: String] = [
    "roc_auc": "AUC", "average_precision": "avg precision", "accuracy": "accuracy",
    "balanced_accuracy": "balanced acc", "mcc": "MCC", "cohen_kappa": "kappa", "log_loss": "log loss",
    "brier": "Brier", "gini": "Gini", "ks": "KS", "ece": "ECE", "f1": "F1", "precision": "precision",
    "recall": "recall",
    "specificity": "specificity", "f1_macro": "macro F1", "precision_macro": "macro precision",
    "recall_macro": "macro recall", "roc_auc_ovr_macro": "AUC OvR", "roc_auc_ovr_weighted": "AUC OvR weighted",
    "roc_auc_ovo_macro": "AUC OvO", "roc_auc_ovo_weighted": "AUC OvO weighted", "top_1_accuracy": "top 1",
    "top_2_accuracy": "top 2", "top_3_accuracy": "top 3", "mae": "MAE", "mse": "MSE", "rmse": "RMSE", "r2": "R²",
    "mape": "MAPE", "smape": "sMAPE", "median_absolute_error": "median error", "max_error": "max error",
    "bias": "bias", "explained_variance": "explained var",
  ]

  static func title(of id: String) -> String {
    titles[id] ?? id
  }
}

extension Figure {
  init(_ metric: Metric, interval: MetricInterval? = nil) {
    self.init(
      id: metric.id, title: FigureTitles.title(of: metric.id), value: metric.value,
      interval: interval.map { max(0, $0.low)...max(0, min(1, max($0.low, $0.high))) }, reason: metric.reason,
      unit: metric.id == "mape" ? .ratio : .plain)
  }
}
