import RecordModel

/// Given names that stand for each other: nicknames, short forms and national variants.
///
/// A line is a group; a name may be in several. English, German, French, Spanish and Polish everyday forms, folded.
struct NameVariants: Sendable {
  private let groupsOfText: [UInt32: [UInt16]]

  init(_ texts: TextPool) {
    var groups: [UInt32: [UInt16]] = [:]
    for (number, line) in Self.table.split(separator: "\n").enumerated() {
      for name in line.split(separator: " ") {
        guard let id = texts.find(String(name)) else { continue }
        groups[id.rawValue, default: []].append(UInt16(truncatingIfNeeded: number))
      }
    }
    groupsOfText = groups
  }

  func areVariants(_ a: UInt32, _ b: UInt32) -> Bool {
    guard let first = groupsOfText[a], let second = groupsOfText[b] else { return false }
    return first.contains { second.contains($0) }
  }

  private static let table = """
    alexander alex alec al sandy sascha aleksander olek alejandro alexandre xander
    alexandra alex sandra sandy alexa ola aleksandra alejandra
    andrew andy drew andreas andre andres andrzej jedrek
    anthony tony anton antonio antoine antoni antek toni ant
    benjamin ben benny benji benoit
    catherine katherine kathryn cathy kathy kate katie kat katharina katrin kathrin katja catalina katarzyna kasia kath
    charles charlie chuck chas karl carl carlos karol charly
    christopher chris kit topher christoph christophe krzysztof krzys cristobal
    christine christina chris chrissy tina christa kristin kristina krystyna cristina
    daniel dan danny daniele
    david dave davy dawid
    deborah deb debbie debra
    donald don donny
    dorothy dot dottie dorothea dorota dorothee
    edward ed eddie ned ted teddy eduard eduardo edouard edek
    elizabeth liz lizzie beth betty eliza elisabeth lisa elise libby betsy lisbeth sissi isabel elzbieta ela elsa ellie
    emily em emma emilia emilie
    eugene gene eugen eugenio
    frances fran franny francoise franziska franciszka
    francis frank frankie franz francisco paco pancho francois franciszek franek
    frederick fred freddy freddie friedrich fritz federico frederic fryderyk
    gabriel gabe gabi gabriela gabrielle
    george georg georges jorge jerzy jurek jurgen
    gerald gerry jerry gerard gerhard
    gregory greg gregor gregoire grzegorz gregorio
    harold harry hal harald
    harriet hattie harry harriett
    georgia georgie georgina
    eleanor ellie nell nora leonora
    charlotte lottie charlie carlotta
    beatrice bea trixie beatriz
    josephine josie jo josefa
    florence flo flora
    alfonso ponce
    gwyneth gwen
    helen helena nell nellie lena ellen helene elena
    henry harry hank heinrich heinz henri enrique henryk hal heiner
    jacob jake jakob jakub kuba jack jacques
    james jim jimmy jamie jaime diego
    jane janet jenny janie johanna jana joanna joan
    jennifer jen jenny jenn jenna
    jessica jess jessie
    joan joanna jo johanna jeanne juana
    john jack johnny jon jan johann hans johannes jean juan ian sean janek
    jonathan jon jonny nathan johnathan
    joseph joe joey josef jose pepe jozef josip giuseppe jupp sepp
    joshua josh
    judith judy judit
    julia julie jules julita juliane
    kenneth ken kenny
    lawrence larry laurence lorenz laurent lorenzo wawrzyniec
    leonard leo len lenny leonardo leonhard
    louis lou lewis ludwig luis ludwik
    lucy lucia lucie luzie
    margaret maggie meg peggy marge margie greta gretchen margarete margarita margot malgorzata gosia rita marguerite
    maria mary marie mia mitzi mariola marysia molly polly maja
    martin marty marcin martino
    matthew matt matthias mathieu mateo mateusz mats matty
    maximilian max maxi maxim maxime maksymilian
    michael mike mick micky mickey michel miguel michal michi mikhail mitch
    nancy nan anne ann anna anny annie hannah hanna anja ana ania anita
    nicholas nick nicky nicolas nikolaus klaus claus nico nicola mikolaj colin
    patricia pat patty tricia trish patti patrycja
    patrick pat paddy patricio patryk patrik
    paul pablo pawel paulo pauli pol
    pauline paula paulina polly
    peter pete pierre pedro piotr petr piotrek
    philip phil phillip philipp philippe felipe filip pip
    raymond ray raimund ramon
    rebecca becky becca rebekka
    richard rick dick rich ricky richie ricardo ryszard
    robert bob rob bobby robbie bert roberto robin rupert
    ronald ron ronnie
    samantha sam sammy
    samuel sam sammy
    sarah sally sara sadie
    stephen steve steven stefan stephan stephane esteban szczepan steffen stevie
    stephanie steph steffi stefanie
    susan sue susie suzanne susanne suzy zuzanna zuza susana sanne
    teresa theresa terry tess tessa therese resi
    theodore ted teddy theo theodor teodor
    thomas tom tommy tomas tomasz tomek
    timothy tim timmy timo
    victoria vicky tori viktoria vicki wiktoria
    vincent vince vinny vincenz vicente wincenty
    walter walt wally gualterio
    wilhelm willi willy will helmut
    william will bill billy willie liam wilhelm guillaume guillermo wilhelm
    zachary zach zack zak
    agnes agnieszka aga ines
    barbara barb babs basia barbie bobbie
    ewa eva eve evi evita
    jadwiga hedwig jadzia
    wladyslaw wladek ladislaus
    stanislaw staszek stanislaus stan stanley
    boleslaw bolek
    wojciech wojtek
    magdalena magda lena madeleine magdalene
    dolores lola
    consuelo chelo
    mercedes merche
    rosario charo
    ignacio nacho ignatius ignaz ignacy
    rafael rafa raphael rafal
    santiago yago tiago
    sebastian seb bastian basti sebastien
    tobias tobi toby
    valentin valentine valentina
    gertrud trudi gertrude traudl
    ursula uschi ulla urszula ula
    siegfried sigi
    wolfgang wolf
    guenter gunter gunther gunter guenther
    ulrich uli ulli
    rudolf rudi rodolfo rudolph rudy
    abigail abby gail
    alan allan allen al
    albert al bert bertie alberto albrecht
    alfred fred alf alfredo alfie
    amanda mandy
    arthur art artie arturo artur
    barry barrington
    bernard bernie bernd bernhard bernardo
    bradley brad
    cynthia cindy
    douglas doug
    geoffrey jeffrey geoff jeff jeffery
    gwendolyn gwen
    isabella bella izzy isabel isabelle izabela iza
    jeremy jerry jeremiah
    josephine jo josie josephina jozefina
    kimberly kim
    leslie les
    mitchell mitch
    natalie nat natalia nathalie natasha
    nathaniel nat nate nathan
    olivia liv livia
    oliver ollie olivier
    pamela pam
    penelope penny
    randolph randy randall
    reginald reg reggie
    sylvia sylvie silvia sylwia
    tamara tammy
    valerie val
    veronica ronnie vera veronika weronika veronique
    virginia ginny
    wendy gwendolyn
    yvonne ivonne iwona
    """
}
