/// A look at what holds one model against its reference.
public struct WatchView: Sendable {
  let watch: ModelWatch
  let model: ModelState

  public var settings: WatchSettings { watch.settings }
  /// `nil` while it is still being taken.
  public var reference: Reference? { watch.reference }
  /// What the reference was frozen from, or has taken so far.
  public var profile: ReferenceProfile? { watch.reference?.profile ?? watch.builder?.profile }
  /// The reference that is being taken; `nil` once it is frozen.
  public var referenceInTheMaking: ReferenceProfile? { watch.reference == nil ? watch.builder?.profile : nil }
}
