extension NameVariants {
  /// Danish, Norwegian and Swedish nicknames and short forms.
  static let scandinavian = """
    adolf: dolle
    agneta: neta
    albin: abbe
    aleksander: aleks alex | sander
    alexander: alex | sander
    anders: andy ante
    andreas: adde ante
    anette: nette
    anna: anki annie | annika
    annabritt: annbritt
    anne: annika
    antonia: toni
    arnfinn: arne
    arvid: arve
    astrid: asta atti
    august: agge gusten
    barbro: babsan
    benedikt: bengt bent
    bengt: bengan benke benny
    berit: britt
    birgitta: birgit gitta gittan | britta
    birgitte: gitte
    bjorn: bjarne nalle
    camilla: milla
    carl: calle kalle
    caroline: line
    catharina: cajsa kattis | carina
    cathrine: trine
    charlotte: lotta lotte
    christian: chris krille
    christina: kicki stina tina
    christine: stine
    christoffer: kris stoffe
    dorothea: dorte dorthe
    dorte: dorthe dorthea
    edvard: edde
    elisabet: bettan lisbet | lisa
    elisabeth: beth lisbeth | elise lise | else | lisa
    elsebeth: else
    emanuel: manne
    erik: jerka kirre
    ernst: erne
    frederik: fred frede
    frederikke: rikke
    fredrik: figge fred fredde
    gabriel: gabbe
    georg: jorgen
    gerda: gerd
    gertrud: gerd trude
    gudrun: guri
    gunilla: gun nilla
    gunnar: gunde
    gustaf: gosta gurra
    gustav: gosta gurra gustaf
    hans: hampus hasse
    harald: harry
    hedvig: hedda
    helena: lena | nella
    helene: lene
    henrik: henke rik | henning
    herman: manne
    hilde: hildegard
    ingeborg: bojan inga inge
    ingegerd: inga
    ingrid: inga
    jakob: ib jacob jeppe
    joakim: jocke kim
    johan: jan | janne jonne
    johanna: hanna hanne | jonna
    johanne: hanne
    johannes: hannes johs | jens | jon
    john: jonny
    jon: jonne
    jonas: jonne
    jonathan: jonte
    josef: joppe
    karin: kajsa
    karl: charlie kalle
    karoline: line
    katarina: kaja kajsa kattis
    katrine: trine
    kenneth: kenny kenta
    kerstin: kickan
    kirsten: kis
    knut: knutte
    kristian: krille kris
    kristina: kia kicki stina tina
    kristine: stine
    kristoffer: kris stoffe
    lars: lasse
    laurits: lars lau
    lennart: lelle
    linnea: nea
    lovisa: lova
    ludvig: ludde
    magdalena: lena malena | malin
    magnus: mange manne
    margareta: greta maggan | margit | meta
    margareth: grete
    margrethe: grete grethe | merete | mette
    maria: maja mimmi | marie | mia
    marianne: mia nanna
    marie: mia
    markus: mackan
    martin: matte
    mathilde: tilde
    matias: mads
    matilda: tilda
    mats: matte
    mattias: mats matte
    michael: micke mikkel
    mikael: micke mikkel
    mikkel: mik
    monica: nicka
    nicolai: niels
    niels: niklas | nils
    niklas: nicke
    nikolai: niels
    nils: nisse
    ola: olaf
    olaf: olav olle
    ole: olaf
    oliver: olle olly
    olof: ola olle
    olov: ola olle
    oskar: ogge osse
    paal: paul
    pal: paul
    patrik: pata putte
    peder: per | peter
    per: pelle
    peter: peder pelle petter
    petter: pelle
    philip: filip
    ragnar: ragge
    ragnhild: ragna
    rasmus: rasse
    rebecka: becka bex
    richard: rickard ricke
    rickard: ricke
    robert: robban
    roger: rogge
    rolf: roffe
    sebastian: bastian sebbe
    sigrid: sigga siri
    sigurd: sigge
    sofia: fia
    sofie: fie
    solveig: sol
    staffan: stefan
    stefan: steffe
    steffen: steff
    stig: stickan
    susanna: sanna
    susanne: sanne susse
    svein: sven
    sven: svenne
    svend: svenne
    teodor: teo
    theodor: theo
    therese: resa terese
    thomas: tom tompa
    tobias: tobbe
    tor: thor
    torbjorn: tobbe
    torsten: totte
    torvald: tor
    ulf: uffe
    ulrik: uffe
    ulrika: ulla
    valdemar: valle
    viktor: vicke
    viktoria: vickan
    vilhelm: helmer ville
    wilhelm: ville
    wilhelmina: mina
    """
}
