import RecordModel

/// What is known of names beside the list at hand, looked up for the texts of one pool.
struct NameKnowledge: Sendable {
  let variants: NameVariants
  let common: CommonNames

  init(_ texts: TextPool) {
    variants = NameVariants(texts)
    common = CommonNames(texts)
  }
}
