extension NameVariants {
  /// Czech and Slovak diminutives.
  static let czech = """
    adela: adelka
    alena: alenka
    alexandr: alex sasa
    alzbeta: alzbetka bet betka bety | eliska
    andrea: andrejka andy
    andrej: ondrej
    aneta: anetka
    anna: anca andula anicka | anezka
    antonin: tonda toni tonik
    barbora: bara barca barunka borka
    blanka: blanicka
    bohumil: bohous
    bohuslav: bohous slavek
    bozena: bozenka bozka
    dagmar: dagmara dasa
    daniel: dan danek danny
    david: davidek
    dominik: domca
    dorota: dora
    eduard: eda edik
    eliska: ela elis
    emanuel: eman
    eva: evicka evka
    filip: fila
    frantisek: fanda ferko fero franta
    frantiska: fanka fany
    gabriela: gabina
    hana: hanicka hanka
    helena: hela helenka
    ivan: vanek
    ivana: iva ivanka
    jakub: jakoubek kuba kubik
    jan: honza janek jenda jenik
    jana: janicka
    jaromir: jarda jarek
    jaroslav: jara jarda jarek slavek
    jaroslava: jara jarka
    jindrich: jindra
    jiri: jirik jirka jura
    jirina: jirinka jirka
    josef: josifek joza jozka pepa pepik
    jozef: jozko jozo
    julie: julka
    juraj: duro juro
    kamil: kamilek
    karel: kaja karlik
    karolina: kaja | karla
    katarina: katka
    katerina: kaca katka katus
    klara: klarka
    kristyna: kristynka tyna tynka
    krystof: krystufek
    ladislav: laco lada
    lenka: lena | magdalena
    libuse: liba libuska
    lubomir: lubos
    lucie: lucka
    ludmila: lida lidka mila
    ludvik: ludva
    lukas: lukasek luky
    marek: mara
    margita: gita
    maria: marienka marka
    marie: mana marjanka maruna maruska
    marketa: maki marka
    martin: martinek mato
    martina: martinka
    matej: mata matejka mato
    matous: mates
    michaela: misa miska
    michal: misa misko
    milada: milka
    milan: milanek
    miloslav: mila milos
    miloslava: mila
    miroslav: mira mirek miro
    miroslava: mirka
    monika: moni
    natalie: natalka
    nikola: niki
    oldrich: olda
    ondrej: andrej ondra ondro
    pavel: pajda palo pavlik
    pavla: pavlinka
    peter: peto
    petr: pet peta petrik
    petra: peta petruska
    premysl: premek
    radomir: radek
    radoslav: radek rado
    renata: renca
    richard: risa
    roman: romca
    rostislav: rosta
    rudolf: ruda rudla
    simona: simca
    stanislav: slavek standa stano
    stefan: stevo
    stepan: stepanek
    tadeas: tad
    tereza: terezka terinka terka
    tomas: tomasek tomik
    vaclav: vaclavek vasek vena venca
    veronika: nika verca | vera
    viktor: vik
    viktorie: viktorka viky
    vilem: vila
    vit: vitek
    vladimir: vlada vladko
    vladislav: vladik
    vojtech: vojta
    zdenek: zdena zdenecek
    zdenka: zdena zdenicka
    zofie: zofka
    zuzana: zuza zuzka
    """
}
