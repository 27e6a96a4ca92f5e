import Foundation
import Predictions
import Testing

@testable import Ingest

@Suite struct DecompressionTests {
  enum Kind: String, CaseIterable {
    case gzip
    case zstd

    var parts: [[UInt8]] {
      (self == .gzip ? CompressedReference.gzip : CompressedReference.zstd).map(Self.decode)
    }

    var manyLines: [UInt8] {
      Self.decode(self == .gzip ? CompressedReference.manyLinesGzip : CompressedReference.manyLinesZstd)
    }

    private static func decode(_ text: String) -> [UInt8] { Data(base64Encoded: text).map(Array.init) ?? [] }

    func stream(_ bytes: [UInt8], chunk: Int = .max) -> any ByteStream {
      let source = ChunkedStream(bytes, chunk: chunk)
      return self == .gzip ? GzipStream(source, path: "p") : ZstdStream(source, path: "p")
    }

    func damage(_ detail: String) -> LogError { .corrupt(path: "p", format: rawValue, detail: detail) }
  }

  private static let content = Array(CompressedReference.parts.joined().utf8)

  /// All that comes before the end or an error.
  private func drain(_ stream: any ByteStream, capacity: Int = 100) -> (bytes: [UInt8], error: LogError?) {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: capacity)
    while true {
      do throws(LogError) {
        var failure: LogError?
        let count = buffer.withUnsafeMutableBytes { memory in
          do throws(LogError) { return try stream.read(into: memory) } catch {
            failure = error
            return 0
          }
        }
        if let failure { throw failure }
        if count == 0 { return (bytes, nil) }
        bytes += buffer[..<count]
      } catch {
        return (bytes, error)
      }
    }
  }

  @Test(arguments: Kind.allCases)
  func severalMembersAreOneContent(kind: Kind) {
    let data = Array(kind.parts.joined())
    for chunk in [1, 2, 3, 10, 17, 1_000] {
      for capacity in [1, 5, 50, 1_000] {
        let (bytes, error) = drain(kind.stream(data, chunk: chunk), capacity: capacity)
        #expect(bytes == Self.content)
        #expect(error == nil)
      }
    }
  }

  @Test(arguments: Kind.allCases)
  func dataCutOffAnywhereGivesWhatCameBeforeAndSaysSo(kind: Kind) {
    let parts = kind.parts
    let data = Array(parts.joined())
    let boundaries = [0, parts[0].count, parts[0].count + parts[1].count, data.count]
    for length in 0...data.count {
      let (bytes, error) = drain(kind.stream(Array(data[..<length])))
      #expect(Self.content.starts(with: bytes))
      #expect(error == (boundaries.contains(length) ? nil : kind.damage("it ends in the middle")), "\(length)")
    }
    let (bytes, _) = drain(kind.stream(Array(data[..<(data.count - 1)])))
    #expect(bytes.count >= CompressedReference.parts[..<2].joined().utf8.count)
  }

  @Test(arguments: Kind.allCases)
  func aDamagedByteNeverGoesUnnoticed(kind: Kind) {
    let data = Array(kind.parts.joined())
    var noticed = 0
    for place in data.indices {
      for flip in [UInt8(0x01), 0x80, 0xFF] {
        var damaged = data
        damaged[place] ^= flip
        let (bytes, error) = drain(kind.stream(damaged))
        // A byte of a header may mean nothing to the content, its time for one.
        #expect(error != nil || bytes == Self.content, "\(place)")
        if error != nil { noticed += 1 }
      }
    }
    #expect(noticed > data.count * 2)
  }

  @Test(arguments: Kind.allCases)
  func theLinesBeforeDamageAreRead(kind: Kind) throws {
    var damaged = kind.parts[0]
    // The checksum stands at the end, behind good data.
    let place = kind == .gzip ? damaged.count - 8 : damaged.count - 1
    damaged[place] ^= 0xFF
    let (bytes, error) = drain(kind.stream(kind.parts[1] + kind.parts[2] + damaged))
    #expect(error != nil)
    #expect(bytes.starts(with: Array(CompressedReference.parts[1...].joined().utf8)))
  }

  @Test(arguments: Kind.allCases)
  func aLongFileComesWholeInBlocks(kind: Kind) throws {
    var reader = LogBlockReader(kind.stream(kind.manyLines, chunk: 1_000), blockSize: 1 << 16)
    var byteCount = 0
    var blockCount = 0
    while let block = try reader.next(isEnd: true) {
      byteCount += block.count
      blockCount += 1
    }
    #expect(byteCount == 40_000 * 56)
    #expect(blockCount > 10)
  }

  @Test func compressionIsToldByTheFirstBytes() {
    #expect(Compression.detect(Kind.gzip.parts[0]) == .gzip)
    #expect(Compression.detect(Kind.zstd.parts[0]) == .zstd)
    #expect(Compression.detect(Array("{\"a\":1}".utf8)) == .none)
    #expect(Compression.detect([0x1F]) == .none)
    #expect(Compression.detect([UInt8]()) == .none)
  }
}
