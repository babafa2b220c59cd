/// The words street lines are made of: language, kind, the form that is compared, its other spellings; folded.
enum StreetWords {
  static let kinds: [String: StreetVocabulary.Kind] = [
    "name": .name, "type": .type, "direction": .direction, "door": .door, "building": .building, "floor": .floor,
    "sign": .numberSign, "aside": .aside, "dropped": .dropped, "box": .box,
  ]

  static let lines = """
    en type st street str strt stree streets sts
    en type rd road rds
    en type ave avenue av aven avenu aves avenues
    en type blvd boulevard boul blv bvd
    en type ln lane
    en type dr drive drv driv
    en type ct court crt
    en type pl place plc
    en type sq square
    en type ter terrace terr tce
    en type cres crescent crs cr crest
    en type cl close
    en type gdns gardens gdn garden
    en type gr grove grv
    en type pde parade
    en type hwy highway hiway hway
    en type pkwy parkway pky pkway
    en type cir circle circ crcl
    en type cct circuit cirt
    en type way wy
    en type trl trail
    en type tpke turnpike
    en type plz plaza
    en type xing crossing
    en type expy expressway
    en type fwy freeway
    en type aly alley
    en type rte route
    en type espl esplanade esp
    en type mews mws
    en type walk wlk
    en type loop
    en type row
    en name ctr center centre cntr
    en name mt mount mnt
    en name mtn mountain
    en name ft fort
    en name hts heights
    en name ests estates
    en name est estate
    en name ext extension extn
    en name pk park
    en name br bridge brg
    en name jct junction
    en name st saint
    en name spgs springs
    en name vw view
    en name cnty county
    en direction n north
    en direction s south
    en direction e east
    en direction w west
    en direction ne northeast
    en direction nw northwest
    en direction se southeast
    en direction sw southwest
    en name 1st first
    en name 2nd second
    en name 3rd third
    en name 4th fourth
    en name 5th fifth
    en name 6th sixth
    en name 7th seventh
    en name 8th eighth
    en name 9th ninth
    en name 10th tenth
    en name 11th eleventh
    en name 12th twelfth
    en door # apt apartment appt apmt unit flat flt suite ste room rm lot trlr trailer spc space penthouse ph apts
    en floor fl floor flr level lvl
    en building b building bldg bld block blk tower twr wing
    en sign no nr number
    en aside between btw btwn bet off near opposite opp corner cnr at
    en box po pobox pob postbox gpo
    de type st strasse str
    de type pl platz
    de name allee all
    de name g gasse
    de name st sankt
    de name dr doktor
    de name prof professor
    de door # wohnung whg app appartement apartment tur top zi zimmer
    de floor fl etage stock og obergeschoss ug stockwerk
    de building b haus stiege stg gebaude geb aufgang block
    de sign nr no hausnummer
    de box postfach pf postfachnummer
    fr name rue r
    fr type ave avenue av
    fr type blvd boulevard bd bld boul bvd
    fr type pl place
    fr name allee allees all
    fr name chemin che chem ch
    fr name impasse imp
    fr name rte route
    fr name fbg faubourg fg
    fr name st saint
    fr name ste sainte
    fr name gal general
    fr name sq square
    fr name crs cours
    fr door # appartement appt apt app porte
    fr floor fl etage etg
    fr building b batiment bat escalier esc residence immeuble imm
    fr sign no num numero
    fr box bp cs tsa
    es name calle c cl cll
    es type ave avenida avda av avd
    es name plz plaza pza plza
    es name paseo pso ps po
    es name ctra carretera
    es name camino cno cmno
    es name ronda rda
    es name travesia trva
    es name urb urbanizacion
    es name st san santo santa
    es door # puerta pta piso apartamento apto departamento depto dpto local interior int
    es floor fl planta plta
    es building b bloque blq escalera esc portal edificio edif
    es sign no num numero nro nr
    es box apartado apdo
    pl dropped ul ulica ulitsa ulica
    pl name al aleja aleje alei
    pl name pl plac placu
    pl name os osiedle osiedla
    pl name sw swietego swietej
    pl name gen generala
    pl name ks ksiedza
    pl door # m mieszkanie lok lokal kv appt apt
    pl floor fl pietro
    pl building b klatka kl bld blok bud
    pl sign nr no dom
    pl box skrytka skr
    it name via v
    it name viale vle
    it name piazza pza pzza
    it name corso cso
    it name largo lgo
    it name vicolo vlo
    it name st san santa santo
    it door # interno int appartamento
    it floor fl piano
    it building b scala palazzina pal edificio
    it sign no nr numero civico
    it box casella cp
    nl type st straat str
    nl name pl plein
    nl name ln laan
    nl name wg weg
    nl name st sint
    nl door # bus appartement app
    nl sign nr no
    nl box postbus
    """
}
