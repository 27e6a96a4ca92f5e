/// All labels of a store, each once and with a number, and the series that have it.
///
/// Pairs are numbered rather than names and values apart: a series then holds one number a label, and the number leads
/// straight to its posting list.
struct LabelIndex: Sendable {
  private struct Name: Codable {
    let text: String
    /// The numbers of its labels, in the order in which they came.
    var labels: [UInt32] = []
  }

  private struct Entry: Codable {
    var name: UInt32
    /// Of the series that it has, those that live; the list is cleaned less often.
    var liveCount: UInt32
    var value: String
    /// `nil` until the first series, and for a number that is free.
    var series: PostingList?
  }

  private var names: [Name] = []
  private var entries: [Entry] = []
  private var freeNumbers: [UInt32] = []
  private var nameTable = HashIndex()
  private var entryTable = HashIndex()
  /// Of texts, posting lists and the lists of names.
  private var innerBytes = 0

  /// - Complexity: O(1).
  var heapBytes: Int {
    innerBytes + HeapSize.ofArray(names) + HeapSize.ofArray(entries) + HeapSize.ofArray(freeNumbers)
      + nameTable.heapBytes + entryTable.heapBytes
  }

  subscript(number: UInt32) -> Label {
    let entry = entries[Int(number)]
    return Label(names[Int(entry.name)].text, entry.value)
  }

  /// The number of a label, which gets one when it is new.
  mutating func number(of label: Label) -> UInt32 {
    let name = nameNumber(label.name)
    let hash = Self.hash(name, label.value)
    if let known = find(name, label.value, hash: hash) { return known }
    // A substring of a large body, or a bridged string, would keep all of it alive.
    let entry = Entry(name: name, liveCount: 0, value: Self.compact(label.value), series: nil)
    let number: UInt32
    if let free = freeNumbers.popLast() {
      entries[Int(free)] = entry
      number = free
    } else {
      number = UInt32(entries.count)
      entries.appendInSmallSteps(entry)
    }
    entryTable.insert(hash: hash, number: number)
    innerBytes += HeapSize.ofString(entry.value) - HeapSize.ofArray(names[Int(name)].labels)
    names[Int(name)].labels.appendInSmallSteps(number)
    innerBytes += HeapSize.ofArray(names[Int(name)].labels)
    return number
  }

  /// - Precondition: `series` is above all that the label has.
  mutating func add(_ series: SeriesID, to number: UInt32) {
    let place = Int(number)
    innerBytes -= entries[place].series?.heapBytes ?? 0
    if entries[place].series?.append(series.index) == nil { entries[place].series = PostingList(series.index) }
    innerBytes += entries[place].series?.heapBytes ?? 0
    entries[place].liveCount += 1
  }

  /// Counts a series out. It stays in the list until the next ``purge(isAlive:)``.
  mutating func removeOne(from number: UInt32) {
    entries[Int(number)].liveCount -= 1
  }

  /// Frees labels without series, and takes the dead out of the lists of the others.
  ///
  /// - Complexity: O(all labels of all series).
  mutating func purge(isAlive: (UInt32) -> Bool) {
    for place in entries.indices {
      guard let list = entries[place].series, list.count != entries[place].liveCount else { continue }
      innerBytes -= list.heapBytes
      entries[place].series = list.filter(isAlive)
      innerBytes += entries[place].series?.heapBytes ?? 0
      if entries[place].series == nil { free(place) }
    }
    for name in names.indices {
      innerBytes -= HeapSize.ofArray(names[name].labels)
      names[name].labels = names[name].labels.filter { entries[Int($0)].series != nil }
      innerBytes += HeapSize.ofArray(names[name].labels)
    }
  }

  private mutating func free(_ place: Int) {
    let entry = entries[place]
    entryTable.remove(hash: Self.hash(entry.name, entry.value), number: UInt32(place))
    innerBytes -= HeapSize.ofString(entry.value)
    entries[place].value = ""
    freeNumbers.append(UInt32(place))
  }
}

// What selections ask.
extension LabelIndex {
  /// All names that a series has, sorted by their bytes.
  var liveNames: [String] {
    names.filter { name in name.labels.contains { entries[Int($0)].liveCount > 0 } }.map(\.text).sortedByBytes()
  }

