extension NameVariants {
  /// Hungarian nicknames.
  static let hungarian = """
    agnes: agi
    aladar: ali
    andras: andris bandi
    anna: anci annus panni
    antal: anti toni
    attila: ati
    balazs: balazska
    barbara: bori borka
    bela: belus
    bence: bencus
    bernat: berci
    borbala: borcsa bori
    csaba: csabi
    dorottya: dora dorka
    ede: edus
    edit: edo
    elek: lekszi
    emilia: emi
    emma: emmi
    endre: bandi
    erika: eri
    erno: erni
    erzsebet: bozsi elza erzsi erzsike zsoka
    eszter: eszti
    etelka: etus
    eva: evi
    ferenc: feri ferko
    fruzsina: fruzsi
    gabor: gabi
    gabriella: gabi
    gergely: gergo geri
    gizella: gizi
    gyorgy: gyuri gyurka
    gyula: gyuszi
    hajnalka: hajni
    ibolya: ibi
    ilona: ica ili ilus
    imre: imi
    istvan: isti pista pisti
    ivan: ivi
    jakab: jaki
    janos: jancsi jani
    jozsef: joska jozsi
    judit: juci jutka
    julia: julcsa juli
    juliana: juli
    kalman: kalmi
    karoly: karcsi
    katalin: kata kati katinka
    klara: klari
    kristof: kris
    krisztian: krisz
    krisztina: kriszta kriszti
    lajos: lali
    laszlo: laci
    levente: levi
    lorinc: loci
    margit: gitta manci
    maria: mari marika mariska
    marta: marti
    marton: marci
    mate: matyi
    matyas: matyi
    mihaly: misi miska
    miklos: miki
    milan: mili
    monika: moni
    nandor: nandi
    nikoletta: niki
    oliver: oli
    orsolya: orsi
    otto: otti
    pal: pali palko
    peter: peti
    piroska: piri
    rebeka: rebi
    renata: reni
    robert: robi
    roza: rozi
    rudolf: rudi
    samuel: samu
    sandor: sanyi
    sara: sari
    sarolta: sari
    sebestyen: sebi
    szabolcs: szabi
    szilvia: szilvi
    tamas: tomi
    terez: teri
    terezia: teri
    tibor: tibi
    timea: timi
    tunde: tundi
    valeria: vali
    vera: veri
    veronika: vera veri
    viktor: viki
    viktoria: viki
    vilmos: vili
    vince: vinci
    zoltan: zoli
    zsigmond: zsiga
    zsofia: zsofi
    zsolt: zsolti
    zsuzsanna: zsuzsa zsuzsi zsuzsu
    """
}
