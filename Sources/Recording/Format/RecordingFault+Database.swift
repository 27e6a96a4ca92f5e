internal import GRDB

extension RecordingFault {
  init(_ error: any Error, path: String) {
    switch error {
    case let fault as RecordingFault: self = fault
    case let error as DatabaseError: self.init(Self.sentence(error, path: path))
    default: self.init("\(path): what stands there is damaged; sqlite3's .recover may save some of it")
    }
  }

  private static func sentence(_ error: DatabaseError, path: String) -> String {
    switch error.resultCode {
    case .SQLITE_FULL: "\(path): the disk is full; make room, and the recording goes on"
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
      "\(path): cannot be written; give this user the right to, or name another file"
    case .SQLITE_CANTOPEN: "\(path): cannot be opened; is it there, and may this user read it and write beside it?"
    case .SQLITE_NOTADB: "\(path): is no recording; name the file that driftop record wrote"
    case .SQLITE_CORRUPT: "\(path): is damaged, and its tables cannot be read; sqlite3's .recover may save some of it"
    case .SQLITE_BUSY, .SQLITE_LOCKED: "\(path): another program has held it for two seconds; it is tried again"
    case .SQLITE_IOERR: "\(path): the disk does not answer as it should; is it full, or gone?"
    case .SQLITE_SCHEMA, .SQLITE_ERROR: "\(path): is no recording that this driftop knows; name another file"
    default: "\(path): SQLite reports error \(error.extendedResultCode.rawValue)"
    }
  }
}
