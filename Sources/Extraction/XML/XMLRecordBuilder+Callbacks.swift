import CLibXML2

extension XMLRecordBuilder {
  /// The functions libxml2 calls; their context is a pointer to the builder, which only its reader's thread touches.
  static func handler() -> xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.startElementNs = { context, name, prefix, uri, _, _, count, defaulted, attributes in
      guard let context, let name else { return }
      let given = XMLAttributes(pointers: attributes, count: Int(count &- defaulted))
      context.assumingMemoryBound(to: XMLRecordBuilder.self).pointee.startElement(name, prefix: prefix, uri: uri, given)
    }
    handler.endElementNs = { context, _, _, _ in
      context?.assumingMemoryBound(to: XMLRecordBuilder.self).pointee.endElement()
    }
    handler.characters = takeText
    handler.ignorableWhitespace = takeText
    handler.cdataBlock = takeText
    handler.getEntity = { context, name in
      guard let context, let name else { return nil }
      return context.assumingMemoryBound(to: XMLRecordBuilder.self).pointee.entity(named: name)
    }
    handler.serror = { context, error in
      guard let context, let error else { return }
      context.assumingMemoryBound(to: XMLRecordBuilder.self).pointee.note(error.pointee)
    }
    return handler
  }

  private static let takeText: charactersSAXFunc = { context, text, count in
    guard let context, let text else { return }
    context.assumingMemoryBound(to: XMLRecordBuilder.self).pointee.characters(text, Int(count))
  }

  /// A named character of HTML as an entity that libxml2 takes without parsing it; nil makes the reference an error.
  ///
  /// In text it counts as predefined and its content is the text; in an attribute libxml2 would take one byte of that, so there
  /// it is a general entity already checked, whose reference is left in the value.
  private mutating func entity(named name: UnsafePointer<xmlChar>) -> xmlEntityPtr? {
    let bytes = UnsafeBufferPointer(start: name, count: Int(xmlStrlen(name)))
    guard let scalar = HTMLEntityTable.shared.scalar(named: bytes), let encoded = UTF8.encode(scalar) else { return nil }
    entityContent.update(repeating: 0, count: 8)
    for (index, byte) in encoded.enumerated() { entityContent[index] = byte }
    let isAttribute = parser?.pointee.instate == XML_PARSER_ATTRIBUTE_VALUE
    entity.pointee = xmlEntity()
    entity.pointee.type = XML_ENTITY_DECL
    entity.pointee.etype = isAttribute ? XML_INTERNAL_GENERAL_ENTITY : XML_INTERNAL_PREDEFINED_ENTITY
    entity.pointee.name = name
    entity.pointee.content = entityContent
    entity.pointee.length = Int32(encoded.count)
    entity.pointee.checked = 2
    if !isAttribute, isInRecord, depth > 0 { frames[depth - 1].hasEntity = true }
    return UnsafeMutablePointer(entity)
  }

  /// Keeps the first error that ends a document; a prefix without namespace is none, local names are what counts.
  private mutating func note(_ error: xmlError) {
    guard fault == nil, rootEnd == nil, error.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
    guard error.level == XML_ERR_FATAL || error.domain != Int32(XML_FROM_NAMESPACE.rawValue) else { return }
    let position = offset
    let afterAmpersand =
      position > window.start && position <= window.end && window[position - 1] == XMLByte.ampersand
    let code = UInt32(bitPattern: error.code)
    let (name, message) =
      switch code {
      case XML_ERR_TAG_NAME_MISMATCH.rawValue: ("mis_nested", "an end tag does not match its start tag")
      case XML_ERR_UNDECLARED_ENTITY.rawValue: ("undefined_entity", "a reference names an entity that is not defined")
      case XML_ERR_NAME_REQUIRED.rawValue where afterAmpersand, XML_ERR_ENTITYREF_SEMICOL_MISSING.rawValue:
        Self.bareAmpersand
      case XML_ERR_INVALID_CHAR.rawValue, XML_ERR_INVALID_CHARREF.rawValue, XML_ERR_INVALID_DEC_CHARREF.rawValue,
        XML_ERR_INVALID_HEX_CHARREF.rawValue:
        ("invalid_character", "a character is not allowed in XML")
      case XML_ERR_ATTRIBUTE_REDEFINED.rawValue: ("duplicate_attribute", "an attribute stands twice in one tag")
      default: ("not_well_formed", "the markup is not well-formed (libxml2 error \(code))")
      }
    fault = Fault(code: name, message: message, position: position, isStructural: name == "mis_nested")
  }

  static let bareAmpersand = (code: "bare_ampersand", message: "a '&' is not part of a reference; it should be '&amp;'")
}
