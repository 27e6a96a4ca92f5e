import Ingest
import Testing

@Suite struct QueryDemandTests {
  @Test func whoFollowsIsToldWhenSomethingChanges() async {
    let demand = QueryDemand()
    var changes = demand.changes().makeAsyncIterator()
    demand.want([WantedQuery("up", .latest)])
    #expect(await changes.next() != nil)
    // What nobody wants any more may be given up.
    demand.want([])
    #expect(await changes.next() != nil)
    #expect(demand.wanted.isEmpty)
  }
}
