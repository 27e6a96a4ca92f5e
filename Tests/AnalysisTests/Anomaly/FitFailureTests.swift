import Analysis
import Testing

struct FitFailureTests {
  @Test func reasonsAreSentencesForPeople() {
    #expect(FitFailure.noColumns.description == "there are no numeric columns to look at")
    #expect(FitFailure.noCompleteRow.description == "every row misses a value in some column")
    #expect(
      FitFailure.insufficientData(need: 3, found: 1).description
        == "3 rows without a missing value are needed, found 1")
    #expect(FitFailure.constantColumns.description == "all rows are the same: every column is constant")
    #expect(FitFailure.overflow.description == "the values are too large: their spread cannot be computed")
  }
}
