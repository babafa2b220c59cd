extension NameVariants {
  /// English nicknames and short forms, G to M.
  static let englishGtoM = """
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
    """
}
