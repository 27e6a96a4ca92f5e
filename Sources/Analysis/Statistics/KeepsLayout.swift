extension CodingUserInfoKey {
  /// Set by coders that keep what is written for the same program, to go on from it.
  ///
  /// Values are then written as they lie in memory: quick, and with the same bytes after it was read again. Other coders
  /// write documents that are small and outlive this version.
  public static let keepsLayout = CodingUserInfoKey(rawValue: "driftop.keepsLayout")
}

extension Encoder {
  var keepsLayout: Bool { CodingUserInfoKey.keepsLayout.map { userInfo[$0] != nil } ?? false }
}

extension Decoder {
  var keepsLayout: Bool { CodingUserInfoKey.keepsLayout.map { userInfo[$0] != nil } ?? false }
}
