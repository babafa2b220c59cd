import PipelineConfig
import RecordModel
import Testing

@testable import Matching

@Suite struct ModelTrainingTests {
  @Test("a cap on rounds ends training and is told; without need for more it is not")
  func cap() {
    withTraining { training, initial in
      var training = training
      let free = training.train(initial)
      #expect(free.hasConverged && free.history.count > 1)
      training.mostRounds = 1
      let capped = training.train(initial)
      #expect(!capped.hasConverged && capped.history.count == 1)
      #expect((capped.history.last?.moved ?? 0) >= 1e-3)
    }
  }

  @Test("pairs equal in three identifying fields and different in none are counted before any weight is known")
  func strict() {
    withTraining { training, initial in
      #expect(training.train(initial).strictPairs == 60)
    }
  }

  @Test("without pairs the built-in model stays")
  func nothing() {
    withTraining { training, initial in
      let none = ModelTraining(
        candidates: PatternCounts([]), sample: training.sample, allPairs: training.allPairs, knowledge: training.knowledge)
      let trained = none.train(initial)
      #expect(trained.history.isEmpty && trained.hasConverged)
      #expect(trained.model.matchShare == initial.matchShare)
    }
  }

  /// 60 people with two records that agree in name, birth date and email, 60 whose email changed, and strangers.
  private func withTraining(_ body: (ModelTraining, ClassModel) -> Void) {
    var builder = TableBuilder()
    builder.addStrangers(60)
    for index in 0..<120 {
      var row: [CanonicalField: String] = [
        .nameGiven: "given\(index)", .nameLast: "last\(index)", .birthDate: "19\(10 + index % 80)-01-1\(index % 10)",
        .email: "box\(index)@x.example",
      ]
      builder.add("a\(index)", row)
      if index < 60 { row[.email] = "other\(index * 7)@y.example" }
      row[.phone] = "+4411349\(10000 + index)"
      builder.add("b\(index)", row)
    }
    withScorer(builder.table) { nodes, view, scorer in
      var scratch = PairScratch()
      let first = 60
      let candidates = (0..<120).map { index in
        TrainingPattern(scorer.compare(first + 2 * index, first + 2 * index + 1, &scratch))
      }
      let sample = (0..<2000).map { index in
        TrainingPattern(scorer.compare(index % 60, 60 + index * 7 % 240, &scratch))
      }
      let pairs = Double(nodes.nodeCount) * Double(nodes.nodeCount - 1) / 2
      body(
        ModelTraining(
          candidates: PatternCounts(candidates), sample: PatternCounts(sample), allPairs: pairs, knowledge: scorer.knowledge),
        ClassModel(kind: .person, nodes: nodes.nodeCount))
    }
  }
}
