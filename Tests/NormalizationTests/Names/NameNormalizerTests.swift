import PipelineConfig
import RecordModel
import Testing

@testable import Normalization

@Suite("Names")
struct NameNormalizerTests {
  private func full(_ name: String, country: String = "GB") -> RecordView {
    var stage = Stage()
    stage.source.country = country
    return stage.record([name], columns: ["Full Name"])
  }

  @Test(
    "a full name gives its parts",
    arguments: [
      ("Ada Byte", "Ada||Byte|"), ("Byte, Ada", "Ada||Byte|"), ("Dr. Ada M. Byte", "Ada|M.|Byte|"),
      ("Jan van der Berg", "Jan||van der Berg|"),
      ("Berg, Jan van der", "Jan||van der Berg|"), ("ADA BYTE", "Ada||Byte|"), ("ada o'neil", "Ada||O'Neil|"),
      ("RONALD MCDONALD", "Ronald||McDonald|"), ("Robert E Smith Sr", "Robert|E|Smith|Sr"),
      ("Smith Jr., Robert", "Robert||Smith|Jr."),
      ("Ada Byte, PhD", "Ada||Byte|PhD"), ("Herr Prof. Dr. Max Weber", "Max||Weber|"),
      ("Mme Marie de la Tour", "Marie||de la Tour|"),
      ("Charles de Gaulle", "Charles||de Gaulle|"), ("LUDWIG VAN BEETHOVEN", "Ludwig||van Beethoven|"),
      ("Jack Ma", "Jack||Ma|"),
      ("Madonna", "Madonna|||"), ("Mr Byte", "||Byte|"), ("山田 太郎", "太郎||山田|"), ("John Ben Smith", "John|Ben|Smith|"),
      ("Ada \"Bit\" Byte (Nimbus)", "Ada||Byte|"), ("Anna-Lena Müller-Lüdenscheidt", "Anna-Lena||Müller-Lüdenscheidt|"),
      ("HENRY FORD II", "Henry||Ford|II"), ("Pani Anna Kowalska", "Anna||Kowalska|"), ("Sra. Ana López", "Ana||López|"),
    ])
  func parts(_ name: String, _ expected: String) {
    let view = full(name)
    let found = [CanonicalField.nameGiven, .nameMiddle, .nameLast, .nameSuffix].map { view.text($0) ?? "" }
    #expect(found.joined(separator: "|") == expected)
    #expect(view.raw(.nameFull) == name)
  }

  @Test(
    "a family name that stands first is known by its capitals or its particle",
    arguments: [
      ("DA SILVA Ethan", "Ethan||da Silva"), ("THOMAS Jean Claude", "Jean|Claude|Thomas"), ("MÜLLER Hans", "Hans||Müller"),
      ("Alain ROY", "Alain||Roy"), ("Jean MARTIN DUPUIS", "Jean||Martin Dupuis"), ("De Santis Severino", "Severino||De Santis"),
      ("van der Berg Jan", "Jan||van der Berg"), ("Beppe Lo Monaco", "Beppe||Lo Monaco"), ("JR Smith", "JR||Smith"),
      ("M. Noël Faure", "Noël||Faure"), ("Van Morrison", "Van||Morrison"),
    ])
  func familyFirst(_ name: String, _ expected: String) {
    let view = full(name, country: "FR")
    let found = [CanonicalField.nameGiven, .nameMiddle, .nameLast].map { view.text($0) ?? "" }
    #expect(found.joined(separator: "|") == expected)
  }

  @Test("in English De may begin a given name, and M. is an initial")
  func english() {
    #expect(full("De Shawn Jackson", country: "US").text(.nameLast) == "Jackson")
    #expect(full("M. Night Shyamalan", country: "US").text(.nameGiven) == "M.")
    #expect(full("von Braun Wernher", country: "US").text(.nameLast) == "von Braun")
  }

  @Test("in Spain the last two words are the family name")
  func familyPair() {
    #expect(full("María García López", country: "ES").text(.nameLast) == "García López")
    #expect(full("María García López").text(.nameLast) == "López")
  }

