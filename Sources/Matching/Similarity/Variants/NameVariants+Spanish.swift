extension NameVariants {
  /// Spanish and Latin American nicknames and short forms; double names in one word.
  static let spanish = """
    adalberto: beto
    adela: dela
    adelaida: ade lala
    adolfo: fito fofo
    adrian: adri
    adriana: adri nana
    agustin: agus tin tino
    alberto: berto beto tito
    alejandra: ale alex | sandra
    alejandro: ale alex jandro jano | sandro
    alfonso: fonsi fonso poncho
    alfredo: alfre fredo fredy
    alicia: ali licha
    amparo: amparito paro
    ana: anita anny
    anamaria: anita
    andres: andresito andy
    angel: angelito gelo
    angela: angelita
    angeles: angelines angelita geles
    antonia: tona toni tonia
    antonio: antonito toni tonio tono
    armando: mando mandy
    arturo: arturito turo
    asuncion: asun chona
    aurelio: yeyo
    aurora: auro
    bartolome: barto bartolo tolo
    beatriz: bea beti betty ticha
    begona: bego
    benito: beni
    benjamin: benja benji min
    bernardo: berna nardo
    carlos: carlitos carlo charly litos
    carlota: lota
    carmen: carmela carmencita mamen menchu | carmina
    carolina: caro carol
    catalina: cata lina
    cayetano: tano
    cecilia: ceci chila
    cesar: cesarin checha
    claudia: clau
    concepcion: concha conchi conchita
    consuelo: chelo consue
    cristian: cris
    cristina: cris cristi tina
    cristobal: tobal
    cruz: crucita
    daniel: dani
    daniela: dani
    david: davo
    diego: dieguito
    dolores: lola loli lolita
    domingo: mingo txomin
    eduardo: duardo eddy edu lalo
    elena: ele nena
    elisa: eli
    elisabet: eli
    emilio: emi milo
    encarnacion: encarna encarni
    enrique: kike quico quique rico
    enriqueta: queta
    ernesto: neto tito
    esperanza: espe lancha
    esteban: este teban
    estefania: estefi fani
    eugenia: gena
    eugenio: geno
    eulalia: laia | lali
    eusebio: sebio
    eva: evita
    ezequiel: eze
    fabiola: fabi
    federico: fede fico kiko lico
    felipe: feli lipe pipe
    felix: feli
    fermin: min
    fernanda: fer nanda
    fernando: fer ferdi fernan nando
    florencia: flor
    florencio: floren
    francisca: curra francis frasquita paca pancha paqui paquita
    francisco: cisco curro farruco fran francis frasco kiko pacho paco pancho paquin paquito quico
    gabriel: gabi gabo
    gabriela: gabi
    gerardo: gera
    gertrudis: tula
    gonzalo: chalo gonza gonzo
    graciela: chela gra
    gregorio: goyo grego
    guadalupe: lupe lupita
    guillermo: guille guillo memo willy
    gustavo: gus tavo
    hector: tito
    hermenegildo: gildo
    herminia: mina
    hernan: nano
    hilario: layo
    hipolito: polo
    horacio: lacho
    hortensia: tencha
    humberto: beto
    ignacio: ignasi inaki nacho
    inmaculada: inma macu
    irene: ire
    isabel: bel beli chabela chavela isa isabelita
    isabela: isa
    isidoro: doro isi
    isidro: chilo
    ismael: isma
    javier: javi xavi
    javiera: javi
    jeronimo: jero
    jesus: chucho chus chuy jesusito suso
    jesusa: chusa susa
    joaquin: chimo joaco quin quino ximo
    jorge: coque jorgito
    jose: cheo chepe josete pepe pepin pepito
    josefa: fefa fina pepa pepita | josefina
    josefina: fina pepa pepita
    joseluis: pepelu
    josemaria: chema josema txema
    joseramon: joserra
    juan: juancho juanin juanito
    juana: juanita
    juancarlos: juanca
    juanfrancisco: juanfran
    juanjose: juanjo
    juanmanuel: juanma
    julia: yuli
    julian: juli
    julieta: juli
    julio: julito
    laura: lauri
    leandro: lean
    leonardo: leo nardo
    leonor: leo nor
    leopoldo: leo polo
    leticia: leti
    lorena: lore
    lorenzo: lencho loren
    lourdes: lulu lurdes
    lucia: chia luci
    luciano: chano lucho
    luis: gueicho guicho lucho luisito
    luisa: luisita
    luisfernando: luisfer
    luismiguel: luismi
    macarena: maca
    magdalena: lena | magda malena
    manuel: lolo manel manolito manolo manu manuelito
    manuela: manola manoli manolita manu
    marcelino: marce
    marcelo: chelo marce
    marcos: marquitos
    margarita: mago marga | margot | rita
    maria: ma mari marita maruca maruja | marica
    mariacarmen: maricarmen
    mariadelcarmen: maricarmen
    mariadolores: lola marilo
    mariaelena: malena
    mariaisabel: maribel | marisa
    mariajesus: chus
    mariajose: majo marijose
    marialuisa: marisa
    mariano: nano
    mariapilar: maripili
    mariasol: marisol
    mariateresa: maite marite
    maricarmen: mamen
    marta: martita
    martin: martincho tin
    mateo: teo
    matias: mati
    matilde: mati tilde
    mauricio: mauri
    maximiliano: max maxi
    maximo: max maxi
    mercedes: meche merceditas merche | merced
    miguel: migue miguelito miki
    milagros: mila mili
    modesto: mode
    moises: moi
    monica: moni
    montserrat: montse
    natalia: nata nati | talia
    natividad: nati
    nicanor: cano
    nicolas: colas nico
    norberto: beto
    octavio: tavo
    oscar: osqui
    pablo: pablito
    patricia: pati patri paty tricia
    patricio: pato patri
    pedro: pedrito perico peru
    petra: petrita
    pilar: pilarin pili piluca
    pio: piito
    purificacion: puri
    rafael: fael rafa rafi
    rafaela: rafi
    raimundo: mundo
    ramiro: rami
    ramon: mon monchi moncho
    ramona: mona
    raquel: quela raqui
    raul: rulo
    refugio: cuca
    remedios: reme
    ricardo: rica ricar richi ricky
    roberto: berto beto rober tito | robert
    rocio: chio
    rodolfo: fito rodo
    rodrigo: rigo rodri
    rogelio: roger
    roman: romi
    rosa: rosi rosita
    rosalia: lia | rosa
    rosamaria: rosama
    rosario: chari charo chayo
    salvador: chava salva salvi
    samuel: samu
    sandra: sandri
    santiago: chago | jaime | santi | tiago | yago
    saul: saulo
    sebastian: basti seba sebas
    sergio: checo chejo sergi
    silvestre: silver
    silvia: silvi
    socorro: choco coco
    sofia: chofi sofi
    soledad: chole sole
    susana: su susi
    teodoro: doro teo
    teresa: tere teresita tete
    tomas: tomasito tomi
    trinidad: trini
    valentin: vale
    valentina: vale
    valeria: vale
    vanesa: vane
    veronica: vero
    vicente: chente tente vicen
    victor: vic vitin
    victoria: toya vicky viqui
    virginia: vicky virgi
    visitacion: visi
    wenceslao: wences
    yolanda: yoli
    """
}
