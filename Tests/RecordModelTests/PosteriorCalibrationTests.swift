import Testing

@testable import RecordModel

@Suite struct PosteriorCalibrationTests {
  private func weight(_ bits: Int) -> MatchWeight { MatchWeight(millibits: Int32(bits * 1000)) }

  @Test("more weight is more probable, more members less, and a shift moves both ways")
  func order() {
    for bits in -20..<20 {
      #expect(PosteriorCalibration.merged(weight(bits), members: 2) < PosteriorCalibration.merged(weight(bits + 1), members: 2))
      #expect(PosteriorCalibration.apart(weight(bits)) <= PosteriorCalibration.apart(weight(bits + 1)))
      let middle = PosteriorCalibration.merged(weight(bits), members: 4)
      #expect(middle < PosteriorCalibration.merged(weight(bits), members: 2))
      #expect(middle > PosteriorCalibration.merged(weight(bits), members: 4, shift: -3))
      #expect(middle < PosteriorCalibration.merged(weight(bits), members: 4, shift: 3))
    }
  }

  @Test("strong weights are believed less than the model says, and one record more changes nothing beyond the bound")
  func shrunken() {
    #expect(PosteriorCalibration.merged(weight(12), members: 2) < MatchProbability.of(weight(12)))
    #expect(PosteriorCalibration.merged(weight(12), members: 64) == PosteriorCalibration.merged(weight(12), members: 1000))
    #expect(PosteriorCalibration.merged(weight(12), members: 1) == PosteriorCalibration.merged(weight(12), members: 2))
    #expect(PosteriorCalibration.apart(weight(30)) < 0.9)
  }
}
