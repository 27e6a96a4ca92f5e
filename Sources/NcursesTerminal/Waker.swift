import CNcurses

/// Lets any thread end the wait of the terminal's thread.
public struct Waker: Sendable {
  // The descriptor is never closed, so a wake after the terminal's end reaches nobody and harms nothing.
  let descriptor: Int32

  public func wake() {
    cn_wake(descriptor)
  }
}
