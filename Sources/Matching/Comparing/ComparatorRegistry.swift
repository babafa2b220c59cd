/// Every comparison of the model, in the order in which explanations tell them; at most ``LevelPattern/maxComparisons``.
enum ComparatorRegistry {
  /// The one list: visited instead of kept as an array, so that the loop over a pair's fields calls each comparator directly.
  @inline(__always)
  static func visit<V: ComparatorVisitor>(_ visitor: inout V, _ known: V.Known, _ scratch: inout PairScratch) {
    visitor.visit(GivenNameComparator(), known, &scratch)
    visitor.visit(MiddleNameComparator(), known, &scratch)
    visitor.visit(FamilyNameComparator(), known, &scratch)
    visitor.visit(SuffixComparator(), known, &scratch)
    visitor.visit(GenderComparator(), known, &scratch)
    visitor.visit(BirthDateComparator(), known, &scratch)
    visitor.visit(EmailComparator(), known, &scratch)
    visitor.visit(NameInEmailComparator(), known, &scratch)
    visitor.visit(PhoneComparator(), known, &scratch)
    visitor.visit(AddressComparator(), known, &scratch)
    visitor.visit(IdentifierComparator(), known, &scratch)
    visitor.visit(OrganizationComparator(), known, &scratch)
    visitor.visit(CompanyComparator(), known, &scratch)
    visitor.visit(JobTitleComparator(), known, &scratch)
    visitor.visit(WebsiteComparator(), known, &scratch)
    visitor.visit(PlaceholderNameComparator(), known, &scratch)
  }

  static let all: [any Comparator] = {
    var collector = ComparatorCollector()
    var scratch = PairScratch()
    visit(&collector, (), &scratch)
    return collector.comparators
  }()
}

/// Does something with each comparator of the registry in turn.
protocol ComparatorVisitor {
  /// What all visits read; kept outside the visitor, so that it is not copied for each pair.
  associatedtype Known
  mutating func visit<C: Comparator>(_ comparator: C, _ known: Known, _ scratch: inout PairScratch)
}

private struct ComparatorCollector: ComparatorVisitor {
  var comparators: [any Comparator] = []

  mutating func visit<C: Comparator>(_ comparator: C, _ known: Void, _ scratch: inout PairScratch) {
    comparators.append(comparator)
  }
}
