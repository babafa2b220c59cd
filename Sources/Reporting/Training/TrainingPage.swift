import RecordModel

/// The page of a trained model.
package struct TrainingPage: Sendable {
  package var html: String

  package init(_ outcome: TrainingOutcome, pipeline: String) throws {
    html = "<!doctype html>\n"
  }
}
