import Diagnostics
import RecordModel

/// A pipeline file as typed values; every path is absolute or relative to the file's folder, as `folder` says.
package struct PipelineDefinition: Sendable {
  /// The file it was read from, as the user named it.
  package var path: String
  /// The folder that paths in it resolve against.
  package var folder: String
  /// SHA-256 of the file, hexadecimal.
  package var contentHash: String
  package var name: String
  /// ISO 3166 alpha-2, upper-case; the context for phones and addresses.
  package var country: String
  /// Lower-case mail domains of our own staff, who are not customers.
  package var ownDomains: [String]
  /// By name: in which order the file has them must not decide anything.
  package var sources: [SourceDefinition]
  package var normalize: NormalizeDefinition
  package var match: MatchDefinition
  package var survive: SurvivorshipDefinition
  package var output: OutputDefinition

  package init(
    path: String, folder: String, contentHash: String, name: String, country: String, ownDomains: [String] = [],
    sources: [SourceDefinition], normalize: NormalizeDefinition = .init(), match: MatchDefinition = .init(),
    survive: SurvivorshipDefinition = .init(), output: OutputDefinition = .init(folder: "out")
  ) {
    self.path = path
    self.folder = folder
    self.contentHash = contentHash
    self.name = name
    self.country = country
    self.ownDomains = ownDomains
    self.sources = sources
    self.normalize = normalize
    self.match = match
    self.survive = survive
    self.output = output
  }
}

/// What reads a source's files.
package enum SourceKind: String, Sendable, CaseIterable {
  case csv, xlsx, mail, json
  case postLog = "post_log"
  case xml, vcard

  /// Rows under a header that names their columns.
  package var isTable: Bool { self == .csv || self == .xlsx }
}

/// Day and month order of a source's dates where a value alone does not tell.
package enum DateOrder: String, Sendable, CaseIterable { case dmy, mdy, ymd }

/// Values of `pick`: which of the files that a path matches are read.
package enum FilePick: String, Sendable, CaseIterable {
  case all
  /// The last one by the date and numbers in its name.
  case newest
}

/// The `spam` key of a source: what tells bots' submissions from people's.
package struct SpamDefinition: Sendable, Hashable {
  /// false: nothing is set aside as spam.
  package var isOn: Bool
  /// Columns that people do not see and only bots fill, besides the usual ones.
  package var honeypots: [String]
  /// Most web addresses in a name or message of a person.
  package var maxURLs: Int
  /// Whether the pipeline file asks for it, also where a source does not look like a form.
  package var isExplicit: Bool

  package init(isOn: Bool = true, honeypots: [String] = [], maxURLs: Int = 1, isExplicit: Bool = false) {
    self.isOn = isOn
    self.honeypots = honeypots
    self.maxURLs = maxURLs
    self.isExplicit = isExplicit
  }
}

/// One entry under `sources`.
package struct SourceDefinition: Sendable {
  package var name: String
  /// nil: recognised by content, file by file.
  package var kind: SourceKind?
  /// Globs, files or folders, relative to the pipeline's folder.
  package var paths: [String]
  package var pick: FilePick
  /// Exports of rows set aside, mended: globs, files or folders, relative to the pipeline's folder.
  package var mendedPaths: [String]
  package var spam: SpamDefinition
  /// The country of this source's records, or the pipeline's.
  package var country: String
  package var dialect: DialectDefinition
  /// XML: path of the record element. JSON: path of the record array. nil: found by itself.
  package var recordPath: String?
  /// Spreadsheets: the name of the sheet. nil: the first visible one with a header row.
  package var sheet: String?
  /// The column that identifies a record; its target is an external id labelled with the source's name.
  package var key: FieldMapping?
  package var updatedAt: String?
  /// 0…1.
  package var trust: Double
  package var dateOrder: DateOrder?
  /// Explicit mappings; empty means by header names and content.
  package var fields: [FieldMapping]
  /// The system whose export it is, by its preset's name. nil: recognised by its columns.
  package var preset: String?
  /// What each record tells of beside its customer. nil: what its kind of file or its preset says.
  package var interaction: InteractionDefinition?
  /// Columns that never leave the extractor.
  package var drop: Set<String>
  /// Whether it is known to hold no customer twice.
  package var isUnique: Bool
  /// Mail: what is taken and what is not.
  package var mail: MailDefinition
  package var location: SourceLocation

  package init(
    name: String, kind: SourceKind? = nil, paths: [String], pick: FilePick = .all, mendedPaths: [String] = [],
    spam: SpamDefinition = .init(), country: String, dialect: DialectDefinition = .init(),
    recordPath: String? = nil, sheet: String? = nil, key: FieldMapping? = nil, updatedAt: String? = nil, trust: Double = 0.5,
    dateOrder: DateOrder? = nil, fields: [FieldMapping] = [], preset: String? = nil,
    interaction: InteractionDefinition? = nil, drop: Set<String> = [],
    isUnique: Bool = false, mail: MailDefinition = .init(), location: SourceLocation = .init(path: "")
  ) {
    self.name = name
    self.kind = kind
    self.paths = paths
    self.pick = pick
    self.mendedPaths = mendedPaths
    self.spam = spam
    self.country = country
    self.dialect = dialect
    self.recordPath = recordPath
    self.sheet = sheet
    self.key = key
    self.updatedAt = updatedAt
    self.trust = trust
    self.dateOrder = dateOrder
    self.fields = fields
    self.preset = preset
    self.interaction = interaction
    self.drop = drop
    self.isUnique = isUnique
    self.mail = mail
    self.location = location
  }
}

