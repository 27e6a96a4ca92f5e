import Predictions
import Telemetry
import Testing

@testable import Monitor

@Suite struct SliceProjectionTests {
  private static func detail(_ count: Int, reference: Int?) -> SliceDetail? {
    let log = (0..<count).map { line($0, 1, $0 % 3 == 0 ? 0 : 1, ",\"region\":\"r\($0 % 2)\"") }.joined()
    var settings = MonitorSettings(windowing: .live)
    settings.watch = reference.map { WatchSettings(reference: .first($0)) }
    settings.watch?.groupField = "region"
    var state = MonitorState(settings: settings)
    state.apply(batch(log))
    return state.snapshot(
      SnapshotRequest(window: .everything, model: ModelIdentity(model: ""), parts: [.slices], bucketCount: 20)
    ).detail?.slices
  }

  @Test func isAbsentWithoutAWatchAndSaysThatAReferenceIsStillTaken() {
    #expect(Self.detail(50, reference: nil) == nil)
    #expect(
      Self.detail(50, reference: 100)?.notes == ["No reference yet: segments are searched once it is complete."])
  }

  @Test func carriesWhatWasSearchedAndTheGroups() throws {
    let detail = try #require(Self.detail(1_000, reference: 500))
    // A live screen searches what had come when a search was last due: a twentieth may be newer.
    #expect((475...500).contains(detail.recordCount))
    #expect(detail.referenceCount == 500)
    #expect(detail.searchedCount > 0)
    #expect(detail.slices.isEmpty)
    #expect(detail.groups.map(\.value).sorted() == ["r0", "r1"])
    #expect(detail.groupNote == nil)
    #expect(detail.notes.count == 1)
  }
}
