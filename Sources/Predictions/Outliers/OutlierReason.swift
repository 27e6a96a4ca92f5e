internal import Analysis

/// What is unusual about one value of a record: how rare it or a more extreme one is in the reference.
struct OutlierReason: Sendable, Equatable, Codable {
  enum Place: Sendable, Equatable, Codable {
    case above
    case below
    /// Share of the reference that lies as high or higher.
    case high(Double)
    case low(Double)
    /// Share of the category in the reference.
    case category(Double)
    case unseen
    case missing(Double)
    case foreign
  }

  let name: String
  let place: Place
  /// NaN for a category or none.
  let number: Double
  /// The category; empty for a number or none.
  let text: String
  /// Chance of the value or one more extreme, on both sides of a number; half a record where the reference has none.
  let chance: Double
  /// How far beyond the reference a number lies, in widths of the reference's range.
  let distance: Double

  /// Rarer ones first; of equals those further out, then the earlier feature.
  static func strangest(_ reasons: [OutlierReason], _ count: Int) -> [OutlierReason] {
    let order = reasons.indices.sorted { left, right in
      let (one, other) = (reasons[left], reasons[right])
      if one.chance != other.chance { return one.chance < other.chance }
      return one.distance != other.distance ? one.distance > other.distance : left < right
    }
    return order.prefix(count).map { reasons[$0] }
  }
}

extension OutlierReason {
  /// "amount 9,120: above all of the reference".
  var words: String {
    let value = text.isEmpty ? "\(name) \(NumberWords.text(number))" : "\(name) = \(text)"
    return switch place {
    case .above: "\(value): above all of the reference"
    case .below: "\(value): below all of the reference"
    case .high(let share): "\(value): \(NumberWords.percent(share)) of the reference as high"
    case .low(let share): "\(value): \(NumberWords.percent(share)) of the reference as low"
    case .category(let share): "\(value): \(NumberWords.percent(share)) of the reference"
    case .unseen: "\(value): never seen"
    case .missing(let share):
      share > 0 ? "\(name) missing: \(NumberWords.percent(share)) of the reference" : "\(name) missing: never before"
    case .foreign: "\(name) of another type than in the reference"
    }
  }
}

/// Numbers in sentences: whole ones with "," between thousands, others with four digits that count.
enum NumberWords {
  static func text(_ number: Double) -> String {
    guard number.isFinite, abs(number) < 1e15 else { return "\(number)" }
    if number == number.rounded() { return grouped(Int(number)) }
    if abs(number) >= 1_000 { return grouped(Int(number.rounded())) }
    var scale = 1.0
    while abs(number) * scale < 1_000, scale < 1e18 { scale *= 10 }
    return "\((number * scale).rounded() / scale)"
  }

  /// 0…1 as percent, with two digits that count.
  static func percent(_ share: Double) -> String {
    guard share > 0 else { return "0 %" }
    let percent = share * 100
    if percent >= 9.95 { return "\(Int(percent.rounded())) %" }
    var scale = 1.0
    while percent * scale < 0.95, scale < 1e6 { scale *= 10 }
    return percent >= 0.95
      ? "\((percent * 10).rounded() / 10) %" : "\((percent * scale).rounded() / scale) %"
  }

  private static func grouped(_ number: Int) -> String {
    let digits = String(number.magnitude)
    var text = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return number < 0 ? "−" + text : text
  }
}
