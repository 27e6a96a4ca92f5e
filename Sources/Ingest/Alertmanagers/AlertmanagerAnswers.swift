internal import Telemetry

extension JSONCursor {
  mutating func readSilence() throws(JSONFault) -> AlertmanagerSilence {
    var silence = AlertmanagerSilence(
      matchers: [], startsAt: Timestamp(seconds: 0), endsAt: .beyondMeasure, createdBy: "", comment: "",
      state: .expired)
    try readObject { key, cursor throws(JSONFault) in
      switch key {
      case "id": silence.id = try cursor.readText()
      case "createdBy": silence.createdBy = try cursor.readText()
      case "comment": silence.comment = try cursor.readText()
      case "startsAt": silence.startsAt = WrittenTime.timestamp(try cursor.readText()) ?? Timestamp(seconds: 0)
      case "endsAt": silence.endsAt = WrittenTime.timestamp(try cursor.readText()) ?? .beyondMeasure
      case "matchers":
        try cursor.readArray { cursor throws(JSONFault) in silence.matchers.append(try cursor.readMatcher()) }
      case "status":
        try cursor.readObject { key, cursor throws(JSONFault) in
          guard key == "state" else { return try cursor.skipValue() }
          silence.state = AlertmanagerSilence.State(rawValue: try cursor.readText()) ?? .expired
        }
      default: try cursor.skipValue()
      }
    }
    guard AlertmanagerAPI.isID(silence.id) else { throw fault("a silence with an id") }
    return silence
  }

  private mutating func readMatcher() throws(JSONFault) -> AlertmanagerSilence.Matcher {
    var matcher = AlertmanagerSilence.Matcher(name: "", value: "")
    try readObject { key, cursor throws(JSONFault) in
      switch key {
      case "name": matcher.name = try cursor.readText()
      case "value": matcher.value = try cursor.readText()
      case "isRegex": matcher.isRegex = try cursor.readFlag()
      case "isEqual": matcher.isEqual = try cursor.readFlag()
      default: try cursor.skipValue()
      }
    }
    return matcher
  }

  mutating func readAlertStatus() throws(JSONFault) -> AlertmanagerAlertStatus {
    var alert = AlertmanagerAlertStatus()
    try readObject { key, cursor throws(JSONFault) in
      switch key {
      case "fingerprint": alert.fingerprint = try cursor.readText()
      case "labels":
        try cursor.readObject { name, cursor throws(JSONFault) in
          alert.labels.append(Label(name, try cursor.readText()))
        }
      case "status":
        try cursor.readObject { key, cursor throws(JSONFault) in
          switch key {
          case "state": alert.state = try cursor.readText()
          case "silencedBy": alert.silencedBy = try cursor.readTexts()
          case "inhibitedBy": alert.inhibitedBy = try cursor.readTexts()
          default: try cursor.skipValue()
          }
        }
      default: try cursor.skipValue()
      }
    }
    return alert
  }
}

extension Timestamp {
  /// In place of times behind the range that can be told: the year 2255.
  fileprivate static let beyondMeasure = Timestamp(seconds: 9_000_000_000)
}

extension AlertmanagerSilence {
  /// As it is posted.
  var json: String {
    let matchers = matchers.map { matcher in
      "{\"name\":\(JSONText.quoted(matcher.name)),\"value\":\(JSONText.quoted(matcher.value)),"
        + "\"isRegex\":\(matcher.isRegex),\"isEqual\":\(matcher.isEqual)}"
    }
    return "{" + (id.isEmpty ? "" : "\"id\":\(JSONText.quoted(id)),")
      + "\"matchers\":[\(matchers.joined(separator: ","))],"
      + "\"startsAt\":\"\(startsAt)\",\"endsAt\":\"\(endsAt)\",\"createdBy\":\(JSONText.quoted(createdBy)),"
      + "\"comment\":\(JSONText.quoted(comment))}"
  }
}

extension AlertmanagerAlert {
  /// As it is posted.
  var json: String {
    "{\"labels\":\(JSONText.object(labels)),\"annotations\":\(JSONText.object(annotations)),"
      + "\"startsAt\":\"\(startsAt)\",\"endsAt\":\"\(endsAt)\""
      + (generatorURL.isEmpty ? "" : ",\"generatorURL\":\(JSONText.quoted(generatorURL))") + "}"
  }
}
