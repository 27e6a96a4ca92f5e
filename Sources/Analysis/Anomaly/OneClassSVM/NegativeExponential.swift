/// e^x for x ≤ 0, written so that a loop over many values runs in vector registers.
///
/// Within 2·10⁻¹⁶ of the true value relatively; below −708, where the results would be subnormal, that of −708
/// (3·10⁻³⁰⁸).
/// - Reference: Cody and Waite, "Software Manual for the Elementary Functions" (1980), chapter 6: x = k ln 2 + r with
///   ln 2 in two parts, a polynomial for e^r (here Taylor's, of degree 13), and k added to the exponent.
@inline(__always)
func negativeExponential(_ argument: Double) -> Double {
  let x = argument > -708 ? argument : -708
  // Adding 1.5 · 2⁵² rounds to a whole number and leaves it in the lowest bits: an instruction that vectors have too.
  let rounder = 0x1.8p52
  let shifted = x * 1.442_695_040_888_963_4 + rounder
  let exponent = shifted - rounder
  let rest = x - exponent * 0x1.62e42feep-1 - exponent * 0x1.a39ef35793c76p-33
  // Horner's rule in r² for the even and the odd terms, two chains that do not wait for one another.
  let square = rest * rest
  var odd = 1.0 / 6_227_020_800
  odd = odd * square + 1.0 / 39_916_800
  odd = odd * square + 1.0 / 362_880
  odd = odd * square + 1.0 / 5_040
  odd = odd * square + 1.0 / 120
  odd = odd * square + 1.0 / 6
  var even = 1.0 / 479_001_600
  even = even * square + 1.0 / 3_628_800
  even = even * square + 1.0 / 40_320
  even = even * square + 1.0 / 720
  even = even * square + 1.0 / 24
  even = even * square + 1.0 / 2
  let power = 1 + (rest + square * (even + odd * rest))
  return Double(bitPattern: power.bitPattern &+ (shifted.bitPattern << 52))
}
