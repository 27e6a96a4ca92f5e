import Dispatch
import Synchronization

/// Waits on the main thread, which is no task, for what tasks do.
enum Blocking {
  static func wait<Result: Sendable>(_ body: @escaping @Sendable () async -> Result) -> Result {
    let box = Box<Result>()
    let done = DispatchSemaphore(value: 0)
    Task {
      let result = await body()
      box.value.withLock { $0 = result }
      done.signal()
    }
    done.wait()
    guard let result = box.value.withLock({ $0 }) else { preconditionFailure("a finished task has left a result") }
    return result
  }

  /// Waits no longer than that for something whose result nobody needs.
  static func wait(atMost limit: Duration, _ body: @escaping @Sendable () async -> Void) {
    let done = DispatchSemaphore(value: 0)
    Task {
      await body()
      done.signal()
    }
    _ = done.wait(timeout: .now() + .nanoseconds(Int(limit / .nanoseconds(1))))
  }

  private final class Box<Value: Sendable>: Sendable {
    let value = Mutex<Value?>(nil)
  }
}
