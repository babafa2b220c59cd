import CLibXML2

/// Elements whose attribute says what they hold: `<field name="email">`, as database dumps, search servers and shops write them.
enum XMLNamedField {
  /// Bytes of the longest name that is taken for one.
  static let longestName = 64

  /// Of the elements of one path; where there are more, they are numbers of articles and the like, and no fields.
  static let mostNames = 256

  /// Whether an element of this name may be one.
  static func isField(_ element: [UInt8]) -> Bool { elements.contains(element) }

  /// The attribute that names the field, beside nothing but its type; nil where none does.
  static func naming(_ attributes: XMLAttributes) -> Int? {
    var found: Int?
    for index in 0..<attributes.count {
      guard let name = attributes.name(index) else { return nil }
      if found == nil, attributes.namespace(index) == nil, names.contains(where: { XMLName.equals(name, $0) }) {
        guard isName(attributes.value(index)) else { return nil }
        found = index
      } else if attributes.namespace(index) == nil, !types.contains(where: { XMLName.equals(name, $0) }) {
        // `<entry name="Ada" email="…"/>` is a record.
        return nil
      }
    }
    return found
  }

  /// Words with a letter in them; what holds references or the marks of paths is no name.
  private static func isName(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
    value.count <= longestName && value.contains { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || $0 >= 0x80 }
      && value.allSatisfy { $0 >= 0x20 && $0 != XMLByte.ampersand && $0 != XMLByte.lessThan && $0 != UInt8(ascii: "/") }
  }

  private static let names = ["name", "key", "field", "code"].map { Array($0.utf8) }

  private static let types = ["type", "datatype", "dataType", "label", "nil", "null", "isnull", "size", "length", "lang"].map {
    Array($0.utf8)
  }

  private static let elements = Set(
    """
    field column col cell attribute property param parameter item entry data value customfield custom-field custom_field customField \
    customAttribute custom_attribute str int long float double bool date text feld spalte champ campo
    """.split(separator: " ").map { Array($0.utf8) })
}
