extension QueryCatalog {
  /// How the server spells a metric's name of which exporters and collectors write the colons as underscores.
  ///
  ///     catalog.spelling(of: "vllm:num_requests_running")  // "vllm_num_requests_running", where that is what there is
  ///
  /// - Returns: `nil` when it knows the name in no spelling.
  /// - Complexity: O(log n) in the number of names, for each underscore of `name`.
  public func spelling(of name: String) -> String? {
    if knows(name) { return name }
    let underscored = String(name.map { $0 == ":" ? "_" : $0 })
    if knows(underscored) { return underscored }
    // One colon, behind the exporter's name, is what servers write.
    let bytes = Array(underscored.utf8)
    for index in bytes.indices where bytes[index] == UInt8(ascii: "_") {
      var changed = bytes
      changed[index] = UInt8(ascii: ":")
      let spelling = String(decoding: changed, as: UTF8.self)
      if knows(spelling) { return spelling }
    }
    return nil
  }

  /// Whether the server has a metric of exactly this name.
  ///
  /// - Complexity: O(log n) in the number of names.
  public func knows(_ name: String) -> Bool {
    var (low, high) = (0, metricNames.count)
    while low < high {
      let middle = (low + high) / 2
      if metricNames[middle].utf8.lexicographicallyPrecedes(name.utf8) { low = middle + 1 } else { high = middle }
    }
    return low < metricNames.count && metricNames[low].utf8.elementsEqual(name.utf8)
  }
}
