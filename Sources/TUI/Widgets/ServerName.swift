import Monitor

/// A server's name in titles and rows: what it is, then what it serves or where it is.
enum ServerName {
  /// - Parameter isReplica: whether another row is of the same job, so that only the instance tells them apart.
  static func line(_ server: ServerSummary, isReplica: Bool, role: Role) -> TextLine {
    var line = TextLine(server.title.isEmpty ? server.identity.job : server.title, role)
    var parts = [server.models.joined(separator: ", ")].filter { !$0.isEmpty }
    if let instance = server.identity.instance, isReplica || parts.isEmpty { parts.insert(instance, at: 0) }
    for part in parts { line.add(" " + part, .dim) }
    if server.replicaCount > 1 { line.add(" ×\(NumberText.count(server.replicaCount))", .dim) }
    return line
  }
}
