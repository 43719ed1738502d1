"""How fast the library is, beside others that do equal work: ``python -m benchmarks`` writes the tables of the docs."""
