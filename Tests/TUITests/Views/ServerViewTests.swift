import Monitor
import Predictions
import Telemetry
import Testing

@testable import TUI

@Suite("The views of metrics")
struct ServerViewTests {
  @Test func serversAloneNeedNoModel() {
    let script = AppScript { SampleSnapshots.answerWithServersAlone(to: $0) }
    #expect(script.row(0).hasPrefix(" driftop  4 servers · 4 targets  ▽ 1 failed"))
    #expect(script.row(1) == " overview · server · series · sources")
    #expect(script.row(3).hasPrefix(" SERVER"))
    #expect(script.row(4).hasPrefix("▸vLLM gpu-1:8000"))
    #expect(!script.screen().contains("No model"))
    #expect(script.screen().contains("now ▌"))
  }

  @Test func aColumnThatNoServerFillsIsLeftOut() {
    let script = AppScript(width: 200, height: 50) { request in
      var snapshot = SampleSnapshots.answerWithServersAlone(to: request)
      for index in snapshot.servers.indices { snapshot.servers[index].figures[.cacheUse] = nil }
      return snapshot
    }
    let header = script.screen(width: 200, height: 50).split(separator: "\n").first { $0.hasPrefix(" SERVER") } ?? ""
    #expect(header.contains("TTFT P95") && header.contains(" GPU ") && !header.contains(" KV "))
  }

  @Test func aDownServerSaysWhyInPlaceOfItsFigures() {
    let script = AppScript { SampleSnapshots.answerWithServers(to: $0) }
    #expect(script.screen().contains("▽ down     failed 4 times: connection refused"))
    let wide = script.screen(width: 120, height: 30)
    #expect(wide.contains("▽ down     scrape failed 4 times: connection refused, next in 8 s"))
  }

  @Test func aServerWithSickReplicasSaysWhichUnderItsRow() {
    let script = AppScript { request in
      var snapshot = SampleSnapshots.answerWithServersAlone(to: request)
      snapshot.servers[2].health = .partlyUp(up: 2, of: 3)
      return snapshot
    }
    let screen = script.screen()
    #expect(screen.contains("◐ 2 of 3"))
    #expect(screen.contains("└ edge-7:8002: scrape failed 4 times: connection refused, next in 8 s"))
  }

  @Test func bothTablesKeepRowsWhenThereAreTooMany() {
    var script = AppScript { request in
      var snapshot = SampleSnapshots.answerWithServers(to: request)
      snapshot.sources = []
      snapshot.models = (0..<30).map { index in
        var model = snapshot.models[3]
        model.identity = .init(model: "model-\(index)")
        return model
      }
      snapshot.servers = (0..<30).map { index in
        var server = snapshot.servers[0]
        server.identity.instance = "gpu-\(index):8000"
        return server
      }
      return snapshot
    }
    let lines = script.screen().split(separator: "\n")
    #expect(lines.count { $0.contains("model-") } >= 7)
    #expect(lines.count { $0.contains("vLLM gpu-") } >= 7)
    for _ in 0..<59 {
      script.press(.down)
      #expect(script.screen().unicodeScalars.count { $0 == "▸" } == 1)
    }
    #expect(script.screen().contains("▸vLLM gpu-29:8000"))
  }

  @Test func anUnknownEndpointSaysWhatItIs() {
    var script = AppScript { SampleSnapshots.answerWithServersAlone(to: $0) }
    script.press(.end, .enter)
    #expect(script.screen().contains("No known model server; 88 series: see series (7)."))
    #expect(script.screen().contains("└ 2 samples lie in the future"))
  }

  @Test func chartsStandInTwoColumnsFromAHundredColumnsOn() {
    var script = AppScript(width: 100, height: 40) { SampleSnapshots.answerWithServers(to: $0) }
    script.press(.character("6"))
    #expect(script.screen(width: 100, height: 40).contains("requests/s  4.2"))
    let row = script.screen(width: 100, height: 40).split(separator: "\n", omittingEmptySubsequences: false)[4]
    #expect(row.contains("requests/s  4.2") && row.contains("errors  .1 %"))
    #expect(!script.row(4).contains("errors"))
  }

  @Test func theViewOfAServerScrollsDownToItsTargets() {
    var script = AppScript { SampleSnapshots.answerWithServers(to: $0) }
    script.press(.character("6"))
    #expect(!script.screen().contains("TARGET"))
    script.press(.end)
    let screen = script.screen()
    #expect(screen.contains("MODEL_NAME") && screen.contains("llama-70b-lora-legal"))
    #expect(screen.contains("http://gpu-1:8000/metrics"))
    #expect(script.row(21).contains("The GPU's figures are those of its host"))
  }

