// Benchmarks of the query language: see promql.sh.
