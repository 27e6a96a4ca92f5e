import PromQL
import Telemetry
import Testing

@Suite struct CountValuesTests {
  @Test func valuesBecomeLabelsWithoutExponents() {
    expectAllPass(
      """
      load 10m
        m{i="1"} 1e21 0.000001
        m{i="2"} 1e21 -2.5
        m{i="3"} NaN  Inf
      eval range from 0 to 10m step 10m count_values("v", m)
        {v="1000000000000000000000"} 2 _
        {v="NaN"} 1 _
        {v="0.000001"} _ 1
        {v="-2.5"} _ 1
        {v="+Inf"} _ 1
      eval instant at 0 count_values by (i) ("i", m)
        {i="1000000000000000000000"} 2
        {i="NaN"} 1
      eval instant at 0 count_values("", m)
        expect fail msg: invalid label name ""
      """)
  }
}
