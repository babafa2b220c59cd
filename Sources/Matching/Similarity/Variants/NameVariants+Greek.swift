extension NameVariants {
  /// Greek names: baptismal and everyday forms, spellings in Latin letters.
  static let greek = """
    achilleas: achilles akis
    aggeliki: aggelikh angeliki angelique kiki
    aikaterini: ekaterini katerina katerini katina nina
    alexandra: aleka alexia
    alexandros: alekos alex alexander alexis
    anastasia: natasa sia tasia tasoula
    anastasios: anastasis sakis tasos
    andreas: andrew | andrikos
    angelos: aggelos
    anna: annoula
    antonios: adonis antonis
    apostolos: lakis tolis
    aristidis: aris aristides
    aristotelis: aris aristotle telis
    athanasia: nasia soula
    athanasios: nasos sakis thanasis thanos
    charalampos: babis charalambos charis haralambos haris lambis
    christina: tina
    christos: chris hristos kitsos
    chrysoula: chrysa
    despina: depy despoina
    dimitra: demetra dimitroula mimi
    dimitrios: demetrios demetris dimitri dimitris mimis mitsos | james | jimmy
    dionysios: dionysis
    eirini: irene | irini rena
    eleftherios: eleutherios lefteris
    eleni: elena elenitsa lena | helen | helena
    elisavet: elizabeth | elsa
    emmanouil: emmanuel manolis manos
    evangelia: evaggelia lia litsa vaggelio
    evangelos: evaggelos vagelis vaggelis vangelis
    fotini: fofi foteini
    fotios: fotis
    georgia: gioula gogo
    georgios: george | georges | giorgios giorgos yiorgos yorgos
    gerasimos: makis
    grigorios: gregory grigoris
    ilias: elias
    ioanna: gianna joanna nana
    ioannis: giannis ioannes jannis yanni yannis yiannis | john
    konstantina: dina kostantina nantia
    konstantinos: constantinos costas dinos gus konstantine kostas kostis ntinos
    kyriakos: kiriakos
    lambros: lampros
    leonidas: leon
    loukas: lucas
    margarita: rita
    maria: marika mario
    markos: marc
    michail: michael michalis mihalis mike
    nektarios: nektaris
    nikolaos: nicholas | nick nicolas nicos nikolas nikos
    odysseas: odysseus
    panagiota: giota yota
    panagiotis: panagis panayiotis panayotis panos takis
    panteleimon: pantelis
    paraskevi: evi vivi voula
    pavlos: paul
    petros: petrakis
    pinelopi: penelope popi
    sofia: sophia
    spyridon: spiridon spiros spyros
    stavros: stavrakis
    stefanos: stephanos
    stylianos: stelios stilianos
    theodora: dora
    theodoros: ted theo theodore thodoris thodoros
    theofilos: theophilos
    vasileios: basil | bill | vasilios vasilis vassilis
    vasiliki: kiki vasilia vaso vicky
    xenia: polyxeni
    zoe: zoi
    """
}
