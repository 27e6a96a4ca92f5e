import Monitor
import Telemetry
import Testing

@testable import TUI

@Suite("Keys for servers and series")
struct ServerKeyTests {
  private func script(width: Int = 80, height: Int = 24) -> AppScript {
    AppScript(width: width, height: height) { SampleSnapshots.answerWithServers(to: $0) }
  }

  @Test func theSelectionGoesThroughModelsAndThenServers() {
    var script = script()
    var seen: [OverviewRow?] = [script.app.selectedRow]
    for _ in 0..<8 {
      script.press(.down)
      seen.append(script.app.selectedRow)
    }
    let models = [SampleSnapshots.chat, SampleSnapshots.demand, SampleSnapshots.digits, SampleSnapshots.fraud]
    let servers = [
      SampleSnapshots.vllm, SampleSnapshots.secondVLLM, SampleSnapshots.triton, SampleSnapshots.unknown,
    ]
    let last = SampleSnapshots.unknown
    #expect(seen == models.map { .model($0) } + servers.map { .server($0) } + [.server(last)])
    script.press(.character("g"))
    #expect(script.app.selectedRow == .model(SampleSnapshots.chat))
  }

  @Test func onlyOneRowOfBothTablesIsMarked() {
    var script = script()
    for _ in 0..<8 {
      #expect(script.screen().unicodeScalars.count { $0 == "▸" } == 1)
      script.press(.down)
    }
  }

  @Test func enterOpensTheSelectedServerAndEscapeGoesBackToIt() {
    var script = script()
    script.press(.end, .up, .up, .enter)
    #expect(script.app.currentView == .server)
    #expect(script.app.request.server == SampleSnapshots.secondVLLM)
    #expect(script.row(1).hasPrefix(" vLLM gpu-2:8000 llama-70b › server"))
    #expect(script.row(4).hasPrefix(" requests/s  4.2"))
    script.press(.escape)
    #expect(script.app.currentView == .overview)
    #expect(script.app.request.server == nil)
    #expect(script.app.selectedRow == .server(SampleSnapshots.secondVLLM))
  }

  @Test func oneFilterNarrowsBothTables() {
    var script = script()
    script.type("/triton")
    #expect(script.app.listedModels.isEmpty)
    #expect(script.app.listedServers.map(\.identity) == [SampleSnapshots.triton])
    #expect(script.row(3).hasPrefix(" SERVER"))
    script.press(.enter)
    #expect(script.row(1).hasSuffix("/triton · 0 of 4 models · 1 of 4 servers"))
    script.press(.enter)
    #expect(script.app.request.server == SampleSnapshots.triton)
    script.press(.escape, .escape)
    #expect(script.app.listedServers.count == 4)
  }

  @Test func replicasAreSummedAndListedAgain() {
    var script = script()
    script.press(.end, .up, .up, .character("r"))
    #expect(script.app.request.sumsReplicas)
    #expect(script.app.listedServers.count == 3)
    #expect(script.app.selectedServer == SampleSnapshots.vllm.withoutInstance)
    #expect(script.screen().contains("vLLM llama-70b ×2"))
    script.press(.character("r"))
    #expect(!script.app.request.sumsReplicas)
    #expect(script.app.selectedServer == SampleSnapshots.vllm)
  }

  @Test func anOpenServerFollowsTheSummingOfItsReplicas() {
    var script = script()
    script.press(.character("6"), .character("r"))
    #expect(script.app.request.server == SampleSnapshots.vllm.withoutInstance)
    #expect(script.screen().contains("requests/s"))
    script.press(.character("r"))
    #expect(script.app.request.server == SampleSnapshots.vllm)
  }

  @Test func withoutReplicasThereIsNothingToSum() {
    let script = AppScript { request in
      var snapshot = SampleSnapshots.answerWithServers(to: request)
      snapshot.servers.removeAll { $0.identity == SampleSnapshots.secondVLLM }
      return snapshot
    }
    #expect(!script.app.hasReplicas)
    #expect(!script.row(23).contains("replicas"))
  }

