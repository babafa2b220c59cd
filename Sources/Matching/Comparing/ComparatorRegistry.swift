/// Every comparison of the model, in the order in which explanations tell them.
enum ComparatorRegistry {
  static let all: [any Comparator] = [
    GivenNameComparator(),
    FamilyNameComparator(),
    SuffixComparator(),
    BirthDateComparator(),
    EmailComparator(),
    PhoneComparator(),
    AddressComparator(),
    IdentifierComparator(),
    OrganizationComparator(),
    CompanyComparator(),
  ]
}
