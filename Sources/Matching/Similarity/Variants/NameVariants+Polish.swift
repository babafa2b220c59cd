extension NameVariants {
  /// Polish diminutives.
  static let polish = """
    adam: adamek adas
    adrian: adi adrianek
    agata: agatka
    agnieszka: aga agnisia agusia jagna
    alan: alanek
    aleksander: alek aleks alex olek olo
    aleksandra: ola olcia olenka olka
    alicja: ala alka alusia
    alina: alinka
    amelia: amelka mela
    anastazja: nastka
    andrzej: andrzejek jedrek jedrus
    aneta: anetka
    angelika: andzia angela
    anna: andzia ania anka anusia
    antoni: antek antos tolek tosiek
    antonina: tola tosia
    apolonia: pola polcia
    arkadiusz: arek aro
    artur: arturek
    barbara: basia basienka baska
    bartlomiej: bartek bartus | bartosz
    bartosz: bartek
    beata: beatka
    benedykt: benek
    bernadetta: bernadka
    blazej: blazejek
    bogdan: bodzio bogus | bohdan
    boguslaw: bodek bogus | bogdan
    boleslaw: bolek bolko
    bozena: bozenka
    bronislaw: bronek
    bronislawa: bronia bronka
    cecylia: cesia cilka
    czeslaw: czesiek czesio
    czeslawa: czesia
    damian: damianek
    daniel: danielek
    danuta: danka danusia
    daria: darka
    dariusz: darek daro
    dawid: dawidek
    dominik: domek
    dominika: domi domka nika
    dorota: dora dorotka
    edmund: edek mundek
    edward: edek edzio
    elzbieta: bietka ela elka elzunia
    emil: emilek
    emilia: emilka
    eugenia: gienia
    eugeniusz: genek gienek
    ewa: ewka ewunia
    ewelina: ewelinka
    felicja: fela
    feliks: felek
    ferdynand: ferdek
    filip: filipek
    franciszek: franek franio franus
    franciszka: frania
    fryderyk: fred frycek
    gabriel: gabrys
    gabriela: gaba gabrysia
    genowefa: genia gienia
    grazyna: grazynka
    grzegorz: greg grzes grzesiek
    gustaw: gucio gustek
    halina: hala halinka
    hanna: haneczka hania hanka
    helena: hela helenka lena
    henryk: heniek henio
    henryka: henia
    hieronim: hirek
    ignacy: ignas
    irena: irenka irka
    ireneusz: irek
    iwona: iwonka
    izabela: bela iza izka
    jacek: jacus
    jadwiga: jadzia jaga wisia
    jakub: jakubek kuba kubus
    jan: janek jas jasiek jasio
    janina: jania janka jasia
    janusz: janek januszek
    jaroslaw: jarek jarus slawek
    jedrzej: jedrek
    jerzy: jerzyk jurek
    joanna: asia aska joasia
    jolanta: jola jolka
    jozef: jozek jozio
    jozefa: jozia
    judyta: judytka
    julia: jula julcia julka
    julian: julek
    juliusz: julek
    justyna: justa justynka
    kacper: kacperek
    kamil: kamilek
    kamila: kamilka
    karol: karolek lolek
    karolina: karola karolcia
    katarzyna: kasia kasienka kaska katka
    kazimiera: kazia
    kazimierz: kazek kazik kaziu
    kinga: kinia
    klaudia: klaudka
    konrad: konradek radek
    konstanty: kostek
    kornelia: nela
    krystian: krystek
    krystyna: krysia kryska
    krzysztof: kris krzys krzysiek krzysio
    ksawery: ksawek
    lech: leszek
    leokadia: loda lodzia
    leon: leonek
    leonard: leos
    leopold: poldek
    leslaw: leszek
    leszek: lesio leszko
    lidia: lidka
    lucja: lucynka lusia
    lucyna: lucynka
    ludwik: ludwis lutek
    ludwika: lusia
    lukasz: lukasek lukaszek
    maciej: maciek macius
    magdalena: lena madzia magda magdusia
    maja: majka
    maksymilian: maks maksym max
    malgorzata: gocha gosia goska malgosia
    marcel: marcelek
    marcin: marcinek
    marek: mareczek
    maria: maja | majka mania marys marysia maryska
    marian: marianek
    marianna: marysia
    mariola: mariolka
    mariusz: marius
    marlena: marlenka
    marta: martus martusia
    martyna: martynka
    mateusz: mateuszek mati
    michal: michalek misiek
    mieczyslaw: mieciu mietek
    mieczyslawa: mietka
    mikolaj: miki mikolajek
    milena: milenka
    miroslaw: mirek miro
    miroslawa: mirka
    monika: monia moniczka
    natalia: nata natalka
    nikodem: nikos
    oliwia: oliwka
    oskar: oskarek
    patrycja: pati patka patrysia
    patryk: patryczek
    paulina: paula | paulinka
    pawel: pawelek
    piotr: piotrek piotrus
    przemyslaw: przemek przemo
    radoslaw: radek radzio
    rafal: rafalek rafi
    regina: renia
    renata: renia
    robert: robertek robus
    roman: romek
    ryszard: rysiek rysio
    sabina: sabinka
    sebastian: seba sebus
    slawomir: slawek
    stanislaw: stach stas stasiek staszek | stan
    stanislawa: stasia staska
    stefan: stefek
    stefania: stefa stefcia
    sylwester: sylwek
    sylwia: sylwka
    szymon: szymek
    tadeusz: tadek tadzio
    teodor: teodorek teos
    teresa: renia tereska
    tomasz: tom tomek tomus
    tymoteusz: tymek
    urszula: ula ulka
    waclaw: wacek
    waldemar: waldek
    walenty: walek
    walentyna: wala
    walerian: walerek
    wanda: wandzia
    weronika: nika wera werka
    wieslaw: wiesiek
    wieslawa: wiesia
    wiktor: wiktorek
    wiktoria: wika wiki wiktorka
    wincenty: wicek
    witold: witek
    wladyslaw: wladek wladzio
    wladyslawa: wladzia
    wlodzimierz: wladek wlodek
    wojciech: wojtek wojtus
    zbigniew: zbych zbysiek zbyszek
    zdzislaw: zdzich zdzisiek
    zenon: zenek
    zofia: zosia zoska
    zuzanna: zuza zuzia
    zygmunt: zyga zygmus
    """
}
