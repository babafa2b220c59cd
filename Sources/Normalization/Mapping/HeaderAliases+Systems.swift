extension HeaderAliases {
  /// Names that only one system uses, and names that would otherwise be read wrongly.
  static let systems: [HeaderAlias] = [
    // Salesforce, Zoho, Dynamics: the key among many ids, and twins of lookups.
    HeaderAlias(.key(rank: 1), "(Do Not Modify) Contact, (Do Not Modify) Account, (Do Not Modify) Lead, Contact ID (18)"),
    HeaderAlias(
      .unused, "(Do Not Modify) Row Checksum, Account Name.id, Company Name.id, Contact Owner.id"),
    HeaderAlias(.updatedAt(rank: 0), "(Do Not Modify) Modified On, LastModifiedDate"),
    HeaderAlias(.updatedAt(rank: 1), "SystemModstamp"),
    HeaderAlias(
      .unused, "OwnerId, CreatedById, LastModifiedById, IsDeleted, Is Deleted, MasterRecordId, ReportsToId, Lead Status"),
    HeaderAlias(
      .unused, "Lifecycle Stage, Original Source, Associated Company IDs, Associated Deal IDs, Deal Stage, Member Rating"),
    HeaderAlias(.nameGiven, "MERGE1, FNAME, VORNAME1, Contact First Name"),
    HeaderAlias(.unused, "CONFIRM_TIME, GMTOFF, DSTOFF, TIMEZONE, LATITUDE, LONGITUDE, CC"),
    // Mailchimp.
    HeaderAlias(.key(rank: 4), "LEID, EUID, Unique Email ID"),
    // Shopify, Stripe, WooCommerce.
    HeaderAlias(.addressRegion, "Default Address Province Code, Province Code"),
    HeaderAlias(.organization, "Default Address Company, Billing Company, Shipping Company"),
    HeaderAlias(
      .unused, "Tax Exempt, Total Spent, Total Orders, Total Spend, Payment Count, Refunded Volume, Dispute Losses, AOV, Orders"
    ),
    HeaderAlias(
      .unused, "Delinquent, Plan, Username, User Login, User Agent, IP Address, IP, Source URL, Referrer, Page URL, Site URL"),
    HeaderAlias(.unused, "Card Brand, Card Last4, Default Source, Currency, Status"),
    // Outlook, Google.
    HeaderAlias(
      .unused, "E-mail Display Name, E-mail 2 Display Name, E-mail 3 Display Name, Manager's Name, Assistant's Name, Spouse"),
    HeaderAlias(
      .unused, "Assistant's Phone, File As, Initials, Nickname, Short Name, Maiden Name, Phonetic Given Name, Yomi Name"),
    HeaderAlias(.unused, "Given Name Yomi, Family Name Yomi, Additional Name Yomi, Email 2 Type Name, E-mail Type Name, Photo"),
    HeaderAlias(
      .unused, "Organization Department, Department, Organization Type, Organization 1 - Type, Telex, Pager, Radio, Callback"),
    HeaderAlias(.organization, "Organization 1 - Name"),
    HeaderAlias(.jobTitle, "Organization 1 - Title, Organization Title"),
    HeaderAlias(.addressLine2, "Address 1 - PO Box, Address 2 - PO Box, Business Address PO Box, Home Address PO Box"),
    // Xero, QuickBooks, NetSuite.
    HeaderAlias(.addressStreet, label: "postal", "POAddressLine1"),
    HeaderAlias(.addressLine2, label: "postal", "POAddressLine2, POAddressLine3, POAddressLine4"),
    HeaderAlias(.addressCity, label: "postal", "POCity"),
    HeaderAlias(.addressRegion, label: "postal", "PORegion"),
    HeaderAlias(.addressPostcode, label: "postal", "POPostalCode, POZipCode"),
    HeaderAlias(.addressCountry, label: "postal", "POCountry"),
    HeaderAlias(.unused, "POAttentionTo, SAAttentionTo, Subsidiary, BankAccountNumber, BankAccountName, FaxNumber"),
    HeaderAlias(.phone, label: "work", "DDINumber, DDI, direct line, direct number, direktwahl"),
    HeaderAlias(.addressStreet, label: "street", "SAAddressLine1"),
    HeaderAlias(.addressLine2, label: "street", "SAAddressLine2, SAAddressLine3, SAAddressLine4"),
    HeaderAlias(.addressCity, label: "street", "SACity"),
    HeaderAlias(.addressRegion, label: "street", "SARegion"),
    HeaderAlias(.addressPostcode, label: "street", "SAPostalCode, SAZipCode"),
    HeaderAlias(.addressCountry, label: "street", "SACountry"),
    HeaderAlias(.externalID, label: "account_number", "Account Number, AccountNumber, Account No"),
    // Brevo.
    HeaderAlias(.nameGiven, "FIRSTNAME, PRENOM"),
    HeaderAlias(.nameLast, "LASTNAME, NOM"),
    // SAP IDoc.
    HeaderAlias(.key(rank: 1), "KUNNR, LIFNR"),
    HeaderAlias(.nameFull, "NAME1"),
    HeaderAlias(.unused, "NAME2, NAME3, NAME4, SPRAS ISO, ANRED, MSGFN, KTOKD, SORTL"),
    HeaderAlias(.addressStreet, "STRAS"),
    HeaderAlias(.addressCity, "ORT01"),
    HeaderAlias(.addressRegion, "REGIO"),
    HeaderAlias(.addressPostcode, "PSTLZ"),
    HeaderAlias(.addressCountry, "LAND1"),
    HeaderAlias(.language, "SPRAS"),
    HeaderAlias(.taxID, "STCEG, STCD1"),
    HeaderAlias(.phone, "TELF1"),
    HeaderAlias(.phone, label: "mobile", "TELF2"),
    HeaderAlias(.email, "SMTP_ADDR"),
    // xCard and vCard, by path.
    HeaderAlias(.nameGiven, "n/given"),
    HeaderAlias(.nameLast, "n/surname, n/family"),
    HeaderAlias(.nameMiddle, "n/additional"),
    HeaderAlias(.namePrefix, "n/prefix"),
    HeaderAlias(.nameSuffix, "n/suffix"),
    HeaderAlias(.addressStreet, "adr/street"),
    HeaderAlias(.addressLine2, "adr/ext, adr/pobox, adr/extended"),
    HeaderAlias(.addressCity, "adr/locality, adr/city"),
    HeaderAlias(.addressRegion, "adr/region"),
    HeaderAlias(.addressPostcode, "adr/code, adr/pcode, adr/postalcode"),
    HeaderAlias(.addressCountry, "adr/country"),
    HeaderAlias(.labels(.email), "email/type, email/@type, email/@typ, mail/@typ, email/parameters/type"),
    HeaderAlias(.labels(.phone), "phone/@type, tel/@type, phone/@typ, tel/parameters/type, tel/type, telefon/@typ"),
    HeaderAlias(.labels(.addressFull), "address/@type, adr/parameters/type, adr/type, adresse/@typ"),
    HeaderAlias(.language, "lang/language-tag"),
    HeaderAlias(.updatedAt(rank: 0), "rev"),
    // UBL and OAGIS parties.
    HeaderAlias(.nameOrg, "PartyName/Name, PartyLegalEntity/RegistrationName"),
    HeaderAlias(.addressPostcode, "PostalZone"),
    HeaderAlias(.taxID, "PartyTaxScheme/CompanyID, CompanyID"),
    HeaderAlias(.addressCountry, "Country/IdentificationCode, PostalAddress/Country/IdentificationCode"),
    HeaderAlias(.addressCity, "CityName"),
    HeaderAlias(.nameFull, "Nm, Dbtr/Nm, Cdtr/Nm"),
    HeaderAlias(.addressFull, "PstlAdr/AdrLine, AdrLine"),
    HeaderAlias(.addressCountry, "PstlAdr/Ctry, Ctry"),
    HeaderAlias(.addressPostcode, "PstCd"),
    HeaderAlias(.addressCity, "TwnNm"),
    HeaderAlias(.addressStreet, "StrtNm"),
    HeaderAlias(.streetNumber, "BldgNb"),
    // Entity-resolution dictionaries.
    HeaderAlias(.nameFull, "PRIMARY_NAME_FULL, NATIVE_NAME_FULL, SECONDARY_NAME_FULL, NAME_FULL"),
    HeaderAlias(.nameOrg, "PRIMARY_NAME_ORG, NAME_ORG, SECONDARY_NAME_ORG, BUSINESS_NAME_ORG"),
    HeaderAlias(.nameLast, "PRIMARY_NAME_LAST, NAME_LAST"),
    HeaderAlias(.nameGiven, "PRIMARY_NAME_FIRST, NAME_FIRST"),
    HeaderAlias(.nameMiddle, "PRIMARY_NAME_MIDDLE, NAME_MIDDLE"),
    HeaderAlias(.unused, "DATA_SOURCE, RECORD_TYPE, CATEGORY, AMOUNT, REL_ANCHOR_KEY, REL_POINTER_KEY, REL_POINTER_ROLE"),
    HeaderAlias(.taxID, "TAX_ID_NUMBER"),
    // What the readers of web servers' logs add.
    HeaderAlias(.updatedAt(rank: 1), "log.time"),
    HeaderAlias(.interaction(.formName), "log.path"),
    HeaderAlias(.unused, "log.ip"),
    // Honeypots, prompts and duplicates of web-form tools.
    HeaderAlias(
      .unused,
      "bot-field, _gotcha, Created By (User Id), Entry Source Url, User IP, Network ID, Response Type, Start Date (UTC)"),
    HeaderAlias(
      .unused,
      "Stage Date (UTC), Ending, Post Id, Transaction Id, Payment Date, Payment Amount, Payment Status, g-recaptcha-response"),
    HeaderAlias(.interaction(.subject), "your-subject, _subject"),
    HeaderAlias(.email, "_replyto"),
    HeaderAlias(.updatedAt(rank: 1), "_date"),
    HeaderAlias(.note, "message, your-message, your message"),
  ]
}
