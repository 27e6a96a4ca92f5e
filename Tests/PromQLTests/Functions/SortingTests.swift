import Testing

@testable import PromQL

struct SortingTests {
  private static let load = """
    load 1m
      m{gpu="gpu10", x="1"} 3
      m{gpu="gpu2", x="2"} NaN
      m{gpu="gpu1", x="3"} 5
      m{x="4"} -1

    """

  @Test func ordersByValueWithNaNLast() {
    expectAllPass(
      Self.load + """
        eval instant at 0 sort(m)
          expect ordered
          m{x="4"} -1
          m{gpu="gpu10", x="1"} 3
          m{gpu="gpu1", x="3"} 5
          m{gpu="gpu2", x="2"} NaN
        eval instant at 0 sort_desc(m)
          expect ordered
          m{gpu="gpu1", x="3"} 5
          m{gpu="gpu10", x="1"} 3
          m{x="4"} -1
          m{gpu="gpu2", x="2"} NaN
        """)
  }

  @Test func ordersByLabelsAsPeopleDo() {
    expectAllPass(
      Self.load + """
        eval instant at 0 sort_by_label(m, "gpu")
          expect ordered
          m{x="4"} -1
          m{gpu="gpu1", x="3"} 5
          m{gpu="gpu2", x="2"} NaN
          m{gpu="gpu10", x="1"} 3
        eval instant at 0 sort_by_label_desc(m, "none", "gpu")
          expect ordered
          m{gpu="gpu10", x="1"} 3
          m{gpu="gpu2", x="2"} NaN
          m{gpu="gpu1", x="3"} 5
          m{x="4"} -1
        """)
  }

  @Test(arguments: [
    ("a", "b"), ("gpu2", "gpu10"), ("", "a"), ("a", "a1"), ("1", "a"), ("1.9", "1.10"), ("007", "8"),
    ("99999999999999999998", "99999999999999999999"), ("a1b2", "a1b10"), ("A", "a"),
  ])
  func numbersCountAsNumbers(first: String, second: String) {
    #expect(NaturalOrder.precedes(first, second))
    #expect(!NaturalOrder.precedes(second, first))
  }
}
