extension NameVariants {
  /// Italian nicknames and short forms.
  static let italian = """
    adelaide: ade adele
    adriana: adri nana
    agnese: agni
    agostino: ago tino
    alberto: albe berto
    aldo: dino
    alessandra: ale sandra
    alessandro: ale alex sandrino sandro
    alessia: ale
    alfonso: fonso fonzi
    alfredo: alfio dino fredo
    amedeo: deo
    andrea: andy dre
    angela: angelina | angioletta
    angelo: angiolino gelo lino
    anna: annarella annetta annina nina
    annamaria: annina
    annunziata: nunzia titina
    antonella: anto | nella
    antonia: tonia tonina
    antonietta: etta tonietta
    antonino: nino
    antonio: anto antonello nino toni tonino tonio toto
    armando: mando
    arnaldo: naldo
    arturo: turi
    assunta: assuntina susetta
    attilio: tilio
    aurelio: lello
    bartolomeo: bartolo meo
    beatrice: bea bice
    benedetta: bene detta
    benedetto: benni
    benito: nito
    bernardo: berni dino nardo
    brigida: gida
    bruna: brunella
    bruno: brunetto
    camillo: millo
    carla: carletta
    carlo: carletto carlino lino
    carlotta: lotta
    carmela: carmelina melina
    carmelo: melo
    carmine: mino
    caterina: cate cati | nina | rina
    cesare: cesarino
    chiara: chiaretta
    cinzia: cinzi
    claudia: clau
    claudio: clau
    concetta: cettina concettina | tina
    corrado: dino
    costantino: tino
    cristiano: cris
    cristina: cri cris titti
    damiano: dami
    daniela: dani
    daniele: dani lele
    davide: dado dave
    domenica: menica mimma nica
    domenico: menico mico mimi mimmo nico
    donatella: dona
    donato: dino
    edoardo: dado edo
    elena: ele | lena
    eleonora: ele nora
    elisa: eli
    elisabetta: betta betti eli | bettina | elisa | lisa
    emanuela: ema manu
    emanuele: lele manu
    emilio: milo
    enrica: chicca
    enrico: chicco rico
    ernesto: erne
    eugenia: genia
    eugenio: genio
    fabio: fabi
    fabrizio: bicio fabri
    federica: chicca fede
    federico: chicco fede ghigo rico
    ferdinando: ferdi nandino nando
    fernando: nando
    filippo: lippo pippo
    filomena: mena
    flavia: fla
    francesca: cesca checca fra franca franci
    francesco: cecco checco chicco ciccillo ciccio fra | franco
    gabriele: gabri lele
    gabriella: gabri lella
    gaetano: nino tano
    gennaro: gege
    gerardo: gerry
    giacomo: giaco jack mino
    giancarlo: gianca
    gianfranco: franco | gian
    gianluca: gian gianlu | luca
    gianmarco: gian
    gianpaolo: gian | paolo
    gianpiero: gian | piero
    gioacchino: gino
    giorgia: gio
    giorgio: gio giorgino
    giovanna: gianna | giovannina vanna | nina
    giovanni: gianni giannino gio giovannino nanni ninni nino vanni
    girolamo: mommo momo
    giulia: giuli | giulietta
    giuliana: giuli
    giuliano: giuli
    giulio: giulietto
    giuseppa: peppa pina
    giuseppe: bepi beppe beppi beppino geppo giuse peppe peppino peppo pino pippo
    giuseppina: giusi giusy peppina pina pinuccia
    grazia: graziella
    graziella: lella
    gregorio: goro
    guglielmo: memmo
    ignazio: gnazio
    ilaria: ila lalla
    immacolata: imma | titina
    irene: ire
    isabella: bella isa lella
    jacopo: jaco
    laura: lalla | lauretta
    leonardo: leo nardo
    leopoldo: poldo
    letizia: leti
    liliana: lilli
    loredana: dana lori
    lorella: lella
    lorena: lori
    lorenza: lori renza
    lorenzo: enzo | lollo lore renzo
    luca: luchino
    lucia: lucietta lucy
    luciana: luci
    ludovica: ludo vica
    ludovico: ludo vico
    luigi: gigi gigino gino luigino
    luigia: gigia gina
    luigina: gina
    luisa: isa luisella
    maddalena: lena madda
    manuela: manu
    marcella: celli
    marcello: cello
    marco: marchino
    margherita: ghita marghe rita
    maria: mariella | marietta | mariuccia mary
    mariagrazia: grazia
    mariangela: mary
    mariarosa: rosa
    mariateresa: teresa
    mario: mariolino
    marta: marti
    martina: marti
    massimiliano: massimo | max
    massimo: max
    matilde: mati tilde
    matteo: teo
    maurizio: icio mauri
    michela: miki
    michelangelo: miki
    michele: lele michi miki
    monica: moni
    natale: natalino
    natalia: nati
    nicola: cola nico
    nicoletta: nico
    nicolo: nico
    nunziata: nunzia
    ottavio: tavio
    paola: paoletta
    paolo: paolino
    pasquale: lino pasqua pasqualino
    patrizia: patri patty
    piergiorgio: giorgio | piero
    pierluigi: gigi piero
    piero: pietro
    pietro: pierino piero pietrino
    raffaela: lella raffa
    raffaele: lele lello raffa
    raffaella: lella raffa
    renato: nato reni
    riccardo: ricci richi ricky
    rinaldo: naldo
    roberta: berta robi
    roberto: berto robby robi roby
    rocco: rocchino
    rodolfo: dolfo rudy
    rosa: rosetta rosina rosy
    rosalia: lia | rosa
    rosanna: rosy
    rosaria: sara | saretta
    rosario: saro sasa
    salvatore: salvo sasa tore toto tuccio turi turiddu
    samuele: lele samu
    santa: santina
    santo: santino
    sara: saretta
    sebastiano: bastiano iano seba
    serafina: fina
    sergio: sergino
    silvana: silvi
    silvia: silvi
    simona: simo
    simone: simo
    sofia: sofi
    stefania: ste stefi
    stefano: fano ste stefi
    susanna: susi
    teresa: teresina
    tommaso: masino maso tom tommy
    umberto: berto
    valentina: vale
    valentino: tino vale
    valeria: vale
    valerio: vale
    veronica: vero
    vincenza: enza
    vincenzo: cenzino cenzo enzo vince vincenzino
    vittoria: vicky
    vittorio: vic | vito
    viviana: vivi
    """
}