  @Test(
    "match forms are Latin, folded, without titles and punctuation",
    arguments: [
      ("Byte, Ada", "ada byte"), ("Dr. Ada Byte", "ada byte"), ("J.P. Byte", "j p byte"), ("St.John Byte", "stjohn byte"),
      ("Seán O’Neil-d'Arcy", "sean oneil darcy"),
      ("Иван Петров", "ivan petrov"),
      ("Łukasz Groß", "lukasz gross"), ("Ada Byte 🎉", "ada byte"), ("Ａｄａ Ｂｙｔｅ", "ada byte"),
    ])
  func matchForms(_ name: String, _ match: String) { #expect(full(name).match(.nameFull) == match) }

  @Test("parts give the full name, without the title")
  func fullFromParts() {
    let view = Stage().record(["DR.", "ADA", "VAN DER BERG"], columns: ["Salutation", "First Name", "Last Name"])
    #expect(view.text(.nameFull) == "Ada van der Berg")
    #expect(view.flags(.nameFull) == .derived)
    #expect(view.text(.nameGiven) == "Ada")
    #expect(view.match(.nameLast) == "van der berg")
  }

  @Test("case 107: names are kept losslessly, Null is a surname beside a given name")
  func edgeCases() {
    let columns = ["First Name", "Last Name"]
    #expect(Stage().record(["Jenny", "Null"], columns: columns).text(.nameLast) == "Null")
    #expect(Stage().record(["Jenny", "Null"], columns: columns).flags(.nameLast) == [])
    #expect(Stage().record(["Jenny", "NULL"], columns: columns).flags(.nameLast) == .placeholder)
    #expect(Stage().record(["", "Null"], columns: columns).flags(.nameLast) == .placeholder)
    #expect(Stage().record(["True", "Byte"], columns: columns).text(.nameGiven) == "True")
    #expect(Stage().record(["A.", "B."], columns: columns).match(.nameFull) == "a b")
    #expect(Stage().record(["Ada", "O'Neil-d'Arcy"], columns: columns).text(.nameLast) == "O'Neil-d'Arcy")
    #expect(Stage().record(["Sammy", "Davis Jr."], columns: columns).match(.nameSuffix) == "jr")
    let long = String(repeating: "Ada", count: 70)
    #expect(Stage().record([long, "Byte"], columns: columns).text(.nameGiven) == long)
    #expect(full("😀").text(.nameFull) == "😀")
    #expect(full(String(repeating: "Dr ", count: 200_000)).issues == ["unparsed_name"])
  }

  @Test("case 108: composed, decomposed, ß, full-width and dotless letters compare alike, raw is kept")
  func unicodeForms() {
    #expect(full("Rene\u{301} Byte").match(.nameFull) == full("René Byte").match(.nameFull))
    #expect(full("Rene\u{301} Byte").text(.nameFull) == "René Byte")
    #expect(full("Groß Anna").match(.nameFull) == full("Gross Anna").match(.nameFull))
    #expect(full("Işıl Demir").match(.nameFull) == full("isil demir").match(.nameFull))
    #expect(full("İnci Demir").match(.nameFull) == "inci demir")
  }

  @Test("case 97: invented names are placeholders, common ones are names")
  func inventedNames() {
    #expect(full("Test Test").flags(.nameFull) == [.placeholder, .anybody])
    #expect(full("n/a").flags(.nameFull) == .placeholder)
    #expect(full("asdf asdf").issues == ["placeholder"])
    #expect(full("Max Mustermann").match(.nameFull)?.isEmpty == true)
    #expect(full("John Doe").flags(.nameFull) == [.placeholder, .anybody])
    #expect(full("John Doering").match(.nameFull) == "john doering")
  }

  @Test("a name of two columns that stands for anybody is a placeholder in both")
  func anybody() {
    let view = Stage().record(["John", "Doe"], columns: ["First Name", "Last Name"])
    #expect(view.flags(.nameGiven) == [.placeholder, .anybody] && view.flags(.nameLast) == [.placeholder, .anybody])
    let real = Stage().record(["Ada", "Doe"], columns: ["First Name", "Last Name"])
    #expect(real.match(.nameLast) == "doe")
    let guest = Stage().record(["Ada", "Guest"], columns: ["First Name", "Last Name"])
    #expect(guest.match(.nameGiven) == "ada" && guest.flags(.nameLast) == .placeholder)
    let missing = Stage().record(["n/a", "Byte"], columns: ["First Name", "Last Name"])
    #expect(missing.flags(.nameGiven) == .placeholder)
  }

  @Test(
    "generations are split off names in columns of their own",
    arguments: [
      (["David", "Dobbins Jr"], ["David", "Dobbins", "jr"]), (["David", "Dobbins Senior"], ["David", "Dobbins", "sr"]),
      (["Morris II", "Klein"], ["Morris", "Klein", "ii"]), (["Jack", "Ma"], ["Jack", "Ma", ""]),
      (["Junior", "Silva"], ["Junior", "Silva", ""]),
    ])
  func generations(_ cells: [String], _ expected: [String]) {
    let view = Stage().record(cells, columns: ["First Name", "Last Name"])
    #expect([view.text(.nameGiven), view.text(.nameLast), view.match(.nameSuffix)].map { $0 ?? "" } == expected)
  }

  @Test("two people in one cell stay one full name", arguments: ["Mr & Mrs Byte", "Ada and Bob Byte", "Sr. y Sra. Vega"])
  func couples(_ name: String) {
    let view = full(name)
    #expect(view.text(.nameFull) == name)
    #expect(view.text(.nameLast) == nil)
    #expect(view.issues == ["unparsed_name"])
  }

  @Test(
    "an organization in a person's field is an organization",
    arguments: [
      ("Nimbus GmbH & Co. KG", "nimbus"), ("Nimbus Ltd", "nimbus"), ("The Byte Company", "byte"), ("NIMBUS S.A.", "nimbus"),
      ("Byte Sp. z o.o.", "byte"), ("Byte & Sons Inc.", "byte and sons"),
      ("Universal Exports India Pvt", "universal exports india"),
    ])
  func organizations(_ name: String, _ match: String) {
    let view = full(name)
    #expect(view.text(.nameOrg) == name)
    #expect(view.match(.nameOrg)?.replacing(" and ", with: " ") == match.replacing(" and ", with: " "))
    #expect(view.record.kind == .organization)
    #expect(view.text(.nameFull) == nil)
  }

  @Test("people are no organizations", arguments: ["Kim Se", "Charlotte Church", "John A S", "Daniel Ek", "Lars Ab", "Ada Co"])
  func people(_ name: String) { #expect(full(name).record.kind == .person) }

  @Test("the company of a person is no name")
  func companies() {
    let view = Stage().record(["Ada Byte", "Nimbus Ltd."], columns: ["Name", "Company"])
    #expect(view.match(.company) == "nimbus")
    #expect(view.record.kind == .person)
  }
}
