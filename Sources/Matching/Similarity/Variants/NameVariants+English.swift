extension NameVariants {
  /// English nicknames and short forms.
  static let english = """
    aaron: ron ronnie
    abbigail: abbey abbie abby | abigail
    abel: abe
    abigail: abbey abbi abbie abby | gail
    abigale: abbey abbie abby | abigail
    abner: ab
    abraham: abe bram
    ada: addie
    adam: ad ade
    addison: addie addy
    adelaide: addie | adele | heidi
    adeline: addie
    adrian: ade
    adrienne: adie adri
    agatha: aggie
    agnes: aggie nessie
    alan: al
    alastair: al ali alister
    albert: al bert bertie
    alexander: al alec alex lex sandy xander zander | alick
    alexandra: alex alexa lexi lexie sandy | sandra
    alexandria: alex lexi
    alexis: alex lexi lexie
    alfred: al alf alfie fred freddie freddy
    alfreda: alfie | freda
    alice: ali allie
    alicia: ali allie lisha
    alisha: ali lisha
    alison: ali allie
    allan: al
    allen: al
    allison: ali alli allie
    allyson: ali alli allie ally | alison allison
    aloysius: al ally
    alvin: al
    alyssa: aly lyssa
    amanda: manda mandie mandy
    amber: ambie
    ambrose: brose
    amelia: amy | mel mely millie milly
    amos: moss
    amy: aimee
    anastasia: ana | stacey stacy stasia
    andrea: andi andie drea
    andrew: andi andie andy drew
    angela: ang angie
    angelica: angie
    angelina: angie | lina
    angus: gus
    anita: nita
    ann: annie nan
    anna: annie
    annabel: bella belle
    annabelle: bella belle
    anne: annie nan
    annette: annie netty
    anthony: ant tony | antony
    antoinette: netta nettie toni
    antonia: toni
    arabella: bella belle
    archibald: archie archy
    ariana: ari | arianna
    ariella: ari
    arlene: lena
    arnold: arnie
    arthur: art artie arty
    ashley: ash
    ashton: ash
    aubrey: aub
    audrey: audie
    augusta: gus gussie
    augustine: august gus
    augustus: august gus
    austin: aust
    avery: ave
    barbara: babs barb barbie bobbie
    barnabas: barney barny
    barnaby: barney barny
    bartholomew: bart bartie
    basil: baz
    beatrice: bea bee trixie
    belinda: bel lindy | linda
    benedict: ben benny
    benjamin: ben benji benjy benny
    bernadette: bernie detta
    bernard: barney bern bernie
    bernice: bernie bunny
    bertha: bertie
    bertram: bert bertie
    bethany: beth
    betty: bette
    beverley: bev
    beverly: bev | beverley
    bradford: brad
    bradley: brad
    brandi: brandy
    brandon: bran
    breanna: bree bri
    brendan: bren
    brian: bri bryan
    brianna: bree bri briana
    bridget: biddy bridie | brigid
    britney: brit britt | brittany
    brittany: brit britt
    brittney: brit britt | brittany
    bronwyn: bron
    bruce: brucie
    caitlin: cait caity kate | caitlyn kaitlin
    caitlyn: cait caity kate | kaitlyn
    caleb: cal
    calvin: cal
    cameron: cam
    camilla: cam cammie milla millie
    camille: cam cammie millie
    candace: candi candy
    candice: candi candy
    carla: carly | karla
    carlton: carl
    carol: carole
    caroline: caro carrie | carol
    carolyn: caro carol carrie lyn
    cassandra: cass cassie | sandra
    catharine: cat cate cath cathy
    catherine: cat cate cath cathie cathy kit kitty
    cathleen: cathie cathy kate kathy | kathleen
    cathryn: cat cate cath cathy
    cecil: cec
    cecilia: cece celia cissy
    cecily: cece cissy sis
    cedric: ced
    charlene: charley charlie
    charles: charley charlie chas chaz chip chuck
    charlotte: char charley charlie lotta lottie
    chelsea: chels
    cheryl: cher sherry
    chester: chet
    chloe: clo | khloe
    christa: chris
    christian: chris
    christiana: chris chrissie tiana
    christina: chris chrissie chrissy christy kristy | tina
    christine: chris chrissie chrissy christy tina
    christopher: chip chris christy kit kris topher
    clarence: clare clarrie
    clarissa: claire clara rissa
    claudia: claud
    clayton: clay
    clement: clem
    clementine: clem clemmie
    clifford: cliff
    clifton: cliff
    clinton: clint
    clyde: cly
    conrad: con
    constance: connie
    cordelia: delia
    corey: cor
    cornelia: corny nelly
    cornelius: con connie neil
    cory: corey
    courtney: court
    craig: craigy
    crispin: cris
    crystal: chris crys | krystal
    curtis: curt
    cynthia: cindy cyn cyndi
    cyril: cy
    cyrus: cy
    daisy: days
    dale: daley
    daniel: dan dannie danny
    danielle: dani danni
    daphne: daph
    darlene: darla
    darren: daz
    david: dave davey davie davy
    dawn: dawnie
    deanna: dee
    deborah: deb debbi debbie debby | debra
    debra: deb debbi debbie debby
    deirdre: dee | didi
    delbert: bert del
    delia: dee
    delilah: lila
    delores: dee lola
    denise: dee
    dennis: den denny
    derek: del derry
    derrick: del rick ricky | derek
    desiree: dee desi
    desmond: des desi
    dexter: dex
    diana: di
    diane: di
    dianne: di
    dolores: dolly lola
    domenic: dom nic nick
    dominic: dom nic
    dominick: dom nick
    dominique: dom nikki
    donald: don donnie donny
    donna: don
    donovan: don
    doris: dory
    dorothea: dora dot dotty thea
    dorothy: dodie dolly dot dottie dotty | dora
    douglas: doug dougie
    dudley: dud
    duncan: dunc
    earnest: ernie
    ebenezer: eb eben
    ebony: ebs
    edgar: ed eddie eddy
    edith: edie
    edmond: ed eddie eddy | edmund
    edmund: ed eddie eddy ned ted
    edna: eddie
    edward: ed eddie eddy ned ted teddy
    edwin: ed eddie eddy ned
    edwina: eddie winnie
    eileen: eily
    elaine: laine lainie
    eleanor: ella | ellie nell nellie nelly | nora
    eleanora: ellie nell nora
    elena: ellie
    elias: eli
    elijah: eli lige
    elisabeth: beth betsy bettie betty eliza libby liz lizzie lizzy | elise | elsie | lisa
    elisha: eli
    elizabeth: bess bessie beth betsy bette bettie betty libby lilibet liz liza lizbeth lizzie lizzy | elise | eliza | elsie \
    | lisa
    ella: ellie
    ellen: ellie nell nellie nelly
    elliot: eli | eliot | elliott
    elliott: eli
    eloise: ellie
    elvira: elvie
    elwood: woody
    emanuel: manny
    emerson: em
    emily: em emmie emmy millie
    emma: em emmie emmy
    emmanuel: manny manu
    emmeline: emmie emmy
    erasmus: raz
    erica: ricki rikki
    ericka: erica | ricki
    erika: erica | ricki
    erin: eri
    ernest: ern ernie
    ernestine: ernie tina
    estelle: essie | stella
    esther: essie hettie
    ethan: eth
    ethel: ettie
    eugene: gene
    eugenia: genie gina
    eunice: eunie
    eustace: stacy
    eva: evie
    evangeline: angie eve evie
    evelyn: eve evie
    ezekiel: zeke
    ezra: ez
    faith: fay faye
    felicia: fee lisha
    felicity: fee flick fliss
    ferdinand: ferd ferdie fred freddie freddy
    fernando: fern
    finlay: fin finn
    finley: fin finn
    finnegan: finn
    fiona: fee fi
    fitzgerald: fitz
    fletcher: fletch
    florence: flo flora florrie floss flossie
    frances: fanny fran francie frankie frannie franny
    francesca: cesca fran frankie franny
    francine: fran francie frannie
    francis: fran frank frankie
    franklin: frank frankie
    frederic: fred freddie freddy
    frederica: freda freddie rica
    frederick: fred freddie freddy fritz rick
    fredrick: fred freddie freddy
    gabriel: gabby gabe
    gabriella: gabbie gabby
    gabrielle: elle gabbie gabby
    gareth: gary gaz
    garfield: gar
    garret: garrett | garry gary
    garrett: garry gary
    gary: garry | gaz
    gavin: gav
    genevieve: eve | gen genny | viv
    geoffrey: geoff
    george: geordie georgie
    georgette: georgie
    georgia: georgie
    georgiana: georgie
    georgina: georgie gina
    gerald: ger gerry jerry
    geraldine: dina gerrie gerry
    gerard: ger gerry jerry
    geri: gerry
    gertrude: gert gertie trudie trudy
    gideon: gid
    gilbert: bert gil
    gillian: gill gilly jill
    gladys: glad
    glenda: glen
    glenn: glen
    glenys: glen
    gloria: glory
    gordon: gord gordy
    grace: gracie
    graham: graeme | gray
    gregory: greg gregg
    griffin: griff
    griffith: griff
    gustavus: gus
    gwendolyn: gwen gwendy wendy
    gwyneth: gwen
    hamilton: ham
    hamish: ham
    hannah: han hanna
    harold: hal harry
    harriet: etta harrie hattie hatty
    harrison: harry
    harvey: harv
    hayden: hay
    hayley: hailey haley haylee | hay
    hazel: haze
    heather: heath
    hector: heck
    helen: ellie nell nellie nelly | lena
    helena: ellie nell nellie | lena
    henrietta: etta ettie etty hattie hettie hetty retta
    henry: hal hank harry
    herbert: bert bertie herb herbie
    herman: herm
    hermione: hermie
    hester: hettie hetty
    hezekiah: hez
    hilary: hil
    hilda: hildy
    hillary: hil
    hiram: hi
    holly: hol
    horace: horry
    horatio: horry
    howard: howie
    hubert: bert
    hugh: hughie | huw
    humphrey: humph
    ian: iain
    ida: idie
    ignatius: iggy
    imogen: immy
    ira: ir
    irene: rene renie
    irvin: irv
    irving: irv
    irwin: irv
    isaac: ike zac zack zak
    isabel: bel bell bella belle issy izzy
    isabella: bel bell bella belle issy izzy
    isabelle: bel bell bella belle issy izzy
    isaiah: zay
    isidore: izzy
    israel: izzy
    ivan: van
    jack: jackie jacky
    jackson: jack
    jacob: jake jay
    jacquelin: jackie jacqui
    jacqueline: jackie jacky jacqui jacquie
    jacquelyn: jackie jacky jacqui
    jaime: jamie
    james: jamie jay jem jim jimbo jimmie jimmy
    jamie: jay
    jane: janey janie
    janet: jan
    janice: jan
    janine: jan
    jaqueline: jackie jacqui | jacqueline
    jared: jed jerry
    jarrett: jerry
    jasmine: jas jazz
    jason: jase jay
    jasper: jas
    jean: jeanie jeannie
    jeanette: jeanie nettie
    jeannette: jeanie nettie
    jedidiah: jed
    jefferson: jeff
    jeffery: jeff
    jeffrey: geoffrey | jeff
    jemima: jem mima
    jenna: jen
    jennifer: jen jenn jenni jennie jenny
    jeremiah: jem jerry
    jeremy: jem jerry jez
    jermaine: jerry
    jerold: jerry
    jerome: jerry
    jessamine: jess jessie
    jesse: jess jessie
    jessica: jess jessie jessy
    jill: jilly
    jillian: gillian | jill jilly
    joan: joanie
    joann: jo | joanne
    joanna: jo joey
    joanne: jo
    jocelyn: joss
    jodie: jodi jody
    joel: joe
    john: jack jackie jock johnnie johnny jon
    johnathan: johnny jon jonny | jonathan
    jonathan: johnny jon jonnie jonny
    jonathon: jon jonny
    jordan: jordie jordy
    joselyn: joss
    joseph: jo jody joe joey jos
    josephine: fina jo josey josie
    joshua: josh
    josiah: joe jos
    joyce: joy
    judah: jude
    judith: jude judie judy
    judson: jud
    julia: jules julie
    julian: jules
    juliana: jules
    julianne: jules
    julie: jules
    juliet: jules | julie
    juliette: jules | julie
    julius: jules
    june: junie
    justin: jus
    kaitlin: kait kaity kate
    kaitlyn: kait kaity kate
    kara: cara
    karen: kaz
    karl: carl
    katelyn: kait kate katie kay
    katharine: kat kate kath kathie kathy katie katy kay kit kitty
    katherine: kat kate kath kathie kathy katie katy kay kit kitty
    kathleen: kate kath kathie kathy katie kay
    kathrine: kat kate kath kathy katie
    kathryn: kat kate kath kathie kathy katie katy kay
    kathy: kath
    katie: kate
    katrina: kat kate | trina
    kayla: kay
    keith: keithy
    kelly: kel
    kelvin: kel
    kendall: ken
    kendra: ken kenny
    kendrick: ken rick
    kenneth: ken kenny
    kent: kenny
    kerry: kerri
    kevin: kev
    kieran: kier
    kiersten: kier
    kimberley: kim kimmie kimmy
    kimberly: kim kimmie kimmy | kimberley
    kingsley: king
    kirsten: kirsty
    kristen: kris kristy
    kristian: kris
    kristin: kris kristy
    kristina: kris kristy tina
    kristine: kris kristy
    kristopher: chris kris topher
    krystal: kris
    kurtis: kurt
    kyle: ky
    lachlan: lachie
    lancelot: lance
    landon: lan
    latasha: tasha
    latoya: toya
    laura: laurie lolly
    lauren: laurie loz
    laurence: larry laurie lonnie loz
    lawrence: larry laurie law lawrie lonnie
    leah: lee
    leander: lee
    leanne: annie lee
    leland: lee
    lemuel: lem
    lenora: nora
    leo: lee
    leon: lee | leo
    leona: leonie
    leonard: len lennie lenny | leo | leon
    leonora: nell nora
    leopold: leo
    leroy: lee roy
    lesley: les
    leslie: les | lesley
    lester: les
    leticia: letty | tish tisha
    letitia: lettie letty tish tisha
    levi: lee
    lewis: lew lewie
    lilian: lil lillie lilly | lily
    lillian: lil lillie lilly | lily
    lily: lil
    lincoln: linc
    linda: lin lindy lyn
    lindsay: lin linds lindy | lindsey
    lindsey: lin linds lindy
    lloyd: loy
    lois: lo
    lorenzo: lon renzo
    loretta: etta lori lorrie retta
    lorraine: lori lorrie | raine rainy
    louis: lewis | lou louie
    louisa: lou lulu
    louise: lou lulu
    lucas: luc luke
    lucia: lucy
    lucille: cille lu | lucy
    lucinda: cindy lu
    lucretia: lu
    lucy: lu luce
    luther: lu
    lydia: liddy lyddie
    lyndon: lyn
    lynette: lyn lynn nettie
    lynne: lyn | lynn
    mabel: mabs may
    mackenzie: kenzie mac mack
    madeleine: maddie maddy mads | madge
    madeline: lena maddie maddy mads
    madelyn: maddie maddy
    madison: maddie maddy
    magdalena: lena | magda maggie
    magdalene: lena magda maggie
    malachi: mal
    malcolm: mal malc
    marcella: marcy
    marcia: marcie marcy
    marcus: marc mark
    margaret: daisy | greta | madge maggie maggy mags marge margie margo meg meggie peg peggie peggy | maisie | megan | rita
    margery: marge margie
    margot: margo
    marguerite: maggie marge margie | margaret
    marianne: annie
    marietta: etta
    marilyn: lyn
    marissa: rissa
    marjorie: madge marge margie | marjory
    mark: marky
    marlene: lena marley
    marsha: marcia | marcie marcy
    marshall: marsh
    martha: marty mattie patty
    martin: mart marty
    martina: tina
    marvin: marv
    mary: mae mamie may molly polly
    maryanne: annie
    mathew: mat matt matty | matthew
    matilda: mattie maud tilda tillie tilly
    matthew: mat matt mattie matty
    matthias: matt
    maureen: mo reenie
    maurice: maury mo morrie
    mavis: mave
    maximilian: max
    maxine: max
    maxwell: max
    mckenzie: kenzie mac
    megan: meg meggie
    meghan: meg | megan
    melanie: mel
    melinda: linda | lindy mel mindy
    melissa: lissa mel missy
    melody: mel
    melvin: mel
    mercedes: mercy
    micah: mike
    michael: mick mickey mickie micky mike mikey
    micheal: michael | mick micky mike mikey
    michelle: chelle mich shell shelly
    mickey: mick
    mildred: millie milly
    millicent: millie milly
    milton: milt
    minerva: minnie
    miranda: mandy mira randy
    miriam: mim mimi
    mitchell: mitch
    mohammed: mo
    moira: moy
    mona: monie
    monica: mon
    montague: monty
    monte: monty
    montgomery: monty
    mordecai: mort
    morgan: mo
    morris: mo morrie
    mortimer: mort morty
    moses: mo mose
    muriel: mu
    myra: my
    myron: ron
    myrtle: myrt
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
