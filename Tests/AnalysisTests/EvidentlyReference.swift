// Written by Scripts/make_evidently_reference.py with Evidently 0.7.23.

/// What Evidently's default DataDriftPreset says of the columns of seeded windows.
enum EvidentlyReference {
  struct Column: Sendable {
    var name: String
    var statistic: String
    var value: Double
    var isDrift: Bool
  }

  struct Case: Sendable {
    var seed: UInt64
    var reference: Int
    var current: Int
    var change: Double
    var columns: [Column]
  }

  static let cases: [Case] = [
    .init(
      seed: 0, reference: 1000, current: 200, change: 0.0,
      columns: [
        .init(name: "flat", statistic: "K-S p_value", value: 0.551132924379, isDrift: false),
        .init(name: "skewed", statistic: "K-S p_value", value: 0.745171529235, isDrift: false),
        .init(name: "few", statistic: "chi-square p_value", value: 0.63201983293, isDrift: false),
        .init(name: "category", statistic: "chi-square p_value", value: 0.133295562308, isDrift: false),
        .init(name: "pair", statistic: "Z-test p_value", value: 0.340166710285, isDrift: false),
      ]),
    .init(
      seed: 1, reference: 1000, current: 200, change: 0.1,
      columns: [
        .init(name: "flat", statistic: "K-S p_value", value: 0.0131719213858, isDrift: true),
        .init(name: "skewed", statistic: "K-S p_value", value: 0.267348887549, isDrift: false),
        .init(name: "few", statistic: "chi-square p_value", value: 0.489034426022, isDrift: false),
        .init(name: "category", statistic: "chi-square p_value", value: 0, isDrift: true),
        .init(name: "pair", statistic: "Z-test p_value", value: 0.967618311305, isDrift: false),
      ]),
    .init(
      seed: 2, reference: 1000, current: 200, change: 0.5,
      columns: [
        .init(name: "flat", statistic: "K-S p_value", value: 2.36195745054e-51, isDrift: true),
        .init(name: "skewed", statistic: "K-S p_value", value: 0.00390305348909, isDrift: true),
        .init(name: "few", statistic: "chi-square p_value", value: 5.75757692118e-16, isDrift: true),
        .init(name: "category", statistic: "chi-square p_value", value: 0, isDrift: true),
        .init(name: "pair", statistic: "Z-test p_value", value: 6.63294182468e-07, isDrift: true),
      ]),
    .init(
      seed: 3, reference: 1000, current: 1000, change: 0.0,
      columns: [
        .init(name: "flat", statistic: "K-S p_value", value: 0.610166468819, isDrift: false),
        .init(name: "skewed", statistic: "K-S p_value", value: 0.794663738758, isDrift: false),
        .init(name: "few", statistic: "chi-square p_value", value: 0.841885263522, isDrift: false),
        .init(name: "category", statistic: "chi-square p_value", value: 0.00406942729346, isDrift: true),
        .init(name: "pair", statistic: "Z-test p_value", value: 1, isDrift: false),
      ]),
    .init(
      seed: 4, reference: 1000, current: 1000, change: 0.1,
      columns: [
        .init(name: "flat", statistic: "K-S p_value", value: 1.09159176136e-05, isDrift: true),
        .init(name: "skewed", statistic: "K-S p_value", value: 0.120515260661, isDrift: false),
        .init(name: "few", statistic: "chi-square p_value", value: 5.32030914173e-05, isDrift: true),
        .init(name: "category", statistic: "chi-square p_value", value: 0, isDrift: true),
        .init(name: "pair", statistic: "Z-test p_value", value: 0.769518697293, isDrift: false),
      ]),
    .init(
      seed: 5, reference: 1000, current: 1000, change: 0.5,
      columns: [
        .init(name: "flat", statistic: "K-S p_value", value: 2.93053578356e-122, isDrift: true),
        .init(name: "skewed", statistic: "K-S p_value", value: 1.90745216072e-11, isDrift: true),
        .init(name: "few", statistic: "chi-square p_value", value: 5.29510866078e-76, isDrift: true),
        .init(name: "category", statistic: "chi-square p_value", value: 0, isDrift: true),
        .init(name: "pair", statistic: "Z-test p_value", value: 4.66293670343e-15, isDrift: true),
      ]),
    .init(
      seed: 6, reference: 1000, current: 3600, change: 0.0,
      columns: [
        .init(name: "flat", statistic: "K-S p_value", value: 0.401543945696, isDrift: false),
        .init(name: "skewed", statistic: "K-S p_value", value: 0.548569304699, isDrift: false),
        .init(name: "few", statistic: "chi-square p_value", value: 0.00628343442941, isDrift: true),
        .init(name: "category", statistic: "chi-square p_value", value: 1.0431298874e-06, isDrift: true),
        .init(name: "pair", statistic: "Z-test p_value", value: 0.117290397423, isDrift: false),
      ]),
    .init(
      seed: 7, reference: 1000, current: 3600, change: 0.1,
      columns: [
        .init(name: "flat", statistic: "K-S p_value", value: 2.07798086457e-09, isDrift: true),
        .init(name: "skewed", statistic: "K-S p_value", value: 0.0323050909897, isDrift: true),
        .init(name: "few", statistic: "chi-square p_value", value: 1.1151560853e-12, isDrift: true),
        .init(name: "category", statistic: "chi-square p_value", value: 0, isDrift: true),
        .init(name: "pair", statistic: "Z-test p_value", value: 0.0581408189245, isDrift: false),
      ]),
    .init(
      seed: 8, reference: 1000, current: 3600, change: 0.5,
      columns: [
        .init(name: "flat", statistic: "K-S p_value", value: 1.32041716451e-197, isDrift: true),
        .init(name: "skewed", statistic: "K-S p_value", value: 1.06680656802e-10, isDrift: true),
        .init(name: "few", statistic: "chi-square p_value", value: 9.05874071381e-251, isDrift: true),
        .init(name: "category", statistic: "chi-square p_value", value: 0, isDrift: true),
        .init(name: "pair", statistic: "Z-test p_value", value: 0, isDrift: true),
      ]),
    .init(
      seed: 9, reference: 5000, current: 200, change: 0.0,
      columns: [
        .init(name: "flat", statistic: "Wasserstein distance (normed)", value: 0.0542373685128, isDrift: false),
        .init(name: "skewed", statistic: "Wasserstein distance (normed)", value: 0.0960498163054, isDrift: false),
        .init(name: "few", statistic: "Jensen-Shannon distance", value: 0.0576644112536, isDrift: false),
        .init(name: "category", statistic: "Jensen-Shannon distance", value: 0.0417918444123, isDrift: false),
        .init(name: "pair", statistic: "Jensen-Shannon distance", value: 0.00499689994126, isDrift: false),
      ]),
    .init(
      seed: 10, reference: 5000, current: 200, change: 0.1,
      columns: [
        .init(name: "flat", statistic: "Wasserstein distance (normed)", value: 0.271613289517, isDrift: true),
        .init(name: "skewed", statistic: "Wasserstein distance (normed)", value: 0.086347707943, isDrift: false),
        .init(name: "few", statistic: "Jensen-Shannon distance", value: 0.0458596835644, isDrift: false),
        .init(name: "category", statistic: "Jensen-Shannon distance", value: 0.0598498990082, isDrift: false),
        .init(name: "pair", statistic: "Jensen-Shannon distance", value: 0.0380216659645, isDrift: false),
      ]),
    .init(
      seed: 11, reference: 5000, current: 200, change: 0.5,
      columns: [
        .init(name: "flat", statistic: "Wasserstein distance (normed)", value: 1.74280625523, isDrift: true),
        .init(name: "skewed", statistic: "Wasserstein distance (normed)", value: 0.245621433518, isDrift: true),
        .init(name: "few", statistic: "Jensen-Shannon distance", value: 0.31098671631, isDrift: true),
        .init(name: "category", statistic: "Jensen-Shannon distance", value: 0.0786348821638, isDrift: false),
        .init(name: "pair", statistic: "Jensen-Shannon distance", value: 0.0796420204422, isDrift: false),
      ]),
    .init(
      seed: 12, reference: 5000, current: 1000, change: 0.0,
      columns: [
        .init(name: "flat", statistic: "Wasserstein distance (normed)", value: 0.0332477887267, isDrift: false),
        .init(name: "skewed", statistic: "Wasserstein distance (normed)", value: 0.0437661135499, isDrift: false),
        .init(name: "few", statistic: "Jensen-Shannon distance", value: 0.0175623269393, isDrift: false),
        .init(name: "category", statistic: "Jensen-Shannon distance", value: 0.0114228996473, isDrift: false),
        .init(name: "pair", statistic: "Jensen-Shannon distance", value: 0.00907687629891, isDrift: false),
      ]),
    .init(
      seed: 13, reference: 5000, current: 1000, change: 0.1,
      columns: [
        .init(name: "flat", statistic: "Wasserstein distance (normed)", value: 0.305191252639, isDrift: true),
        .init(name: "skewed", statistic: "Wasserstein distance (normed)", value: 0.0425638525683, isDrift: false),
        .init(name: "few", statistic: "Jensen-Shannon distance", value: 0.0177457859777, isDrift: false),
        .init(name: "category", statistic: "Jensen-Shannon distance", value: 0.0256415216726, isDrift: false),
        .init(name: "pair", statistic: "Jensen-Shannon distance", value: 0.0128982237413, isDrift: false),
      ]),
    .init(
      seed: 14, reference: 5000, current: 1000, change: 0.5,
      columns: [
        .init(name: "flat", statistic: "Wasserstein distance (normed)", value: 1.74897928979, isDrift: true),
        .init(name: "skewed", statistic: "Wasserstein distance (normed)", value: 0.171384142239, isDrift: true),
        .init(name: "few", statistic: "Jensen-Shannon distance", value: 0.308760283754, isDrift: true),
        .init(name: "category", statistic: "Jensen-Shannon distance", value: 0.0623401807425, isDrift: false),
        .init(name: "pair", statistic: "Jensen-Shannon distance", value: 0.0816815150071, isDrift: false),
      ]),
    .init(
      seed: 15, reference: 5000, current: 3600, change: 0.0,
      columns: [
        .init(name: "flat", statistic: "Wasserstein distance (normed)", value: 0.0183173742316, isDrift: false),
        .init(name: "skewed", statistic: "Wasserstein distance (normed)", value: 0.0274234957299, isDrift: false),
        .init(name: "few", statistic: "Jensen-Shannon distance", value: 0.0108587545215, isDrift: false),
        .init(name: "category", statistic: "Jensen-Shannon distance", value: 0.0146309908137, isDrift: false),
        .init(name: "pair", statistic: "Jensen-Shannon distance", value: 0.00337420239822, isDrift: false),
      ]),
    .init(
      seed: 16, reference: 5000, current: 3600, change: 0.1,
      columns: [
        .init(name: "flat", statistic: "Wasserstein distance (normed)", value: 0.35319218163, isDrift: true),
        .init(name: "skewed", statistic: "Wasserstein distance (normed)", value: 0.0603083163767, isDrift: false),
        .init(name: "few", statistic: "Jensen-Shannon distance", value: 0.0333207511275, isDrift: false),
        .init(name: "category", statistic: "Jensen-Shannon distance", value: 0.0305770671672, isDrift: false),
        .init(name: "pair", statistic: "Jensen-Shannon distance", value: 0.0392591492627, isDrift: false),
      ]),
    .init(
      seed: 17, reference: 5000, current: 3600, change: 0.5,
      columns: [
        .init(name: "flat", statistic: "Wasserstein distance (normed)", value: 1.76347134284, isDrift: true),
        .init(name: "skewed", statistic: "Wasserstein distance (normed)", value: 0.201935471274, isDrift: true),
        .init(name: "few", statistic: "Jensen-Shannon distance", value: 0.304845239398, isDrift: true),
        .init(name: "category", statistic: "Jensen-Shannon distance", value: 0.0591562541468, isDrift: false),
        .init(name: "pair", statistic: "Jensen-Shannon distance", value: 0.114297488664, isDrift: true),
      ]),
  ]
}
