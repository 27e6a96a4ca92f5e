public import Analysis
public import ArgumentParser

extension MultipleTesting: ExpressibleByArgument {}
