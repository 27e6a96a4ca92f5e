import Analysis
import ArgumentParser
import Ingest
import Predictions

/// What to read and how to understand it: shared by all commands that take sources.
struct SourceOptions: ParsableArguments {
  @Argument(
    help: "Log files, patterns, directories, - for standard input, or addresses of metrics (http://host:port/metrics).")
  var sources: [String] = []

  @Option(name: .shortAndLong, help: "Configuration file (YAML): driftop's own keys, Prometheus's, or both.")
  var config: String?

  @Option(
    help: ArgumentHelp(
      "Which field means what, as in actual=outcome.label; repeat for more.", valueName: "role=field"))
  var map: [String] = []

  @Option(help: ArgumentHelp("Fields whose values are hidden everywhere, as in 'features.*'.", valueName: "pattern"))
  var mask: [String] = []

  @Option(help: ArgumentHelp("The class that scores are about.", valueName: "label"))
  var positive: String?

  @Option(
    help: ArgumentHelp("binary, multiclass or regression, when the log suggests the wrong one.", valueName: "kind"))
  var task: String?

  @Option(help: "Score from which on a record without a prediction counts as positive.")
  var threshold: Double?

  @Option(
    help: ArgumentHelp("Length of the window: a number of records, or a time as 30s, 15m, 1h, 7d.", valueName: "length")
  )
  var window: String?

  @Option(
    help: ArgumentHelp(
      "What models are held against: first:1000 (records), START..END, a log or a saved reference, or none.",
      valueName: "what"))
  var reference: String?

  @Option(
    help: ArgumentHelp("False alerts that are accepted over everything watched, as 1/week.", valueName: "n/span"))
  var budget: String?

  @Option(help: ArgumentHelp("The feature by whose values groups are compared.", valueName: "field"))
  var group: String?

  @Option(help: ArgumentHelp("How often addresses are scraped, or a server asked, as 2s or 500ms.", valueName: "time"))
  var interval: String?
}

/// Options and configuration brought together; flags win over the file.
struct Inputs {
  /// Files, patterns, directories and `-`.
  var logs: [String]
  var scrapes = ScrapeInputs()
  /// Who is asked in place of scraping.
  var server: QueryServer?
  /// How often addresses are scraped and questions asked, where somebody has said so.
  var interval: Duration?
  var mapping: SchemaMapping
  var positive: String?
  var task: PredictionTask?
  var threshold: Double?
  var window: WindowArgument?
  /// `nil` where nobody has said.
  var reference: ReferenceArgument?
  var budget: FalseAlarmBudget?
  var groupField: String?
  var labelHorizon: Duration?
  var configuration: Configuration

  /// Nothing to read and nothing decided.
  init() {
    logs = []
    mapping = SchemaMapping()
    configuration = Configuration()
  }

  /// - Parameter server: `nil` for a command that asks no server.
  init(_ options: SourceOptions, server: QueryServerOptions? = nil) throws(Failure) {
    let configuration =
      try options.config.map { path throws(Failure) in try Configuration(path: path) } ?? Configuration()
    self.configuration = configuration
    logs = []
    scrapes.configuration = configuration.scrapes
    if let text = options.interval ?? configuration.interval {
      interval = try IntervalArgument(text).duration
      scrapes.interval = interval ?? scrapes.interval
    }
    mapping = SchemaMapping(masks: configuration.masks + options.mask)
    try take(options.sources.isEmpty ? configuration.sources : options.sources, server)
    for (role, field) in configuration.fields {
      try configuration.placed("fields.\(role)") { () throws(Failure) in
        try Self.map(role: role, field: field, in: &mapping)
      }
    }
    for pair in options.map {
      guard let equals = pair.firstIndex(of: "="), pair.index(after: equals) < pair.endIndex else {
        throw Failure(sentence: "--map \(pair): write role=field, as in --map actual=outcome.label")
      }
      try Self.map(role: String(pair[..<equals]), field: String(pair[pair.index(after: equals)...]), in: &mapping)
    }
    positive = options.positive ?? configuration.positive
    threshold = options.threshold ?? configuration.threshold
    if let threshold, !threshold.isFinite { throw Failure(sentence: "--threshold \(threshold): expected a number") }
    task = try Self.task(options.task)
    if task == nil {
      task = try configuration.placed("task") { () throws(Failure) in try Self.task(configuration.task) }
    }
    try takeWatch(options)
    window = try options.window.map { text throws(Failure) in try WindowArgument(text) }
    if window == nil, let text = configuration.window {
      window = try configuration.placed("window") { () throws(Failure) in try WindowArgument(text) }
    }
  }

