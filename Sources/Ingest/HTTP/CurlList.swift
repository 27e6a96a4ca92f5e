internal import CCurl

/// A list of texts in libcurl's form.
final class CurlList {
  private(set) var pointer: UnsafeMutablePointer<curl_slist>?

  deinit { driftop_curl_list_free(pointer) }

  func append(_ text: String) throws(HTTPFailure) {
    guard let longer = driftop_curl_list_append(pointer, text) else { throw .outOfMemory }
    pointer = longer
  }
}
