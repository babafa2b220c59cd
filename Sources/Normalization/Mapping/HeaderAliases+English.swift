extension HeaderAliases {
  static let english: [HeaderAlias] = [
    HeaderAlias(.nameFull, "name, full name, contact name, customer name, client name, person name, display name, display as"),
    HeaderAlias(
      .party, "customer, contact, client, account holder, subscriber, member, guest, donor, patient"),
    HeaderAlias(.nameFull, "fullname, complete name, your name, name full, formatted name, fn, cardholder name, addressee"),
    HeaderAlias(.nameFull, "billing name, recipient name, first and last name, first last name, name and surname, nombre full"),
    HeaderAlias(.nameGiven, "first name, given name, forename, fname, christian name, first, given names, name first"),
    HeaderAlias(.nameGiven, "name given, first names, given, name first name, forenames, personal name, firstname1"),
    HeaderAlias(.nameMiddle, "middle name, middle names, additional name, middle initial, mi, name middle, additional names"),
    HeaderAlias(.nameMiddle, "second name, mname, middle"),
    HeaderAlias(.nameLast, "last name, surname, family name, lname, last, name last, name family, name surname, family names"),
    HeaderAlias(.nameLast, "second names, sur name, lastname1, family, lst name"),
    HeaderAlias(
      .namePrefix,
      "mr ms, mr mrs, mr mrs ms, sal, salut, salutation, name prefix, honorific, honorific prefix, courtesy title, prefix, name title"
    ),
    HeaderAlias(.familyPart, "name particle, surname prefix, last name prefix, family name prefix, second last name"),
    HeaderAlias(.familyPart, "second surname, maternal surname, surname 2, last name 2"),
    HeaderAlias(.nameSuffix, "suffix, name suffix, honorific suffix, generation, generational suffix, generation qualifier"),
    HeaderAlias(.nameOrg, "name org, organization name legal, site name, facility name, school name, restaurant name"),
    HeaderAlias(.nameOrg, "business legal name, hospital name, provider name, venue name, shop name, vendor name, agency name"),
    HeaderAlias(.organization, "company, company name, organization, organisation, organization name, organisation name, firm"),
    HeaderAlias(.organization, "account name, business name, employer, employer name, associated company, legal name, org"),
    HeaderAlias(.organization, "company or organization, workplace, trading name, firm name, company title, place of work"),
    HeaderAlias(.organization, "company account, name of organization 1, organization name 1"),
    HeaderAlias(.organization, "primary company, parent customer, parent account, institution, institution name"),
    HeaderAlias(
      .organization, "address company, customer account, current company, company or institution, account, place of employment"),

    HeaderAlias(.email, "email, e mail, mail, email address, e mail address, mail address, email id, email addresses, emails"),
    HeaderAlias(.email, "email value, e mail value, electronic mail, internet address, email addr, primary email, mailbox"),
    HeaderAlias(
      .email,
      "cc email, email cc, reply to, replyto, contact email, your email, username email, email 1, smtp address, user email"),
    HeaderAlias(.email, "emails value, emails address, email addresses address, email addresses value, mails value"),
    HeaderAlias(
      .labels(.email), "emails type, emails label, email addresses type, email label, e mail label, email type, e mail type"),
    HeaderAlias(.phone, "phone, phone number, telephone, telephone number, tel, tel no, phone no, phone value, phones, ph"),
    HeaderAlias(
      .phone, "contact number, contact no, phone numbers, telephone no, tel number, phone num, dialling number, phonenum"),
    HeaderAlias(
      .phone, "best number, daytime phone, day phone, evening phone, call back number, callback number, whatsapp, telno"),
    HeaderAlias(.phone, label: "mobile", "mobile, mobile phone, mobile number, cell, cell phone, cell number, mobile no, sms"),
    HeaderAlias(.phone, label: "mobile", "mobile phone number, cellphone, whatsapp number, cell phone number, mobile tel"),
    HeaderAlias(
      .phone, label: "work", "work phone, business phone, office phone, work number, company main phone, direct dial"),
    HeaderAlias(.phone, label: "home", "home phone, home number, home telephone, private phone, evening telephone"),
    HeaderAlias(.phone, "phones value, phones number, phone numbers number, phone numbers value"),
    HeaderAlias(
      .labels(.phone),
      "phones type, phones label, phone numbers type, phone label, phone type, telephone type, phone number type"),

    HeaderAlias(.addressFull, "address, full address, address formatted, postal address"),
    HeaderAlias(
      .addressFull, "addr full, complete address, location address, addr, addresses, address full, residential address"),
    HeaderAlias(
      .addressStreet, "road, street, street address, address 1, address line 1, address street, street name, addr line 1"),
    HeaderAlias(.addressStreet, "address street address, street 1, street address 1, addr 1, address line, line 1, addr line"),
    HeaderAlias(
      .addressStreet, "street address line 1, thoroughfare, street and number, address address 1, add 1, address 1 street 1"),
    HeaderAlias(.addressStreet, "address street name, street line 1, street line, address 1 line 1"),
    HeaderAlias(.streetNumber, "street number, house number, house no, building number, street no, house num, address number"),
    HeaderAlias(.streetNumber, "address house number, address street number"),
    HeaderAlias(.addressLine2, "address 2, address line 2, street 2, street address 2, street address line 2, addr line 2"),
    HeaderAlias(
      .addressLine2,
      "house, house name, apartment, apt, unit, suite, flat, address extended address, address line 3, address line 4"),
    HeaderAlias(.addressLine2, "address 3, street 3, extended address, additional street name, line 2, addr 2, unit number"),
    HeaderAlias(.addressLine2, "apt number, apartment number, po box, flat number, line 3, addr line 3, address 1 street 2"),
    HeaderAlias(.addressLine2, "address 1 street 3, street line 2, address 1 line 2, building name, address address 2, add 2"),
    HeaderAlias(.addressCity, "city, town, suburb, locality, address city, city name, town city, city town, municipality"),
    HeaderAlias(.addressCity, "address locality, post town, address town, address suburb, city suburb, town or city, village"),
    HeaderAlias(.addressRegion, "state, province, region, county, state province, address state, state code, province code"),
    HeaderAlias(
      .addressRegion, "address region, state region, county state, address province, prefecture, address province code"),
    HeaderAlias(.addressRegion, "address county, state or province, province state, stateprovince, address state province"),
    HeaderAlias(.addressRegion, "address province state, state county, st, state abbreviation, territory"),
    HeaderAlias(.addressPostcode, "zip, zip code, postal code, postcode, post code, zip postal code, postal zip code, pcode"),
    HeaderAlias(.addressPostcode, "address zip, address postal code, address postcode, postal zone, zip postcode, pin code"),
    HeaderAlias(.addressPostcode, "address zip postal code, postal, address zip code, zipcode 5, eircode, postal code zip"),
    HeaderAlias(.addressPostcode, "zip or postal code, zip 5, address code"),
    HeaderAlias(.addressCountry, "country, country region, country code, address country, country name, address country code"),
    HeaderAlias(
      .addressCountry,
      "country region key, country key, address country region, country identification code, nation, country iso, country iso code"
    ),
    HeaderAlias(
      .addressCountry,
      "address country id, country id name, country of residence, country id, address country name, country region code"),
    HeaderAlias(.labels(.addressFull), "addresses type, addresses label, address label, address type, addr type"),

    HeaderAlias(.birthDate, "birth date, date of birth, dob, birthday, birthdate, bday, born, born on, bday date, birth day"),
    HeaderAlias(.birthDate, "d o b, date birth, birth dt, birth year, year of birth, yob, year born"),
    HeaderAlias(.gender, "gender, sex, gender identity, m f, male female, sex m f"),
    HeaderAlias(
      .jobTitle, "function, job title, title, position, role, occupation, organization title, job, job role, job position"),
    HeaderAlias(.jobTitle, "profession, designation, function title, job function, work title"),
    HeaderAlias(
      .website, "website, web site, web page, homepage, url, website value, website url, web, home page, web address"),
    HeaderAlias(
      .website,
      "company website, personal web page, business web site, company domain name, company domain, domain name, domain"),
    HeaderAlias(.note, "comment or message, your comments, questions or comments, background, background info, about, bio"),
    HeaderAlias(.tags, "customer group, email lists, list names, mailing lists, topics"),
    HeaderAlias(.language, "language key, language override, languages, communication language, correspondence language"),
    HeaderAlias(.tags, "tags, labels, categories, segments, groups, tag, group membership, contact tags, lists, keywords"),
    HeaderAlias(
      .note, "note, notes, details, comment, comments, remarks, remark, description, customer note, memo, additional info"),
    HeaderAlias(.language, "language, preferred language, locale, language code, lang, customer language, language preference"),
    HeaderAlias(
      .taxID, "tax id, vat number, vat id, vat, vat no, tax number, vat registration number, tax id number, ein, gst"),
    HeaderAlias(
      .taxID, "gstin, tax registration number, tax identification number, vat reg no, abn, federal tax id, company tax id"),
    HeaderAlias(.taxID, "tax vat number, vat tax number, vat registration no, tax no, tax reg no"),
    HeaderAlias(
      .taxID, "taxvat, eu vat id, tax reference, tax reg number, sales tax number, vat reg number, vat identification number"),
    HeaderAlias(
      .externalID, label: "ssn", "ssn, soc sec id, social security number, ssn number, soc sec no, social security no"),
    HeaderAlias(.externalID, label: "ssn", "social security, soc sec number, ss number"),
    HeaderAlias(.externalID, label: "passport", "passport number, passport no, passport, passport id"),
    HeaderAlias(
      .externalID, label: "drivers_license", "drivers license number, driver license number, dr lic num, drivers license"),
    HeaderAlias(.externalID, label: "national_id", "national id number, national id, national identification number"),
    HeaderAlias(.externalID, label: "national_insurance", "national insurance number, nino, ni number"),
    HeaderAlias(.externalID, label: "nhs", "nhs number, nhs no"),
    HeaderAlias(.externalID, label: "medicare", "medicare number, medicare no"),
    HeaderAlias(
      .externalID, label: "loyalty", "loyalty number, loyalty id, loyalty card, loyalty card number, membership number"),
    HeaderAlias(.externalID, label: "lei", "lei number, lei, lei code"),
    HeaderAlias(.externalID, label: "npi", "npi, npi number"),
    HeaderAlias(.externalID, label: "duns", "duns, duns number"),
    HeaderAlias(.lastActivity, "last activity, last activity date, last active, last seen, last login, last purchase date"),
    HeaderAlias(
      .lastActivity, "last stay, last order, last purchase, last gift date, last donation date, last transaction date"),
    HeaderAlias(.lastActivity, "last order date, last contacted, last activity time, last visit, last contact date"),

    HeaderAlias(.key(rank: 0), "record id, record key, rec id, record number, row id, record no, recid"),
    HeaderAlias(.key(rank: 1), "customer id, contact id, client id, customer number, customer no, person id, party id"),
    HeaderAlias(
      .key(rank: 1), "client number, patient id, subscriber id, member id, lead id, internal id, customer key, contact key"),
    HeaderAlias(
      .key(rank: 1),
      "account reference, account ref, customer code, unique id, customer ref, customer reference, donor id, unique identifier, customer uuid"
    ),
    HeaderAlias(.key(rank: 1), "id customer, id client, id contact, id person, party number, business partner, bp number"),
    HeaderAlias(
      .key(rank: 1), "business partner number, guest no, guest number, guest id, mrn, medical record number, client no"),
    HeaderAlias(
      .key(rank: 1), "voter reg num, voter registration number, voter id, registrant id, account holder id, klaviyo id"),
    HeaderAlias(
      .key(rank: 1), "member no, member number, patient no, patient number, policy holder id, student id, student number"),
    HeaderAlias(.phone, label: "car", "car phone, carphone"),
    HeaderAlias(.addressPostcode, "mailing code, billing code, shipping code, home code, business code"),
    HeaderAlias(.organization, "name of company, name of organization, name of organisation, name of your company"),
    HeaderAlias(.language, "preferred locale, preferred locales, customer locale, user language, langu"),
    HeaderAlias(
      .externalID, label: "company_number", "company number, company registration number, company reg no"),
    HeaderAlias(.key(rank: 3), "attendee number, attendee id, ticket number"),
    HeaderAlias(.key(rank: 5), "account id, accountid"),
    HeaderAlias(
      .key(rank: 2), "id, uuid, guid, uid, user id, external id, identifier, oid, object id, gid, pk, unique external id"),
    HeaderAlias(
      .key(rank: 3), "entry id, submission id, response id, respondent id, submission number, message id, entry number"),
    HeaderAlias(.updatedAt(rank: 0), "last modified date, modified on, modified time, updated at, last changed, last modified"),
    HeaderAlias(
      .updatedAt(rank: 0), "last updated, last update, modified, modified date, update date, date updated, date modified"),
    HeaderAlias(
      .updatedAt(rank: 0), "updated on, updated, last modified time, modification date, changed at, rev"),
    HeaderAlias(
      .updatedAt(rank: 0), "date upd, date mod, last update date, last upd date, last updated date, last updated on, changed on"
    ),
    HeaderAlias(
      .updatedAt(rank: 0),
      "last change, last modified at, modified at, write date, update time, updated time, last edited, date last modified"),
    HeaderAlias(.updatedAt(rank: 1), "submission date, submitted at, submit date utc, entry date, date submitted, submit date"),
    HeaderAlias(
      .updatedAt(rank: 1), "submitted on, submission time, timestamp, time stamp, submit time, date sent, submitted, ts"),
    HeaderAlias(
      .updatedAt(rank: 1), "received at, conversion date, completed at, completion time, form submission date, logged at"),
    HeaderAlias(.updatedAt(rank: 2), "date add"),
    HeaderAlias(.updatedAt(rank: 3), "date, date time, datetime, time"),
    HeaderAlias(
      .updatedAt(rank: 2), "created at, create date, created, created date, date created, created on, created time, signed up"),
    HeaderAlias(
      .updatedAt(rank: 2),
      "creation date, created utc, sign up, signup date, sign up date, date added, added time, date registered"),
    HeaderAlias(
      .updatedAt(rank: 2),
      "registered, registration date, added on, added at, date joined, joined, user registered, customer since"),
    HeaderAlias(.interaction(.formName), "form name, form title, form id name, formname"),
    HeaderAlias(.unused, "fax, fax number, work fax, business fax, home fax, other fax, telefax, contact owner, account owner"),
    HeaderAlias(.unused, "row checksum, phonetic first name, phonetic last name, phonetic middle name, owner, lead source"),
  ]
}
