import Foundation
import Ingest
import PromQL
import Telemetry
import Testing

extension LiveServerTests {
  /// A real Prometheus server that scrapes itself, asked by the client and by Python's.
  @Suite struct QueryServerTests {
    private static func prometheus(in folder: TemporaryFolder) throws -> BackgroundProgram {
      let port = try LoopbackPort.free()
      let file = try folder.write(
        "prometheus.yml",
        """
        global: {scrape_interval: 300ms}
        scrape_configs: [{job_name: self, metrics_path: /prom/metrics, static_configs: [{targets: ['127.0.0.1:\(port)']}]}]
        """)
      let program = try BackgroundProgram(
        [
          "prometheus", "--config.file=\(file)", "--web.listen-address=127.0.0.1:\(port)", "--web.route-prefix=/prom",
          "--storage.tsdb.path=\(folder.url.appending(path: "series").path())",
        ], port: port, in: folder)
      let script = Surroundings.support.appending(path: "Servers/prometheus_query.py").path()
      let run = try CommandRun.command(["python3", script, "\(port)/prom", "count_over_time(up[1m]) >= 8", "60"])
      #expect(run.status == 0, "\(run.errors)")
      return program
    }

    /// The answer's `data` as the server wrote it.
    private static func raw(_ call: String, _ parameters: [String: String], of program: BackgroundProgram) throws
      -> JSON
    {
      let script = """
        import json, sys, urllib.parse, urllib.request
        url, parameters = sys.argv[1], json.loads(sys.argv[2])
        print(urllib.request.urlopen(url + "?" + urllib.parse.urlencode(parameters)).read().decode())
        """
      let url = "http://127.0.0.1:\(program.port ?? 0)/prom/api/v1/\(call)"
      let json = String(decoding: try JSONEncoder().encode(parameters), as: UTF8.self)
      let run = try CommandRun.command(["python3", "-c", script, url, json])
      return try #require(try JSON(text: run.output)["data"], "\(run.errors)")
    }

    /// A series or a value: its labels, then each time and value.
    private static func lines(of value: QueryValue) -> Set<String> {
      func line(_ labels: Labels, _ samples: [Sample]) -> String {
        let pairs = labels.pairs.map { "\($0.name)=\($0.value)" }.sorted()
        return "\(pairs) \(samples.map { "\($0.milliseconds) \($0.value)" })"
      }
      switch value {
      case .scalar(let sample): return [line(Labels([]), [sample])]
      case .string(let text, let milliseconds): return ["\(milliseconds) \(text)"]
      case .vector(let elements): return Set(elements.map { line($0.labels, [$0.sample]) })
      case .matrix(let elements): return Set(elements.map { line($0.labels, $0.samples) })
      }
    }

    private static func lines(of data: JSON) -> Set<String> {
      func sample(_ pair: JSON) -> String {
        let text = pair["1"]?.string?.replacing("Inf", with: "infinity") ?? ""
        return "\(Int64(((pair["0"]?.number ?? 0) * 1_000).rounded())) \(Double(text) ?? .nan)"
      }
      func line(_ element: JSON, _ samples: [JSON]) -> String {
        let pairs = element["metric"]?.object.map { "\($0.key)=\($0.value.string ?? "")" }.sorted() ?? []
        return "\(pairs) \(samples.map(sample))"
      }
      let result = data["result"] ?? .null
      switch data["resultType"]?.string {
      case "scalar": return [line(.null, [result])]
      case "string":
        return ["\(Int64(((result["0"]?.number ?? 0) * 1_000).rounded())) \(result["1"]?.string ?? "")"]
      case "vector": return Set(result.array.map { line($0, [$0["value"] ?? .null]) })
      default: return Set(result.array.map { line($0, $0["values"]?.array ?? []) })
      }
    }

    @Test func answersAreThoseThatTheServerGives() async throws {
      let folder = try TemporaryFolder()
      let program = try Self.prometheus(in: folder)
      defer { program.kill() }
      let api = QueryAPI(try QueryServer(parsing: "127.0.0.1:\(program.port ?? 0)/prom/api/v1"))
      // A little back, for what is just being scraped not to come between the two questions.
      let now = Int64(Date.now.timeIntervalSince1970) - 1
      let expressions = [
        "up", "{job=\"self\"}", "up[1m]", "rate(prometheus_http_requests_total[10s])", "1 / vector(0)", "0 / vector(0)",
        "scalar(vector(0.1))", "\"a \\\"text\\\"\"", "label_replace(up, \"x\", \"é\\\\ \\n\", \"\", \"\")",
        "histogram_quantile(0.9, sum by (le) (rate(prometheus_http_request_duration_seconds_bucket[10s])))", "nothing",
      ]
      for expression in expressions {
        let ours = try await api.answer(to: expression, at: .instant(milliseconds: now * 1_000 + 250))
        let theirs = try Self.raw("query", ["query": expression, "time": "\(now).25"], of: program)
        #expect(Self.lines(of: ours.value) == Self.lines(of: theirs), "\(expression)")
      }
      #expect(
        Self.lines(of: try await api.answer(to: "{job=\"self\"}", at: .instant(milliseconds: now * 1_000)).value).count
          > 300)
      for expression in ["up", "rate(prometheus_http_requests_total[3s])", "vector(1) / 0"] {
        let grid = StepGrid(from: now * 1_000 - 3_000, through: now * 1_000, step: 500)
        let ours = try await api.answer(to: expression, at: .range(grid))
        let times = ["start": "\(now - 3)", "end": "\(now)", "step": "0.5"]
        let theirs = try Self.raw("query_range", times.merging(["query": expression]) { $1 }, of: program)
        #expect(Self.lines(of: ours.value) == Self.lines(of: theirs), "\(expression)")
      }
      let names = try Self.raw("label/__name__/values", [:], of: program).array.compactMap(\.string)
      #expect(try await api.values(of: "__name__") == names)
      let metadata = try await api.metadata()
      #expect(metadata.first { $0.name == "prometheus_http_requests_total" }?.kind == .counter)
      #expect(try await api.series(matching: ["up"]).map(\.metricName) == ["up"])
      #expect(try await api.labelNames().contains("job"))
      await #expect(throws: QueryFailure.self) { try await api.answer(to: "sum(", at: .instant(milliseconds: now)) }
    }

