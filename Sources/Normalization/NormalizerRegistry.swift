/// Every normalizer; each field is taken by exactly one.
package enum NormalizerRegistry {
  package static let all: [any FieldNormalizer] = [
    NameNormalizer(),
    OrganizationNormalizer(),
    EmailNormalizer(),
    PhoneNormalizer(),
    AddressNormalizer(),
    DateNormalizer(),
    WebsiteNormalizer(),
    IdentifierNormalizer(),
    GenderNormalizer(),
    LanguageNormalizer(),
    TagNormalizer(),
    PlainTextNormalizer(),
  ]
}
