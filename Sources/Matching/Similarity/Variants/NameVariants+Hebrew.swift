extension NameVariants {
  /// Hebrew names: spellings in Latin letters, biblical forms in other languages and short forms.
  static let hebrew = """
    aharon: aaron arik roni
    avigail: abigail gali
    avraham: abraham avi avrum
    baruch: boruch
    binyamin: beni benjamin benny
    chaim: haim hayim
    chana: hanna hannah
    david: dudi dudu
    deborah: devora dvora
    efraim: effi efi ephraim
    eitan: etan ethan
    eliezer: eli lazar
    eliyahu: eli elijah
    ester: esther | esti etti | hester
    gavriel: gabi gabriel
    itay: itai
    itzhak: isaac itzak itzik izhak yitzchak yitzhak
    jehonatan: jonathan yehonatan
    malka: mali
    meir: meyer
    menachem: menahem mendel
    mordechai: mordecai moti motti
    moshe: moishe moses
    natan: nathan
    netanel: nathaniel nati
    oded: odi
    rachel: rahel ruchel
    refael: rafael rafi raphael
    reuven: reuben ruvi
    rivka: rebecca rebekah riki rivi
    sarah: sara sarit
    shimon: shimi simon
    shlomo: shlomi solomon
    shmuel: sami samuel shmulik
    shoshana: shosh | susanna
    tamar: tamara tami
    tova: tovah
    tzipora: tzipi zipora zippora
    tzvi: hirsch | zvi
    yaakov: jacob jakob kobi yaacov yakov yankel
    yehoshua: joshua shuki
    yehuda: jehuda judah udi yudi
    yehudit: judit judith
    yochanan: yohanan
    yonatan: jonathan yoni
    yosef: josef joseph yosi yossi
    zeev: wolf
    """
}
