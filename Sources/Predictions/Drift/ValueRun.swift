/// How often the last value of a feature has come in a row.
struct ValueRun: Sendable, Equatable {
  /// The value as a person reads it.
  var text: String
  var count: Int
  /// The longest run in the reference; `nil` where its records were not seen in their order.
  var longestInReference: Int?
}
