/// How a cell of a matrix is shaded: by a glyph and a role together, so that either alone says the same.
struct HeatCell: Equatable {
  var shade: Unicode.Scalar
  var role: Role

  private static let shades: [Unicode.Scalar] = [" ", "░", "▒", "▓", "█"]
  private static let heats: [Role] = [.heat0, .heat1, .heat2, .heat3, .heat4]

  /// What is right: the darker, the larger the share, 0…1.
  static func hit(share: Double) -> HeatCell {
    let level = min(4, ScreenInt.rounded(max(0, share.isFinite ? share : 0) * 4))
    return HeatCell(shade: shades[level], role: heats[level])
  }

  /// What is wrong: loud from a tenth of the row on, quiet below a twentieth.
  static func miss(share: Double) -> HeatCell {
    switch share {
    case 0.1...: HeatCell(shade: "▒", role: .error2)
    case 0.05...: HeatCell(shade: "░", role: .error1)
    default: HeatCell(shade: " ", role: .error0)
    }
  }
}
