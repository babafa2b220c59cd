import Testing

@testable import Evaluation

@Suite struct ClusterAccuracyTests {
  @Test("a perfect clustering scores 1 everywhere, whatever the clusters are called")
  func perfect() {
    let accuracy = ClusterAccuracy(truth: ["a", "a", "b"], found: ["1", "1", "2"])
    #expect(accuracy.precision == 1 && accuracy.recall == 1 && accuracy.f1 == 1 && accuracy.bCubedF1 == 1)
  }

  @Test("everything in one cluster has full recall and the share of true pairs as precision")
  func oneCluster() {
    let accuracy = ClusterAccuracy(truth: ["a", "a", "b", "b"], found: ["1", "1", "1", "1"])
    #expect(accuracy.recall == 1)
    #expect(accuracy.precision == 2.0 / 6.0)
    #expect(accuracy.bCubedPrecision == 0.5)
    #expect(accuracy.bCubedRecall == 1)
  }

  @Test("nothing merged: no pair was wrong, none was found")
  func singletons() {
    let accuracy = ClusterAccuracy(truth: ["a", "a", "b"], found: ["1", "2", "3"])
    #expect(accuracy.precision == 1 && accuracy.recall == 0 && accuracy.f1 == 0)
    #expect(abs(accuracy.bCubedRecall - 2.0 / 3.0) < 1e-12)
  }

  @Test("no records at all is not a failure")
  func empty() { #expect(ClusterAccuracy(truth: [], found: []).f1 == 1) }
}
