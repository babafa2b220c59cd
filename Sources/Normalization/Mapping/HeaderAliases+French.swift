extension HeaderAliases {
  static let french: [HeaderAlias] = [
    HeaderAlias(.nameFull, "nom complet, nom et prénom, prénom et nom, nom prénom, nom du client, nom du contact, votre nom"),
    HeaderAlias(.nameFull, "prénom nom, nom affiché, destinataire, comment vous appelez vous, nom et prénoms"),
    HeaderAlias(.nameGiven, "prénom, prénoms, votre prénom, prénom du contact"),
    HeaderAlias(.nameMiddle, "deuxième prénom, autres prénoms, second prénom"),
    HeaderAlias(.nameLast, "nom, nom de famille, nom famille, nom d'usage, patronyme, nom du contact 1"),
    HeaderAlias(.namePrefix, "civ, civilité, titre de civilité, formule d'appel"),
    HeaderAlias(.nameSuffix, "suffixe"),
    HeaderAlias(.nameFull, "nom 1"),
    HeaderAlias(.language, "code langue"),
    HeaderAlias(.taxID, "n° id tva intracomm, id tva, n° tva intracom, numéro id tva"),
    HeaderAlias(.nameFull, "comment t'appelles tu, quel est ton nom, comment tu t'appelles"),
    HeaderAlias(.jobTitle, "fonction dans l'organisation, fonction dans l'entreprise, poste occupé, fonction occupée"),
    HeaderAlias(.addressCountry, "code du pays, code de pays, pays de résidence"),
    HeaderAlias(.addressRegion, "code de la province, code province"),
    HeaderAlias(.addressStreet, "adresse rue 1, rue 1, adresse 1 rue 1, voirie, libellé de la voie, libellé voie"),
    HeaderAlias(.addressLine2, "rue 2, adresse rue 2, adresse 1 rue 2, complément adresse, bât, étage"),
    HeaderAlias(.tags, "balises, balise, tags client"),
    HeaderAlias(.language, "langues préférées, langue de correspondance"),
    HeaderAlias(.key(rank: 1), "n° adhérent, numéro adhérent, n° de client, n° membre, numéro de membre, matricule"),
    HeaderAlias(.nameOrg, "raison sociale, dénomination sociale, dénomination"),
    HeaderAlias(
      .organization,
      "nom du compte, société, entreprise, nom de la société, nom de l'entreprise, nom société, organisme, employeur"),
    HeaderAlias(
      .email, "courriel, adresse e-mail, adresse email, adresse électronique, adresse mail, mél, courrier électronique"),
    HeaderAlias(.email, "votre email, adresse courriel, adresse de messagerie"),
    HeaderAlias(
      .phone, "téléphone, numéro de téléphone, tél, n° de téléphone, téléphone fixe, numéro téléphone, votre téléphone"),
    HeaderAlias(
      .phone, label: "mobile", "portable, téléphone portable, mobile, tél portable, téléphone mobile, gsm, numéro de portable"),
    HeaderAlias(.phone, label: "work", "téléphone professionnel, téléphone bureau, tél pro"),
    HeaderAlias(.phone, label: "home", "téléphone domicile, téléphone personnel"),
    HeaderAlias(.addressFull, "adresse complète, adresse postale, adresse de facturation, adresse domicile"),
    HeaderAlias(.addressFull, label: "shipping", "adresse de livraison"),
    HeaderAlias(
      .addressStreet, "adr 1, rue, voie, adresse ligne 1, nom de rue, numéro et rue, adresse rue, n° et rue, ligne d'adresse 1"),
    HeaderAlias(.streetNumber, "numéro de rue, n° de rue, numéro de voie, n° voie"),
    HeaderAlias(.addressLine2, "complément d'adresse, adresse ligne 2, complément, appartement, bâtiment, boîte postale"),
    HeaderAlias(.addressCity, "ville, commune, localité, adresse ville"),
    HeaderAlias(.addressRegion, "département, région, province, état province"),
    HeaderAlias(.addressPostcode, "code postal, cp, adresse code postal"),
    HeaderAlias(.addressCountry, "pays, code pays, pays région, adresse pays"),
    HeaderAlias(
      .birthDate, "date naissance, né e le, date de naissance, né le, née le, naissance, anniversaire, date d'anniversaire"),
    HeaderAlias(.gender, "sexe, genre"),
    HeaderAlias(.jobTitle, "titre, fonction, poste, intitulé du poste, profession, métier, titre du poste"),
    HeaderAlias(.website, "site web, site internet, page web, site"),
    HeaderAlias(.tags, "étiquettes, mots clés, catégories, groupes, libellés"),
    HeaderAlias(.note, "observation, précisions, remarque, remarques, commentaire, commentaires, votre message, observations"),
    HeaderAlias(.language, "langue, langue préférée"),
    HeaderAlias(.taxID, "numéro de tva, n° tva, tva intracommunautaire, numéro tva, n° tva intracommunautaire, siret, siren"),
    HeaderAlias(
      .lastActivity, "date de la dernière activité, dernière activité, dernière commande, dernière visite, dernier contact"),
    HeaderAlias(
      .key(rank: 0), "id de fiche d'informations, identifiant de la fiche d'informations, id de l'enregistrement, id fiche"),
    HeaderAlias(
      .key(rank: 1), "numéro client, n° client, id client, code client, identifiant client, référence client, identifiant"),
    HeaderAlias(
      .updatedAt(rank: 0), "date de modification, modifié le, dernière modification, mis à jour le, date de mise à jour"),
    HeaderAlias(.updatedAt(rank: 1), "horodateur, date d'envoi, envoyé le, date de soumission"),
    HeaderAlias(.updatedAt(rank: 2), "date de création, créé le, date d'inscription, client depuis, inscrit le"),
    HeaderAlias(.updatedAt(rank: 3), "date et heure"),
    HeaderAlias(.interaction(.subject), "objet, sujet"),
    HeaderAlias(.unused, "télécopie, propriétaire du contact, télécopieur"),
  ]
}
