/// Whether a figure is there and equals a reference to `tolerance`, relative and absolute.
func isClose(_ value: Double?, _ reference: Double, tolerance: Double = 1e-12) -> Bool {
  guard let value else { return false }
  return value == reference || abs(value - reference) <= tolerance * max(1, abs(reference))
}

func areClose(_ values: [Double]?, _ references: [Double], tolerance: Double = 1e-12) -> Bool {
  guard let values, values.count == references.count else { return false }
  return zip(values, references).allSatisfy { isClose($0, $1, tolerance: tolerance) }
}
