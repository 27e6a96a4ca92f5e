internal import Telemetry

/// A file read whole as rows and named columns, whatever they mean: the input of the commands that look at columns.
///
/// Every row of the file is a row here, also one that could not be read: it holds no values, and `notes` says so.
public struct DataTable: Sendable {
  /// Numbers, or labels where one value at least is none.
  public enum Values: Sendable, Equatable {
    /// NaN where a value is missing.
    case numbers([Double])
    /// Indices into `labels`; `nil` where a value is missing. Labels stand in the order in which they were met.
    case categories([Int?], labels: [String])
  }

  public struct Column: Sendable, Equatable {
    public var name: String
    public var values: Values
  }

  public var path: String
  public var rowCount = 0
  /// In the order of the header, or of first sight in JSON lines.
  public var columns: [Column] = []
  /// What a person should know: rows that could not be read, numbers that were not finite.
  public var notes: [String] = []
  /// Why there are not more rows, where the file could be read only up to some place.
  public var trouble: String?
}

extension DataTable {
  /// A number as the label that it is among labels: whole ones without a fraction.
  public static func label(of number: Double) -> String {
    let isWhole = number == number.rounded(.towardZero) && abs(number) < 0x1p54
    return isWhole ? String(Int(number)) : "\(number)"
  }

  /// The column of this name; a name at the end of a path (`amount` for `inputs.amount`) will do where it is the only
  /// one.
  public func column(_ name: String) -> Column? {
    if let column = columns.first(where: { $0.name == name }) { return column }
    let nested = columns.filter { $0.name.hasSuffix("." + name) }
    return nested.count == 1 ? nested.first : nil
  }
}

extension DataTable.Column {
  /// The values as numbers, NaN where missing; `true` and `false` are 1 and 0. `nil` for other words.
  public var numbers: [Double]? {
    switch values {
    case .numbers(let numbers):
      return numbers
    case .categories(let codes, let labels):
      let meanings = labels.map { ["true": 1.0, "false": 0.0][$0.lowercased()] }
      guard meanings.allSatisfy({ $0 != nil }) else { return nil }
      return codes.map { code in code.flatMap { meanings[$0] } ?? .nan }
    }
  }

  /// The first value that is no number, and its row from 0.
  public var firstWord: (row: Int, word: String)? {
    guard case .categories(let codes, let labels) = values else { return nil }
    for (row, code) in codes.enumerated() {
      if let code, Double(labels[code]) == nil { return (row, labels[code]) }
    }
    return nil
  }

  /// The values as times, in seconds since 1970; `nil` where one is missing or no time.
  public var secondsSince1970: [Double?] {
    var decoder = TimestampDecoder()
    switch values {
    case .numbers(let numbers):
      return numbers.map { number in
        guard !number.isNaN else { return nil }
        let whole = Int64(exactly: number)
        let decoded = withUnsafePointer(to: UInt8(0)) {
          decoder.decode(epoch: DecodedNumber(value: number, integer: whole, end: $0))
        }
        return (try? decoded.get()).map(Self.seconds)
      }
    case .categories(let codes, let labels):
      let times = labels.map { label in
        Array(label.utf8).withUnsafeBufferPointer { (try? decoder.decode($0).get()).map(Self.seconds) }
      }
      return codes.map { code in code.flatMap { times[$0] } }
    }
  }

  private static func seconds(_ nanoseconds: Int64) -> Double {
    Double(nanoseconds) / 1e9
  }
}
