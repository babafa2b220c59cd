/// The words by which signatures are read, in the languages of the mails of this continent and its neighbours.
enum SignatureWords {
  /// What people write before their name.
  static let closings = PhraseList(
    """
    best regards,kind regards,kindest regards,warm regards,warmest regards,with kind regards,with best regards,regards,many thanks,\
    thanks and regards,thanks & regards,thanks,thank you,best wishes,all the best,best,cheers,sincerely,yours sincerely,\
    yours faithfully,yours truly,sincerely yours,kind regards from,\
    mit freundlichen grüßen,mit freundlichen grüssen,mit freundlichem gruß,mit freundlichem gruss,mit freundlichen gruessen,\
    freundliche grüße,freundliche grüsse,freundliche gruesse,beste grüße,beste grüsse,viele grüße,viele grüsse,liebe grüße,\
    liebe grüsse,herzliche grüße,herzliche grüsse,schöne grüße,mit besten grüßen,mit besten grüssen,mit herzlichen grüßen,\
    hochachtungsvoll,mfg,vg,lg,gruß,gruss,grüße,grüsse,vielen dank,danke,\
    cordialement,bien cordialement,très cordialement,sincères salutations,salutations,salutations distinguées,bien à vous,\
    meilleures salutations,cdlt,cdt,amicalement,merci,merci d'avance,\
    saludos,un saludo,saludos cordiales,un cordial saludo,atentamente,cordialmente,reciba un cordial saludo,muchas gracias,gracias,\
    cordiali saluti,distinti saluti,un cordiale saluto,saluti,grazie,un saluto,\
    met vriendelijke groet,met vriendelijke groeten,vriendelijke groet,vriendelijke groeten,hartelijke groet,mvg,groeten,groet,\
    atenciosamente,com os melhores cumprimentos,melhores cumprimentos,cumprimentos,obrigado,obrigada,abraço,\
    med vänliga hälsningar,med vänlig hälsning,vänliga hälsningar,vänlig hälsning,hälsningar,mvh,med venlig hilsen,venlig hilsen,\
    med vennlig hilsen,vennlig hilsen,hilsen,bedste hilsner,ystävällisin terveisin,terveisin,\
    z poważaniem,pozdrawiam,z wyrazami szacunku,z pozdrowieniami,s pozdravem,s pozdravom,s přátelským pozdravem,\
    с уважением,с наилучшими пожеланиями,saygılarımla,iyi çalışmalar,üdvözlettel,tisztelettel,cu stimă,lp,s poštovanjem,srdačan pozdrav
    """)
  /// What may follow a closing phrase without a mark between.
  static let closingTails = PhraseList("aus,from,de,da,uit")

  static let disclaimers = PhraseList(
    """
    this email,this e-mail,this message,this communication,this mail,the information contained,the information in this,\
    the contents of this,the content of this,confidential,confidentiality,confidentiality notice,disclaimer,privileged,notice:,\
    legal notice,please consider the environment,please think of the environment,please don't print,save paper,\
    diese e-mail,diese email,diese mail,diese nachricht,dieses e-mail,der inhalt dieser,die in dieser,vertraulich,vertraulichkeit,\
    haftungsausschluss,wichtiger hinweis,hinweis zum datenschutz,bitte denken sie an die umwelt,denken sie an die umwelt,\
    ce message,ce courriel,cet e-mail,ce mail,les informations contenues,confidentialité,pensez à l'environnement,avant d'imprimer,\
    este mensaje,este correo,la información contenida,aviso legal,confidencial,antes de imprimir,en cumplimiento,\
    questo messaggio,questa e-mail,le informazioni contenute,ai sensi,riservatezza,prima di stampare,\
    dit bericht,deze e-mail,deze email,de informatie,esta mensagem,esta comunicação,as informações contidas,\
    detta meddelande,detta e-postmeddelande,denne e-mail,denne meddelelsen,ta wiadomość,niniejsza wiadomość,you received this,\
    to unsubscribe,unsubscribe,virus-free,virenfrei,avast,get outlook,outlook für
    """)
  /// Lines that a program adds.
  static let devices = PhraseList(
    """
    sent from,sent via,sent with,gesendet von,gesendet mit,von meinem,diese nachricht wurde von meinem,envoyé de,envoyé depuis,\
    enviado desde,enviado do,inviato da,verzonden vanaf,verzonden met,skickat från,sendt fra,lähetetty,wysłane z,отправлено с,\
    get outlook for,holen sie sich outlook,télécharger outlook,obtener outlook,powered by
    """)

  static let mobileLabels = PhraseList(
    """
    m,c,mob,mobile,mobil,mobiltelefon,mobilfunk,mobilnummer,mobile phone,mobile no,mobile number,handy,handynummer,cell,cellphone,\
    cell phone,cel,celular,cellulare,portable,port,tél portable,tel portable,gsm,natel,mobiel,móvil,movil,telemóvel,tlm,\
    matkapuhelin,komórka,kom,tel kom,моб,мобильный,mobilní,whatsapp,mob tel,tel mob,tel mobile,tel mobil
    """)
  static let phoneLabels = PhraseList(
    """
    t,tel,tel no,tel nr,telnr,telephone,telefon,telefonnummer,telefono,teléfono,telefone,telefoon,téléphone,tél,ph,phone,\
    phone no,phone number,p,fon,festnetz,office,office phone,office tel,direct,direct line,direct dial,direct phone,ddi,dd,d,dw,\
    durchwahl,direkt,direktwahl,tel durchwahl,tel direkt,tel direct,t direct,ligne directe,work,work phone,o,w,büro,landline,tlf,\
    tlf nr,tfn,puh,puhelin,тел,телефон,fijo,tel fijo,fisso,vast,tel fax,telefon fax,phone fax
    """)
  static let faxLabels = PhraseList("f,fax,fax no,fax nr,telefax,téléfax,télécopie,telefaks,faks,факс,fax durchwahl")