/// How a text file is written; nil means: find out.
package struct DialectDefinition: Sendable, Hashable {
  /// An iconv name: `utf-8`, `windows-1252`, `utf-16le`.
  package var encoding: String?
  package var delimiter: UInt8?
  package var quote: UInt8?
  /// false: no header row; `columns` names the columns.
  package var header: Bool?
  package var columns: [String]?

  package init(
    encoding: String? = nil, delimiter: UInt8? = nil, quote: UInt8? = nil, header: Bool? = nil, columns: [String]? = nil
  ) {
    self.encoding = encoding
    self.delimiter = delimiter
    self.quote = quote
    self.header = header
    self.columns = columns
  }
}

/// What a column fills.
package enum FieldTarget: Sendable, Hashable {
  /// A canonical field, with its label where the field takes one.
  case field(CanonicalField, label: String)
  /// `consent.<channel>`.
  case consent(channel: String)
}

/// One line under `fields`: target, column and what is done on the way.
package struct FieldMapping: Sendable {
  package var target: FieldTarget
  /// A header name, a dotted JSON path, or a small XPath.
  package var from: String
  package var transforms: [Transform]
  /// For consent: what for, and the columns of time and wording.
  package var purpose: String?
  package var at: String?
  package var wording: String?
  package var location: SourceLocation

  package init(
    target: FieldTarget, from: String, transforms: [Transform] = [], purpose: String? = nil, at: String? = nil,
    wording: String? = nil, location: SourceLocation = .init(path: "")
  ) {
    self.target = target
    self.from = from
    self.transforms = transforms
    self.purpose = purpose
    self.at = at
    self.wording = wording
    self.location = location
  }
}

/// A step of `use:`; applied to the raw text before the field's own normalization.
package enum Transform: Sendable, Hashable {
  case trim, lower, upper, title, digits, bool, not, lines, date, number, country, stripZeros, stripHTML, deArmour
  case split(String)
  case join(String)
  case map([String: String])
  case `default`(String)
}

/// The `normalize:` block.
package struct NormalizeDefinition: Sendable {
  /// Added to the built-in lists, as written; compared after folding.
  package var extraPlaceholders: [String]
  package var extraSharedMailboxes: [String]

  package init(extraPlaceholders: [String] = [], extraSharedMailboxes: [String] = []) {
    self.extraPlaceholders = extraPlaceholders
    self.extraSharedMailboxes = extraSharedMailboxes
  }
}

/// The `match:` and `cluster:` blocks.
package struct MatchDefinition: Sendable {
  /// One blocking rule: all its keys must agree.
  package struct BlockingRule: Sendable, Hashable {
    package struct Key: Sendable, Hashable {
      /// One of ``MatchDefinition/blockFunctions``, or nil.
      package var function: String?
      package var field: CanonicalField

      package init(function: String? = nil, field: CanonicalField) {
        self.function = function
        self.field = field
      }
    }

    package var keys: [Key]
    package var location: SourceLocation

    package init(keys: [Key], location: SourceLocation = .init(path: "")) {
      self.keys = keys
      self.location = location
    }
  }

  /// Empty: chosen from the data.
  package var blockingRules: [BlockingRule]
  /// Records in a block before it is refined.
  package var blockLimit: Int
  /// Probabilities, 0…1.
  package var mergeThreshold: Double
  package var reviewThreshold: Double
  /// Most records of one customer.
  package var maxClusterRecords: Int
  package var mode: MatchMode
  /// Sources, by number, without duplicates: no two records of one are the same customer.
  package var uniqueSources: [Int]

  /// Sources that may be `unique`.
  package static let mostUniqueSources = 64
  /// A model file to score with; nil: the output folder's, or a new one.
  package var model: ModelReference?

  /// A path as written, and where.
  package struct ModelReference: Sendable {
    package var path: String
    package var location: SourceLocation

    package init(path: String, location: SourceLocation) {
      self.path = path
      self.location = location
    }
  }

  package init(
    blockingRules: [BlockingRule] = [], blockLimit: Int = 500, mergeThreshold: Double = 0.85, reviewThreshold: Double = 0.5,
    maxClusterRecords: Int = 500, model: ModelReference? = nil, mode: MatchMode = .both, uniqueSources: [Int] = []
  ) {
    self.blockingRules = blockingRules
    self.blockLimit = blockLimit
    self.mergeThreshold = mergeThreshold
    self.reviewThreshold = reviewThreshold
    self.maxClusterRecords = maxClusterRecords
    self.mode = mode
    self.uniqueSources = uniqueSources
    self.model = model
  }
}

/// Values of `match.mode`: which records are compared.
package enum MatchMode: String, Sendable, CaseIterable {
  /// All with all.
  case both
  /// Records of different sources only.
  case link
  /// Records of one source only.
  case dedupe
}

/// A rule of a survivorship chain, by its name in the pipeline file.
package struct SurvivorshipChain: Sendable, Hashable {
  package var rules: [String]
  package init(rules: [String]) { self.rules = rules }
}

/// The `survive:` block: chains by field; `default` for the rest.
package struct SurvivorshipDefinition: Sendable {
  package static let defaultChain = SurvivorshipChain(rules: ["trust", "newest", "most_frequent", "longest"])

  package var defaultChain: SurvivorshipChain
  /// By field or group name: `email`, `name`, `address`.
  package var chains: [String: SurvivorshipChain]

  package init(defaultChain: SurvivorshipChain = Self.defaultChain, chains: [String: SurvivorshipChain] = [:]) {
    self.defaultChain = defaultChain
    self.chains = chains
  }
}

/// The `output:` block.
package struct OutputDefinition: Sendable {
  /// Relative to the pipeline's folder.
  package var folder: String
  package init(folder: String) { self.folder = folder }
}
