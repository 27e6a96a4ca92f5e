import Recording
import Testing

@Suite struct StateDatabaseTests {
  @Test func aFolderThatCannotBeMadeIsAFaultThatNamesIt() {
    #expect {
      _ = try StateDatabase(folder: "/dev/null/state")
    } throws: { error in
      (error as? StateFault)?.sentence.contains("/dev/null/state") == true
    }
  }
}
