extension Set<String> {
  /// The words of a text, which may have lines.
  init(words text: String) { self.init(text.split(whereSeparator: \.isWhitespace).map(String.init)) }
}
