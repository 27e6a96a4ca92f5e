internal import Analysis

extension Reference {
  /// Rows without which no importance is measured.
  static let leastRowsOfImportance = 100

  /// How much of the model's answers each feature explains alone over the reference's sampled rows, 0…1; `nil` for the
  /// score and the prediction, and where there are too few rows or all answers are the same.
  ///
  /// The correlation ratio of the score, else of the predicted classes or the predicted number, by the feature's bins,
  /// less what as many bins explain by chance. It sees no interaction of features: a surrogate, for where no importances
  /// are given.
  /// - Complexity: O(rows · (features + classes)).
  /// - Reference: Pearson, Drapers' Company Research Memoirs, Biometric Series II (1905), the ratio η²; its correction
  ///   ε² of Kelley, doi:10.1073/pnas.21.9.554; for classes Goodman and Kruskal's τ, doi:10.1080/01621459.1954.10501231.
  static func importances(of features: [Feature], _ profile: ReferenceProfile) -> [Double?] {
    let rows = profile.rows.rows
    guard let answers = ModelAnswers(rows.map(\.facts)), rows.count >= leastRowsOfImportance else {
      return features.map { _ in nil }
    }
    var numberOfPath: [String: Int] = [:]
    for (number, field) in profile.fields.enumerated() { numberOfPath[field.path] = number }
    return features.map { feature in
      guard feature.role != .score, feature.role != .predicted, let field = numberOfPath[feature.path] else {
        return nil
      }
      return answers.explainedShare(by: rows.map { $0.code(ofField: field, feature.bins) })
    }
  }
}

extension RowSample.Row {
  /// The bin of one of its fields.
  fileprivate func code(ofField field: Int, _ bins: BinnedFeature) -> UInt8 {
    if let text = texts[field] { return bins.code(of: text.utf8) }
    guard !numbers[field].isNaN else { return BinnedFeature.missingCode }
    return bins.isNumeric ? bins.code(of: numbers[field]) : bins.code(of: CategoryText.bytes(of: numbers[field]))
  }
}

/// What a model answered to some rows: numbers, or classes as one indicator each.
private struct ModelAnswers {
  private enum Answers {
    case numbers([Double])
    case classes([Int], count: Int)
  }

  private let answers: Answers
  /// Places of the rows that have an answer.
  private let places: [Int]

  /// - Returns: `nil` where too few rows have any answer.
  init?(_ facts: [RecordFacts]) {
    let least = Reference.leastRowsOfImportance
    let scored = facts.indices.filter { facts[$0].score.isFinite }
    let predicted = facts.indices.filter { facts[$0].predicted != nil }
    let numbers = predicted.filter {
      facts[$0].predicted?.number.isFinite == true && facts[$0].predicted?.classIndex == -1
    }
    if scored.count >= least {
      places = scored
      answers = .numbers(scored.map { facts[$0].score })
    } else if numbers.count >= least {
      places = numbers
      answers = .numbers(numbers.compactMap { facts[$0].predicted?.number })
    } else if predicted.count >= least {
      places = predicted
      let classes = predicted.compactMap { facts[$0].predicted?.classIndex }
      answers = .classes(classes.map { max(0, $0) }, count: 1 + (classes.max() ?? 0))
    } else {
      return nil
    }
  }

  /// - Parameter codes: of a feature, by row.
  func explainedShare(by codes: [UInt8]) -> Double? {
    let squares: (between: Double, total: Double)
    switch answers {
    case .numbers(let numbers):
      squares = Self.squares(of: numbers, places.map { codes[$0] })
    case .classes(let classes, let count):
      squares = Self.squares(of: classes, count: count, places.map { codes[$0] })
    }
    let (count, groups) = (Double(places.count), Double(Set(places.map { codes[$0] }).count))
    guard squares.total > 0, count > groups else { return nil }
    let chance = (groups - 1) * (squares.total - squares.between) / (count - groups)
    return min(1, max(0, (squares.between - chance) / squares.total))
  }

  private static func squares(of numbers: [Double], _ codes: [UInt8]) -> (between: Double, total: Double) {
    let mean = numbers.reduce(0, +) / Double(numbers.count)
    var sums = [Double](repeating: 0, count: 256)
    var counts = sums
    var total = 0.0
    for (number, code) in zip(numbers, codes) {
      sums[Int(code)] += number - mean
      counts[Int(code)] += 1
      total += (number - mean) * (number - mean)
    }
    let between = zip(sums, counts).reduce(0) { $1.1 > 0 ? $0 + $1.0 * $1.0 / $1.1 : $0 }
    return (between, total)
  }

  /// Summed over the indicators of the classes.
  private static func squares(of classes: [Int], count: Int, _ codes: [UInt8]) -> (between: Double, total: Double) {
    var cells: [Int: Double] = [:]
    var ofClass = [Double](repeating: 0, count: count)
    var ofCode = [Double](repeating: 0, count: 256)
    for (number, code) in zip(classes, codes) {
      cells[number * 256 + Int(code), default: 0] += 1
      ofClass[number] += 1
      ofCode[Int(code)] += 1
    }
    let rows = Double(classes.count)
    let chance = ofClass.reduce(0) { $0 + $1 * $1 } / rows
    // In the order of their keys: sums must not depend on a dictionary's.
    let within = cells.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value * $1.value / ofCode[$1.key % 256] }
    return (within - chance, rows - chance)
  }
}
