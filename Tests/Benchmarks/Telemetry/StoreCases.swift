internal import Foundation
internal import Telemetry

extension BenchmarkCase {
  static let appends = Self(id: "appends", summary: "100,000 series, 200 scrapes, a fifth changing") { _ in
    var store = SeriesStore()
    let series = (0..<100_000).map { store.series(Labels(name: "series_\($0)")) }
    let empty = store.sizeBytes
    let seconds = Measure.seconds {
      for scrape in 0..<200 {
        let time = Int64(1_772_323_200_000 + scrape * 15_000)
        for index in series.indices {
          let value = index % 5 == 0 ? Double(scrape * (index % 97) + index) : Double(index)
          store.append(Sample(milliseconds: time, value: value), to: series[index])
        }
      }
    }
    var sum = 0.0
    let readSeconds = Measure.seconds {
      for id in series {
        for sample in store.iterate(id, from: .min, through: .max) { sum += sample.value }
      }
    }
    let count = Double(store.sampleCount)
    print("appends_per_second \(Measure.text(count / seconds / 1e6, digits: 1)) M")
    print("reads_per_second \(Measure.text(count / readSeconds / 1e6, digits: 1)) M (sum \(sum))")
    print("bytes_per_sample \(Measure.text(Double(store.sizeBytes - empty) / count, digits: 2))")
  }

  static let creation = Self(id: "creation", summary: "500,000 series of 10 labels: time, bytes, selection") { _ in
    var store = SeriesStore(limits: SeriesStore.Limits(memoryBytes: 1 << 40))
    let resident = try Measure.residentBytes()
    var creation = 0.0
    var repetition = 0.0
    for start in stride(from: 0, to: 500_000, by: 10_000) {
      let batch = (start..<(start + 10_000)).map(labels)
      creation += Measure.seconds { for labels in batch { _ = store.series(labels) } }
      repetition += Measure.seconds { for labels in batch { _ = store.series(labels) } }
    }
    let count = Double(store.seriesCount)
    print("series \(store.seriesCount)")
    print("creation_s \(Measure.text(creation, digits: 2)), found again in \(Measure.text(repetition, digits: 2))")
    print("bytes_per_series \(Measure.text(Double(store.sizeBytes) / count, digits: 0))")
    let added = try Double(Measure.residentBytes() - resident)
    print("resident_bytes_per_series \(Measure.text(added / count, digits: 0))")
    try printSelections(in: store)
    let calls = 640
    let limits = Measure.seconds {
      for call in 0..<calls { store.enforceLimits(now: Timestamp(seconds: 1_772_323_200 + Int64(call))) }
    }
    print(
      "enforce_limits_ms \(Measure.text(limits / Double(calls) * 1e3, digits: 3)), \(store.seriesCount) series left")
    print("bytes_when_all_ended \(store.sizeBytes)")
  }

  private static func printSelections(in store: SeriesStore) throws {
    let selections: [(String, [LabelMatcher])] = [
      ("one value", [.metricName("metric_7")]),
      ("two values", [.metricName("metric_7"), LabelMatcher("job", .equal("vllm"))]),
      ("pattern", [LabelMatcher("instance", .matches(try Pattern("10\\.0\\.1.*")))]),
      ("not equal", [.metricName("metric_7"), LabelMatcher("engine", .notEqual("1"))]),
      ("all", []),
    ]
    for (name, matchers) in selections {
      var found = 0
      let seconds = Measure.seconds { found = store.select(matchers).count }
      print("select_ms \(name): \(Measure.text(seconds * 1e3, digits: 2)) for \(found)")
    }
  }

  private static func labels(_ index: Int) -> Labels {
    let pod = index / 500
    return Labels(
      name: "metric_\(index % 500)",
      [
        Label("engine", "\(pod % 8)"), Label("instance", "10.0.\(pod / 250).\(pod % 250):8000"),
        Label("job", "vllm"),
        Label("le", "\(index % 20)"), Label("method", "POST"), Label("model_name", "meta-llama/Llama-\(pod % 12)-70B"),
        Label("namespace", "inference-\(pod % 5)"), Label("pod", "vllm-deployment-5d8f7c9b4-\(pod)"),
        Label("version", "v0.\(pod % 3).1"),
      ])
  }
}
