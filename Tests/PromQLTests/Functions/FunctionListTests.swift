import Foundation
import Testing

@testable import PromQL

struct FunctionListTests {
  /// Every file of the folder ends in descriptors; each must be in the list.
  @Test func holdsEveryFunctionOfTheFolder() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources/PromQL/Functions")
    var declared = 0
    for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
      let text = try String(contentsOf: file, encoding: .utf8)
      guard text.contains("extension FunctionDescriptor {") else { continue }
      declared += text.matches(of: /\n  static let [a-zA-Z0-9]+ =/).count
    }
    #expect(declared == FunctionDescriptor.all.count)
  }

  @Test func namesAreFoundAndUnique() {
    #expect(Set(FunctionDescriptor.all.map(\.name)).count == FunctionDescriptor.all.count)
    for function in FunctionDescriptor.all {
      #expect(FunctionDescriptor.named(function.name)?.summary == function.summary)
      #expect(!function.summary.isEmpty)
    }
    #expect(FunctionDescriptor.named("holt_winters") == nil)
  }
}
