/// Which metric names say something about a server: one look-up for each new series.
struct PresetIndex: Sendable {
  /// Over all presets and the panels of processes.
  static let shared = PresetIndex(ServerPreset.all, others: [.process])

  private let presets: [ServerPreset]
  /// The names that samples have, with the presets that each shows to be there.
  private var marks: [String: [Int]] = [:]
  private var prefixes: [(text: String, preset: Int)] = []
  private var read: Set<String> = []

  init(_ presets: [ServerPreset], others: [ServerPreset] = []) {
    self.presets = presets
    for (index, preset) in presets.enumerated() {
      for mark in preset.marks.flatMap(Self.spellings) {
        // A histogram or summary has its name on its TYPE line alone.
        for suffix in ["", "_bucket", "_count", "_sum"] { marks[mark + suffix, default: []].append(index) }
      }
      prefixes += preset.markPrefixes.flatMap(Self.spellings).map { ($0, index) }
    }
    for panel in (presets + others).flatMap(\.panels) {
      for name in panel.queries.flatMap(\.sampleNames) { read.formUnion(Self.spellings(of: name)) }
    }
  }

  /// A name as it is, and as exporters write it that know no colon.
  static func spellings(of name: String) -> [String] {
    let plain = String(decoding: name.utf8.map { $0 == 0x3A ? 0x5F : $0 }, as: UTF8.self)
    return plain == name ? [name] : [name, plain]
  }

  /// Whether a series of this name shows what a server is, or is read by a panel.
  func isTelling(_ name: String) -> Bool {
    read.contains(name) || marks[name] != nil || prefixes.contains { name.utf8.starts(with: $0.text.utf8) }
  }

  /// The servers that a target with these metrics is: none, one, or several behind one address.
  ///
  /// - Complexity: O(names).
  func recognised(in names: some Sequence<String>) -> [ServerPreset] {
    var found: Set<Int> = []
    for name in names {
      found.formUnion(marks[name] ?? [])
      for prefix in prefixes where name.utf8.starts(with: prefix.text.utf8) { found.insert(prefix.preset) }
    }
    let recognised = found.sorted().map { presets[$0] }
    let own = recognised.filter { !$0.isFallback }
    return own.isEmpty ? recognised : own
  }
}

extension ServerPreset {
  /// The presets whose metrics are among these names; a fallback only where no other is.
  ///
  ///     ServerPreset.recognised(in: ["vllm:kv_cache_usage_perc"]).map(\.id)  // ["vllm"]
  ///
  /// - Parameter names: of samples or of families.
  public static func recognised(in names: some Sequence<String>) -> [ServerPreset] {
    PresetIndex.shared.recognised(in: names)
  }
}
