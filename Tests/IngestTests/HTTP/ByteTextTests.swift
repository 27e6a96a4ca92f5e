import Testing

@testable import Ingest

@Suite struct ByteTextTests {
  @Test(arguments: [
    (0, "0 bytes"), (1, "1 byte"), (1_023, "1023 bytes"), (1_024, "1 KiB"), (1_536, "1.5 KiB"), (12_400, "12 KiB"),
    (1_048_575, "1023 KiB"), (128 << 20, "128 MiB"), (5 << 40, "5 TiB"),
  ])
  func bytesReadWell(count: Int, text: String) {
    #expect(ByteText(count).description == text)
  }
}
