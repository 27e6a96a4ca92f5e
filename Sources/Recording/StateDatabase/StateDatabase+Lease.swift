internal import GRDB
public import Telemetry

extension StateDatabase {
  /// Who evaluates the rules over what is watched, and until when unless they say so again.
  public struct Lease: Sendable, Equatable {
    public var holder: String
    public var expiresAt: Timestamp
  }

  /// How long a lease lasts.
  public static let leaseLength = Duration.seconds(15)

  /// A lease that still lasts longer need not be written anew.
  private static let renewal = Duration.seconds(10)

  /// Takes or keeps the duty to evaluate, where nobody else has it.
  ///
  /// A lease that runs longer than one can be is void: its holder's clock, or this one's, has jumped.
  /// - Returns: the lease as it is now; the caller's when its holder is the caller.
  public func takeLease(scope: String, holder: String, at now: Timestamp) throws(StateFault) -> Lease {
    // Most looks only find that another has it still.
    if let lease = try lease(of: scope), isValid(lease, at: now) {
      if lease.holder != holder || lease.expiresAt - now > Self.renewal { return lease }
    }
    return try commit(.program) { database in
      if let lease = try Self.lease(of: scope, database), lease.holder != holder, self.isValid(lease, at: now) {
        return lease
      }
      let lease = Lease(holder: holder, expiresAt: now + Self.leaseLength)
      try database.execute(
        sql: "INSERT OR REPLACE INTO lease (scope, holder, expires_at) VALUES (?, ?, ?)",
        arguments: [scope, holder, lease.expiresAt.nanoseconds])
      return lease
    }
  }

  /// Gives the duty up, so that another need not wait.
  public func releaseLease(scope: String, holder: String) throws(StateFault) {
    try commit(.program) { database in
      try database.execute(sql: "DELETE FROM lease WHERE scope = ? AND holder = ?", arguments: [scope, holder])
    }
  }

  /// Who has the duty; `nil` where nobody ever had, or it was given up.
  public func lease(of scope: String) throws(StateFault) -> Lease? {
    try read { try Self.lease(of: scope, $0) }
  }

  private func isValid(_ lease: Lease, at now: Timestamp) -> Bool {
    lease.expiresAt > now && lease.expiresAt - now <= Self.leaseLength
  }

  private static func lease(of scope: String, _ database: Database) throws -> Lease? {
    try Row.fetchOne(database, sql: "SELECT holder, expires_at FROM lease WHERE scope = ?", arguments: [scope])
      .map { Lease(holder: $0["holder"], expiresAt: Timestamp(nanoseconds: $0["expires_at"])) }
  }
}
