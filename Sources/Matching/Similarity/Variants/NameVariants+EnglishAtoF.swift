extension NameVariants {
  /// English nicknames and short forms, A to F.
  static let englishAtoF = """
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
    """
}
