extension NameVariants {
  /// French nicknames and short forms.
  static let french = """
    adelaide: adele
    adrien: adri
    agathe: aga
    albert: bebert
    alexandra: alex | alexia | sandra
    alexandre: alex sacha
    alphonse: fonfon
    amelie: lili mel
    anastasie: tasie
    andre: dede
    andree: dede
    anne: annick annie nanette nanou | anouk
    annemarie: annie
    antoine: antonin titi toine tonio
    antoinette: nanette toinette toinon
    augustin: gus tintin
    baptiste: bapt
    barbara: babette
    bastien: bast
    beatrice: bea
    benedicte: bene
    benjamin: ben benji
    benoit: ben beno
    bernadette: bernie dedette
    bernard: nanard
    bertrand: bert
    brigitte: bri bribri gitte
    camille: cam mimi
    caroline: caro
    catherine: cat cathie cathy kathy | katia
    cecile: cec
    celestine: tine
    charles: charlie charlot
    charlotte: chacha charlie lotte
    christelle: chris
    christian: chris cricri
    christiane: chris cricri
    christine: chris kiki tine
    christophe: chris titof tophe
    claire: clairette
    claude: claudie
    clemence: clem
    clementine: clem tine
    colette: coco
    constance: coco
    corinne: coco
    daniel: dan dany
    daniele: dany
    danielle: dany
    david: dav
    delphine: del
    denise: nini
    dominique: dom domi
    dorothee: doro
    edmond: momon
    edouard: doudou ed edy
    eleonore: leonore nore
    elisabeth: babeth babette zabeth | elise | elsa | lisbeth | lise
    emilie: milie mimi
    emmanuel: manu
    emmanuelle: manu
    eric: rico
    eugenie: nini
    evelyne: eve
    fabien: fab
    fabienne: fab
    fabrice: fab
    ferdinand: nando
    fernand: nando nanou
    florence: flo
    florent: flo
    florian: flo
    franck: franky
    francois: fanfan frank soizic
    francoise: fanchon fanfan francette soizic
    frederic: fred freddy fredo
    frederique: fred
    gabriel: gab gaby
    gabrielle: gab gaby
    genevieve: gen ginou | ginette | viviane
    georges: jo jojo
    georgette: jojo
    gerald: gege
    gerard: gege
    germaine: mimi
    ghislaine: gigi
    gilbert: gil
    gilberte: gigi
    gregoire: greg
    gregory: greg
    guillaume: guigui guy will
    gustave: gus tatave
    guy: guitou
    helene: lena | leni ninie
    henri: riri riton
    henriette: riette
    hubert: hub
    isabelle: babelle isa zabelle | bella
    jacqueline: jackie jacquotte line
    jacques: jacky jacquot jacquou
    jean: jeannot | yann
    jeanbaptiste: jb
    jeanne: jeanneton jeannette | jeannine
    jeannine: janine
    joel: jojo
    joseph: jo jojo josephin zef
    josephine: fifi | josee | josette | josiane
    josette: jo
    josiane: jo josy
    julie: juju
    julien: juju | jules
    juliette: juju
    justine: juju
    laetitia: laeti leti tisha
    laurence: lolo
    laurent: lolo
    leon: leo
    leonard: leo
    leonie: leo
    liliane: lili
    louis: louison loulou lulu
    louise: louison loulou lulu
    lucie: luce lulu
    lucien: lulu
    lucienne: lulu
    ludovic: ludo
    madeleine: lena madelon mado magali
    marguerite: margaux margot
    marianne: manon
    marie: manon mariette mimi | marinette | marion | maryse
    marthe: marthou
    martine: tine titine
    mathieu: mat math | mathis
    mathilde: mathou tilde
    matthieu: mat matt | mathis
    maurice: momo
    maxime: max
    maximilien: max milien
    melanie: mel
    melissa: mel
    michel: mich michou mick mimi
    michele: mich michou mimi
    micheline: mich mimi
    mireille: mimi
    monique: momo nick
    muriel: mumu
    nathalie: nat nath
    nicolas: colas nic nico
    nicole: colette | nicky nico
    noemie: mimi
    odette: dede
    olivier: oli
    pascal: pasc
    pascale: pasc
    patrice: pat patou
    patricia: pat patou
    patrick: pat
    paul: paulo popaul
    paulette: popo
    pauline: line popo
    philippe: fifi phil phiphi
    pierre: pierrick pierrot
    rachel: rach
    raphael: rafi raph
    raymond: momon ray
    raymonde: momone
    regis: reg
    remi: remy
    rene: nene
    renee: nene
    richard: rich
    robert: bebert bob bobby
    roger: rog
    roland: roro
    romain: rom
    rosalie: lilie
    sabine: sab
    sabrina: sab
    samuel: sam
    sandrine: sandy
    sebastien: basti bastien seb
    severine: sev
    simone: momone
    solange: soso
    sophie: fifi soso
    stephane: fanou steph
    stephanie: fanette fanny steph
    suzanne: suzette suzon suzy zette
    sylvain: sylv
    sylvie: syl
    therese: tess tete zette
    thibault: thib tib
    thibaut: thib tib
    thierry: titi
    thomas: tom tommy
    timothee: tim
    valentin: val
    valentine: val
    valerie: val
    vanessa: vaness
    veronique: vero
    victoire: vic
    victor: totor vic
    vincent: vinc vince
    virginie: gigi ginie vivi
    viviane: vivi
    xavier: xav
    yolande: yoyo
    yves: vivi | yvon
    yvette: vivi
    yvonne: vonnette vovonne
    zacharie: zac
    """
}
