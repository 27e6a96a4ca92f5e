import Analysis
import TestSupport
import Testing

struct OneClassSVMTests {
  private static let rows = FeatureMatrix(
    values: AnomalyReference.values, columnCount: AnomalyReference.columnCount)

  private func machine(_ rows: FeatureMatrix, _ settings: [String: String]) throws -> OneClassSVM {
    try OneClassSVM(fitting: rows, OneClassSVM.Parameters(settings))
  }

  /// The same steps as libsvm's lead to the same support vectors; what is left are the last digits of sums.
  @Test(arguments: AnomalyReference.machines)
  func decisionValuesAreThoseOfLibsvm(_ expected: AnomalyReference.SeededMachine) throws {
    let settings = ["nu": expected.nu, "gamma": expected.gamma]
    let byDefault = try machine(Self.rows, settings)
    #expect(byDefault.supportVectorCount == expected.supportVectorCount)
    #expect(isClose(byDefault.offset, expected.offset, tolerance: 1e-9))
    let exact = try machine(Self.rows, settings.merging(["tol": "1e-10"]) { $1 }).decisionValues(Self.rows)
    #expect(areClose(exact.compactMap { $0 }, expected.decisionValues, tolerance: 1e-10))
  }

  @Test(
    .enabled(if: SharedData.has(AnomalyDataSet.folder)), arguments: AnomalyReference.dataSets, ["0.1", "0.5"])
  func decisionValuesAreThoseOfLibsvmOnRealData(_ figures: AnomalyReference.DataSetFigures, nu: String) throws {
    let data = try AnomalyDataSet(figures.name)
    for (kind, rows) in [("raw", data.rows), ("standardized", data.standardized)] {
      let values = try machine(rows, ["nu": nu, "tol": "1e-10"]).decisionValues(rows)
      let some = stride(from: 0, to: rows.rowCount, by: rows.rowCount / 10).prefix(10).compactMap { values[$0] }
      let expected = try #require(figures.decisionValues["nu\(nu)_\(kind)"])
      #expect(areClose(some, expected, tolerance: 1e-9), "\(kind)")
    }
  }

  @Test(.enabled(if: SharedData.has(AnomalyDataSet.folder)), arguments: AnomalyDataSet.names, ["0.1", "0.5"])
  func machinesOfRealDataAreThoseOfScikitLearn(name: String, nu: String) throws {
    let data = try AnomalyDataSet(name)
    let expected = try AnomalyDataSet.expected(name)
    for (kind, rows) in [("raw", data.rows), ("standardized", data.standardized)] {
      let figures = try #require(expected["ocsvm_rbf_scale_nu\(nu)_\(kind)"] as? [String: Any])
      let machine = try machine(rows, ["nu": nu])
      #expect(machine.supportVectorCount == figures["n_sv"] as? Int)
      #expect(isClose(machine.offset, try #require(figures["offset"] as? Double), tolerance: 1e-9))
      #expect(isClose(machine.gamma, try #require(figures["gamma"] as? Double)))
      let area = data.rocAUC(machine.scores(rows))
      #expect(isClose(area, try #require(figures["roc_auc"] as? Double), tolerance: 1e-9))
    }
  }

  /// Every weight is 1 then, and ρ the largest sum of kernels, good to the single precision of the fit's kernel.
  @Test func allRowsAreSupportVectorsWithNuOne() throws {
    let machine = try machine(Self.rows, ["nu": "1"])
    #expect(machine.supportVectorCount == Self.rows.rowCount)
    let values = machine.decisionValues(Self.rows).compactMap { $0 }
    #expect(values.count == Self.rows.rowCount && values.allSatisfy { $0 <= 1e-6 })
    #expect(isClose(values.max(), 0, tolerance: 1e-6))
  }

  @Test func aSmallCacheChangesNothing() throws {
    let rows = FeatureMatrix(rows: seededRows(150, columnCount: 2))
    let large = try machine(rows, [:])
    let small = try machine(rows, ["cache_size": "1e-6"])
    #expect(large.decisionValues(rows) == small.decisionValues(rows))
  }

  @Test func scoresAreNegatedDecisionValues() throws {
    let machine = try machine(Self.rows, [:])
    #expect(machine.scores(Self.rows) == machine.decisionValues(Self.rows).map { $0.map { -$0 } })
  }

  /// Beyond all distances nothing is left of the kernels, and the value is −ρ.
  @Test func farAwayTheDecisionValueIsMinusTheOffset() throws {
    let machine = try machine(Self.rows, [:])
    let far = machine.decisionValues(FeatureMatrix(rows: [[1e200, -1e200, 1e200], [1e6, 0, 0]]))
    #expect(far == [-machine.offset, -machine.offset])
  }

  @Test func aNegativeGammaIsAProgrammersError() async {
    await #expect(processExitsWith: .failure) {
      var parameters = OneClassSVM.Parameters()
      parameters.gamma = .gamma(-1)
      _ = try OneClassSVM(fitting: FeatureMatrix(rows: [[1], [2], [4]]), parameters)
    }
  }

  @Test func gammaIsAWordOrANumber() throws {
    #expect(try OneClassSVM.Parameters(["gamma": "auto"]).gamma == .auto)
    #expect(try OneClassSVM.Parameters(["gamma": "0.25"]).gamma == .gamma(0.25))
    for text in ["", "wide", "0", "-1", "inf", "nan"] {
      #expect(throws: ParameterError.invalid(name: "gamma", value: text, range: "scale, auto or 0 < x")) {
        _ = try OneClassSVM.Parameters(["gamma": text])
      }
    }
  }
}
