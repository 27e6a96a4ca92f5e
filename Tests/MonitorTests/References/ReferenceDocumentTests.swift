import Analysis
import Telemetry
import Testing

@testable import Monitor
@testable import Predictions

@Suite struct ReferenceDocumentTests {
  /// The profiles of a log, all of it.
  private func profiles(_ text: String) -> [ReferenceProfile] {
    var settings = MonitorSettings(windowing: .whole)
    settings.watch = WatchSettings(reference: .first(.max))
    var state = MonitorState(settings: settings)
    state.apply(batch(text))
    return state.predictions.models.compactMap { $0.watch?.profile }
  }

  private func restored(_ profiles: [ReferenceProfile]) throws -> [ReferenceProfile] {
    try ReferenceDocument(bytes: ReferenceDocument(profiles: profiles).bytes()).profiles
  }

  /// Numbers, a number with few values, categories, a late field, gaps, weights, a score and late labels.
  private static func log(_ rows: Range<Int>, first: String = "no") -> String {
    var generator = SplitMix64(seed: 5)
    return (0..<rows.upperBound).map { row in
      let (uniform, other) = (generator.uniform(), generator.uniform())
      guard row >= rows.lowerBound else { return "" }
      let label = row % 3 == 0 ? first : first == "no" ? "yes" : "no"
      let late = row > 50 ? #","features.late":\#(row % 2 == 0 ? "\"a\"" : "3")"# : ""
      let gap = row % 7 == 0 ? "" : #","features.x":\#(uniform * 1e-3)"#
      return #"{"ts":\#(march + row),"id":"r\#(row)","model":"m","y_pred":"\#(label)","score":\#(other),"#
        + #""weight":\#(row % 2 + 1),"features.n":\#(row % 4),"features.c":"k\#(row % 5)"\#(gap)\#(late)}"# + "\n"
    }.joined()
      + rows.filter { $0 % 2 == 0 }.map { #"{"ts":\#(march + $0 + 9),"id":"r\#($0)","y_true":"yes"}"# + "\n" }.joined()
  }

  @Test func aRestoredReferenceFreezesToTheSame() throws {
    let count = 300
    let saved = try #require(profiles(Self.log(0..<count)).first)
    let loaded = try #require(restored([saved]).first)
    expectSameFreeze(saved, loaded)
    #expect(loaded.identity == saved.identity && loaded.source == saved.source)
    #expect(loaded.recordCount == count && loaded.labelledCount == saved.labelledCount)
    #expect(saved.labelledCount == count / 2)
    #expect(loaded.timeRange == saved.timeRange)
    #expect(loaded.aggregate.pairs.entries.map(\.weight) == saved.aggregate.pairs.entries.map(\.weight))
    #expect(loaded.aggregate.scores.classes.map(\.values) == saved.aggregate.scores.classes.map(\.values))
    for (left, right) in zip(loaded.aggregate.fields, saved.aggregate.fields) {
      #expect(left.moments == right.moments)
      #expect(left.quantiles.quantiles([0, 0.1, 0.5, 1]) == right.quantiles.quantiles([0, 0.1, 0.5, 1]))
    }
    #expect(try ReferenceDocument(profiles: [loaded]).bytes() == ReferenceDocument(profiles: [saved]).bytes())
  }

  @Test func theSampleOfRowsComesBack() throws {
    let saved = try #require(profiles(Self.log(0..<3_000)).first)
    let loaded = try #require(restored([saved]).first)
    #expect(saved.rows.rows.count == RowSample.limit)
    #expect(loaded.rows.rows.map(\.facts.ordinal) == saved.rows.rows.map(\.facts.ordinal))
    #expect(loaded.rows.rows.map(\.facts.actual?.classIndex) == saved.rows.rows.map(\.facts.actual?.classIndex))
    #expect(loaded.rows.rows.map(\.texts) == saved.rows.rows.map(\.texts))
    #expect(
      loaded.rows.rows.map { $0.numbers.map(\.bitPattern) } == saved.rows.rows.map { $0.numbers.map(\.bitPattern) })
    #expect(saved.rows.rows.allSatisfy { $0.numbers.count == saved.fields.count })
  }