  /// What models are held against, and how.
  private mutating func takeWatch(_ options: SourceOptions) throws(Failure) {
    groupField = options.group ?? configuration.group
    if let text = options.reference {
      reference = try ReferenceArgument(text)
    } else if let text = configuration.reference {
      reference = try configuration.placed("reference") { () throws(Failure) in
        try ReferenceArgument(text, option: "reference")
      }
    }
    if let text = options.budget {
      budget = try Self.budget(text, option: "--budget")
    } else if let text = configuration.budget {
      budget = try configuration.placed("budget") { () throws(Failure) in try Self.budget(text, option: "budget") }
    }
    guard let text = configuration.labelHorizon else { return }
    labelHorizon = try configuration.placed("label_horizon") { () throws(Failure) in
      guard case .duration(let horizon) = try WindowArgument(text) else {
        throw Failure(sentence: "label_horizon \(text): expected a time as 6h or 30d")
      }
      return horizon
    }
  }

  private static func budget(_ text: String, option: String) throws(Failure) -> FalseAlarmBudget {
    guard let budget = FalseAlarmBudget(text) else {
      throw Failure(
        sentence: "\(option) \(text): expected alerts per hour, day, week, month, report or number of records, as in "
          + "1/week or 1/100000records")
    }
    return budget
  }

  /// Tells logs, addresses and servers apart.
  private mutating func take(_ sources: [String], _ server: QueryServerOptions?) throws(Failure) {
    var servers: [String] = []
    for source in sources {
      if server != nil, QueryServer.isAddress(source) {
        servers.append(source)
      } else if let address = try WatchedAddress(argument: source) {
        scrapes.addresses.append(address)
      } else {
        logs.append(source)
      }
    }
    guard let named = try server?.server(servers, configuration) else { return }
    // Two answers to one question would not be told apart.
    if let address = scrapes.addresses.first {
      throw Failure(
        sentence: "\(address.shownURL): the server \(named.shownURL) is asked in place of scraping; "
          + "start driftop once for each")
    }
    scrapes.configuration = nil
    self.server = named
  }

  var isEmpty: Bool { logs.isEmpty && scrapes.isEmpty && server == nil }

  func settings(_ windowing: MonitorSettings.Windowing) -> MonitorSettings {
    var settings = MonitorSettings(windowing: windowing)
    settings.positive = positive
    settings.task = task
    if let threshold { settings.threshold = threshold }
    settings.watch = watch(windowing)
    return settings
  }

  /// A live screen begins by taking the first records for its reference; a report compares nothing unless it is told.
  private func watch(_ windowing: MonitorSettings.Windowing) -> WatchSettings? {
    let choice: ReferenceChoice
    switch reference {
    case ReferenceArgument.none?: return nil
    case .choice(let wanted): choice = wanted
    case .file: choice = .profiles
    case nil:
      guard windowing == .live else { return nil }
      choice = .first(1_000)
    }
    var watch = WatchSettings(reference: choice)
    if let budget { watch.budget = budget }
    watch.groupField = groupField
    if let labelHorizon { watch.labelHorizon = labelHorizon }
    configuration.drift.apply(to: &watch)
    watch.importances = configuration.importance.weights
    return watch
  }

  private static func map(role: String, field: String, in mapping: inout SchemaMapping) throws(Failure) {
    guard let known = FieldRole.named(role) else {
      throw Failure(
        sentence: "unknown role “\(role)”; roles are \(FieldRole.names.joined(separator: ", ")), and proba.CLASS")
    }
    mapping.map(field, to: known)
  }

  private static func task(_ text: String?) throws(Failure) -> PredictionTask? {
    guard let text else { return nil }
    guard let task = PredictionTask(rawValue: text), task != .unlabelled else {
      throw Failure(sentence: "--task \(text): expected binary, multiclass or regression")
    }
    return task
  }
}