  static let titles = PhraseList(
    """
    manager,manageress,director,head of,head,chief,ceo,cto,cfo,coo,cmo,cio,cso,president,vice president,vp,founder,co-founder,owner,\
    partner,principal,chairman,chairwoman,chair,officer,executive,engineer,developer,programmer,architect,consultant,advisor,adviser,\
    analyst,scientist,researcher,assistant,secretary,administrator,coordinator,specialist,supervisor,team lead,lead,accountant,\
    controller,buyer,purchaser,purchasing,procurement,sales,marketing,representative,account,agent,technician,designer,editor,\
    journalist,lawyer,attorney,solicitor,counsel,notary,professor,lecturer,teacher,nurse,doctor,physician,dentist,clerk,operator,\
    trainee,intern,broker,planner,auditor,recruiter,librarian,treasurer,trustee,\
    leiter,leiterin,leitung,geschäftsführer,geschäftsführerin,geschäftsführung,geschäftsleitung,vorstand,prokurist,prokuristin,\
    inhaber,inhaberin,gesellschafter,referent,referentin,sachbearbeiter,sachbearbeiterin,sachbearbeitung,assistenz,assistentin,\
    assistent,sekretariat,sekretärin,einkauf,einkäufer,einkäuferin,vertrieb,verkauf,verkäufer,verkäuferin,buchhaltung,buchhalter,\
    buchhalterin,berater,beraterin,ingenieur,ingenieurin,entwickler,entwicklerin,techniker,meister,disponent,disponentin,\
    projektleiter,projektleiterin,vertriebsleiter,vertriebsleiterin,abteilungsleiter,teamleiter,teamleiterin,bereichsleiter,\
    außendienst,innendienst,kundenbetreuer,kundenbetreuung,kundenberater,rechtsanwalt,rechtsanwältin,steuerberater,architektin,\
    facharzt,referat,redakteur,redakteurin,\
    directeur,directrice,gérant,gérante,responsable,chef de,cheffe de,président,présidente,ingénieur,assistante,secrétaire,\
    commercial,commerciale,acheteur,acheteuse,comptable,conseiller,conseillère,chargé de,chargée de,avocat,avocate,fondateur,\
    directora,gerente,jefe,jefa,encargado,encargada,consejero,consejera,ingeniero,ingeniera,comercial,ventas,compras,asistente,\
    secretaria,abogado,abogada,contable,fundador,fundadora,técnico,\
    direttore,direttrice,responsabile,amministratore,amministratrice,titolare,ingegnere,commerciale,impiegato,impiegata,segretaria,\
    avvocato,socio,ufficio acquisti,ufficio vendite,\
    directeur,bestuurder,eigenaar,verkoper,inkoper,adviseur,medewerker,hoofd,beheerder,boekhouder,\
    diretor,diretora,sócio,engenheiro,engenheira,vendas,vd,försäljningschef,chef,säljare,inköpare,konsult,direktör,direktør,\
    salgschef,sælger,salgssjef,daglig leder,toimitusjohtaja,myyntipäällikkö,dyrektor,kierownik,prezes,specjalista,właściciel,\
    директор,менеджер,руководитель,инженер
    """)
  /// Lines with a legal form that are about it, not about where the sender works.
  static let notCompanies = PhraseList(
    """
    registered,registration,incorporated in,a member of,part of,subsidiary,trading as,copyright,sitz,amtsgericht,handelsregister,\
    registergericht,geschäftsführer,geschäftsführerin,vertreten durch,persönlich haftende,komplementär,au capital,siège,capital,\
    domicilio,registro,sede,iscritta,bank,banque,iban
    """)

  static let nameTitles: Set<[UInt8]> = Set(
    ["dr", "prof", "mr", "mrs", "ms", "herr", "frau", "ing", "dipl", "phd", "mba", "msc", "bsc", "jr", "sr", "ii", "iii"].map {
      Array($0.utf8)
    })
  static let roleMailboxes = PhraseList(
    "info,sales,office,contact,kontakt,mail,service,support,team,hello,admin,post,buero,vertrieb,verkauf,einkauf,buchhaltung,shop"
  )
  static let mailProviders = PhraseList(
    """
    gmail.com,googlemail.com,outlook.com,hotmail.com,hotmail.de,hotmail.fr,hotmail.co.uk,live.com,msn.com,yahoo.com,yahoo.de,\
    yahoo.fr,yahoo.co.uk,yahoo.es,yahoo.it,icloud.com,me.com,mac.com,aol.com,gmx.de,gmx.net,gmx.at,gmx.ch,web.de,t-online.de,\
    freenet.de,mail.ru,yandex.ru,orange.fr,free.fr,wanadoo.fr,laposte.net,sfr.fr,libero.it,virgilio.it,tiscali.it,bluewin.ch,\
    proton.me,protonmail.com,posteo.de,mailbox.org,telefonica.net,terra.es,ziggo.nl,planet.nl,xs4all.nl,wp.pl,o2.pl,onet.pl,\
    seznam.cz,comcast.net,verizon.net,att.net,btinternet.com,sky.com
    """)
}
