internal import Foundation

/// Runs `body` on a thread whose stack is as small as a library may meet, 512 KB, and waits for it.
func runOnSmallStack(_ body: @escaping @Sendable () -> Void) {
  let done = DispatchSemaphore(value: 0)
  let thread = Thread {
    body()
    done.signal()
  }
  thread.stackSize = 512 * 1024
  thread.start()
  done.wait()
}
