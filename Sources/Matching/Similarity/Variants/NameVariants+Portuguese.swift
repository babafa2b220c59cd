extension NameVariants {
  /// Portuguese and Brazilian nicknames and short forms.
  static let portuguese = """
    adriana: adri dri nana
    afonso: fonsinho
    alberto: beto
    alessandra: ale
    alexandra: alex xana
    alexandre: alex xande xandinho
    ana: aninha
    andre: dede
    antonia: toninha
    antonio: to toni tonico toninho
    augusto: guto
    beatriz: bea bia
    bernardo: be
    bruna: bru
    camila: cami mila
    carlos: caca carlinhos
    carolina: carol
    caroline: carol
    catarina: cata cati
    cristiane: cris
    cristiano: cris
    cristina: cris tina
    daniel: dani
    daniela: dani
    danielle: dani
    debora: debi
    eduarda: duda
    eduardo: du duda dudu edu
    elisabete: beta bete beth
    elizabete: bete beth
    fabiana: fabi
    fabio: fabinho
    felipe: fe lipe
    fernanda: fe nanda
    fernando: fe nando
    filipa: pipa
    filipe: lipe
    filomena: mena
    francisca: chica kika xica
    francisco: chico kiko paco quico xico
    frederico: fred kiko
    gabriel: biel gabi
    gabriela: gabi
    goncalo: gonca
    guilherme: guga gui
    gustavo: gu guga guto
    helena: lena leninha
    henrique: ique rique
    humberto: beto
    isabel: bel belinha isa
    isabela: bela isa
    joana: jo joaninha
    joao: joaozinho joca jota
    joaquim: quim quinzinho
    jorge: jorginho
    jose: ze zeca zezinho zezito
    joseantonio: zeto
    josefa: zefa
    juliana: ju juju
    julio: julinho
    leonardo: leo
    leonor: nono
    leticia: leti
    lourdes: lurdes
    lucas: luquinhas
    lucia: luci lucinha
    luciana: lu
    luis: lu luisinho lula
    luisa: lu
    luiz: lu luizinho lula
    madalena: lena
    manoel: mane manoelito
    manuel: maneca manecas manel nelo
    manuela: manu nela
    marcelo: celo
    marcia: marcinha
    marcos: marquinhos
    margarida: guida magui
    maria: mariazinha
    mariajose: zeze
    mariana: mari nana
    mario: marinho
    matilde: tilde
    miguel: migas
    natalia: nati
    patricia: pati paty ticha
    paulo: paulinho
    pedro: pedrinho
    rafael: rafa
    rafaela: rafa
    raimundo: mundinho
    renata: re
    ricardo: caca rico
    rita: ritinha
    roberto: beto
    rodrigo: digo rodri
    rogerio: roger
    ronaldo: ronaldinho
    rosa: rosinha
    sebastiao: bastiao tiao
    sergio: serginho
    sofia: fifi
    sonia: soninha
    susana: su suzi
    tatiana: tati
    teresa: te teca
    tomas: tome
    vanessa: vane
    vera: verinha
    veronica: vero
    vicente: vicentinho
    victor: vitor
    vitoria: vi vivi
    """
}
