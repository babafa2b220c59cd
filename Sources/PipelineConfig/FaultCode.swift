import Diagnostics

/// The codes of what can be wrong with a pipeline file; each is explained in `docs/pipeline-file.md`.
package enum FaultCode: String, Sendable, CaseIterable {
  case syntax = "C100"
  case unknownKey = "C101"
  case unknownKind = "C102"
  case unknownLabel = "C103"
  case unknownColumn = "C104"
  case country = "C105"
  case duplicateKey = "C106"
  case thresholds = "C107"
  case outOfRange = "C108"
  case unfilledBlockField = "C110"
  case unknownRule = "C111"
  case tab = "C112"
  case anchor = "C113"
  case notSupportedYet = "C116"
  case outsideSubset = "C117"
  case unreadable = "C118"
  case tooLarge = "C119"
  case tooDeep = "C120"
  case notText = "C121"
  case missing = "C122"
  case wrongType = "C123"
  case unknownValue = "C124"
  case unknownField = "C125"
  case unknownTransform = "C126"
  case environment = "C127"
  case doesNotFit = "C128"
  case empty = "C129"
  case malformed = "C130"
  case consentWithoutPurpose = "C201"
  case noFiles = "C202"
  case unmappedColumns = "C205"
  case unreadableFile = "C206"
  case moreFaults = "C302"

  /// Codes from C100 stop the run, from C200 warn, from C300 only inform.
  package var severity: Severity {
    if rawValue < "C2" { return .error }
    return rawValue < "C3" ? .warning : .note
  }
}