  @Test func tabGoesThroughTheViewsOfMetricsToo() {
    var script = script()
    var seen: [ViewKind] = []
    for _ in 0..<8 {
      script.press(.tab)
      seen.append(script.app.currentView)
    }
    #expect(seen == [.model, .confusion, .curves, .records, .server, .series, .sources, .overview])
  }

  @Test func aThousandSeriesAreReadPageByPage() {
    var script = script()
    script.press(.character("7"))
    #expect(script.app.request.series == SeriesListRequest(first: 0, count: 15))
    var pages: Set<Int> = []
    for _ in 0..<200 {
      script.press(.pageDown)
      let request = script.app.request.series
      pages.insert(request?.first ?? -1)
      #expect(script.screen().unicodeScalars.count { $0 == "▸" } == 1)
    }
    #expect(script.row(3).hasPrefix(" 1,190–1,204 of 1,204 series · all 289,000 samples take 593 KiB"))
    #expect(pages.contains(1_189) && pages.count >= 1_204 / 15)
    #expect(script.row(18).hasPrefix("▸") && script.row(20).contains("reason"))
    script.press(.character("g"))
    #expect(script.app.request.series?.first == 0)
  }

  @Test func movingInsideAPageAsksForNothing() {
    var script = script()
    script.press(.character("7"), .down)
    #expect(script.effects.isEmpty)
  }

  @Test func aFilterOfSeriesIsAskedForAsItIsTyped() {
    var script = script()
    script.press(.character("7"), .end)
    script.type("/engine=\"7\"")
    #expect(script.app.request.series?.filter == "engine=\"7\"")
    #expect(script.app.request.series?.first == 0)
    script.press(.enter)
    #expect(script.row(1).hasSuffix("/engine=\"7\" · 3 of 1,204 series"))
    script.press(.escape)
    #expect(script.app.request.series?.filter == "")
    script.press(.escape)
    #expect(script.app.currentView == .overview)
  }

  @Test func onlyTheRowsOnTheScreenNeedASparkline() {
    var script = AppScript { request in
      var snapshot = SampleSnapshots.answerWithServers(to: request)
      snapshot.servers = (0..<400).map { index in
        let identity = ServerIdentity(preset: "vllm", job: "llm", instance: "gpu-\(index):8000")
        return ServerSummary(identity: identity, title: "vLLM", health: .up)
      }
      return snapshot
    }
    #expect(script.app.request.seenServers == 0..<50)
    script.press(.end)
    #expect(script.app.request.seenServers == 350..<400)
    #expect(script.screen().contains("▸vLLM gpu-399:8000"))
    script.type("/gpu-123")
    #expect(script.app.request.seenServers == 100..<150)
  }

  @Test func aViewOfServersWaitsForTheFirst() {
    var app = App(configuration: AppConfiguration(window: SampleSnapshots.window, initialView: .server))
    #expect(app.request.server == nil)
    let effects = app.update(.snapshot(SampleSnapshots.answerWithServers(to: app.request)))
    #expect(effects.contains(.requestSnapshot))
    #expect(app.request.server == SampleSnapshots.vllm)
  }

  @Test func aPausedExplorerWaitsForTheAnswerToItsLastFilter() {
    var app = script().app
    for key in [Key.character("7"), .character(" "), .character("/"), .character("v"), .character("l")] {
      _ = app.update(.key(key))
    }
    var earlier = SampleSnapshots.answerWithServers(to: app.request)
    earlier.series = SeriesList(filter: "v")
    earlier.series?.problem = "the filter ends too early"
    _ = app.update(.snapshot(earlier))
    #expect(!GridText.plain(app.view(size: (80, 24))).contains("too early"))
    _ = app.update(.snapshot(SampleSnapshots.answerWithServers(to: app.request)))
    #expect(GridText.plain(app.view(size: (80, 24))).contains("series · all 289,000 samples"))
  }

  @Test func aServerCanBeOpenedWhilePaused() {
    var script = script()
    script.press(.end, .character("k"), .character("k"), .character(" "), .enter)
    #expect(script.row(0).contains("paused"))
    #expect(script.screen().contains("time to first token"))
  }
}
