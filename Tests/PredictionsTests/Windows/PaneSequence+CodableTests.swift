import Analysis
import Foundation
import TestSupport
import Testing

@testable import Predictions

@Suite struct PaneSequenceCodableTests {
  private static let limits = AggregateLimits(exactQuantileCount: 8, categoryCount: 4)

  /// What a sequence writes.
  private struct Written: Codable {
    var layout: PaneLayout
    var limits: AggregateLimits
    var stretches: [[UInt8]]

    init(_ panes: PaneSequence) throws {
      self = try JSONDecoder().decode(Self.self, from: JSONEncoder().encode(panes))
    }

    func read() throws -> PaneSequence {
      try JSONDecoder().decode(PaneSequence.self, from: JSONEncoder().encode(self))
    }
  }

  /// Panes of all widths, with something of all that a pane can hold.
  private static func filled(_ count: Int, _ layout: PaneLayout = PaneSequenceCodableTests.layout) -> PaneSequence {
    var panes = PaneSequence(layout: layout, limits: limits)
    var generator = SplitMix64(seed: 4)
    for position in 0..<count {
      let pane = panes.index(for: Int64(position))
      panes.update(pane) { $0.fill(position, &generator) }
    }
    return panes
  }

  private static let layout = PaneLayout(widths: [4, 20, 120, 480, 2_400], panesPerWidth: 30, slack: 6)

  @Test func panesComeBackAndGoOnAlike() throws {
    var straight = Self.filled(3_000)
    let written = try Written(straight)
    var restored = try written.read()
    #expect(try Written(restored).stretches == written.stretches)
    #expect(restored.panes.count == straight.panes.count)
    var generators = (SplitMix64(seed: 6), SplitMix64(seed: 6))
    for position in 3_000..<4_000 {
      let (one, other) = (straight.index(for: Int64(position)), restored.index(for: Int64(position)))
      straight.update(one) { $0.fill(position, &generators.0) }
      restored.update(other) { $0.fill(position, &generators.1) }
    }
    #expect(try Written(restored).stretches == Written(straight).stretches)
    let range = (Int64.min, Int64.max)
    var bytes = (Packer(), Packer())
    straight.merged(from: range.0, to: range.1).pack(into: &bytes.0)
    restored.merged(from: range.0, to: range.1).pack(into: &bytes.1)
    #expect(bytes.0.bytes == bytes.1.bytes)
  }

  /// What lies behind the last coarse boundary is written as before.
  @Test func stretchesThatAreOverStayAsTheyAre() throws {
    let layout = PaneLayout(widths: [1, 5, 30, 120, 600], panesPerWidth: 130, slack: 30)
    let before = try Written(Self.filled(3_000, layout))
    let after = try Written(Self.filled(3_060, layout))
    let fresh = Set(after.stretches).subtracting(before.stretches)
    #expect(after.stretches.count > 30)
    #expect(fresh.count < after.stretches.count / 2)
  }

  @Test(arguments: [PaneLayout.whole, .fixed(7), .liveCount]) func everyLayoutComesBack(_ layout: PaneLayout) throws {
    let written = try Written(Self.filled(100, layout))
    #expect(try Written(written.read()).stretches == written.stretches)
  }

  @Test func anEmptySequenceComesBack() throws {
    #expect(try Written(Self.filled(0)).read().isEmpty)
  }

  /// Of a stretch that is damaged behind its headers nothing is shown rather than half of it.
  @Test func damagedPanesThrowOrAreEmpty() throws {
    var generator = SplitMix64(seed: 7)
    let written = try Written(Self.filled(250))
    let whole = try written.read().merged(from: .min, to: .max).recordCount
    var (faults, lost) = (0, 0)
    for _ in 0..<100 {
      var damaged = written
      let stretch = Int.random(in: damaged.stretches.indices, using: &generator)
      let byte = Int.random(in: damaged.stretches[stretch].indices, using: &generator)
      damaged.stretches[stretch][byte] ^= 1 << UInt8.random(in: 0...7, using: &generator)
      do {
        let panes = try damaged.read()
        let isEmpty = panes.panes.filter { $0.aggregate.recordCount == 0 }
        #expect(isEmpty.allSatisfy { pane in pane.packed?.stretch === isEmpty.first?.packed?.stretch })
        if panes.merged(from: .min, to: .max).recordCount < whole { lost += 1 }
      } catch {
        #expect(error is PackingFault)
        faults += 1
      }
    }
    #expect(faults + lost > 20)
  }

