import Ingest
import Testing

@Suite struct ShownURLTests {
  @Test(arguments: [
    ("http://ann:pw@host/metrics?api_key=1&module=gpu", "http://host/metrics?api_key=•••&module=gpu"),
    ("http://a:b@c@host:80", "http://host:80"),
    ("http://host/a@b?c=d@e", "http://host/a@b?c=d@e"),
    ("//ann:pw@host/x", "//host/x"),
    ("ann:pw@host/x", "host/x"),
    ("/path?sig=1#access_token=2", "/path?sig=•••"),
    ("http://h/?access%5Ftoken=1&X-Amz-Signature=2&x=3", "http://h/?access%5Ftoken=•••&X-Amz-Signature=•••&x=3"),
    ("http://h/?accessToken=1&apikey=2&key=&passwd=3", "http://h/?accessToken=•••&apikey=•••&key=•••&passwd=•••"),
    ("http://h/?match[]=up&target=a:9100&token", "http://h/?match[]=up&target=a:9100&token"),
    ("http://h/?debug&0123456789abcdef", "http://h/?debug&•••"),
    ("http://h/?", "http://h/?"),
    ("", ""),
  ])
  func secretsAreHidden(url: String, shown: String) {
    #expect(ShownURL(url).description == shown)
  }
}
