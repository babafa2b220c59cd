import RecordModel

/// How common given and family names are in the world, for lists too short to show it: one Smith among two hundred records is
/// no rare name.
///
/// Shares of the people of a country where a name is common, rounded, from name statistics that such countries publish; folded as
/// match texts are. Names of no row are taken for uncommon.
struct CommonNames: Sendable {
  private var given: [UInt32: Double] = [:]
  private var family: [UInt32: Double] = [:]

  /// Costs one look-up in the pool for each name of the tables.
  init(_ texts: TextPool) {
    given = Self.shares(Self.givenNames, texts)
    family = Self.shares(Self.familyNames, texts)
  }

  /// Share of the people who have the name, 0 where no table has it. Given and family names only.
  func share(_ column: FrequencyColumn, _ text: UInt32) -> Double {
    (column == .given ? given[text] : column == .family ? family[text] : nil) ?? 0
  }

  /// Rows are `share in 10,000: name name`; an underscore stands for a space. Of a name in two rows the larger share counts.
  private static func shares(_ table: String, _ texts: TextPool) -> [UInt32: Double] {
    var result: [UInt32: Double] = [:]
    for (share, names) in rows(of: table) {
      for name in names {
        if let id = texts.find(name) { result[id.rawValue] = max(share, result[id.rawValue] ?? 0) }
      }
    }
    return result
  }

  static func rows(of table: String) -> [(share: Double, names: [String])] {
    table.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: ":")
      guard parts.count == 2, let share = Double(parts[0]) else { return nil }
      return (share / 10_000, parts[1].split(separator: " ").map { String($0).replacing("_", with: " ") })
    }
  }
}

extension CommonNames {
  static let familyNames = """
    100: smith
    60: jones williams brown johnson taylor
    40: davis miller wilson davies evans thomas
    30: roberts walker wright robinson thompson white hughes edwards green hall wood harris lewis martin jackson clarke clark
    30: anderson moore murphy kelly
    20: turner hill scott cooper morris ward king watson baker harrison morgan patel young allen mitchell james adams campbell
    20: phillips lee parker carter nelson stewart murray macdonald ryan byrne walsh sullivan
    300: garcia
    190: gonzalez rodriguez fernandez lopez martinez sanchez perez
    100: gomez jimenez ruiz hernandez diaz moreno
    60: alvarez munoz romero alonso gutierrez navarro torres dominguez vazquez ramos gil ramirez serrano blanco molina suarez
    60: castro ortega delgado ortiz flores rojas
    95: muller mueller
    70: schmidt
    40: schneider fischer weber meyer
    30: wagner becker schulz hoffmann gruber huber
    25: schafer schaefer koch bauer richter klein wolf schroder schroeder neumann schwarz zimmermann braun kruger krueger hofmann
    25: hartmann lange bernard robert
    20: schmitt werner krause meier lehmann schmid schulze maier kohler koehler herrmann konig koenig mayer walter kaiser fuchs
    20: peters lang scholz moller moeller weiss jung hahn schubert petit dubois richard durand moreau simon laurent
    15: lefebvre michel david bertrand roux vincent fournier morel girard andre mercier dupont lambert bonnet
    50: rossi jansen bakker visser de_jong de_vries
    30: russo ferrari esposito bianchi janssen smit meijer mulder bos vos hendriks de_boer de_groot van_den_berg van_dijk
    25: romano colombo ricci marino greco bruno gallo conti costa giordano mancini rizzo lombardi moretti
    300: silva
    200: santos ferreira pereira
    150: oliveira rodrigues martins sousa souza fernandes goncalves gomes lopes marques alves almeida ribeiro pinto carvalho
    53: nowak novak novakova
    40: kowalski kowalska wisniewski wisniewska wojcik svoboda svobodova novotny novotna dvorak dvorakova
    30: kowalczyk kaminski kaminska lewandowski lewandowska zielinski zielinska szymanski szymanska wozniak
    250: andersson johansson
    180: karlsson nilsson eriksson larsson olsson persson svensson
    400: nielsen jensen hansen
    250: pedersen andersen christensen larsen sorensen johansen olsen
    150: rasmussen jorgensen petersen madsen kristensen
    200: nagy kovacs toth szabo horvath
    120: varga kiss molnar
    60: ivanov ivanova smirnov smirnova kuznetsov kuznetsova popov popova petrov petrova melnyk shevchenko
    600: wang li zhang nguyen kim
    400: liu chen tran le park
    200: yang huang zhao wu zhou singh kumar pham choi
    120: khan ali ahmed sharma hussain yilmaz
    80: kaya demir sahin celik yildiz mohamed hassan ibrahim sato suzuki tanaka takahashi cohen levi papadopoulos
    """

  static let givenNames = """
    160: john maria mohammed muhammad mohamed
    130: james robert michael david william mary
    80: richard thomas charles paul mark peter andrew christian stefan klaus jurgen hans
    60: joseph christopher daniel george stephen steven susan margaret elizabeth patricia jennifer linda sarah frank markus
    60: matthias bernd alexander heinz werner horst manfred uwe gunter ursula petra monika sabine renate
    45: anthony kevin brian edward matthew barbara karen helen nancy lisa jane anne ann emma laura karin helga brigitte
    45: ingrid andrea claudia susanne gabriele birgit wolfgang andreas
    30: kenneth alan ian simon martin philip gary donald joshua jack harry oliver dorothy sandra ashley donna carol ruth
    30: sharon michelle amanda julie emily jessica rebecca claire nicola louise charlotte olivia bob robbie chris mike dave
    30: jim tom steve
    100: jean marie michel pierre
    60: philippe alain nicolas christophe patrick nathalie isabelle sylvie catherine francois jacques
    140: antonio jose manuel francisco giuseppe giovanni carmen ana anna
    80: juan javier luis carlos mario luigi francesco angelo vincenzo rosa jesus miguel rafael pedro joao paulo
    60: isabel marta paola giulia lucia angela giovanna pilar
    120: piotr krzysztof andrzej tomasz jan katarzyna malgorzata agnieszka pawel jakub
    80: johannes cornelis hendrik pieter lars anders per erik karl jens jorgen hanne kirsten
    120: ahmed ali fatima ivan sergei vladimir olga elena natalia mehmet mustafa istvan laszlo
    """
}
