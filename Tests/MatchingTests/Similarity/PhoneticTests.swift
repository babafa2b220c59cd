import RecordModel
import Testing

@testable import Matching

@Suite struct PhoneticTests {
  @Test(
    "spellings of one name meet",
    arguments: [
      // German and English
      "meyer maier mayer meier mayr", "schmidt schmitt schmid szmidt", "smith smyth smythe", "fischer fisher",
      "mueller muller", "schroeder schroder", "schulz schultz schulze shultz", "jager jaeger", "bernhard bernhardt bernard",
      "brandt brand brant", "pfeiffer pfeifer feifer", "neumann newman", "braun brown", "nietzsche nitzsche", "cohen kohn cohn",
      "walter valter walther", "becker beker bekker", "weiss weis weisz",
      "thompson tomson thomson thomsen", "mcdonald macdonald", "mcintyre macintyre", "mckenzie mackenzie",
      "mccarthy maccarthy macarthy", "dickson dixon", "vaughan vaughn", "rodgers rogers", "obrien o'brien",
      // Romance
      "philip filip phillip philippe", "rodriguez rodrigues", "lopez lopes", "louis luis", "dupont dupond", "marie mary",
      "henri henry", "guillermo gillermo", "giovanni jovanni", "moreau moro",
      // Dutch and Scandinavian
      "dijkstra dykstra", "meijer meier", "nielsen nilsen nilson", "hansen hanson", "johansson johanson", "kuiper kuyper",
      // Polish, Czech, South Slavic
      "kowalski kowalsky kovalskij kowalskiy", "kowalczuk kovalchuk kowaltschuk", "wojcik voicik",
      "kovacevic kovacevich kovatschewitsch kowaczewicz", "nowak novak",
      // Russian and Ukrainian in the spelling of several countries
      "ivanov iwanow ivanoff", "tchaikovsky tschaikowski chaikovsky czajkowski chaykovskiy",
      "gorbachev gorbatschow gorbatchev gorbaczow", "shcherbakov schtscherbakow szczerbakow scherbakov",
      "kuznetsov kusnezow kuznetsoff", "shevchenko schewtschenko szewczenko sevcenko", "jurij yuri iurii juri yury",
      "julia yulia iuliia yuliya giulia", "evgeny yevgeny evgenii", "dmitri dmitry dmitriy dmitrij",
      "ljudmila lyudmila ludmila liudmila", "michael mikael mikhail",
      // Greek
      "christopher kristoffer", "stephen stefan", "papadopoulos papadopulos", "alexandros aleksandros",
    ])
  func meet(names: String) {
    let codes = names.split(separator: " ").map { code(String($0)) }
    #expect(Set(codes).count == 1, "\(names)")
  }

  @Test(
    "different names do not meet",
    arguments: [
      ("jean", "jan"), ("anna", "hanna"), ("miller", "muller"), ("meyer", "moore"), ("meyer", "mehr"), ("schroder", "schroter"),
      ("kowalski", "kowalska"), ("maria", "mario"), ("paul", "paula"), ("diana", "dana"), ("walter", "falter"), ("reed", "rod"),
      ("hall", "hill"), ("wagner", "weber"), ("lee", "li"), ("peter", "petra"), ("frank", "franco"), ("schulz", "scholz"),
      ("becker", "bakker"), ("hoff", "how"), ("john", "jane"), ("martin", "martini"), ("garcia", "gracia"), ("ross", "rossi"),
      ("lang", "long"), ("brown", "bran"), ("sanders", "sand"), ("eva", "ava"), ("kim", "kam"),
    ])
  func differ(a: String, b: String) {
    #expect(code(a) != code(b))
  }

  @Test("only letters count, and every text with a letter has a code")
  func letters() {
    #expect(code("") == 0)
    #expect(code("12 - 3") == 0)
    #expect(code("van der berg") == code("vanderberg"))
    #expect(code(String(repeating: "ab", count: 100)) == code(String(repeating: "ab", count: 200)))
    var random = SeededRandom(seed: 3)
    for _ in 0..<20_000 {
      let word = random.word(1...8, letters: "abcdefghijklmnopqrstuvwxyz")
      let code = word.withUnsafeBufferPointer { Phonetic.code($0) }
      if code == 0 { Issue.record("\(word)") }
    }
  }

  private func code(_ name: String) -> UInt64 { Array(name.utf8).withUnsafeBufferPointer { Phonetic.code($0) } }
}
