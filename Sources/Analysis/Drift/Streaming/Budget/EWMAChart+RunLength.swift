internal import Glibc

extension EWMAChart.Parameters {
  /// The limits with which normal values without a shift alarm every `averageRunLength` values, the chance of the
  /// reference period included.
  ///
  /// - Parameter referenceLength: values of the reference period; `nil` for a tenth of the run length, from 100 to 1,000.
  /// - Precondition: the run length is at least 100.
  /// - Reference: the Markov chain of Brook and Evans, doi:10.1093/biomet/59.3.539, with Gauss's nodes for its states as
  ///   in Crowder's integral equation, doi:10.1080/00401706.1987.10488267. The narrower limits of the chart's start are
  ///   left out.
  public init(averageRunLength: Double, referenceLength: Int? = nil) {
    precondition(averageRunLength >= 100, "an average run length is at least 100 values")
    self.init()
    warmStart = referenceLength ?? ReferenceError.length(averageRunLength: averageRunLength)
    let error = ReferenceError(length: Double(warmStart))
    let lambda = lambda
    let unit = (lambda / (2 - lambda)).squareRoot()
    threshold = Root.falling(from: 1.5, to: 9, at: -log(averageRunLength)) { threshold in
      log(
        error.meanRate { shift, factor in
          1 / WeightedMeanChain(lambda: lambda, limit: threshold * unit * factor, shift: shift).runLength
        })
    }
  }
}

/// An exponentially weighted mean of normal values between two limits.
private struct WeightedMeanChain {
  var lambda: Double
  /// Either side of 0, in deviations of a value.
  var limit: Double
  /// Of the values' mean, in their deviations.
  var shift: Double

  /// Values up to the first beyond the limits, from a weighted mean of 0.
  var runLength: Double {
    let nodes = GaussLegendre.nodes
    // (1 − Q) L = 1, where Q leads from each state to each other.
    var rows = nodes.map { from in
      nodes.map { to in -density(from: limit * from.place, to: limit * to.place, to.weight) }
    }
    for state in nodes.indices { rows[state][state] += 1 }
    let lengths = solved(&rows)
    var length = 1.0
    for (node, rest) in zip(nodes, lengths) { length += rest * density(from: 0, to: limit * node.place, node.weight) }
    return length
  }

  private func density(from: Double, to: Double, _ weight: Double) -> Double {
    let deviation = (to - (1 - lambda) * from) / lambda - shift
    return weight * limit / lambda * exp(-deviation * deviation / 2) / (2 * Double.pi).squareRoot()
  }

  /// The solution for ones on the right side; rows that sum to less than one need no pivots.
  private func solved(_ rows: inout [[Double]]) -> [Double] {
    let count = rows.count
    var right = Array(repeating: 1.0, count: count)
    for pivot in 0..<count {
      for row in (pivot + 1)..<count where rows[row][pivot] != 0 {
        let factor = rows[row][pivot] / rows[pivot][pivot]
        for column in pivot..<count { rows[row][column] -= factor * rows[pivot][column] }
        right[row] -= factor * right[pivot]
      }
    }
    for row in stride(from: count - 1, through: 0, by: -1) {
      for column in (row + 1)..<count { right[row] -= rows[row][column] * right[column] }
      right[row] /= rows[row][row]
    }
    return right
  }
}

/// Places and weights of Gauss's rule over −1…1.
private enum GaussLegendre {
  static let nodes: [(place: Double, weight: Double)] = (1...order).map { number in
    var place = cos(Double.pi * (Double(number) - 0.25) / (Double(order) + 0.5))
    var slope = 1.0
    // Newton's steps on the Legendre polynomial; the start is good to three digits.
    for _ in 0..<8 {
      var (value, before) = (1.0, 0.0)
      for degree in 1...order {
        let next = (Double(2 * degree - 1) * place * value - Double(degree - 1) * before) / Double(degree)
        (value, before) = (next, value)
      }
      slope = Double(order) * (place * value - before) / (place * place - 1)
      place -= value / slope
    }
    return (place, 2 / ((1 - place * place) * slope * slope))
  }

  private static let order = 32
}

extension RunLengthRule {
  static let ewma = computed { averageRunLength, _ in
    let parameters = EWMAChart.Parameters(averageRunLength: averageRunLength)
    return [
      "warm_start": "\(parameters.warmStart)", "lambda_val": parameters.lambda.plain,
      "threshold": parameters.threshold.plain,
    ]
  }
}
