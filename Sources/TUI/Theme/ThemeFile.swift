import Yams

extension Theme {
  /// Reads a base16 or base24 scheme file: the present form with `palette`, or the older flat one with `scheme`.
  ///
  /// - Parameter file: the name for messages.
  /// - Throws: ``ThemeError`` for the first fault, with its line.
  public init(yaml: String, file: String) throws(ThemeError) {
    let reader = ThemeFileReader(file: file)
    self = try reader.theme(from: reader.root(of: yaml))
  }
}

private struct ThemeFileReader {
  let file: String

  /// No scheme comes near this size, and a file that does is something else.
  private static let largestSizeBytes = 65_536

  func root(of yaml: String) throws(ThemeError) -> Node.Mapping {
    guard yaml.utf8.count <= Self.largestSizeBytes else {
      throw fault("the file is larger than 64 KiB; expected a colour scheme")
    }
    let composed: Node?
    do {
      composed = try Yams.compose(yaml: yaml)
    } catch let error as YamlError {
      throw fault(error)
    } catch {
      throw fault("the file is not valid YAML: \(error)")
    }
    guard let mapping = composed?.mapping else {
      throw fault("expected a mapping with `system`, `name`, `variant` and `palette`", composed)
    }
    return mapping
  }

  func theme(from root: Node.Mapping) throws(ThemeError) -> Theme {
    let palette = try paletteMapping(in: root)
    let system = try system(in: root, palette: palette)
    var colors: [RGB] = []
    for index in 0..<system.colorCount {
      let key = Theme.Slot.key(index)
      guard let node = entry(key, in: palette) else {
        throw fault("\(key) is missing; a \(system.rawValue) scheme has \(system.colorCount) colours", palette)
      }
      colors.append(try color(node, key: key))
    }
    var name = try text("name", in: root)
    if name == nil { name = try text("scheme", in: root) }
    guard let name, !name.isEmpty else { throw fault("`name` is missing; expected the scheme's name") }
    return Theme(name: name, system: system, variant: try variant(in: root, colors: colors), colors: colors)
  }

  private func paletteMapping(in root: Node.Mapping) throws(ThemeError) -> Node.Mapping {
    if let node = root["palette"] {
      guard let palette = node.mapping else {
        throw fault("`palette` holds no mapping; expected base00 to base0F", node)
      }
      return palette
    }
    guard entry("base00", in: root) != nil else {
      throw fault("`palette` is missing; expected base00 to base0F, each a colour like \"#1a2b3c\"")
    }
    return root
  }

  private func system(in root: Node.Mapping, palette: Node.Mapping) throws(ThemeError) -> Theme.System {
    guard let node = root["system"] else { return entry("base10", in: palette) == nil ? .base16 : .base24 }
    guard let system = node.string.flatMap(Theme.System.init(rawValue:)) else {
      throw fault("`system` is \(shown(node)); expected base16 or base24", node)
    }
    return system
  }

  private func variant(in root: Node.Mapping, colors: [RGB]) throws(ThemeError) -> Theme.Variant {
    guard let node = root["variant"] else {
      return colors[0].luminance < colors[5].luminance ? .dark : .light
    }
    guard let variant = node.string.flatMap(Theme.Variant.init(rawValue:)) else {
      throw fault("`variant` is \(shown(node)); expected dark or light", node)
    }
    return variant
  }

  private func text(_ key: String, in root: Node.Mapping) throws(ThemeError) -> String? {
    guard let node = root[Node(key)] else { return nil }
    guard let text = node.scalar?.string else { throw fault("`\(key)` holds no text", node) }
    return text
  }

  private func color(_ node: Node, key: String) throws(ThemeError) -> RGB {
    let text = node.scalar?.string ?? ""
    if text.isEmpty || text == "~" || text == "null" {
      throw fault("\(key) has no value; expected six hexadecimal digits in quotes, \"#1a2b3c\"", node)
    }
    guard let color = RGB(hexadecimal: text) else {
      throw fault("\(key) is \(shown(node)); expected six hexadecimal digits, \"#1a2b3c\"", node)
    }
    return color
  }

  /// Both `base0A` and `base0a` are found in files.
  private func entry(_ key: String, in mapping: Node.Mapping) -> Node? {
    mapping[Node(key)] ?? mapping[Node(key.lowercased())]
  }

  private func shown(_ node: Node) -> String {
    guard let text = node.scalar?.string else { return "no plain value" }
    return "\"\(text.count > 40 ? text.prefix(40) + "…" : text)\""
  }

  private func fault(_ reason: String, _ node: Node? = nil) -> ThemeError {
    ThemeError(file: file, line: node?.mark?.line, reason: reason)
  }

  private func fault(_ reason: String, _ mapping: Node.Mapping) -> ThemeError {
    ThemeError(file: file, line: mapping.mark?.line, reason: reason)
  }

  private func fault(_ error: YamlError) -> ThemeError {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      ThemeError(file: file, line: mark.line, reason: "the file is not valid YAML: \(problem)")
    case .reader(let problem, _, _, _):
      ThemeError(file: file, reason: "the file is not valid YAML: \(problem)")
    default:
      ThemeError(file: file, reason: "the file is not valid YAML: \(error)")
    }
  }
}

extension RGB {
  /// "#1a2b3c" or "1a2b3c".
  init?(hexadecimal text: String) {
    let digits = Array((text.hasPrefix("#") ? text.dropFirst() : text[...]).utf8)
    guard digits.count == 6 else { return nil }
    var value: UInt32 = 0
    for digit in digits {
      guard let nibble = Character(Unicode.Scalar(digit)).hexDigitValue else { return nil }
      value = value << 4 | UInt32(nibble)
    }
    self.init(red: UInt8(value >> 16), green: UInt8(value >> 8 & 0xFF), blue: UInt8(value & 0xFF))
  }
}