  @Test func rowsThatHaveNotComeYetStayBlank() {
    var list = SeriesList()
    list.matchCount = 40
    list.totalCount = 40
    let view = SeriesView(list: list, selected: 3, unicode: true)
    var grid = Grid(width: 60, height: 12)
    view.draw(into: &grid, rect: grid.bounds)
    #expect(GridText.plain(grid).hasPrefix(" 1–8 of 40 series\n\n"))
  }

  @Test func aFilterThatCannotBeUnderstoodSaysWhy() {
    var script = AppScript { request in
      var snapshot = SampleSnapshots.answerWithServers(to: request)
      snapshot.series?.problem = "up{: a label's name is missing"
      return snapshot
    }
    script.press(.character("7"))
    #expect(script.screen().contains("up{: a label's name is missing"))
  }

  @Test func sourcesBeginWithTroubleAndAreCounted() {
    var script = AppScript { SampleSnapshots.answerWithServers(to: $0) }
    script.press(.character("8"))
    #expect(script.row(1).hasSuffix("5 up · 2 down · 1 waiting"))
    #expect(script.row(4).hasPrefix("▸▽ failed"))
    #expect(script.row(6).contains("vision http://edge-7:8002/metrics"))
    script.press(.down)
    #expect(script.row(19).contains("failures 4 in a row") || script.row(20).contains("failures 4 in a row"))
  }

  @Test func aCalmScreenStaysTheSameForSeconds() {
    func grid(after seconds: Int64) -> Grid {
      var script = AppScript { request in
        var snapshot = SampleSnapshots.answerWithServersAlone(to: request)
        snapshot.isLive = false
        snapshot.time = Timestamp(seconds: 1_772_334_761 + seconds)
        for index in snapshot.targets.indices {
          snapshot.targets[index].lastScrape = Timestamp(seconds: 1_772_334_741)
          snapshot.targets[index].nextScrape = Timestamp(seconds: 1_772_334_761 + 44)
        }
        return snapshot
      }
      script.press(.character("8"))
      var grid = Grid(width: 80, height: 20)
      script.app.drawContent(into: &grid, rect: grid.bounds)
      return grid
    }
    #expect(grid(after: 0) == grid(after: 4))
    #expect(grid(after: 0) != grid(after: 5))
  }

  @Test func recordsOfCountedModelsExplainThemselves() {
    var script = AppScript { request in
      var snapshot = SampleSnapshots.answerWithServers(to: request)
      snapshot.records?.last = []
      return snapshot
    }
    script.press(.character("5"))
    #expect(script.screen().contains("No record: a model that is known from scraped counters has figures"))
  }

  @Test func theErrorOfABinnedAUCIsStated() {
    var script = AppScript { request in
      var snapshot = SampleSnapshots.answer(to: request)
      snapshot.detail?.curves?.binningError = 0.004
      return snapshot
    }
    script.press(.end, .character("4"))
    #expect(script.row(3).contains("binned, ±.004"))
  }

  @Test(
    arguments: [(0, "0 s"), (9, "9 s"), (12, "10 s"), (59, "55 s"), (61, "1 min"), (7_300, "2 h"), (200_000, "2 d")])
  func agesAreRoundedSoThatTheyChangeSeldom(seconds: Int, text: String) {
    #expect(TimeText.rough(.seconds(seconds)) == text)
  }

  @Test func partsThatAreNotListedAreCounted() {
    let parts = [ServerDetail.Part(name: "llama", figures: [:])]
    func lines(_ count: Int) -> [TextLine] { PartTable(parts: parts, count: count, label: nil).lines(width: 40) }
    #expect(lines(131).count == 3 && lines(1).count == 2)
    #expect(lines(131).last == TextLine("130 more", .dim))
  }

  @Test func unitsOfMachinesFitTheAxis() {
    #expect(NumberText.text(412.4, unit: .watts) == "412 W")
    #expect(NumberText.text(67.25, unit: .celsius) == "67 °C")
    #expect(NumberText.text(9_771_050_598, unit: .bytes) == "9.1GiB")
    #expect(NumberText.text(9_771_050_598, unit: .bytes, width: 8) == "9.1 GiB")
  }
}
