import Diagnostics

/// A made-up company's exports in every format, with the truth beside: for trying out, for tests and for benchmarks.
///
/// Deterministic by seed. The damage is that of ordinary data and is not fitted to what the matcher catches.
package struct SampleCompany: Sendable {
  private let customers: Int
  private let seed: UInt64

  package init(customers: Int, seed: UInt64) {
    self.customers = customers
    self.seed = seed
  }

  /// What was written.
  package struct Summary: Sendable {
    package var people: Int
    package var organizations: Int
    /// By source name, in the order of the pipeline file.
    package var records: [(source: String, count: Int)]
  }

  /// Writes `inbox/…`, `pipeline.yaml` and `truth.csv` into a folder, made if missing. Throws `DiagnosticsError`.
  package func write(to folder: String) throws -> Summary {
    let population = Population(customers: customers, seed: seed)
    let organizations = Organization.make(count: customers / 25, seed: seed)
    let truth = try TruthFile(folder + "/truth.csv")
    var records: [(source: String, count: Int)] = []
    for (number, export) in Self.exports.enumerated() {
      var context = ExportContext(
        folder: folder, truth: truth, population: population, organizations: organizations,
        damage: Damage(seed: seed &* 31 &+ UInt64(number)))
      records.append((export.source, try export.write(&context)))
    }
    try truth.close()
    let pipeline = try OutputFile(folder + "/pipeline.yaml")
    pipeline.write(Self.pipelineFile)
    try pipeline.close()
    return Summary(people: population.people.count, organizations: organizations.count, records: records)
  }

  /// The exports, each one file of this target.
  private static let exports: [Export] = [.crm, .shop, .newsletter, .forms, .postLog, .erp, .mail]

  private static let pipelineFile = """
    # The made-up company's nightly pipeline: every export it has, one database of customers.
    version: 1
    pipeline: sample-company
    country: GB
    own_domains: [acme.example]
    sources:
      crm: {path: inbox/crm/*.csv, key: Id, updated_at: LastModifiedDate, trust: 0.9}
      shop: {path: inbox/shop/*.csv, key: Customer ID, trust: 0.7}
      newsletter: {path: inbox/newsletter/*.csv, key: CONTACT_ID, trust: 0.5}
      forms: {path: inbox/forms/*.jsonl, key: id, updated_at: created_at, trust: 0.5}
      callback: {path: inbox/callback/*.log, kind: post_log, key: submission, trust: 0.5}
      erp:
        path: inbox/erp/*.xml
        record: customers/customer
        key: '@number'
        trust: 0.8
        fields:
          name.full: name
          name.org: firm
          birth_date: born
          email: contact/email
          phone[home]: contact/phone[@type='home']
          phone[mobile]: contact/phone[@type='mobile']
          address.street: address/street
          address.line2: address/line2
          address.city: address/city
          address.postcode: address/postcode
          address.country: address/country
      mail: {path: inbox/mail/, trust: 0.3}
    output: out

    """
}

/// One export of the company: the source's name and what writes its files.
struct Export: Sendable {
  var source: String
  /// Gives the number of records written.
  var write: @Sendable (_ context: inout ExportContext) throws -> Int
}

/// What an export is written from.
struct ExportContext {
  var folder: String
  var truth: TruthFile
  var population: Population
  var organizations: [Organization]
  var damage: Damage

  func open(_ path: String) throws -> OutputFile {
    let full = folder + "/inbox/" + path
    try OutputFile.makeFolder(String(full[..<(full.lastIndex(of: "/") ?? full.endIndex)]))
    return try OutputFile(full)
  }
}

/// `truth.csv`: which source record is whom.
final class TruthFile {
  private let file: OutputFile

  init(_ path: String) throws {
    try OutputFile.makeFolder(String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]))
    file = try OutputFile(path)
    file.write("source,key,entity\n")
  }

  func add(_ source: String, _ key: String, _ entity: String) { file.write("\(source),\(key),\(entity)\n") }
  func close() throws { try file.close() }
}

/// A made-up organization.
struct Organization: Sendable {
  var entity: Int
  var name: String
  var home: Home
  var email: String

  static func make(count: Int, seed: UInt64) -> [Organization] {
    var random = SeededRandom(seed: seed &+ 1)
    let homes = Population(customers: max(1, count), seed: seed &+ 2).people
    return (0..<count).map { entity in
      let name = Population.company(&random)
      return Organization(
        entity: entity, name: name, home: homes[entity].home,
        email: "info@" + Population.ascii(name.split(separator: " ").first.map(String.init) ?? name) + "\(entity).example")
    }
  }
}
