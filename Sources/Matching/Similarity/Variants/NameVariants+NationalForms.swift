extension NameVariants {
  /// The same name in the languages of Europe; forms that are names of their own in one country stand apart.
  static let nationalForms = """
    adalbert: adalberto | vojtech | wojciech
    adam: adamo adan
    adelaide: adelaida adelheid
    adrian: adriaan adriano adrien hadrian
    adriana: adrienne
    agatha: agata agathe agueda
    agnes: agnese agnieszka anezka | ines inez
    alan: alain allan allen alun
    albert: alberto albertus albrecht
    alexander: alasdair | alejandro aleksandar aleksander aleksandr alessandro alexandr alexandre alexandros alexandru \
    oleksandr | alistair | iskander | sandor
    alexandra: alejandra aleksandra alessandra alexandrine
    alexis: alessio alexey
    alfons: afonso alfonso alphonse alphonso
    alfred: alfredo
    alice: alicia alicja aliz
    amalia: amalie amelie
    ambrose: ambrogio ambroise ambrosio ambrosius
    anastasia: anastasie anastazia anastazja
    andrew: anders andras andre andrea andreas andrei andrej andres andreu andrey andries andriy andrzej antti ondrej
    angela: angele aniela
    angelo: angel
    anna: ana ann anne
    anne: ann
    annemarie: anamaria annamaria annamarie annmarie
    anselm: anselme anselmo
    anthony: antal antoine anton antoni antonin antonio antonios antonius antony
    antonia: antoinette antonie antonina
    arnold: arnaldo arnau arnaud arnoldo
    arthur: artur arturo
    augustin: agostinho agostino agustin august augustine
    augustus: august auguste augusto
    barbara: barbe barbora varvara
    bartholomew: barthelemy bartholomaus bartlomiej bartolome bartolomeo bartolomeu
    basil: basile basilio vasil vasile vasily
    beatrice: beatrix beatriz
    benedict: benedetto benedikt benedykt bengt benito benoit bento
    benjamin: beniamin beniamino benjamim
    bernard: bernardo bernat bernhard
    blaise: biagio blas blasius blazej
    boniface: bonifacio bonifatius
    bridget: birgit birgitta brigida brigita brigitte
    camilla: camila camille kamila
    caroline: carolina karolina karoline
    casimir: casimiro kasimir kazimierz
    catherine: aikaterini catalina catarina caterina cathrin ekaterina katalin katarina katarzyna katerina kateryna \
    katharina katherine | caitlin | kaisa | karin | kathleen
    cecilia: cacilie caecilia cecile cecily cecylia
    charles: carl carles carlo carlos kaarlo karel karl karol karoly
    charlotte: carlota carlotta charlotta sarolta
    christian: christiaan cristian cristiano kresten kristian krisztian krystian
    christina: christine cristina kristina kristine krisztina krystyna
    christopher: christof christoffer christoph christophe cristobal cristoforo cristovao kristof kristoffer krzysztof
    clara: chiara claire clare klara
    claude: claudio claudius klaudiusz
    claudia: claudine klaudia
    clement: clemens clemente klemens klement
    conrad: conrado corrado koenraad konrad | kurt
    constance: constanza costanza konstanze
    constantine: constantin constantino costantino konstantin konstantinos konstanty
    cornelius: corneille cornelio cornelis korneliusz
    cyril: cirilo cyrille cyryl kirill kyrill
    daniel: daniele daniil danil
    daniela: daniele danielle
    david: dafydd davide dawid
    deborah: debora
    dennis: denis denys dionisio
    diana: diane
    dominic: domenico domingo domingos dominicus dominik dominique
    dorothy: dorota dorotea dorothea dorothee
    edmund: edmond edmundo
    edward: duarte edoardo edouard eduard eduardo edvard
    eleanor: eleanora eleonora eleonore leonor
    elias: elia elie elijah elijas ilias | ilya
    elizabeth: alzbeta elisabet elisabeth elisabetta elizabete elizaveta elsbeth elzbieta erzsebet
    emil: emile emilian emilio
    emily: emilia emilie
    emma: ema
    emmanuel: emanuel emanuele emmanouil manoel manuel
    eric: eirik erich erico erik eryk
    ernest: ernestas ernesto ernst
    esther: ester eszter hester
    eugene: eugen eugenio eugeniusz evgeny jeno yevgeny yevhen
    eugenia: eugenie evgenia
    eva: eve ewa
    felix: felice feliks
    ferdinand: ferdinando fernand fernando ferran hernando
    florian: floriano
    frances: francesca francisca franciszka francoise frantiska franziska
    francis: ferenc francesc francesco francisco franciscus franciszek francois frans frantisek franz | frank
    frederica: federica frederique friederike
    frederick: bedrich federico frederic frederico frederik fredrik friedrich frigyes fryderyk
    gabriel: gabor | gabriele gavriel
    gabriella: gabriela gabriele gabrielle
    genevieve: genoveva genowefa
    geoffrey: geoffroy godfrey gottfried
    george: georg georges georgi georgios georgy giorgio gyorgy jerzy jiri jordi jorge joris juraj | goran | joerg jorg | \
    juergen jurgen | yuri
    gerald: geraldo giraldo
    gerard: gerardo gerhard gerhardt
    gertrude: gertrud gertruda gertrudis
    gilbert: gilberto gisbert
    giles: egidio gil gilles idzi
    gregory: gergely gregoire gregor gregorio grigorios grigory grzegorz
    gustav: gustaf gustave gustavo gustaw
    guy: guido
    hannah: hana hanna hanne
    harold: harald haroldo
    hedwig: eduvigis edvige hedvig hedvika jadwiga
    helen: elena elene eleni helena helene jelena olena | ellen | ilona
    henrietta: enrica enriqueta henriette henryka
    henry: enric enrico enrique harri heinrich hendrik henri henrik henrique henryk jindrich | heinz
    herman: armand armando ermanno hermann
    hilary: hilaire hilario hilarius ilario
    hubert: huberto hubertus humbert uberto
    hugh: hugo hugues ugo
    ignatius: ignace ignacio ignacy ignaz ignazio inacio
    irene: eirini irena irina iryna
    isaac: isaak isak izaak yitzhak
    isabel: isabela isabella isabelle isobel izabela ysabel
    isidore: isidor isidoro isidro izydor
    jacob: giacomo jaakko jacobo jacobus jacopo jacques jakob jakub yakov | james
    james: diego | giacomo hamish jacobo jacobus jacques jakob jakub jaume seamus | iago | jaime | santiago tiago
    jane: jana | jeanne
    janet: jeannette
    jasper: caspar casper gaspar gaspard kacper kaspar kasper
    jeremy: geremia jeremias jeremie
    jerome: geronimo girolamo hieronim hieronymus jeroen jeronimo
    joachim: gioacchino joakim joaquim joaquin
    joan: jeanne juana
    joanna: giovanna joana johanna
    job: giobbe hiob
    john: evan | giovanni ioannis ivan janos jean joao johann johannes jovan juan juhani yohannes | hans | ian | jan | jens \
    | jon | sean | shane
    jonah: giona jonas
    jonathan: gionata jonatan yonatan
    joseph: giuseppe iosif jose josef josep josephus josip jozef jozsef yosef youssef
    josephine: giuseppina josefa josefina josefine jozefa jozefina
    joshua: giosue josua josue yehoshua
    judith: giuditta judit judyta
    julia: giulia julie julija yulia
    julian: giuliano juliano julien
    juliana: giuliana juliane
    juliet: giulietta julieta juliette
    julius: giulio gyula jules julio juliusz
    justin: giustino justinian justino justyn
    justina: giustina justine justyna
    ladislaus: ladislao ladislav laszlo vladislav wladyslaw
    laurence: lars | laurens laurent laurentius laurenz lawrence lorens lorenz lorenzo lorinc lourenco lovro vavrinec | \
    wawrzyniec
    leo: leon leone lev
    leonard: leonardo leonhard
    leopold: leopoldo
    lewis: louis
    louis: aloysius | lajos lluis lodewijk ludovic ludovico ludvig ludvik ludwig ludwik luigi luis luiz | lewis
    louise: louisa lovisa ludwika luisa luise
    lucas: luc luca lucasz lukas lukasz luke
    lucy: lucia lucie lucja luzia
    luke: luc luca lukas lukasz
    lydia: lidia lydie
    magdalena: madalena maddalena madeleine madeline magdalene
    marcel: marceli marcello marcelo
    margaret: mairead malgorzata margareta margarete margaretha margarethe margarida margarita margherita margrethe margriet \
    marguerite marketa | margit
    marian: mariano
    marianne: mariana marianna
    mark: marc marco marcos marcus marek marko markus
    martha: marta marthe
    martin: maarten marcin marten martinho martino martinus marton
    mary: maire maria marie mariia marija mariya moira
    mathilda: mathilde matilda matilde
    matthew: matei matej mateo mateus mateusz mathieu matteo matthaus mattheus matthieu
    matthias: maciej mathias matias matija mattia mattias matyas
    maurice: mauricio mauritz maurizio maurycy moritz morris
    maximilian: maksymilian massimiliano maximiliano maximilien
    maximus: massimo maxim maxime maximo
    michael: micah michail michal michel michele miguel mihai mihail mihaly mikael mikhail mikkel mikko miquel mykhailo
    michaela: micaela michelle
    monica: monika monique
    moses: moise moises moshe mozes musa
    natalie: natalia natalya nathalie
    nathan: natan
    nicholas: klaus | miklos mikolaj mikulas mykola niccolo nicola nicolaas nicolae nicolas nikola nikolai nikolaos nikolaus \
    | niels nils | niklas
    nicole: nicola | nicoletta
    noah: noe noel
    oliver: olivier oliviero oliwier
    olivia: oliwia
    oscar: oskar
    oswald: osvaldo oswaldo
    patricia: patrice patrizia patrycja
    patrick: padraig patrice patricio patrik patrizio patryk
    paul: pablo pal paolo pau paulo paulus pavel pavlo pavlos pavol pawel
    pauline: paolina paulina polina
    peter: peadar peder pedro pere petar petr petro petros petru petrus pierre pieter pietro piotr | per | piero
    petra: petronella
    philip: felipe filip filipe filippo filippos fulop philipp philippe philippus phillip
    philippa: filippa
    pius: pio
    rachel: rachele rahel raquel
    ralph: raoul raul | rolf
    raphael: rafael rafal raffaele
    raymond: raimondo raimund raimundo ramon
    rebecca: rebeca rebeka rebekka
    regina: regine reine
    reginald: reinaldo reinhold reynold rinaldo
    reinhard: rainer renard
    renata: renate
    rene: renato renatus
    richard: ricardo riccardo rickard rikard ryszard
    robert: robertas roberto robrecht rupert
    roderick: rodrigo
    roger: rogelio rogerio ruggero | rudiger ruediger
    roland: orlando rolando rolland
    roman: romain romano
    ronald: ronaldo
    rosa: rose rosina roza
    rosalia: rosalie
    rudolf: rodolfo rodolphe rudolph
    samuel: samuele samuil
    sarah: sara
    sebastian: sebastiaan sebastiano sebastiao sebastien sebestyen
    sergius: serge sergei sergey sergio
    sigismund: segismundo siegmund sigmund zikmund zsigmond zygmunt
    silvester: silvestre silvestro sylvester sylwester
    simon: semyon shimon simao simeon simone szymon
    solomon: salomon salomone suleiman
    sophie: sofia sofie sophia zofia zofie zsofia
    stanislaus: estanislao stanislav stanislaw
    stephanie: estefania stefania stefanie
    stephen: esteban estevao etienne istvan stefan stefano stefanos stepan stephan stephane stevan steven szczepan
    susan: shoshana susana susanna susanne suzanne zsuzsanna zuzana zuzanna
    sylvia: silvia sylvie sylwia szilvia
    tatiana: tatjana tatyana
    thaddeus: taddeo tadeo tadeusz
    theodore: fyodor teodor teodoro theodor theodoros tivadar
    theresa: teresa terese teresia tereza terezia therese theresia
    thomas: foma tamas toma tomas tomaso tomasz tome tommaso
    timothy: timofey timoteo timothee timotheus tymoteusz
    tobias: tobia tobiasz tobie
    tristan: tristano
    urban: urbano
    ursula: orsola orsolya ursule urszula
    valentine: valentijn valentin valentino walenty
    valeria: valerie
    veronica: veronika veronique weronika
    victor: victorio viktor vitor vittorio wiktor
    victoria: victoire viktoria vitoria vittoria wiktoria
    vincent: vicens vicente vince vincenc vincenzo vinzenz wincenty
    virginia: virginie
    vladimir: volodymyr wladimir wlodzimierz
    walter: gautier gualterio gualtiero valter wouter
    wenceslas: vaclav waclaw wenceslao wenzel
    william: guglielmo guilherme guillaume guillem guillermo vilem vilhelm vilmos wilhelm wilhelmus willem | liam
    xavier: javier ksawery saverio xaver
    yvonne: ivonne iwona
    zachary: zacarias zaccaria zacharias zacharie
    """
}
