extension NameVariants {
  /// Ukrainian names: spellings in Latin letters, Russian forms and diminutives.
  static let ukrainian = """
    anatoliy: anatolii anatoly tolya
    andriy: andrei andrey andrii andrij andriyko
    anna: hanna hannusya
    bohdan: bogdan bohdanko
    borys: boris
    danylo: daniil danila danilo
    daryna: darina dasha
    dmytro: dima dmitri dmitriy dmitro dmitry mytro
    halyna: galina galyna halia halya
    hryhoriy: grigory grygoriy hrihoriy hryhorii
    iryna: ira irina irynka | irene
    ivan: ivanko ivas vanya
    kateryna: ekaterina katerina katia katya
    khrystyna: hrystyna khristina | kristina
    kyrylo: kirill kyryl
    larysa: lara larisa
    leonid: lonya
    lesia: lesya
    liliia: lilia liliya lilya
    liubov: luba lyuba lyubov
    liudmyla: liudmila luda ludmila lyudmila lyudmyla
    maksym: maksim maxim maxym
    marharyta: margarita rita
    mariia: maria marichka mariya maryna
    mykhailo: michael | mihailo mikhail misha mychajlo mykhaylo
    mykola: kolya mikola | nicholas | nikolai nikolay
    nadiia: nadezhda nadia nadiya
    nataliia: natalia nataliya natalka natalya natasha
    oksana: ksenia ksenya oxana
    oleh: oleg
    oleksandr: aleksandr alexandr oleksander oles sasha sashko | alexander
    oleksandra: aleksandra alexandra lesya sasha
    oleksiy: aleksei alexey lyosha oleksii oleksij
    olena: alena elena lena olenka yelena | helena
    olha: olga olia olya
    pavlo: paul | pavel pawlo
    petro: peter | petr pyotr
    serhiy: sergei sergey sergii sergiy serhii serhij
    sofiia: sofia sofiya
    stanislav: stas
    stepan: stefan | stephen
    svitlana: lana sveta svetlana
    taras: tarasyk
    tetiana: tania tanya tatiana tatyana tetjana tetyana
    vadym: vadim
    valentyna: valentina
    valeriy: valerii valery
    vasyl: basil | vasil vasily wasyl
    viktor: victor vitya
    viktoriia: victoria vika viktoria viktoriya
    vira: vera
    vitaliy: vitali vitalii vitaly
    volodymyr: vladimir volodimir volodya vova wladimir wolodymyr
    vyacheslav: slavko viacheslav
    yaroslav: iaroslav jaroslaw slavko
    yevhen: eugene | evgen evgeny yevgen yevgeny yevheniy zhenya
    yevheniia: evgenia yevhenia zhenya
    yuliia: iuliia yulia yuliya | julia
    yuriy: iurii jurij yuri yurii yury
    zoriana: zoryana
    """
}
