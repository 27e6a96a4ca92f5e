internal import Foundation

/// An array of numbers in numpy's .npy format, row after row.
///
/// - Reference: numpy.lib.format, version 1.0.
struct NumpyArray {
  struct Unreadable: Error, CustomStringConvertible {
    var description: String
  }

  var shape: [Int]
  var values: [Double]

  init(contentsOf url: URL) throws {
    let data = try Data(contentsOf: url, options: .alwaysMapped)
    guard data.count > 10, data.starts(with: [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59, 1]) else {
      throw Unreadable(description: "\(url.path()): no .npy file of version 1")
    }
    let headerEnd = 10 + Int(data[8]) + Int(data[9]) << 8
    let header = String(decoding: data[10..<headerEnd], as: UTF8.self)
    guard header.contains("'fortran_order': False"),
      let shapeText = header.firstMatch(of: /'shape': \(([0-9, ]*)\)/)?.1,
      let type = header.firstMatch(of: /'descr': '([^']*)'/)?.1
    else { throw Unreadable(description: "\(url.path()): header \(header)") }
    shape = shapeText.split(separator: ",").compactMap { Int($0.trimmingCharacters(in: .whitespaces)) }
    let count = shape.reduce(1, *)
    values = try data[headerEnd...].withUnsafeBytes { bytes in
      switch type {
      case "<f8": try Self.read(Double.self, count, from: bytes) { $0 }
      case "<i8": try Self.read(Int64.self, count, from: bytes) { Double($0) }
      case "|i1": try Self.read(Int8.self, count, from: bytes) { Double($0) }
      default: throw Unreadable(description: "\(url.path()): element type \(type)")
      }
    }
  }

  private static func read<Element: BitwiseCopyable>(
    _ type: Element.Type, _ count: Int, from bytes: UnsafeRawBufferPointer, as number: (Element) -> Double
  ) throws -> [Double] {
    let size = MemoryLayout<Element>.size
    guard bytes.count >= count * size else { throw Unreadable(description: "the file is cut off") }
    return (0..<count).map { number(bytes.loadUnaligned(fromByteOffset: $0 * size, as: type)) }
  }
}
