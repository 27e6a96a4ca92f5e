internal import Glibc

/// The keys that the objects of a log have, as a tree, with the key that followed each one last time.
///
/// Records of one log look alike, so the next key is nearly always the one that came next in the record before: one
/// comparison of bytes instead of a search for its end and a look-up.
final class JSONShape {
  struct Member {
    /// Where the key's bytes lie in `keyBytes`.
    var keyStart: Int
    var keyLength: Int
    /// The first bytes of the key and its closing quote as one word, and which of its bits count.
    var head: UInt64
    var headMask: UInt64
    /// Hash of node and key.
    var hash: UInt64
    /// The column that takes the value, ``none`` until a value comes.
    var slot: Int
    /// The node of the objects that stand here, ``none`` until one comes.
    var child: Int
    /// The member that followed, ``none`` while unknown.
    var next: Int
  }

  struct Node {
    /// Names from the top, joined by dots, with a dot behind unless empty.
    var pathPrefix: String
    /// The member that came first last time.
    var first: Int
  }

  static let none = -1
  /// Keys beyond this number are read and not kept, so that a log with ids for keys cannot eat the memory.
  static let memberLimit = 8_192

  /// Raw, like the columns: looked at for every key.
  let members = UnsafeMutablePointer<Member>.allocate(capacity: memberLimit)
  private(set) var memberCount = 0
  private(set) var nodes: [Node] = [Node(pathPrefix: "", first: none)]
  /// The bytes of all keys.
  private var keyBytes = UnsafeMutablePointer<UInt8>.allocate(capacity: 4_096)
  private var keyCapacity = 4_096
  private var keyByteCount = 0
  private var slots: [Int32] = Array(repeating: -1, count: 256)

  deinit {
    members.deallocate()
    keyBytes.deallocate()
  }

  /// Whether the key at `start` is that of `member`, closing quote included.
  ///
  /// - Precondition: the buffer is readable for a word beyond `start`.
  @inline(__always)
  func matches(_ member: Int, at start: UnsafePointer<UInt8>, end: UnsafePointer<UInt8>) -> Bool {
    let word = UnsafeRawPointer(start).loadUnaligned(as: UInt64.self)
    guard (word ^ members[member].head) & members[member].headMask == 0 else { return false }
    let length = members[member].keyLength
    guard end - start > length else { return false }
    return length < 8
      || (start[length] == UInt8(ascii: "\"") && memcmp(keyBytes + members[member].keyStart, start, length) == 0)
  }

  @inline(__always)
  func keyLength(_ member: Int) -> Int { members[member].keyLength }

  /// The member of `node` with this key, new or known; `nil` when the shape is full.
  func member(of node: Int, key: UnsafeBufferPointer<UInt8>, hash keyHash: UInt64) -> Int? {
    let hash = keyHash ^ (UInt64(node) &* 0x9E37_79B9_7F4A_7C15)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let member = Int(slots[slot])
      if members[member].hash == hash, holds(key, member) { return member }
      slot = (slot + 1) & (slots.count - 1)
    }
    guard memberCount < Self.memberLimit else { return nil }
    (members + memberCount).initialize(
      to: Member(
        keyStart: keyByteCount, keyLength: key.count, head: Self.head(of: key), headMask: Self.headMask(of: key),
        hash: hash, slot: Self.none, child: Self.none,
        next: Self.none))
    memberCount += 1
    append(key)
    slots[slot] = Int32(memberCount - 1)
    if memberCount * 2 > slots.count { growTable() }
    return memberCount - 1
  }

  /// Remembers what came after `previous`, or first in `node`.
  @inline(__always)
  func learn(next member: Int, after previous: Int, in node: Int) {
    if previous == Self.none {
      if nodes[node].first != member { nodes[node].first = member }
    } else if members[previous].next != member {
      members[previous].next = member
    }
  }

  func setSlot(_ slot: Int, of member: Int) {
    members[member].slot = slot
  }

  /// The node of the objects under a member.
  func child(of member: Int, in node: Int) -> Int {
    if members[member].child == Self.none {
      nodes.append(Node(pathPrefix: path(of: member, in: node) + ".", first: Self.none))
      members[member].child = nodes.count - 1
    }
    return members[member].child
  }

  /// Keys are kept as they are written; the path has their escapes resolved, so that each spelling finds its role and
  /// its mask.
  func path(of member: Int, in node: Int) -> String {
    let key = key(of: member)
    guard key.contains(UInt8(ascii: "\\")), let plain = StringScanner.unescape(key) else {
      return nodes[node].pathPrefix + String(decoding: key, as: UTF8.self)
    }
    return nodes[node].pathPrefix + String(decoding: plain, as: UTF8.self)
  }

  private func holds(_ key: UnsafeBufferPointer<UInt8>, _ member: Int) -> Bool {
    self.key(of: member).elementsEqual(key)
  }

  private func key(of member: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: keyBytes + members[member].keyStart, count: members[member].keyLength)
  }

  private static func head(of key: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var word: UInt64 = 0
    for (index, byte) in key.prefix(8).enumerated() { word |= UInt64(byte) << UInt64(index * 8) }
    return key.count < 8 ? word | UInt64(UInt8(ascii: "\"")) << UInt64(key.count * 8) : word
  }

  private static func headMask(of key: UnsafeBufferPointer<UInt8>) -> UInt64 {
    key.count < 7 ? (1 << UInt64((key.count + 1) * 8)) - 1 : .max
  }

  private func append(_ key: UnsafeBufferPointer<UInt8>) {
    if keyByteCount + key.count > keyCapacity {
      keyCapacity = (keyByteCount + key.count) * 2
      let grown = UnsafeMutablePointer<UInt8>.allocate(capacity: keyCapacity)
      grown.update(from: keyBytes, count: keyByteCount)
      keyBytes.deallocate()
      keyBytes = grown
    }
    if let bytes = key.baseAddress { (keyBytes + keyByteCount).update(from: bytes, count: key.count) }
    keyByteCount += key.count
  }

  private func growTable() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for index in 0..<memberCount {
      var slot = Int(truncatingIfNeeded: members[index].hash) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(index)
    }
  }
}