  @Test func errorsOfNumbersComeBackThoughTheFirstLooksLikeAClass() throws {
    let lines = (0..<90).map { #"{"ts":\#(march + $0),"y_true":\#($0),"y_pred":\#(Double($0) * 1.03125)}"# }
    let text = lines.joined(separator: "\n") + "\n"
    let saved = try #require(profiles(text).first)
    let loaded = try #require(restored([saved]).first)
    #expect(loaded.isRegression && loaded.labelledCount == 90)
    #expect(loaded.aggregate.regression.count == 90)
    #expect(loaded.aggregate.regression.mae == saved.aggregate.regression.mae)
    #expect(loaded.rows.rows.allSatisfy { $0.facts.actual?.classIndex == -1 })
  }

  @Test func halvesMergeToTheWholeThoughClassesAndFieldsCameInAnotherOrder() throws {
    let whole = try #require(profiles(Self.log(0..<400)).first)
    var left = try #require(restored(profiles(Self.log(0..<151))).first)
    let right = try #require(restored(profiles(Self.log(151..<400))).first)
    #expect(right.classLabels == left.classLabels && right.classes.labels != left.classes.labels)
    let isMerged = left.merge(right)
    #expect(isMerged)
    expectSameFreeze(whole, left, anyOrder: true)
    #expect(left.recordCount == 400 && left.labelledCount == whole.labelledCount)
    let confusion = { (profile: ReferenceProfile) in
      Dictionary(
        uniqueKeysWithValues: profile.aggregate.pairs.entries.map {
          ("\(profile.classes.labels[$0.actual])→\(profile.classes.labels[$0.predicted])", $0.weight)
        })
    }
    #expect(confusion(left) == confusion(whole))
    #expect(left.rows.rows.count == 400)
  }

  @Test func profilesOfOneModelBecomeOneAndOthersStayApart() throws {
    let mixed = profiles(#"{"model":"a","y_pred":1}"# + "\n" + #"{"model":"b","y_pred":1}"# + "\n")
    let document = try ReferenceDocument(profiles: mixed + mixed)
    #expect(document.profiles.map(\.identity.model) == ["a", "b"])
    #expect(document.profiles.map(\.recordCount) == [2, 2])
  }

  @Test func classesAndNumbersAreNotMerged() {
    let classes = profiles(#"{"y_true":"a","y_pred":"b"}"# + "\n")
    let numbers = profiles(#"{"y_true":1.5,"y_pred":2.5}"# + "\n")
    #expect(throws: ReferenceDocument.Flaw.self) { try ReferenceDocument(profiles: classes + numbers) }
  }

  private func reason(_ text: String) -> String? {
    do throws(ReferenceDocument.Flaw) {
      _ = try ReferenceDocument(bytes: Array(text.utf8))
      return nil
    } catch {
      return error.reason
    }
  }

  @Test func whatIsNotAReferenceIsRefusedWithAReason() throws {
    let good = String(decoding: try ReferenceDocument(profiles: profiles(Self.log(0..<20))).bytes(), as: UTF8.self)
    #expect(reason(good) == nil)
    #expect(reason(line(0)) == "not a reference that driftop has saved")
    #expect(reason(String(good.dropLast(40))) == "ends in the middle; save the reference again")
    #expect(
      reason(good.replacing("driftop.reference/1", with: "driftop.reference/2"))
        == "driftop.reference/2, and this driftop reads driftop.reference/1; save it again with this version, or update "
        + "driftop")
    #expect(
      reason(good.replacing("\"recordCount\":20", with: "\"recordCount\":2"))
        == "not as driftop saves a reference (profiles.aggregate: a field with more values than records); save the "
        + "reference again")
    #expect(
      reason(good.replacing("\"classes\":[\"no\",\"yes\"]", with: "\"classes\":[\"no\"]"))?.contains("more classes")
        ?? false)
    #expect(reason(good.replacing("\"source\"", with: "\"sauce\""))?.contains("profiles.source: missing") ?? false)
  }

  /// Numbers that are put in the place of others: none may do more than have the file refused.
  private static let hostile = [
    "0", "-1", "1", "7", "12", "13", "255", "1048577", "281474976710657", "9223372036854775807", "-9223372036854775808",
    "1e19", "1e308", "-1e308", "5e-324", "null", "\"inf\"", "\"-inf\"", "\"x\"", "[]", "{}", "true",
  ]

  @Test(arguments: [1, 2, 3] as [UInt64])
  func noFileStopsTheProgram(seed: UInt64) throws {
    let texts = [Self.log(0..<60), numbers]
    let documents = try texts.map { try ReferenceDocument(profiles: profiles($0)) }
    var generator = SplitMix64(seed: seed)
    var counts = (refused: 0, taken: 0)
    for round in 0..<120 {
      let document = documents[round % documents.count]
      let damaged = Self.damaged(try document.bytes(), &generator)
      guard let read = try? ReferenceDocument(bytes: damaged) else {
        counts.refused += 1
        continue
      }
      counts.taken += 1
      for profile in read.profiles {
        var merged = profile
        _ = merged.merge(document.profiles[0])
        _ = merged.frozen
        _ = ReferenceQuality(merged, MonitorSettings(windowing: .live))
      }
    }
    // Else the test would say nothing.
    #expect(counts.refused > 10 && counts.taken > 10)
  }

  /// Errors of numbers.
  private var numbers: String {
    let lines = (0..<60).map { #"{"ts":\#(march + $0),"y_true":\#(Double($0) + 0.5),"y_pred":\#(Double($0) * 1.03)}"# }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The bytes with one to three numbers replaced, or cut off.
  private static func damaged(_ bytes: [UInt8], _ generator: inout SplitMix64) -> [UInt8] {
    var bytes = bytes
    if generator.index(below: 10) == 0 { return Array(bytes.prefix(generator.index(below: bytes.count))) }
    for _ in 0...generator.index(below: 3) {
      var place = 40 + generator.index(below: bytes.count - 80)
      while place < bytes.count - 1, !isNumber(bytes[place]) { place += 1 }
      var (start, end) = (place, place)
      while start > 40, isNumber(bytes[start - 1]) { start -= 1 }
      while end < bytes.count, isNumber(bytes[end]) { end += 1 }
      bytes.replaceSubrange(start..<end, with: hostile[generator.index(below: hostile.count)].utf8)
    }
    return bytes
  }

  private static func isNumber(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }

  @Test func sketchesOfAnotherWidthAreRefused() throws {
    let good = String(decoding: try ReferenceDocument(profiles: profiles(numbers)).bytes(), as: UTF8.self)
    let parts = good.split(separator: "\"regression\":", maxSplits: 1).map(String.init)
    try #require(parts.count == 2 && parts[1].contains("\"fractionBits\":7"))
    let other = parts[1].replacing("\"fractionBits\":7", with: "\"fractionBits\":6", maxReplacements: 1)
    let wide = parts[0] + "\"regression\":" + other
    #expect(reason(wide)?.contains("buckets of another width") == true, "\(reason(wide) ?? "taken")")
  }

  private func expectSameFreeze(_ left: ReferenceProfile, _ right: ReferenceProfile, anyOrder: Bool = false) {
    var (one, two) = (left.frozen.features, right.frozen.features)
    if anyOrder {
      one.sort { $0.path < $1.path }
      two.sort { $0.path < $1.path }
    }
    #expect(!one.isEmpty && one.map(\.path) == two.map(\.path))
    #expect(one.map(\.name) == two.map(\.name) && one.map(\.role) == two.map(\.role))
    for (first, second) in zip(one, two) {
      #expect(first.bins.bins == second.bins.bins, "\(first.name)")
      #expect(first.bins.counts == second.bins.counts && first.bins.missingCount == second.bins.missingCount)
    }
    #expect(left.frozen.unwatched.map(\.name) == right.frozen.unwatched.map(\.name))
  }
}
