internal import Glibc

// Angles are in radians.

extension FunctionDescriptor {
  static let sin = angle("sin", "sine", Glibc.sin)
  static let cos = angle("cos", "cosine", Glibc.cos)
  static let tan = angle("tan", "tangent", Glibc.tan)
  static let asin = angle("asin", "arcsine", Glibc.asin)
  static let acos = angle("acos", "arccosine", Glibc.acos)
  static let atan = angle("atan", "arctangent", Glibc.atan)
  static let sinh = angle("sinh", "hyperbolic sine", Glibc.sinh)
  static let cosh = angle("cosh", "hyperbolic cosine", Glibc.cosh)
  static let tanh = angle("tanh", "hyperbolic tangent", Glibc.tanh)
  static let asinh = angle("asinh", "inverse hyperbolic sine", Glibc.asinh)
  static let acosh = angle("acosh", "inverse hyperbolic cosine", Glibc.acosh)
  static let atanh = angle("atanh", "inverse hyperbolic tangent", Glibc.atanh)

  static let rad = angle("rad", "degrees in radians") { $0 * .pi / 180 }
  static let deg = angle("deg", "radians in degrees") { $0 * 180 / .pi }

  static let pi = Self("pi", [], returns: .scalar, summary: "3.14159…", .value { _, _ in .pi })

  private static func angle(
    _ name: String, _ summary: String, _ function: @escaping @Sendable (Double) -> Double
  ) -> Self {
    Self(name, [.instantVector], summary: summary, .value { value, _ in function(value) })
  }
}
