extension NameVariants {
  /// Dutch and Flemish calling names of baptismal names.
  static let dutch = """
    aart: arnoud
    abraham: ab bram
    adriaan: aad ad adri arie janus
    adriana: adri jana sjaan
    agatha: aagje agaath
    agnes: agnita nies
    albertus: ab albert appie bert bertus
    aleida: aaltje
    alexander: alex lex xander | sander
    alida: aaltje lida
    andreas: andries dries
    andries: dries
    anna: anja | anke | anneke | annie | anouk | ans | antje
    anthonius: ton tonnie toon
    antonia: tonny toos
    antonius: anton teun ton tonny toon
    antoon: toon
    arnoldus: arno arnold nol
    augustinus: guus stijn
    bartholomeus: bart bartel mees
    bastiaan: bas
    benjamin: ben benny
    berend: ben
    bernardus: ben ber bernard nard
    bonifacius: faas
    carolina: carolien lien lina
    catharina: cato catrien tine to toos trijntje | ina | kaatje | rina | tineke | trees
    christiaan: chris christ
    christina: christien stien stijntje tina
    christoffel: chris stoffel
    clasina: sien
    coenraad: coen koen
    cornelia: cor cora corrie neeltje nel
    cornelis: cees cor corneel kees nelis
    daniel: daan
    diederik: dirk rik
    dorothea: door dora thea
    egbert: bert
    elisabeth: bep betje bets elise elly els lies liesbeth | lisa
    engelbertus: bert engel
    everhardus: evert
    evert: eef
    francisca: cisca francien fransje
    franciscus: cis frans
    fransiscus: frans
    frederik: fred freek frits rik
    geertruida: geertje trudy trui truida truus
    gerardus: geert ger gerard gerrit sjra
    gerharda: gerda
    gerhardus: gerard gerrit
    gertrudis: truus
    gijsbert: bert gijs gijsbertus
    grietje: griet
    hadewych: hedwig
    helena: helene | leen leentje | lena
    hendrik: hein hendrikus henk henri rik
    hendrika: drika henny riek rieka
    hendrikus: driek hein henk rik
    henricus: driek harrie harry henk rik
    herman: manus
    hermanus: herman manus
    hieronymus: jeroen
    hubertus: bert hub huub
    huibert: huib
    ignatius: ignaas
    isabella: bella
    jacob: co cobus jaap sjaak
    jacoba: co coba cobie
    jacobus: co cobus jaap ko koos sjaak | jacob | jacques
    jan: janneman jantje
    janna: jannie
    jasper: jas
    johan: jo joop
    johanna: annie | hanna | hanneke jannetje jannie jo joke | sjaan
    johannes: hannes joh | hans | jan | jens | jo joop | johan
    josephina: fien jos
    josephus: jef joep joost jos sjef
    jozef: jef jos sjef
    judith: juut
    judocus: joost
    juliana: jul
    karel: sjarel
    klaas: klaasje
    lambertus: bert bertus lambert lammert
    laurens: lars lau rens
    laurentius: lau laurens rens
    leendert: leen
    leonardus: leen leo leonard nardus | leon
    lodewijk: lode lou wiek
    louis: loek lowie
    lucas: luc luuk
    ludovicus: lode lou
    maarten: maart
    machteld: mechteld
    magdalena: leen | lena | madeleine | magda
    marcus: mark mars
    margaretha: gerda | greet greta gretha griet grietje margriet | marga | rita
    maria: marie | marietje riet | marijke | marja | mia | mieke | miep mies | ria rie
    marinus: rien rinus
    martha: marth
    martinus: maarten mart martin tinus tiny
    mathilda: tilly
    mattheus: matthijs theus thijs
    matthias: mathieu matthijs thijs
    matthijs: thijs
    maximiliaan: max
    michael: michiel
    michiel: chiel giel
    mozes: mo
    nicolaas: claes klaas nick nico niek niels
    nicolaus: klaas nico
    norbertus: bert norbert noud
    olivier: olle
    paulus: paul pauw
    petronella: ella | nel nelly pietje | petra
    petrus: peer peter piet pieter | pierre
    philippus: flip philip
    pieter: peet piet
    pieternella: nel pietje
    quirinus: krijn quinten
    reinier: rein
    reinout: rein
    richard: rik
    robbert: rob
    robertus: bert rob robert
    roelof: roel
    rudolf: dolf rolf ruud
    sebastiaan: bas bastiaan
    servatius: servaas vaas
    siebrand: siep
    simon: siem
    sophia: fie fietje | sofie
    stefanus: stef stefan
    susanna: sanne suus
    theodora: door dora thea
    theodorus: dirk | door dorus theo
    theresia: resi thea trees
    thomas: tom
    tobias: tob
    valentijn: tijn
    victor: vic
    vincentius: cent vincent
    wilhelmina: helma mien mina minnie wil willemijn willy wilma
    wilhelmus: helmus wil willem wim
    willem: pim wil wim
    willemina: mina wil willy
    wouter: wout
    """
}
