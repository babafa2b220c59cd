/// What the YAML parser says, as a user understands it.
struct SyntaxComplaint {
  var summary: String
  var hints: [String]
  /// Whether the place to look at is where the broken piece begins, not where the parser gave up.
  var pointsToContext = false

  init(problem: String, context: String) {
    switch problem {
    case "mapping values are not allowed in this context":
      summary = "a ':' where none can stand"
      hints = ["indent the line like its neighbours; put text that contains ': ' in quotes"]
    case "found character that cannot start any token":
      summary = "text cannot begin with this character"
      hints = ["put the text in quotes"]
    case "found unexpected end of stream" where context.contains("quoted"):
      summary = "a quote is opened here and never closed"
      hints = ["close it with the same kind of quote"]
      pointsToContext = true
    case "did not find expected ',' or ']'":
      summary = "a list is opened with '[' and not closed"
      hints = ["separate its items by ',' and close it with ']'"]
      pointsToContext = true
    case "did not find expected ',' or '}'":
      summary = "a map is opened with '{' and not closed"
      hints = ["separate its entries by ',' and close it with '}'"]
      pointsToContext = true
    case "could not find expected ':'":
      summary = "a key without ':'"
      hints = ["write `key: value`"]
      pointsToContext = true
    case "did not find expected key":
      summary = "the indentation does not fit the lines above, or a key is missing"
      hints = ["entries of one map begin in the same column"]
    case "did not find expected '-' indicator":
      summary = "the indentation does not fit the list above"
      hints = ["items of one list begin with '- ' in the same column"]
    default:
      summary = "not valid YAML: \(problem)"
      hints = []
    }
  }
}
