/// Every comparison of the model, in the order in which explanations tell them; at most ``LevelPattern/maxComparisons``.
enum ComparatorRegistry {
  static let all: [any Comparator] = [
    GivenNameComparator(),
    MiddleNameComparator(),
    FamilyNameComparator(),
    SuffixComparator(),
    GenderComparator(),
    BirthDateComparator(),
    EmailComparator(),
    NameInEmailComparator(),
    PhoneComparator(),
    AddressComparator(),
    IdentifierComparator(),
    OrganizationComparator(),
    CompanyComparator(),
    JobTitleComparator(),
    WebsiteComparator(),
    PlaceholderNameComparator(),
  ]
}
