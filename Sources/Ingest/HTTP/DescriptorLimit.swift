internal import Glibc

/// How many files and connections the process may have open at once.
enum DescriptorLimit {
  /// Raises the soft limit, as far as the hard limit lets it: the usual 1,024 would not do for a thousand connections.
  /// Never lowers it.
  static func raise(to wanted: Int) {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
    let raised = min(rlim_t(wanted), limit.rlim_max)
    guard raised > limit.rlim_cur else { return }
    limit.rlim_cur = raised
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
  }
}
