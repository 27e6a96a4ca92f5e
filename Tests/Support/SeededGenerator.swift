public import Analysis

/// Repeatable random numbers for tests.
public typealias SeededGenerator = SplitMix64
