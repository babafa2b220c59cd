extension NameVariants {
  /// German, Austrian and Swiss nicknames and short forms.
  static let german = """
    adelheid: alheit heide heidi
    adolf: adi dolf
    agathe: agi
    agnes: agi nesi
    albert: bert berti
    albrecht: abi
    alexander: alex lex xandi | sandro | sascha
    alexandra: alex | sandra | sascha | xandra
    alfons: alfi fonsi
    alfred: alf fred fredi fredy
    alois: aloysius lois loisl luis
    aloisia: loisi luise
    amalie: malchen male mali
    andreas: anderl anders andi andre andy
    angela: angi angie geli
    angelika: angelica | angi angie geli
    anita: nita
    anna: aennchen annchen anne anni annie nannerl
    anneliese: anne annelie anni liese liesl
    annelore: anne lore
    annemarie: anne | annemie anni | mia
    annette: anne nette
    anselm: ansi
    antje: anna
    anton: tonerl toni
    antonia: antonie toni tonia
    antonie: toni
    arnold: arno noldi
    august: gustel gustl
    auguste: guste gustel
    barbara: babette babs babsi baerbel barbel wetti | barbla
    bartholomaus: bartel barthel bartholomaeus
    beate: bea
    benedikt: ben bene benni
    benjamin: ben benni benno benny
    bernadette: berni
    bernhard: benno | bernd berni hardy
    bernhardine: berni dina
    bertha: berta berti
    berthold: bert berti
    birgit: biggi gitte gitti
    birgitta: biggi gitta gitti
    brigitte: biggi gitte gitti | britta | gitta
    bruno: brunni
    burghard: burkhard
    burkhard: buggi
    cacilie: caecilie cilli zilli
    carola: caro
    caroline: caro | carolin | lina line
    christa: chris christel
    christian: chris christl
    christiane: chris christel christl janne nane
    christina: chris christel stina | tina
    christine: chris christel christl | tina | tine
    christoph: chris stoffel stoffl toph | christof
    christopher: chris
    clara: klara
    claudia: claudi
    clemens: klemens
    cornelia: conni connie conny nele nelly
    cornelius: conny | nelis | nils
    dagmar: daggi dagi
    daniel: dani danny
    daniela: dani danni
    david: dave
    dieter: didi
    diethelm: didi
    dietmar: didi
    dietrich: dieter | dirk
    dominik: dom nick nik
    dorothea: doerte dora dorle doro dorte thea
    dorothee: dorle doro thea
    eberhard: ebbo eber hardy
    edeltraud: edel traudel traudi traudl
    edith: dita edi
    eduard: ed edi edu
    eleonore: ella | leni lorchen lore | nora
    elfriede: elfe elfi elfie friedel friedl
    elisabeth: babette | betti betty | bettina | elisa | elise lise | ella elli | elsa else | liesbeth liesel liesl lisbeth \
    lisi lisl | lilli lissy | lisa | sisi sissi sissy
    ella: elli
    elvira: elvi
    emanuel: manu
    emil: milo
    emilia: emmi mila
    emma: emmi
    engelbert: bert engel
    erich: eric erik
    erika: eri rika
    erwin: erwi
    esther: esti
    eugen: eugene
    eva: evchen evi
    evelin: eve evelyn evi
    felix: fex
    felizitas: fee feli zita
    ferdinand: ferdi ferdl fernand nando
    florian: flo flori florri
    franz: franzi franzl
    franziska: fanni fanny franzerl franzi sissi ziska zissi
    fridolin: fridl frido
    frieda: friedel friedl
    friederike: frieda friedl fritzi ricke riekchen rieke rike
    friedhelm: friedel fritz helm
    friedrich: fidi fiete fredi friedel frieder fritz fritzl | fred
    gabriel: gabi gabo
    gabriela: gabi gaby
    gabriele: gabi gabri gabriela gaby
    georg: girgl joerg jorg schorsch schorschi | juergen jurgen
    gerda: gerdi
    gerhard: gerd gerdi gerhardt geri gert
    gerlinde: gerli linde lindi
    gertraud: gerti traude traudel traudi traudl
    gertrud: gerti trude trudel trudi | gertrude | traudl
    gisela: gila gisi gisl
    gottfried: friedel friedl goetz gottl gotz
    gotthilf: hilf
    gregor: gregerl grischa
    gudrun: gudi gundel
    guenter: guenni
    guenther: guenni
    guido: widu
    gunter: guenni guenter gunni
    gunther: guenni guenther gunni
    gustav: gustel gustl
    hannelore: hanne hannerl lore lorle
    hans: haenschen hannes hanschen hansel hansi hansl | johan | johann | johannes
    harald: harri harry
    hartmut: hardy hartl
    hedwig: hedi hedy heta wiggerl
    heidemarie: heide heidi
    heiderose: heide heidi
    heike: heinrike
    heiko: heinrich
    heinrich: hein heiner heini heino henner henning hinnerk hinrich | heinz | henrik
    heinz: heini
    helene: hella lene leni | lena | nelly
    helga: helgi
    hella: helene | helga
    helmut: heli hellmut hellmuth helmi helmuth
    henriette: henni henny jettchen jette rike
    herbert: bert hebbe herb
    hermann: armin herman mandi manni
    hermine: herma mina mine minna
    hildegard: gardi hilde hildi hilla
    hildegund: gunde hilde
    horst: hotte
    hubert: bert hubertus hubi hubsi
    hugo: hugi
    ignaz: ignatz naz
    ilse: elisabeth
    ingeborg: inga inge ingeburg
    ingrid: inga inge
    irene: reni
    irmgard: irma irmchen irmeli irmi
    irmtraud: irmi | traudl
    isabel: bella isa
    isabella: bella isa isi
    isolde: isa soldi
    jakob: jackel jackl jacob jaki jascha jockel kobi koebi
    jaqueline: jacki
    jessica: jess jessi jessy
    joachim: achim jo jochem jochen jochim jockel joe juchem | chim
    johann: hannes hans hansi | jan
    johanna: hanna hannchen hanne hanni jo nanni | janne
    johannes: hannes hans hansi jo joe johnny jonni | jan
    jonas: joni
    jonathan: joni jonny nathan
    josef: bepp beppo jo joschi jupp pepi peppi sepp sepperl seppi
    josefa: josi pepi sefi
    josefine: finchen fine fini josi josie pepi
    joseph: beppo jo joe jupp pepi sepp seppi
    judith: judi
    julia: julchen jule juli lia
    juliane: jana | jule juli liane
    julius: jul
    jurgen: juerg juergen jurg
    jutta: judith
    karin: kari karina
    karl: charly kalle karlchen karli
    karlheinz: heinz | kalle | karl
    karolina: karo lina
    karoline: karo | karolin | lina line
    katharina: kaethe kathe kathi kati | karin | kathrin katrin | katinka tinka | katja | nina | rina | trine
    kathrin: kathi kati trine
    katrin: kathi kati
    kilian: kili
    klaus: claus klausi niklaus
    konrad: conny conrad koni konny kurt
    konstantin: konsti kosta stan tino
    konstanze: conny konni stanzi
    korbinian: korbi
    kornelia: conny konny nele
    kristina: kris krissi | tina
    kunigunde: gunda gunde gundel kuni
    kurt: curt kurti
    ladislaus: laci
    laura: laurie
    leonhard: hartl lenz leo leon lienhard
    leopold: leo poidl poldi
    leopoldine: dina poldi
    lieselotte: liesel lilo lotte
    liselotte: lilo lotte lotti | lisa | lise
    lorenz: enz laurenz lenz
    lothar: lotti
    lucia: lucie luzi
    ludwig: louis lude luggi lui luki lutz wiggerl
    luise: isa | lou lulu | luisa
    lukas: luca lucas luke luki
    lydia: lyddi
    magdalena: lena | lene | leni madel magda resl
    magnus: mangold
    manfred: fred fredi mani manni manny
    manuel: manu
    manuela: ela | manu
    margareta: greta grete gretel | marga
    margarete: gitta | greta gretchen grete gretel gretl gretli magret margret | marga | margareta | margarethe | margit | \
    meta | rita
    margarethe: greta gretchen grete gretel gretl margret | marga | meta
    maria: marie mariechen mariele | mia | mirl moidl | mitzi mizzi | ria
    marianne: janne mia nanne nanni
    marie: mariechen mia
    marieluise: marlis
    markus: marc marcus mark marko maxi
    marlies: lies marieluise
    martha: marti
    martin: maddin mertl tinus
    martina: marti tina
    mathias: hias mats matti matze
    mathilde: hilde mechthild thilde tilde tilla tilly
    matthaus: matthaeus teus
    matthias: heiz hias hiasl hiesl mathis mats matti matz matze thies | mathias
    maximilian: max maxe maxi maxl | milian
    mechthild: mechtild mecki
    melanie: mel mela melli
    michael: micha michal michel michi michl mike mischa
    michaela: ela | micha michi
    mirjam: miri
    monika: mone moni
    moritz: mo
    natalie: nati
    nathalie: nati
    nicole: nici nicki nicky
    nikolaus: claus klas klaus nick nickel nico niki niklas niko nikolas nils
    norbert: bert norbi
    oliver: oli olli olly
    oskar: oscar ossi
    oswald: ossi waldi
    otmar: otti
    ottilie: odilie otti tilli tilly
    otto: ottl
    pankraz: grazi
    patricia: pat patrizia patti patty
    patrick: paddy pat
    paul: paule pauli
    paula: pauli
    pauline: lina | paula | paulinchen
    peter: peterl petz pit
    petra: petzi
    philipp: fips lips phil philip philippe
    philomena: mena minna
    raimund: mundi ray
    rainer: raini reiner reini
    ramona: mona
    raphael: raffi rafi
    rebekka: becky bekka rebecca
    regina: gina regi reni | regine
    regine: regi reni
    reinhard: hardy reiner reinhardt reinhart reini
    reinhold: holdi reini
    renate: nate nati renata reni
    richard: richi rick ricki ritchi
    robert: bert bertl rob robbi robby robi rupprecht
    roland: roli rolli
    rolf: rudolf
    romana: romy
    ronald: roni ronny
    rosa: roeschen roschen rosel rosi rosl
    rosalia: rosi rosl sali
    rosemarie: romy rosemie rosi
    rosina: rosi sina
    rosmarie: rosi
    roswitha: rosi witha
    rudiger: rudi ruediger
    rudolf: ralf | rolf | rolli rudi rudl
    rupert: bertl rupi ruprecht
    ruprecht: rupert
    ruth: ruthchen
    sabine: bine bini sabi
    sabrina: bini
    samuel: saemi sam sami
    sandra: sandi
    sarah: sahra | sara
    sebastian: baschi bast basti sebi wastl | bastian
    selma: anselma
    severin: sevi
    siegbert: bert sigi
    siegfried: fred friedel sigfried siggi siggy sigi
    sieglinde: linde lindi siggi sigi
    siegmund: mundl siggi sigi sigmund
    sigrid: siggi sigi siri
    sigrun: runi sigi
    silvia: silvi silvie sylvi sylvia
    simon: simi simmerl
    simone: mone simi
    sofie: sofi sophie
    sonja: sonni
    sophia: sofi sophie
    stefan: stef steff steffen stefferl steffl stephan
    stefanie: steffi steffie stephi
    stephan: stef steff steffen steffl
    stephanie: steffi steffie stephi
    susanna: sanna susi
    susanne: sanna sanne sanni susanna suse susi suzi
    sven: svenni
    theodor: dorl teddy theo
    theresa: rese resi resl tessa thea theres
    therese: resa resi resl theres thesi
    thomas: thoma thommy tom tommi tommy
    tobias: tobi toby
    traute: gertraud
    ulrich: udo uli ulli ully utz
    ulrike: rike uli ulla ulli
    ursula: uli urschel ursel ursi ursl uschi | ulla
    uwe: uwi
    valentin: vale vali valtin velte velten
    valerie: vally
    vera: verena
    verena: reni vreni vroni | vera
    veronika: nika | roni vronerl vroni | ronja | vera
    victoria: vicky viki
    viktor: vic vitja
    viktoria: vicky viki
    vinzenz: vinz vinzent zenz
    walburga: burga burgi wally
    waldemar: waldi woldi
    walter: walther walti wolter
    waltraud: traudel traudi traudl wally waltraut
    waltraut: traudi traudl | waltraud
    wendelin: wendl
    werner: wernher werni
    wilfried: fried friedel friedl willi willy
    wilhelm: helm helmi willi willy wilm wim | willem
    wilhelmine: helma helmine mina minchen mine minna willa wilma
    winfried: fried winni winnie
    wolfgang: gangerl woelfi wolf wolferl wolfi
    wolfram: wolf
    xaver: veri xaveri xaverl
    yvonne: vonni
    zacharias: zacher
    zazilie: cilli zaezilie zilli
    """
}
