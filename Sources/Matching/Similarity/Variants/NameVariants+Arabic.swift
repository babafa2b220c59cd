extension NameVariants {
  /// Arabic, Persian and Turkish names: spellings in Latin letters.
  static let arabic = """
    abdallah: abdalla abdellah abdulla abdullah
    abdelaziz: abdulaziz aziz
    abdelkader: abdulkader abdulqadir kader
    abdelkarim: abdulkarim karim
    abdelrahman: abdelrahmane abderrahman abderrahmane abdulrahman abdurrahman rahman
    adel: adil
    ahmad: achmed ahmed ahmet akhmed
    aicha: aischa aisha ayesha ayse aysha
    ali: aly
    amin: ameen amine
    amina: amena aminah | emine
    amir: ameer emir
    anwar: anouar
    asma: asmaa esma
    bashir: bachir basheer
    bilal: belal billal
    daoud: daud dawood dawud
    driss: edris idris idriss
    ebrahim: brahim ibraheem ibrahim
    eissa: isa issa
    emad: imad
    essam: esam issam
    fadi: fady
    fahad: fahd
    faisal: faycal faysal fayssal feisal
    farid: fareed
    fatima: fatema fatimah fatma fatme fatou fatoumata
    fouad: foad fuad
    ghassan: gassan
    habib: habeeb
    hadi: hady
    hamid: hameed
    hamza: hamzah hamze
    hana: hanaa
    hanan: hanane
    hani: hany
    hasan: hassan hassane
    heba: hiba
    hossam: houssam hussam
    hussein: hossain hossein houssein husain husein huseyin hussain
    iman: eman imane
    jafar: djafar jaafar jaffar
    jamal: cemal djamal gamal
    jamila: cemile djamila gamila
    kamal: kamel kemal
    karim: kareem kerim
    karima: kareema kerime
    khadija: hatice khadeeja khadijah
    khaled: chaled halit khalid
    khalil: halil khaleel
    laila: layla leila leyla
    latifa: lateefa latife
    mahdi: mehdi
    mahmoud: mahmood mahmud mahmut mehmood
    majid: madjid majeed
    malik: maalik malek
    mariam: mariama maryam meryem miriam
    marwan: marwane merwan
    mohammed: md mehmed mehmet mhd mo mohamad mohamed mohamet mohammad mohd muhamed muhammad muhammed
    mohsen: mohsin muhsin
    mona: mouna muna
    moussa: mousa musa
    mubarak: mobarak
    mustafa: mostafa moustafa moustapha mustafah mustapha
    nabil: nabeel
    nadia: nadya
    najib: nagib naguib najeeb
    nasser: naser nasir
    noor: nour noura nur
    nuri: nouri
    omar: omer oumar umar
    osama: oussama usama
    osman: othman ousmane usman uthman
    qasim: kasim kassem kassim qasem qassim
    rachid: rasheed rashid rasit reshid
    rahim: raheem
    rasha: racha
    reza: reda rida ridha
    saeed: said saied sayed
    salah: salaheddine salahuddin
    salem: saleem salim selim
    salma: selma
    samir: sameer samer
    selim: saleem salim
    sharif: cherif shareef sherif
    sulaiman: sleiman soliman souleymane sulayman suleiman suleyman
    tareq: tarek tarik tariq
    wael: wail
    walid: oualid waleed
    wissam: ouissam wisam
    yahya: yahia yehia
    yaqub: yacoub yakub yaqoub
    yasin: yaseen yassin yassine
    yasmin: jasmin jasmine yasmeen yasmine
    yasser: yaser yasir
    younes: younis younus yunus
    youssef: yosef yousef yousif youssouf yousuf yusef yussuf yusuf
    zahra: zehra zohra
    zain: zayn zein
    zainab: zaynab zeinab zeynep zineb
    ziad: ziyad zyad
    """
}
