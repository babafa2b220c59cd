/// Names of countries in English, German, French, Spanish and Polish, folded, as Unicode CLDR gives them, with common other names.
///
/// One line a country: ISO 3166 alpha-2, alpha-3, names. Words for "and" and "the" are left out, as ``CountryTable`` does on lookup.
enum CountryNames {
  static let lines = """
    AD AND andorra|andorre|andora
    AE ARE united arab emirates|vereinigte arabische emirate|emirats arabes unis|emiratos arabes unidos|\
    zjednoczone emiraty arabskie|uae|u a e|emirates
    AF AFG afghanistan|afganistan
    AG ATG antigua barbuda
    AI AIA anguilla|anguila
    AL ALB albania|albanien|albanie
    AM ARM armenia|armenien|armenie
    AO AGO angola
    AQ ATA antarctica|antarktis|antarctique|antartida|antarktyda
    AR ARG argentina|argentinien|argentine|argentyna
    AS ASM american samoa|amerikanisch samoa|samoa americaines|samoa americana|samoa amerykanskie
    AT AUT austria|osterreich|oesterreich|autriche|a
    AU AUS australia|australien|australie
    AW ABW aruba
    AX ALA aland islands|alandinseln|iles aland|islas aland|wyspy alandzkie
    AZ AZE azerbaijan|aserbaidschan|azerbaidjan|azerbaiyan|azerbejdzan
    BA BIH bosnia herzegovina|bosnien herzegowina|bosnie herzegovine|bosnia hercegowina
    BB BRB barbados|barbade
    BD BGD bangladesh|bangladesch|banglades|bangladesz
    BE BEL belgium|belgien|belgique|belgica|belgia|b|belgie
    BF BFA burkina faso
    BG BGR bulgaria|bulgarien|bulgarie
    BH BHR bahrain|bahrein|barein|bahrajn
    BI BDI burundi
    BJ BEN benin
    BL BLM st barthelemy|saint barthelemy|san bartolome
    BM BMU bermuda|bermudes|bermudas|bermudy
    BN BRN brunei|brunei darussalam
    BO BOL bolivia|bolivien|bolivie|boliwia|plurinational state of bolivia
    BQ BES caribbean netherlands|karibische niederlande|pays bas caribeens|caribe neerlandes|niderlandy karaibskie
    BR BRA brazil|brasilien|bresil|brasil|brazylia
    BS BHS bahamas|bahamy
    BT BTN bhutan|bhoutan|butan
    BV BVT bouvet island|bouvetinsel|ile bouvet|isla bouvet|wyspa bouveta
    BW BWA botswana|botsuana
    BY BLR belarus|bielorussie|bielorrusia|bialorus
    BZ BLZ belize|belice
    CA CAN canada|kanada
    CC CCK cocos keeling islands|kokosinseln|iles cocos|islas cocos|wyspy kokosowe
    CD COD congo kinshasa|kongo kinshasa|republica democratica del congo|demokratyczna republika konga|dr congo|\
    congo democratic republic|democratic republic of congo|zaire
    CF CAF central african republic|zentralafrikanische republik|republique centrafricaine|republica centroafricana|\
    republika srodkowoafrykanska
    CG COG congo brazzaville|kongo brazzaville|congo|kongo|republic of congo
    CH CHE switzerland|schweiz|suisse|suiza|szwajcaria|sui|svizzera|confoederatio helvetica|swiss
    CI CIV cote divoire|ivory coast|cote d ivoire|elfenbeinkueste
    CK COK cook islands|cookinseln|iles cook|islas cook|wyspy cooka
    CL CHL chile|chili
    CM CMR cameroon|kamerun|cameroun|camerun
    CN CHN china|chine|chiny|prc|peoples republic of china|p r china|china vr
    CO COL colombia|kolumbien|colombie|kolumbia
    CR CRI costa rica|kostaryka
    CU CUB cuba|kuba
    CV CPV cape verde|cabo verde|cap vert|republika zielonego przyladka
    CW CUW curacao|curazao
    CX CXR christmas island|weihnachtsinsel|ile christmas|isla de navidad|wyspa bozego narodzenia
    CY CYP cyprus|zypern|chypre|chipre|cypr
    CZ CZE czechia|tschechien|tchequie|chequia|czechy|czech republic|tschechische republik|republique tcheque|\
    republica checa|republika czeska|ceska republika|cesko
    DE DEU germany|deutschland|allemagne|alemania|niemcy|brd|federal republic of germany|bundesrepublik deutschland|ger|d|\
    republika federalna niemiec|germania
    DG DGA diego garcia
    DJ DJI djibouti|dschibuti|yibuti|dzibuti
    DK DNK denmark|danemark|daenemark|dinamarca|dania|danmark|den
    DM DMA dominica|dominique|dominika
    DO DOM dominican republic|dominikanische republik|republique dominicaine|republica dominicana|dominikana
    DZ DZA algeria|algerien|algerie|argelia|algieria
    EA XEA ceuta melilla
    EC ECU ecuador|equateur|ekwador
    EE EST estonia|estland|estonie|eesti
    EG EGY egypt|agypten|aegypten|egypte|egipto|egipt
    EH ESH western sahara|westsahara|sahara occidental|sahara zachodnia
    ER ERI eritrea|erythree|erytrea
    ES ESP spain|spanien|espagne|espana|hiszpania|esp
    ET ETH ethiopia|athiopien|aethiopien|ethiopie|etiopia
    FI FIN finland|finnland|finlande|finlandia|suomi
    FJ FJI fiji|fidschi|fidji|fiyi|fidzi
    FK FLK falkland islands|falklandinseln|iles malouines|islas malvinas|falklandy
    FM FSM micronesia|mikronesien|micronesie|mikronezja
    FO FRO faroe islands|faroer|faeroeer|iles feroe|islas feroe|wyspy owcze
    FR FRA france|frankreich|francia|francja|f|francia metropolitana|france metropolitaine
    GA GAB gabon|gabun
    GB GBR united kingdom|vereinigtes konigreich|vereinigtes koenigreich|royaume uni|reino unido|wielka brytania|uk|u k|\
    great britain|england|scotland|wales|northern ireland|britain|grossbritannien|angleterre|inglaterra|anglia|gran bretana|\
    grande bretagne|schottland|eng|sco|united kingdom of great britain northern ireland|united kingdom great britain|gb nir|\
    g b
    GD GRD grenada|grenade|granada
    GE GEO georgia|georgien|georgie|gruzja
    GF GUF french guiana|franzosisch guayana|franzoesisch guayana|guyane francaise|guayana francesa|gujana francuska
    GG GGY guernsey|guernesey
    GH GHA ghana
    GI GIB gibraltar
    GL GRL greenland|gronland|groenland|groenlandia|grenlandia
    GM GMB gambia|gambie
    GN GIN guinea|guinee|gwinea
    GP GLP guadeloupe|guadalupe|gwadelupa
    GQ GNQ equatorial guinea|aquatorialguinea|aequatorialguinea|guinee equatoriale|guinea ecuatorial|gwinea rownikowa
    GR GRC greece|griechenland|grece|grecia|grecja|hellas|ellada|gre
    GS SGS south georgia south sandwich islands|sudgeorgien die sudlichen sandwichinseln|\
    suedgeorgien die suedlichen sandwichinseln|georgie du sud les iles sandwich du sud|\
    islas georgia del sur sandwich del sur|georgia poludniowa sandwich poludniowy
    GT GTM guatemala|gwatemala
    GU GUM guam
    GW GNB guinea bissau|guinee bissau|guinea bisau|gwinea bissau
    GY GUY guyana|gujana
    HK HKG hong kong sar china|hong kong|sonderverwaltungsregion hongkong|r a s chinoise de hong kong|rae de hong kong|\
    rae de hong kong china|sra hongkong|sra hongkong chiny|hongkong
    HM HMD heard mcdonald islands|heard mcdonaldinseln|iles heard macdonald|islas heard mcdonald|wyspy heard mcdonalda
    HN HND honduras
    HR HRV croatia|kroatien|croatie|croacia|chorwacja|hrvatska|cro
    HT HTI haiti
    HU HUN hungary|ungarn|hongrie|hungria|wegry|magyarorszag
    IC XIC canary islands|kanarische inseln|iles canaries|canarias|wyspy kanaryjskie
    ID IDN indonesia|indonesien|indonesie|indonezja
    IE IRL ireland|irland|irlande|irlanda|irlandia|eire|republic of ireland|irland republik
    IL ISR israel|izrael
    IM IMN isle of man|ile de man|isla de man|wyspa man
    IN IND india|indien|inde|indie
    IO IOT british indian ocean territory|britisches territorium im indischen ozean|territoire britannique de locean indien|\
    territorio britanico del oceano indico|brytyjskie terytorium oceanu indyjskiego
    IQ IRQ iraq|irak
    IR IRN iran|iran islamic republic
    IS ISL iceland|island|islande|islandia
    IT ITA italy|italien|italie|italia|wlochy|i
    JE JEY jersey
    JM JAM jamaica|jamaika|jamaique|jamajka
    JO JOR jordan|jordanien|jordanie|jordania
    JP JPN japan|japon|japonia|nippon|nihon
    KE KEN kenya|kenia
    KG KGZ kyrgyzstan|kirgisistan|kirghizstan|kirguistan|kirgistan
    KH KHM cambodia|kambodscha|cambodge|camboya|kambodza
    KI KIR kiribati
    KM COM comoros|komoren|comores|comoras|komory
    KN KNA st kitts nevis|saint kitts nevis|saint christophe nieves|san cristobal nieves
    KP PRK north korea|nordkorea|coree du nord|corea del norte|korea polnocna|korea north
    KR KOR south korea|sudkorea|suedkorea|coree du sud|corea del sur|korea poludniowa|korea|korea south|republic of korea
    KW KWT kuwait|koweit|kuwejt
    KY CYM cayman islands|kaimaninseln|iles caimans|islas caiman|kajmany
    KZ KAZ kazakhstan|kasachstan|kazajistan|kazachstan
    LA LAO laos|lao
    LB LBN lebanon|libanon|liban|libano
    LC LCA st lucia|saint lucia|sainte lucie|santa lucia
    LI LIE liechtenstein|lichtenstein|fl
    LK LKA sri lanka
    LR LBR liberia
    LS LSO lesotho|lesoto
    LT LTU lithuania|litauen|lituanie|lituania|litwa|lietuva
    LU LUX luxembourg|luxemburg|luxemburgo|luksemburg|l
    LV LVA latvia|lettland|lettonie|letonia|lotwa|latvija
    LY LBY libya|libyen|libye|libia
    MA MAR morocco|marokko|maroc|marruecos|maroko
    MC MCO monaco|monako
    MD MDA moldova|republik moldau|moldavie|moldavia|moldawia|republic of moldova
    ME MNE montenegro|czarnogora
    MF MAF st martin|saint martin|san martin
    MG MDG madagascar|madagaskar
    MH MHL marshall islands|marshallinseln|iles marshall|islas marshall|wyspy marshalla
    MK MKD north macedonia|nordmazedonien|macedoine du nord|macedonia del norte|macedonia polnocna|macedonia|mazedonien
    ML MLI mali
    MM MMR myanmar|burma|myanmar burma|birmanie|myanmar birmanie|birmania|myanmar birmania|mjanma|birma|mjanma birma
    MN MNG mongolia|mongolei|mongolie
    MO MAC macao sar china|macao|sonderverwaltungsregion macau|r a s chinoise de macao|rae de macao|rae de macao china|\
    sra makau|sra makau chiny|macau
    MP MNP northern mariana islands|nordliche marianen|noerdliche marianen|iles mariannes du nord|islas marianas del norte|\
    mariany polnocne
    MQ MTQ martinique|martinica|martynika
    MR MRT mauritania|mauretanien|mauritanie|mauretania
    MS MSR montserrat
    MT MLT malta|malte
    MU MUS mauritius|maurice|mauricio
    MV MDV maldives|malediven|maldivas|malediwy
    MW MWI malawi|malaui
    MX MEX mexico|mexiko|mexique|meksyk|mejico
    MY MYS malaysia|malaisie|malasia|malezja
    MZ MOZ mozambique|mosambik|mozambik
    NA NAM namibia|namibie
    NC NCL new caledonia|neukaledonien|nouvelle caledonie|nueva caledonia|nowa kaledonia
    NE NER niger
    NF NFK norfolk island|norfolkinsel|ile norfolk|isla norfolk|norfolk
    NG NGA nigeria
    NI NIC nicaragua|nikaragua
    NL NLD netherlands|niederlande|pays bas|paises bajos|holandia|holland|hollande|holanda|ned|nederland
    NO NOR norway|norwegen|norvege|noruega|norwegia|norge
    NP NPL nepal
    NR NRU nauru
    NU NIU niue
    NZ NZL new zealand|neuseeland|nouvelle zelande|nueva zelanda|nowa zelandia|n z|aotearoa
    OM OMN oman
    PA PAN panama
    PE PER peru|perou
    PF PYF french polynesia|franzosisch polynesien|franzoesisch polynesien|polynesie francaise|polinesia francesa|\
    polinezja francuska
    PG PNG papua new guinea|papua neuguinea|papouasie nouvelle guinee|papua nueva guinea|papua nowa gwinea
    PH PHL philippines|philippinen|filipinas|filipiny
    PK PAK pakistan
    PL POL poland|polen|pologne|polonia|polska|rp|rzeczpospolita polska
    PM SPM st pierre miquelon|saint pierre miquelon|san pedro miquelon
    PN PCN pitcairn islands|pitcairninseln|iles pitcairn|islas pitcairn|pitcairn
    PR PRI puerto rico|porto rico|portoryko
    PS PSE palestinian territories|palastinensische autonomiegebiete|palaestinensische autonomiegebiete|\
    territoires palestiniens|territorios palestinos|terytoria palestynskie|palestine|palestinian territory
    PT PRT portugal|portugalia|por
    PW PLW palau|palaos
    PY PRY paraguay|paragwaj
    QA QAT qatar|katar|catar
    RE REU reunion|la reunion
    RO ROU romania|rumanien|rumaenien|roumanie|rumania|rumunia
    RS SRB serbia|serbien|serbie|srbija
    RU RUS russia|russland|russie|rusia|rosja|russian federation|rossiya
    RW RWA rwanda|ruanda
    SA SAU saudi arabia|saudi arabien|arabie saoudite|arabia saudi|arabia saudyjska|ksa
    SB SLB solomon islands|salomonen|iles salomon|islas salomon|wyspy salomona
    SC SYC seychelles|seychellen|seszele
    SD SDN sudan|soudan
    SE SWE sweden|schweden|suede|suecia|szwecja|sverige
    SG SGP singapore|singapur|singapour|singapore city
    SH SHN st helena|saint helena|sainte helene|santa elena|wyspa swietej heleny
    SI SVN slovenia|slowenien|slovenie|eslovenia|slowenia|slovenija
    SJ SJM svalbard jan mayen|spitzbergen jan mayen
    SK SVK slovakia|slowakei|slovaquie|eslovaquia|slowacja|slovak republic|slovensko
    SL SLE sierra leone|sierra leona
    SM SMR san marino|saint marin
    SN SEN senegal
    SO SOM somalia|somalie
    SR SUR suriname|surinam
    SS SSD south sudan|sudsudan|suedsudan|soudan du sud|sudan del sur|sudan poludniowy
    ST STP sao tome principe|santo tome principe|wyspy swietego tomasza ksiazeca
    SV SLV el salvador|salvador|salwador
    SX SXM sint maarten|partie neerlandaise|saint martin partie neerlandaise
    SY SYR syria|syrien|syrie|siria|syrian arab republic
    SZ SWZ eswatini|esuatini|swaziland
    TC TCA turks caicos islands|turks caicosinseln|iles turques caiques|islas turcas caicos|turks caicos
    TD TCD chad|tschad|tchad|czad
    TF ATF french southern territories|franzosische sud antarktisgebiete|franzoesische sued antarktisgebiete|\
    terres australes francaises|territorios australes franceses|francuskie terytoria poludniowe antarktyczne
    TG TGO togo
    TH THA thailand|thailande|tailandia|tajlandia
    TJ TJK tajikistan|tadschikistan|tadjikistan|tayikistan|tadzykistan
    TK TKL tokelau
    TL TLS timor leste|timor oriental|timor wschodni|east timor
    TM TKM turkmenistan
    TN TUN tunisia|tunesien|tunisie|tunez|tunezja
    TO TON tonga
    TR TUR turkey|turkei|tuerkei|turquie|turquia|turcja|turkiye
    TT TTO trinidad tobago|trinite tobago|trynidad tobago
    TV TUV tuvalu
    TW TWN taiwan|tajwan|taiwan republic of china
    TZ TZA tanzania|tansania|tanzanie|united republic of tanzania
    UA UKR ukraine|ucrania|ukraina|ucraina
    UG UGA uganda|ouganda
    UM UMI u s outlying islands|amerikanische uberseeinseln|amerikanische ueberseeinseln|\
    iles mineures eloignees des etats unis|islas menores alejadas de ee uu|dalekie wyspy mniejsze stanow zjednoczonych
    US USA united states|vereinigte staaten|etats unis|estados unidos|stany zjednoczone|usa|u s a|u s|\
    united states of america|america|estados unidos de america|etats unis damerique|vereinigte staaten von amerika|\
    stany zjednoczone ameryki|eeuu|ee uu|e e u u|usa united states
    UY URY uruguay|urugwaj
    UZ UZB uzbekistan|usbekistan|ouzbekistan
    VA VAT vatican city|vatikanstadt|etat de la cite du vatican|ciudad del vaticano|watykan|holy see|vatican
    VC VCT st vincent grenadines|saint vincent grenadines|st vincent die grenadinen|saint vincent die grenadinen|\
    saint vincent les grenadines|san vicente las granadinas|saint vincent grenadyny
    VE VEN venezuela|wenezuela|bolivarian republic of venezuela
    VG VGB british virgin islands|britische jungferninseln|iles vierges britanniques|islas virgenes britanicas|\
    brytyjskie wyspy dziewicze
    VI VIR u s virgin islands|amerikanische jungferninseln|iles vierges des etats unis|islas virgenes de ee uu|\
    wyspy dziewicze stanow zjednoczonych
    VN VNM vietnam|viet nam|wietnam
    VU VUT vanuatu
    WF WLF wallis futuna
    WS WSM samoa
    XK XKK kosovo|kosowo
    YE YEM yemen|jemen
    YT MYT mayotte|majotta
    ZA ZAF south africa|sudafrika|suedafrika|afrique du sud|sudafrica|republika poludniowej afryki|rsa|\
    republic of south africa
    ZM ZMB zambia|sambia|zambie
    ZW ZWE zimbabwe|simbabwe|zimbabue
    """
}