    @Test func aServerIsASourceLikeOthersAndItsPasswordIsNotShown() throws {
      let folder = try TemporaryFolder()
      let program = try Self.prometheus(in: folder)
      defer { program.kill() }
      let address = "http://ann:hunter2@127.0.0.1:\(program.port ?? 0)/prom"
      let file = try folder.write("http.yml", "basic_auth: {username: ann, password: hunter3}")
      let configuration = try folder.write("driftop.yml", "prometheus: {url: '\(address)'}")
      for arguments in [
        ["--prometheus", address, "--http-config", file], [address + "/api/v1"], ["--config", configuration],
      ] {
        let run = try CommandRun.driftop(["--once", "--view", "sources", "--size", "140x30"] + arguments)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("● following http://127.0.0.1:\(program.port ?? 0)/prom"), "\(run.output)")
        #expect(run.output.contains("query API"))
        #expect(!(run.output + run.errors).contains("hunter"))
      }
      program.kill()
      let run = try CommandRun.driftop(["--once", "--prometheus", address])
      #expect(run.status == 2)
      #expect(run.errors == "driftop: http://127.0.0.1:\(program.port ?? 0)/prom: connection refused\n")
    }

    @Test func aQueryOfTheCommandLineIsAnsweredByTheServer() throws {
      let folder = try TemporaryFolder()
      let program = try Self.prometheus(in: folder)
      defer { program.kill() }
      let address = "http://ann:hunter2@127.0.0.1:\(program.port ?? 0)/prom"
      let now = Int64(Date.now.timeIntervalSince1970) - 1
      let expression = "sum by (job) (rate(prometheus_http_requests_total[10s])) or scrape_samples_scraped"
      for (options, call, parameters) in [
        (["--time", "\(now)"], "query", ["time": "\(now)"]),
        (
          ["--start", "\(now - 4)", "--end", "\(now)", "--step", "2"], "query_range",
          ["start": "\(now - 4)", "end": "\(now)", "step": "2"]
        ),
      ] {
        let run = try CommandRun.driftop(["query", expression, "--prometheus", address] + options)
        #expect(run.status == 0 && run.errors == "", "\(run.errors)")
        let theirs = try Self.raw(call, parameters.merging(["query": expression]) { $1 }, of: program)
        #expect(Self.lines(of: try JSON(text: run.output)) == Self.lines(of: theirs))
      }
      let run = try CommandRun.driftop(["query", "up * on () {job=~\".+\"}", address + "/api/v1"])
      #expect(run.status == 1)
      #expect(run.errors.hasPrefix("driftop: the query has no answer: "), "\(run.errors)")
      #expect(!run.errors.contains("hunter"))
    }

    @Test func aModelIsWatchedByWhatAServerHasScraped() throws {
      let application = try InstrumentedApplication()
      defer { application.program.kill() }
      try application.observe([(1, 0.83, 3), (0, 0.12, 5)])
      let program = try LivePrograms.prometheus(application.configuration(), in: TemporaryFolder())
      defer { program.kill() }
      // A counter rises only between two samples of it.
      try application.program.tell("await-scrapes 2")
      try application.observe([(1, 0.83, 300), (1, 0.31, 40), (0, 0.12, 600)])
      try application.program.tell("await-scrapes 3")
      let address = "http://127.0.0.1:\(program.port ?? 0)"
      let overview = try LiveServerTests.once("overview", "--prometheus", address)
      #expect(overview.status == 0, "\(overview.errors)")
      #expect(overview.output.contains(/fraud +.*● ok +AUC +1\.00/), "\(overview.output)")
      let confusion = try LiveServerTests.once("confusion", "--model", "fraud", "--prometheus", address)
      #expect(confusion.status == 0, "\(confusion.errors)")
      #expect(confusion.output.contains("actual"), "\(confusion.output)")
    }
  }
}
