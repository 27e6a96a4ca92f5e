import Ingest
import Testing

@Suite struct ScrapeAddressTests {
  @Test(arguments: [
    ("http://host:8000/metrics", "http://host:8000/metrics", "host:8000"),
    ("http://host/metrics", "http://host/metrics", "host:80"),
    ("HTTPS://host", "https://host", "host:443"),
    ("http://[::1]:9090/m?a=b#c", "http://[::1]:9090/m?a=b", "[::1]:9090"),
    ("https://[fe80::1]/", "https://[fe80::1]/", "[fe80::1]:443"),
    ("http://bücher.example?x", "http://bücher.example?x", "bücher.example:80"),
  ])
  func addressesAreTakenApart(text: String, url: String, instance: String) throws {
    let address = try ScrapeAddress(parsing: text)
    #expect(address.url.revealed == url)
    #expect(address.shownURL == url)
    #expect(address.hostAndPort == instance)
    #expect(address.unixSocket == nil)
    #expect(address.authorization == nil)
  }

  @Test(arguments: [
    ("http://ann:p%40w:x@h/", "ann", "p@w:x"), ("http://ann@h/", "ann", ""), ("http://:pw@h/", "", "pw"),
    ("http://a@b:pw@h/", "a@b", "pw"), ("http://%zz%4:%C3%BC@h/", "%zz%4", "ü"),
  ])
  func theUserAndPasswordAreTakenOut(text: String, username: String, password: String) throws {
    let address = try ScrapeAddress(parsing: text)
    guard case .basic(let foundName, let foundPassword) = address.authorization else {
      Issue.record("no authorization")
      return
    }
    #expect(foundName == username)
    #expect(foundPassword.revealed == password)
    #expect(address.url.revealed == "http://h/")
    #expect(address.shownURL == "http://h/")
  }

  @Test(arguments: [
    ("unix:/run/m.sock:/metrics?a=b", "/run/m.sock", "http://localhost/metrics?a=b", "unix:/run/m.sock:/metrics?a=b"),
    ("unix:/run/m.sock", "/run/m.sock", "http://localhost/metrics", "unix:/run/m.sock:/metrics"),
    ("unix:///run/m.sock:/m", "/run/m.sock", "http://localhost/m", "unix:/run/m.sock:/m"),
    ("unix:m.sock:/m?key=a", "m.sock", "http://localhost/m?key=a", "unix:m.sock:/m?key=•••"),
    ("http+unix://%2Frun%2Fm.sock/m", "/run/m.sock", "http://localhost/m", "unix:/run/m.sock:/m"),
    ("http+unix://%2Frun%2Fm.sock", "/run/m.sock", "http://localhost/metrics", "unix:/run/m.sock:/metrics"),
  ])
  func socketsAreTakenApart(text: String, socket: String, url: String, shown: String) throws {
    let address = try ScrapeAddress(parsing: text)
    #expect(address.unixSocket == socket)
    #expect(address.url.revealed == url)
    #expect(address.shownURL == shown)
    #expect(address.hostAndPort == "unix:\(socket)")
  }

  @Test(arguments: [
    ("metrics.txt", "not an address: write http://host:port/metrics, https://… or unix:/path/to.sock:/metrics"),
    ("ftp://host/", "not an address: write http://host:port/metrics, https://… or unix:/path/to.sock:/metrics"),
    ("http:///metrics", "the address has no host: write http://host:port"),
    ("http://ann:hunter2@:80/", "the address has no host: write http://host:port"),
    ("http://h:0/", "“0” is not a port: write a number from 1 to 65535"),
    ("http://h:65536/", "“65536” is not a port: write a number from 1 to 65535"),
    ("http://h:/", "“” is not a port: write a number from 1 to 65535"),
    ("http://::1:80/", "the address has no host: write http://host:port"),
    ("http://fe80::1/", "“:1” is not a port: an IPv6 address stands in brackets, as in http://[::1]:8000"),
    ("http://a\\b/", "“a\\b” is not a host's name: write http://host:port"),
    ("http://h/a b", "the address has a blank or a control character: write it as %20"),
    ("http://h/\u{1B}[2J", "the address has a blank or a control character: write it as %20"),
    ("unix:", "the address has no path of a socket: write unix:/path/to.sock"),
  ])
  func whatCannotBeReachedIsSaid(text: String, sentence: String) {
    #expect(throws: HTTPFailure(sentence)) { try ScrapeAddress(parsing: text) }
  }

  @Test func aSocketsPathMustFit() throws {
    let path = "/" + String(repeating: "a", count: 106)
    #expect(try ScrapeAddress(parsing: "unix:\(path)").unixSocket == path)
    #expect(throws: HTTPFailure("the path of the socket is longer than 107 bytes: use a shorter one")) {
      try ScrapeAddress(parsing: "unix:\(path)a")
    }
  }

  @Test func printingItTellsNoSecret() throws {
    let address = try ScrapeAddress(parsing: "http://ann:hunter2@h/?token=hunter2")
    var text = ""
    dump(address, to: &text)
    #expect(!text.contains("hunter2") && !"\(address)".contains("hunter2"))
  }
}
