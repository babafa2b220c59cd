/// Every normalizer; each field is taken by exactly one.
package enum NormalizerRegistry {
  package static let all: [any FieldNormalizer] = [
    NameNormalizer(),
    OrganizationNormalizer(),
    EmailNormalizer(),
    WebsiteNormalizer(),
    IdentifierNormalizer(),
    GenderNormalizer(),
    LanguageNormalizer(),
    TagNormalizer(),
    PlainTextNormalizer(),
  ]
}
