/// Several sources as one.
public struct SourceGroup: Source {
  private let sources: [any Source]

  public init(_ sources: [any Source]) {
    self.sources = sources
  }

  public func run(into sink: any SourceSink) async {
    await withDiscardingTaskGroup { group in
      for source in sources {
        group.addTask { await source.run(into: sink) }
      }
    }
  }
}