  @Test func whatNoSequenceHoldsIsRefused() throws {
    let written = try Written(Self.filled(50))
    var widths = written
    widths.layout.widths = [3]
    #expect(throws: PackingFault("a pane of a width that its sequence does not have")) { try widths.read() }
    widths.layout.widths = [0]
    #expect(throws: PackingFault("panes without a width")) { try widths.read() }
    var bits = written
    bits.limits.sketchBits = 13
    #expect(throws: PackingFault("buckets of a width that no sketch has")) { try bits.read() }
    bits.limits.sketchBits = 6
    #expect(try bits.read().merged(from: .min, to: .max).recordCount == 0)
  }

  @Test func panesThatNobodyChangedAreWrittenAsTheyWereRead() throws {
    let written = try Written(Self.filled(1_000))
    var restored = try written.read()
    #expect(restored.panes.allSatisfy { $0.packed != nil })
    #expect(restored.panes.reduce(0) { $0 + $1.counts.records } == 1_000)
    _ = restored.merged(from: 400, to: 600)
    let place = restored.index(for: 999)
    restored.update(place) { $0.recordCount += 1 }
    #expect(restored.panes.count { $0.packed == nil } == 1)
    let again = try Written(restored)
    #expect(again.stretches.dropLast() == written.stretches.dropLast())
    #expect(again.stretches.last != written.stretches.last)
  }
}

extension PaneAggregate {
  fileprivate mutating func fill(_ position: Int, _ generator: inout SplitMix64) {
    let score = generator.uniform()
    let (actual, predicted) = (position % 3, score > 0.5 ? 1 : 0)
    let weight = position % 11 == 0 ? 0.5 : 1
    recordCount += 1
    labelledCount += 1
    extendTime(Int64(position)...Int64(position))
    pairs.add(actual: position % 500 == 0 ? 70 : actual, predicted: predicted, weight: weight)
    addCutScore(isPositive: predicted == 1, actual: actual, weight: weight)
    countPrediction(of: predicted)
    scores.add(score, actual: actual, weight: weight)
    if position % 40 == 39 { scores.bin(positive: 1) }
    if position % 5 == 0 { probabilities.add([score, 1 - score], classes: [0, 1], actual: actual, weight: weight) }
    expected.add(probability: score, isPredictedPositive: predicted == 1)
    if position % 7 == 0 { regression.add(actual: score, predicted: score / 3) }
    latencySeconds.add(Double(position % 90) / 1_000)
    latencyCount += 1
    if fields.isEmpty { fields = [FieldAggregate(limits: limits), FieldAggregate(limits: limits)] }
    fields[0].moments.add(score)
    fields[0].quantiles.add(score * 100)
    fields[1].categories.add("region \(position % 6)", count: 1)
    if position % 50 == 0 { outliers.add(Self.stranger(position, score)) } else { outliers.add(usualCount: 1) }
  }

  private static func stranger(_ position: Int, _ score: Double) -> ScoredRecord {
    let places: [OutlierReason.Place] = [
      .above, .below, .high(score), .low(0), .category(0.1), .unseen, .missing(0.2), .foreign,
    ]
    let reasons = places.map {
      OutlierReason(name: "amount", place: $0, number: .nan, text: "ü", chance: 0.01, distance: score)
    }
    var facts = RecordFacts(
      ordinal: position, time: Int64(position), predicted: .init(classIndex: 1, number: .nan), actual: nil,
      score: score, weight: 1)
    facts.position = Int64(position)
    let place = ScoredRecords.Place(time: Int64(position), ordinal: position)
    return ScoredRecord(place: place, facts: facts, score: score, id: "id \(position)", reasons: reasons)
  }
}
