/// A bucket holds the doubles that share sign, exponent and the first bits of the fraction.
enum SketchBucket {
  /// Rises with the value; −0 falls into the bucket of 0.
  @inline(__always)
  static func key(of value: Double, bits fractionBits: Int) -> Int {
    let bits = Int64(bitPattern: (value + 0).bitPattern)
    let ordered = bits ^ ((bits &>> 63) & Int64.max)
    return Int(ordered &>> Int64(52 &- fractionBits))
  }

  /// The least value of a bucket.
  static func start(of key: Int, bits fractionBits: Int) -> Double {
    if key == 0 { return 0 }
    let ordered = Int64(key) << Int64(52 - fractionBits)
    let value = Double(bitPattern: UInt64(bitPattern: ordered < 0 ? ordered ^ Int64.max : ordered))
    return value.isNaN ? (key < 0 ? -.infinity : .infinity) : value
  }

  static func middle(of key: Int, bits fractionBits: Int) -> Double {
    let droppedBits = Int64(52 - fractionBits)
    // The two buckets about zero hold nothing but zero and numbers too small to matter.
    if key == 0 || key == -1 { return 0 }
    let ordered = (Int64(key) << droppedBits) + (1 << (droppedBits - 1))
    let bits = ordered < 0 ? ordered ^ Int64.max : ordered
    let value = Double(bitPattern: UInt64(bitPattern: bits))
    return value.isNaN ? (key < 0 ? -.infinity : .infinity) : value
  }
}
