extension NameVariants {
  /// Russian names: spellings in Latin letters and diminutives.
  static let russian = """
    afanasy: afanasii afanasiy afonya
    agafya: agafia agasha
    agrafena: grunya grusha
    akim: ioakim
    aleksandr: alexander | alexandr | aliaksandr | alik sacha sanya sascha sasha shura
    aleksandra: alexandra | sanya sascha sasha shura
    aleksei: aleksey alexei alexej alexey aliosha alosha alyosha lesha lyosha | aliaksei
    alevtina: alya tina
    alina: alya
    alla: allochka alya
    anastasia: anastasiya asya nastasya nastia nastja nastya stasya
    anatoly: anatoli anatolii anatolij anatoliy tolik tolya
    andrei: andrej andrey andryusha
    angelina: angela lina
    anna: ania anja annushka anya anyuta nyura
    anton: antosha tosha
    antonina: nina tonia tonya
    arkady: arkadi arkadii arkadij arkadiy arkasha
    artem: artemy artiom artjom artyom tema tyoma
    boris: boria borja borya
    daniil: daniel | danil danila danya
    daria: dariya darja darya daryushka dasha
    denis: deniska
    dmitry: dima dimitri dimitry dmitri dmitrii dmitrij dmitriy mitja mitya | dzmitry
    efim: fima | jefim yefim
    egor: egorka jegor yegor
    ekaterina: jekaterina katia katja katya katyusha yekaterina | katsiaryna
    elena: alena alyona jelena lena yelena | helena
    elizaveta: elisaveta jelisaweta lisa liza yelizaveta
    eva: yeva
    evdokia: avdotya dusya evdokiya
    evgenia: eugenia | evgeniya jenya yevgenia yevgeniya zhenya
    evgeny: eugen | eugene | evgeni evgenii evgenij evgeniy jenya jewgeni jewgenij yevgeni yevgenii yevgeniy yevgeny zhenya \
    | yauheni
    faina: faya
    fedor: fedya feodor fjodor fyodor | theodor
    filipp: filya | philip
    galina: galia galja galya
    gennady: gena gennadi gennadii gennadij gennadiy genya
    georgy: georg | george | georgi georgii georgij georgiy goga gosha zhora
    gleb: glebushka
    grigory: gregory | grigori grigorii grigorij grigoriy grischa grisha
    ignat: ignaty
    igor: gosha igoryok | ihar
    ilya: ilia iliya ilja ilyusha
    inna: innochka
    innokenty: innokenti innokentiy kesha
    iosif: joseph | osip yosif
    irina: ira irena irisha iryna
    ivan: iwan vania vanja vanya wanja
    kirill: cyril | kiril kirya kyrill
    klavdia: claudia | klava klavdiya
    konstantin: constantine | kostia kostja kostya
    kseniya: aksinya ksenia ksyusha xenia xeniya
    larisa: lara larissa
    leonid: lenya ljonja lyonya
    lev: leo | leva lyova
    lidia: lida lidiya lydia
    lubov: lioubov liubov ljubow luba lyuba lyubov
    ludmila: liudmila ljudmila luda lyuda lyudmila lyusya mila
    makar: makary
    maksim: maks maxim maxime | max
    margarita: margo rita
    maria: manya marija mariya marusya marya mascha masha
    marina: marinka marisha
    matvei: matvey motya
    mikhail: michael | michail mihail mikhael mikhailo mikhayl mischa misha
    nadezhda: nadejda nadeschda nadia nadja nadya
    natalia: nata natalie nataliya natalja natalya natascha natasha | natallia
    nikita: nikitka
    nikolai: kolia kolja kolya nikolaj nikolay | mikalai | nikolas
    nina: ninochka
    oksana: ksana ksyusha oxana
    oleg: olezhka
    olga: olia olja olya | volha
    pavel: pasha pavlik pawel | paul
    pelageya: polya
    petr: peter | petja petya piotr pjotr pyotr
    polina: polia polya
    praskovya: pasha
    raisa: raya
    rodion: rodya
    roman: roma romka
    ruslan: rusik
    semyon: semen semion senya syoma | simon
    serafima: fima sima
    sergei: serezha serge sergej sergey sergii sergiy serioja seryozha | siarhei siarhey syarhei
    sofia: sofiya sofya | sonia sonja sonya | sophia
    stanislav: slava stas stasik
    stepan: stepa styopa
    svetlana: lana sveta swetlana | sviatlana
    svyatoslav: slava sviatoslav
    taisia: taisiya taya
    tamara: tamarochka toma
    tatiana: tania tanja tanya tatjana tatyana | tatsiana
    timofei: tima timofey | timothy
    ulyana: uliana ulya
    vadim: vadik wadim
    valentin: valik valya
    valentina: valya walentina
    valeria: lera valeriya valerya
    valery: valera valeri valerii valeriy walerij
    varvara: barbara | varya
    vasily: basil | vasili vasilii vasilij vasiliy vasya wasilij wassili wassily
    venyamin: benjamin veniamin venya
    vera: verochka wera
    veronika: nika veronica wera
    victor: viktar | viktor vitek vitya wiktor
    viktoria: victoria vika viktoriya wiktoria
    vitaly: vitali vitalii vitalij vitalik vitaliy
    vladimir: uladzimir | vlad | volodya vova wladimir
    vladislav: slava | vlad | vladik wladislaw
    vsevolod: seva
    vyacheslav: slava slavik viacheslav vjatscheslaw
    yakov: iakov jakow yasha | jacob jakob
    yana: iana jana
    yaroslav: iaroslav jaroslav slava yarik
    yulia: iulia iuliia julia julija julya yuliya yulya
    yuri: iouri iuri iurii juri jurij jury yura yurii yuriy yury
    zhanna: janna | jeanne
    zinaida: zina
    zoya: soja zoia zoja
    """
}
