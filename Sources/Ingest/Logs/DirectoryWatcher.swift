internal import Dispatch
internal import Glibc

/// Says when something changes in the directories of the watched files, by inotify.
///
/// Where inotify does not reach (a network file system, a directory that does not exist yet) a slow timer stands in.
final class DirectoryWatcher {
  /// One element for a change, after which nothing is told until ``listen()`` is called again: a log that is written to
  /// a hundred times a second would otherwise wake the process as often.
  let changes: AsyncStream<Void>

  private let descriptor: Int32
  private let continuation: AsyncStream<Void>.Continuation
  private let reader: (any DispatchSourceRead)?
  private let timer: any DispatchSourceTimer
  private let queue = DispatchQueue(label: "driftop.directory-watcher")
  private var watched: Set<String> = []
  private let gate: Gate?

  /// - Parameter isRelevant: whether a change of the file with this name matters.
  init(isRelevant: @escaping @Sendable (String) -> Bool) {
    (changes, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    let (descriptor, continuation) = (descriptor, continuation)
    timer = DispatchSource.makeTimerSource(queue: queue)
    timer.schedule(deadline: .now() + 2, repeating: 2, leeway: .milliseconds(500))
    timer.setEventHandler { continuation.yield() }
    timer.activate()
    guard descriptor >= 0 else {
      (reader, gate) = (nil, nil)
      return
    }
    let reader = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
    let gate = Gate()
    reader.setEventHandler {
      guard Self.drain(descriptor, isRelevant) else { return }
      gate.isShut = true
      reader.suspend()
      continuation.yield()
    }
    reader.setCancelHandler { close(descriptor) }
    reader.activate()
    self.reader = reader
    self.gate = gate
  }

  deinit {
    timer.cancel()
    // On the queue, so that no event suspends the source between its resumption and its end: released while it is
    // suspended, it would trap.
    queue.sync {
      if gate?.isShut == true { reader?.resume() }
      reader?.cancel()
    }
    continuation.finish()
  }

  /// Lets the next change be told; what came meanwhile counts.
  func listen() {
    guard let reader, let gate else { return }
    queue.sync {
      guard gate.isShut else { return }
      gate.isShut = false
      reader.resume()
    }
  }

  /// Whether the source of events is suspended; touched on the watcher's queue only.
  ///
  /// `@unchecked Sendable` is safe: `isShut` is read and written inside `queue` alone, by the event handler, `listen()`
  /// and the end of the watcher.
  private final class Gate: @unchecked Sendable {
    var isShut = false
  }

  /// Watches the directory that holds `path`, and the one that it leads to when it is a link.
  func watch(directoryOf path: String) {
    for target in [path, resolved(path)].compactMap({ $0 }) {
      let directory = target.lastIndex(of: "/").map { String(target[..<$0]) } ?? "."
      watch(directory: directory.isEmpty ? "/" : directory)
    }
  }

  func watch(directory: String) {
    guard descriptor >= 0, !watched.contains(directory) else { return }
    let events = IN_MODIFY | IN_CREATE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_ATTRIB
    if inotify_add_watch(descriptor, directory, UInt32(events)) >= 0 { watched.insert(directory) }
  }

  private func resolved(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Reads the events that wait; whether one of them matters.
  private static func drain(_ descriptor: Int32, _ isRelevant: (String) -> Bool) -> Bool {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 16_384, alignment: 8)
    defer { buffer.deallocate() }
    var matters = false
    while case let count = read(descriptor, buffer.baseAddress, buffer.count), count > 0 {
      var offset = 0
      while offset + MemoryLayout<inotify_event>.size <= count {
        let event = buffer.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
        let nameStart = offset + MemoryLayout<inotify_event>.size
        let name = String(
          decoding: buffer[nameStart..<min(count, nameStart + Int(event.len))].prefix { $0 != 0 }, as: UTF8.self)
        matters = matters || isRelevant(name)
        offset = nameStart + Int(event.len)
      }
    }
    return matters
  }
}
