extension NameVariants {
  /// English nicknames and short forms, N to Z.
  static let englishNtoZ = """
    nadine: dee
    nancy: nan nance
    naomi: nomi
    napoleon: nap
    natalie: nat nattie tally
    natasha: nat tasha
    nathan: nat nate
    nathaniel: nat nate natty | nathan
    nehemiah: nemo
    nelson: nels
    neville: nev
    nicholas: nic nick nickie nicky
    nickolas: nicholas | nick nickie nicky
    nicola: nic nicki nicky nikki
    nicolas: nicholas | nick nicky nico
    nicole: nic nicki nicky nikki
    nigel: nige
    nikolas: nicholas | nick nicky niko
    nora: nonie
    norbert: bert norb
    norman: norm
    obadiah: obie
    octavia: tavia tavy
    odell: dell
    olive: livvy ollie
    oliver: ol ollie olly
    olivia: liv livvy ollie | livia
    orville: orv
    oscar: os ozzie
    oswald: os ossie ozzie
    otis: ote
    owen: ow
    pamela: pam pammie pammy
    parker: park
    patience: pat
    patricia: pat patsy patti pattie patty tricia trish trisha
    patrick: packy paddy pat rick ricky
    paul: paulie
    paula: paulie
    pauline: polly
    pearl: pearlie
    penelope: nell pen pennie penny
    percival: percy
    perry: per
    peter: pete petey
    petra: petie
    philip: phil pip
    philippa: phil pip pippa
    phillip: phil pip
    phillis: phil
    phineas: finn phin
    phoebe: phebe
    phyllis: phil phyl
    porter: port
    prescott: pres scotty
    preston: pres
    priscilla: cilla cissy pris prissy
    prudence: pru prue | prudie prudy
    quentin: quent
    quincy: quin
    quinton: quent | quentin
    rachael: rach rae
    rachel: rach rae shelly
    rachelle: shelly
    ralph: ralphie
    ramona: mona
    randal: rand randy
    randall: rand randy
    randolph: dolph rand randy
    raphael: raf rafe
    raymond: ray
    reagan: reg
    rebecca: becca beck beckie becky bex reba
    reece: rhys
    regan: reg
    regina: gina reggie
    reginald: reg reggie reggy
    renata: renny
    reuben: ben rube
    rex: rexie
    rhoda: rho
    rhonda: ron ronnie
    richard: dick dickie dicky rich richie rick rickie ricky
    rickey: rick
    rita: reet
    robert: bert bob bobbie bobby rob robbie robby | robin
    roberta: berta bobbie bobby robbie
    robin: rob robbie
    robyn: rob robbie
    roderick: rod roddy rory
    rodger: rodge
    rodney: rod roddy
    rodrick: rod roddy | roderick
    roger: rodge rog
    roland: rollie rolly roly rowland
    ronald: ron ronnie ronny
    rosa: rosie
    rosalie: rosie
    rosalind: ros rosie roz
    rosaline: ros rosie roz
    rosalyn: ros rosie roz
    rosamund: ros rosie roz
    rosanne: rosie
    rose: rosie
    roseanne: rosie
    rosemarie: rosie
    rosemary: ro romy rosie
    rowena: ro
    roxanna: roxie roxy
    roxanne: roxie roxy
    rudolph: dolph rudy
    rufus: rufe
    rupert: rupe
    russel: russ rusty | russell
    russell: russ rusty
    ruth: ruthie
    ryan: ry
    sabina: bina
    sabrina: brina sabby
    sadie: sade
    sally: sal
    salvatore: sal
    samantha: sam sammie sammy
    sampson: sam sammy
    samson: sam
    samuel: sam sammie sammy
    sandra: sandi sandie sandy
    sara: sadie | sal sally
    sarah: sadie | sal sallie sally
    savannah: savvy vanna
    scott: scottie scotty
    sebastian: bas baz seb
    selena: lena
    selina: lina
    selma: sel
    serena: rena
    seymour: sy
    shannon: shan
    sharon: shari shaz
    shaun: sean shawn
    shawna: shawn
    sheila: shay
    shelby: shel
    sheldon: shel
    shelley: shell
    sherman: sherm
    sherry: sher
    sherwood: woody
    sheryl: cheryl | sher sherri sherry
    shirley: lee shirl
    sidney: sid syd
    silas: si
    silvester: sly
    simeon: sim
    simon: si
    solomon: sol solly
    sonia: sonny
    sophia: fia soph | sophie
    sophie: soph
    spencer: spence
    stacey: stace
    stacie: stacey staci stacy
    stanley: stan
    stefanie: stef steff steph | stephanie
    stella: stell
    stephanie: steff steph stephie stevie
    stephany: steph | stephanie
    stephen: steph steve stevie
    steven: steve stevie
    stewart: stew stu
    stuart: stew stu
    sullivan: sully
    susan: sue sukie susie suzie suzy
    susana: sue susie suzy
    susanna: sanna | sue susie suzie suzy
    susannah: sue susie suzie suzy
    suzanna: sue susie suzie suzy
    suzanne: sue susie suzie suzy
    sybil: syb
    sydney: sid syd
    sylvester: sly vester
    sylvia: syl sylvie
    tabatha: tabby | tabitha
    tabitha: tab tabby
    tamara: tam tammie tammy
    tamsin: tam
    tanya: tan
    terence: tel terry
    teresa: terri terrie terry tess tessa tessie
    teri: terri terry
    terrance: terence | terry
    terrell: terry
    terrence: terry
    thaddeus: tad ted thad
    thelma: thel
    theodora: dora teddy thea theo
    theodore: ted teddy theo
    theresa: terri terrie terry tess tessa tessie
    thomas: thom tom tommie tommy
    thomasina: tammy tamsin
    tiffany: tiff tiffy
    timothy: tim timmie timmy
    tobias: tobe toby
    tobin: toby
    tonya: toni
    tracey: trace
    tracy: tracey traci tracie
    travis: trav
    trevor: trev
    trinity: trin
    tristan: tris
    tristram: tris
    troy: roy
    tyler: ty
    tyrone: ty
    ulysses: lyss
    ursula: ursie
    valarie: val | valerie
    valentine: val
    valerie: val
    vanessa: ness nessa van
    vera: vee
    verna: vern
    vernon: vern
    veronica: roni ronnie vonnie | vera
    victor: vic
    victoria: tori torie tory vic vicki vickie vicky vikki
    vincent: vin vince vinnie vinny
    viola: vi
    violet: vi
    virgil: virg
    virginia: ginger ginnie ginny virgie
    vivian: viv
    vivien: viv
    vivienne: viv | vivi
    wallace: wally
    walter: wally walt wat
    warren: warrie
    wayne: wain
    webster: web webb
    wendell: dell
    wesley: wes
    wilber: will
    wilbert: bert will | wil
    wilbur: will
    wilfred: fred wilf will
    wilfrid: fred wilf will | wilfred
    wilhelmina: billie mina minnie willa willie | wilma
    willa: will
    william: bill billie billy liam will willie willy
    willis: will
    wilma: willie
    wilson: will
    winfred: fred win
    winifred: freda | win winnie
    winnifred: win winnie | winifred
    winston: win winnie
    winthrop: win
    woodrow: woody
    wyatt: wy
    xavier: xav
    yasmin: yas yasmine
    yolanda: yoli
    yvette: vette
    yvonne: von vonnie
    zachariah: zac zach zack zak
    zachary: zac zach zachery zack zak
    zachery: zac zach zack zak | zachary
    zebediah: zeb
    zebulon: zeb
    zedekiah: zed
    zelda: griselda
    zoe: zoey
    """
}
