extension FunctionDescriptor {
  /// All functions, each in one file of this folder with those that belong to it.
  public static let all: [FunctionDescriptor] = [.abs]

  private static let places = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1.name, $0) })

  /// - Complexity: O(1).
  public static func named(_ name: String) -> FunctionDescriptor? {
    places[name].map { all[$0] }
  }
}
