import Alerting
import ConfigurationFiles
import OnCall

/// The key `hooks` of a configuration: commands that are run when alerts fire, are acknowledged or resolve.
enum HookConfiguration {
  static let key = "hooks"

  private static let keys = [
    "name", "on", "match", "command", "timeout", "concurrency", "cooldown", "budget", "dry_run",
    "confirm", "confirm_timeout",
  ]

  static func hooks(_ node: ConfigurationNode) throws(ConfigurationError) -> [Hook] {
    var hooks: [Hook] = []
    for element in try node.elements() {
      let hook = try hook(element)
      guard !hooks.contains(where: { $0.name == hook.name }) else {
        throw element.fault("two hooks are named “\(hook.name)”; rename one")
      }
      hooks.append(hook)
    }
    return hooks
  }

  private static func hook(_ node: ConfigurationNode) throws(ConfigurationError) -> Hook {
    let section = try ConfigurationSection(node, keys: keys)
    guard let command = section["command"], case let words = try command.texts(), !words.isEmpty else {
      throw node.fault("command is missing; expected a list as [retrain, --model, fraud]")
    }
    guard let name = try section.text("name"), !name.isEmpty else { throw node.fault("name is missing") }
    var hook = Hook(name: name, command: words)
    if let occasions = section["on"] { hook.occasions = try self.occasions(occasions) }
    if let matchers = section["match"] {
      let text = try matchers.texts().joined(separator: ",")
      do throws(InvalidMatchers) {
        hook.matchers = try SilenceMatcher.read(text, mayAcceptAll: true)
      } catch {
        throw matchers.fault(error.description)
      }
    }
    hook.timeout = try section.duration("timeout") ?? hook.timeout
    hook.cooldown = try section.duration("cooldown") ?? hook.cooldown
    hook.concurrency = try section.count("concurrency", default: hook.concurrency)
    hook.hourlyBudget = try section.count("budget", default: hook.hourlyBudget)
    hook.isDryRun = try section.flag("dry_run", default: false)
    hook.needsConfirmation = try section.flag("confirm", default: false)
    hook.confirmationTimeout = try section.duration("confirm_timeout") ?? hook.confirmationTimeout
    return hook
  }

  private static func occasions(_ node: ConfigurationNode) throws(ConfigurationError) -> Set<Hook.Occasion> {
    var occasions: Set<Hook.Occasion> = []
    for text in try node.texts() {
      guard let occasion = Hook.Occasion(rawValue: text) else {
        let names = Hook.Occasion.allCases.map(\.rawValue).joined(separator: ", ")
        throw node.fault("“\(text)”: expected some of \(names)")
      }
      occasions.insert(occasion)
    }
    return occasions
  }
}
