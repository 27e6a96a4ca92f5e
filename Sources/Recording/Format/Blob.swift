internal import GRDB

// GRDB's blobs are of a type of Foundation's, which is not imported here: it goes by what it conforms to.

extension DatabaseValue {
  init(blob bytes: [UInt8]) { self = Self.blob(bytes, Storage.blob) }

  private static func blob<Content: RangeReplaceableCollection & DatabaseValueConvertible>(
    _ bytes: [UInt8], _ kind: (Content) -> Storage
  ) -> DatabaseValue where Content.Element == UInt8 {
    var content = Content()
    content.append(contentsOf: bytes)
    return content.databaseValue
  }
}

extension Row {
  /// - Returns: nothing for what is no blob.
  func bytes(_ column: String) -> [UInt8] {
    let value: DatabaseValue = self[column]
    guard case .blob(let content) = value.storage else { return [] }
    return Array(content)
  }
}
