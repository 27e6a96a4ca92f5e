/// A rectangle of cells, the only thing that a view draws into and the only thing that a terminal shows.
///
/// Writing outside the grid is ignored, so a view may be handed any size down to 0×0.
public struct Grid: Sendable, Equatable {
  public let width: Int
  public let height: Int
  /// Row after row.
  public private(set) var cells: [Cell]

  public init(width: Int, height: Int) {
    self.width = max(0, width)
    self.height = max(0, height)
    cells = Array(repeating: .blank, count: self.width * self.height)
  }

  public var bounds: Rect {
    Rect(x: 0, y: 0, width: width, height: height)
  }

  /// - Precondition for reading: the position lies inside the grid. Writing outside does nothing.
  public subscript(x: Int, y: Int) -> Cell {
    get { cells[y * width + x] }
    set {
      guard x >= 0, x < width, y >= 0, y < height else { return }
      cells[y * width + x] = newValue
    }
  }
}

/// One character cell: what stands in it and which role gives it its colour.
public struct Cell: Hashable, Sendable {
  /// One character that takes one column, never a control character.
  public var character: Unicode.Scalar
  public var role: Role

  public static let blank = Cell(" ", .text)

  public init(_ character: Unicode.Scalar, _ role: Role) {
    self.character = character
    self.role = role
  }
}

/// A part of a grid, in cells.
public struct Rect: Hashable, Sendable {
  public var x: Int
  public var y: Int
  public var width: Int
  public var height: Int

  public init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = max(0, width)
    self.height = max(0, height)
  }

  public var maxX: Int { x + width }
  public var maxY: Int { y + height }
  public var isEmpty: Bool { width == 0 || height == 0 }
}
