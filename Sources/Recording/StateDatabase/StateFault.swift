internal import GRDB

/// Why the state cannot be read or written: one sentence, what, where and what to do.
public struct StateFault: Error, Hashable, Sendable {
  public var sentence: String

  public init(_ sentence: String) {
    self.sentence = sentence
  }

  init(_ error: any Error, path: String) {
    switch error {
    case let fault as StateFault: self = fault
    case let error as DatabaseError: self.init(Self.sentence(error, path: path))
    default: self.init("\(path): the state cannot be used")
    }
  }

  private static func sentence(_ error: DatabaseError, path: String) -> String {
    switch error.resultCode {
    case .SQLITE_FULL: "\(path): the disk is full; make room, the state is kept in memory until then"
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
      "\(path): cannot be written; give this user the right to, or name another folder by --state"
    case .SQLITE_CANTOPEN: "\(path): cannot be opened; is the folder there, and may this user read and write it?"
    case .SQLITE_NOTADB: "\(path): is no database; move it aside, and a new one is made"
    case .SQLITE_CORRUPT:
      "\(path): is damaged; move it aside, and a new one is made (sqlite3's .recover may save the old)"
    case .SQLITE_BUSY, .SQLITE_LOCKED: "\(path): another program has held it for two seconds; it is tried again"
    case .SQLITE_IOERR: "\(path): the disk does not answer as it should; is it full, or gone?"
    case .SQLITE_SCHEMA, .SQLITE_ERROR: "\(path): is no state of driftop's; move it aside, and a new one is made"
    default: "\(path): SQLite reports error \(error.extendedResultCode.rawValue)"
    }
  }
}
