internal import Analysis

extension ScoredRecord: Packable {
  func pack(into packer: inout Packer) {
    packer.integer(place.time)
    packer.integer(Int64(place.ordinal))
    facts.pack(into: &packer)
    packer.double(score)
    packer.optional(id) { $0.text($1) }
    packer.values(reasons)
  }

  init(unpacking unpacker: inout Unpacker) throws(PackingFault) {
    place = ScoredRecords.Place(time: try unpacker.integer(), ordinal: Int(try unpacker.integer()))
    facts = try RecordFacts(unpacking: &unpacker)
    score = try unpacker.double()
    id = try unpacker.optional { (unpacker) throws(PackingFault) in try unpacker.text() }
    reasons = try unpacker.values(OutlierReason.self)
  }
}

extension RecordFacts: Packable {
  func pack(into packer: inout Packer) {
    packer.integer(Int64(ordinal))
    packer.integer(time)
    packer.integer(position)
    packer.optional(predicted) { packer, outcome in outcome.pack(into: &packer) }
    packer.optional(actual) { packer, outcome in outcome.pack(into: &packer) }
    packer.double(score)
    packer.double(weight)
  }

  init(unpacking unpacker: inout Unpacker) throws(PackingFault) {
    ordinal = Int(try unpacker.integer())
    time = try unpacker.integer()
    position = try unpacker.integer()
    predicted = try unpacker.optional(ModelState.Outcome.init(unpacking:))
    actual = try unpacker.optional(ModelState.Outcome.init(unpacking:))
    score = try unpacker.double()
    weight = try unpacker.double()
  }
}

extension ModelState.Outcome: Packable {
  func pack(into packer: inout Packer) {
    packer.integer(Int64(classIndex))
    packer.double(number)
  }

  init(unpacking unpacker: inout Unpacker) throws(PackingFault) {
    classIndex = Int(try unpacker.integer())
    number = try unpacker.double()
    guard (-1...ClassTable.limit).contains(classIndex) else { throw PackingFault("a class beyond all classes") }
  }
}

extension OutlierReason: Packable {
  func pack(into packer: inout Packer) {
    packer.text(name)
    place.pack(into: &packer)
    packer.double(number)
    packer.text(text)
    packer.double(chance)
    packer.double(distance)
  }

  init(unpacking unpacker: inout Unpacker) throws(PackingFault) {
    name = try unpacker.text()
    place = try Place(unpacking: &unpacker)
    number = try unpacker.double()
    text = try unpacker.text()
    chance = try unpacker.double()
    distance = try unpacker.double()
  }
}

extension OutlierReason.Place: Packable {
  /// A number of the case, then its share if it has one.
  private var parts: (kind: UInt8, share: Double?) {
    switch self {
    case .above: (0, nil)
    case .below: (1, nil)
    case .high(let share): (2, share)
    case .low(let share): (3, share)
    case .category(let share): (4, share)
    case .unseen: (5, nil)
    case .missing(let share): (6, share)
    case .foreign: (7, nil)
    }
  }

  func pack(into packer: inout Packer) {
    packer.byte(parts.kind)
    if let share = parts.share { packer.double(share) }
  }

  init(unpacking unpacker: inout Unpacker) throws(PackingFault) {
    switch try unpacker.byte() {
    case 0: self = .above
    case 1: self = .below
    case 2: self = .high(try unpacker.double())
    case 3: self = .low(try unpacker.double())
    case 4: self = .category(try unpacker.double())
    case 5: self = .unseen
    case 6: self = .missing(try unpacker.double())
    case 7: self = .foreign
    case let kind: throw PackingFault("a reason of kind \(kind)")
    }
  }
}