  /// All values of a name that a series has, sorted by their bytes.
  func liveValues(of name: String) -> [String] {
    labels(named: name).map { entries[Int($0)].value }.sortedByBytes()
  }

  /// The series with exactly this label, dead ones perhaps among them.
  func series(name: String, value: String) -> PostingList? {
    guard let number = findName(name), let label = find(number, value, hash: Self.hash(number, value)) else {
      return nil
    }
    return entries[Int(label)].series
  }

  /// The series whose value of `name` is wanted: asked once a value.
  func series(name: String, capacity: Int, where isWanted: (String) -> Bool) -> SeriesSet {
    var set = SeriesSet(capacity: capacity)
    for label in labels(named: name) where isWanted(entries[Int(label)].value) {
      if let list = entries[Int(label)].series { set.insert(list) }
    }
    return set
  }

  /// The series with a label that is wanted.
  func series(capacity: Int, where isWanted: (Label) -> Bool) -> SeriesSet {
    var set = SeriesSet(capacity: capacity)
    for entry in entries where entry.liveCount > 0 {
      guard isWanted(Label(names[Int(entry.name)].text, entry.value)), let list = entry.series else { continue }
      set.insert(list)
    }
    return set
  }

  private func labels(named name: String) -> [UInt32] {
    guard let number = findName(name) else { return [] }
    return names[Int(number)].labels.filter { entries[Int($0)].liveCount > 0 }
  }
}

extension LabelIndex {
  private mutating func nameNumber(_ text: String) -> UInt32 {
    if let known = findName(text) { return known }
    let number = UInt32(names.count)
    nameTable.insert(hash: Self.hash(0, text), number: number)
    names.append(Name(text: Self.compact(text)))
    innerBytes += HeapSize.ofString(text)
    return number
  }

  private func findName(_ text: String) -> UInt32? {
    nameTable.find(hash: Self.hash(0, text)) { names[Int($0)].text.hasSameBytes(as: text) }
  }

  private func find(_ name: UInt32, _ value: String, hash: Int) -> UInt32? {
    entryTable.find(hash: hash) {
      entries[Int($0)].name == name && entries[Int($0)].value.hasSameBytes(as: value)
    }
  }

  private static func hash(_ name: UInt32, _ text: String) -> Int {
    var hasher = Hasher()
    hasher.combine(name)
    text.hashBytes(into: &hasher)
    return hasher.finalize()
  }

  private static func compact(_ text: String) -> String {
    String(decoding: Array(text.utf8), as: UTF8.self)
  }
}

/// The tables are made again, since each process hashes in its own way, and what lies where is accounted anew.
extension LabelIndex: Codable {
  private enum CodingKeys: CodingKey {
    case names
    case entries
    case freeNumbers
    case nameTable
    case entryTable
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(names, forKey: .names)
    try container.encode(entries, forKey: .entries)
    try container.encode(freeNumbers, forKey: .freeNumbers)
    try container.encode(nameTable, forKey: .nameTable)
    try container.encode(entryTable, forKey: .entryTable)
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    names = try container.decode([Name].self, forKey: .names)
    entries = try container.decode([Entry].self, forKey: .entries)
    freeNumbers = try container.decode([UInt32].self, forKey: .freeNumbers)
    nameTable = try container.decode(HashIndex.self, forKey: .nameTable)
    entryTable = try container.decode(HashIndex.self, forKey: .entryTable)
    guard entries.allSatisfy({ Int($0.name) < names.count }), freeNumbers.allSatisfy({ Int($0) < entries.count }),
      names.allSatisfy({ $0.labels.allSatisfy { Int($0) < entries.count } })
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .entries, in: container, debugDescription: "labels without a name")
    }
    for (number, name) in names.enumerated() {
      nameTable.insert(hash: Self.hash(0, name.text), number: UInt32(number))
    }
    innerBytes = names.reduce(0) { $0 + HeapSize.ofString($1.text) + HeapSize.ofArray($1.labels) }
    innerBytes += entries.reduce(0) { $0 + HeapSize.ofString($1.value) + ($1.series?.heapBytes ?? 0) }
    let free = Set(freeNumbers)
    for (number, entry) in entries.enumerated() where !free.contains(UInt32(number)) {
      entryTable.insert(hash: Self.hash(entry.name, entry.value), number: UInt32(number))
    }
  }
}
