import RecordModel
import Testing

@testable import Merging

@Suite struct ProfileIDGeneratorTests {
  @Test("an id is C and 15 characters of Crockford base 32")
  func form() {
    let allowed = Set("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    for number in 0..<500 {
      let id = ProfileIDGenerator.id(of: RecordReference(source: "crm", key: String(number)), attempt: 0).text
      #expect(id.count == 16 && id.first == "C")
      #expect(id.dropFirst().allSatisfy(allowed.contains))
    }
  }

  @Test("ids of records do not depend on the machine or the version")
  func known() {
    // printf 'crm\0004711\000' | sha256sum, first 75 bits.
    #expect(ProfileIDGenerator.id(of: RecordReference(source: "crm", key: "4711"), attempt: 0).text == "CKN084NZNB1EN1XD")
  }

  @Test("source, key and attempt each change the id")
  func differs() {
    let ids = [("crm", "12", 0), ("crm1", "2", 0), ("crm", "12", 1), ("crm", "121", 0)].map {
      ProfileIDGenerator.id(of: RecordReference(source: $0.0, key: $0.1), attempt: $0.2)
    }
    #expect(Set(ids).count == 4)
  }
}
