import Foundation
import Telemetry
import Testing

@testable import Ingest

@Suite final class TargetDiscoveryTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  private func write(_ text: String, _ name: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: name), options: .atomic)
  }

  private func job(_ change: (inout ScrapeJob) -> Void) -> ScrapeJob {
    var job = ScrapeJob(name: "vllm")
    change(&job)
    return job
  }

  @Test func readsFilesOfTargetsAgainWhenTheyChange() throws {
    try write(#"[{"targets": ["a:1", "a:2"], "labels": {"team": "red"}}]"#, "one.json")
    var discovery = TargetDiscovery(
      jobs: [
        job { $0.fileDiscoveries = [FileDiscovery(patterns: [folder.path() + "/*.json", folder.path() + "/*.yml"])] }
      ])
    #expect(discovery.poll().targets.map(\.shownURL) == ["http://a:1/metrics", "http://a:2/metrics"])
    #expect(!discovery.poll().changed)

    try write("- targets: ['b:1']\n", "two.yml")
    let grown = discovery.poll()
    #expect(grown.changed)
    #expect(grown.targets.map { $0.labels["instance"] } == ["a:1", "a:2", "b:1"])
    #expect(grown.targets.map { $0.labels["team"] } == ["red", "red", nil])

    try write("[{", "one.json")
    let broken = discovery.poll()
    #expect(broken.targets.count == 3)
    #expect(broken.notes.count == 1)
    #expect(broken.notes.first?.hasSuffix("; its last good targets stay") == true)

    try FileManager.default.removeItem(at: folder.appending(path: "one.json"))
    let shrunk = discovery.poll()
    #expect(shrunk.targets.map(\.shownURL) == ["http://b:1/metrics"])
    #expect(shrunk.notes == [])
  }

  @Test func anAddressMayBeASocket() throws {
    var discovery = TargetDiscovery(
      jobs: [job { $0.groups = [TargetGroup(targets: ["unix:/run/vllm.sock"])] }])
    let target = try #require(discovery.poll().targets.first)
    #expect(target.unixSocket == "/run/vllm.sock")
    #expect(target.url.revealed == "http://localhost/metrics")
    #expect(target.shownURL == "unix:/run/vllm.sock:/metrics")
    #expect(target.labels["instance"] == "unix:/run/vllm.sock")
  }

  @Test func secretsAreNotShown() throws {
    var discovery = TargetDiscovery(
      jobs: [
        job {
          $0.parameters = [("api_key", ["hunter2"]), ("module", ["gpu"])]
          $0.groups = [TargetGroup(targets: ["ann:hunter2@a:1", "http://ann:hunter2@b:1/x"])]
        }
      ])
    let result = discovery.poll()
    #expect(result.targets.map(\.shownURL) == ["http://a:1/metrics?api_key=•••&module=gpu"])
    #expect(result.targets.first?.url.revealed.contains("api_key=hunter2") == true)
    #expect(result.targets.first?.labels["instance"] == "a:1")
    #expect(
      result.notes == [
        "job “vllm”: target b:1/x: not host:port; scheme and path are set by scheme and metrics_path"
      ])
  }

  @Test func droppedAddressesAreToldWithoutSecrets() throws {
    var parameters = RelabelRule.Parameters()
    parameters.action = .drop
    let rule = try RelabelRule(parameters)
    var discovery = TargetDiscovery(
      jobs: [
        job {
          $0.relabelRules = [rule]
          $0.parameters = [("token", ["hunter2"])]
          $0.groups = [TargetGroup(targets: ["ann:hunter2@a:1"])]
        }
      ])
    let dropped = try #require(discovery.poll().dropped.first)
    #expect(dropped.labels["__address__"] == "a:1")
    #expect(!dropped.labels.description.contains("hunter2"))
  }

  @Test func whatCannotBeScrapedIsNamed() {
    var discovery = TargetDiscovery(
      jobs: [
        job {
          $0.scheme = "ftp"
          $0.groups = [TargetGroup(targets: ["a:1"])]
        }
      ])
    #expect(
      discovery.poll().notes == [
        "job “vllm”: target a:1: the scheme is neither http nor https; correct scheme or __scheme__"
      ])
  }

  @Test func aSecretIsReadFromItsFileEachTime() throws {
    let source = HTTPConfiguration.SecretSource.file(path: folder.path() + "/password")
    try write("first\n", "password")
    #expect(try source.read("password").revealed == "first")
    try write(" second \r\n", "password")
    #expect(try source.read("password").revealed == "second")
    let missing = folder.path() + "/missing"
    #expect(
      throws: HTTPFailure("password file \(missing): cannot open: No such file or directory")
    ) { try HTTPConfiguration.SecretSource.file(path: missing).read("password") }
  }
}
