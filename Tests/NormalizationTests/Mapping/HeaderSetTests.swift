import RecordModel
import Testing

@testable import Normalization

/// A vendor's header row with what each column should fill; columns left out of `expected` should stay unused.
struct HeaderSet: Sendable, CustomTestStringConvertible {
  let system: String
  let header: String
  let expected: [String: String]
  var separator: Character = ","

  var columns: [String] { header.split(separator: separator, omittingEmptySubsequences: false).map(String.init) }
  var testDescription: String { system }
}

@Suite("Header sets of real systems")
struct HeaderSetTests {
  private static func mappings(of set: HeaderSet) -> [(column: String, target: String)] {
    let normalizer = Normalizer(pipeline: Stage().pipeline, startedAt: Stage.startedAt)
    let plan = normalizer.plan(
      for: set.columns, of: NormalizedFile(source: 0, file: 0, kind: .csv), sample: Stage.batch([], columns: set.columns))
    return plan.mappings.map { ($0.column, $0.target) }
  }

  @Test("case 14: vendor headers map by name", arguments: HeaderSet.vendors)
  func maps(_ set: HeaderSet) {
    for (column, target) in Self.mappings(of: set) {
      #expect(target == set.expected[column] ?? "", "\(set.system): \(column)")
    }
  }

  @Test("at least 95 % of the mappable columns are right, no consent polarity is wrong")
  func score() {
    var right = 0
    var total = 0
    for set in HeaderSet.vendors {
      for (column, target) in Self.mappings(of: set) where !(target.isEmpty && set.expected[column] == nil) {
        total += 1
        if target == set.expected[column] { right += 1 }
      }
    }
    print("header sets: \(right) of \(total) columns right")
    #expect(right * 100 >= total * 95)
  }

  @Test(
    "case 14: case, spaces, invisible characters and spelling do not count",
    arguments: [
      ("\u{FEFF}EMAIL", "email"), ("e-mail", "email"), ("E\u{A0}Mail", "email"), ("em\u{200B}ail", "email"),
      (" Full Name", "name.full"),
      ("firstName", "name.given"), ("LAST_NAME", "name.last"), ("billing_first_name", "name.given"), ("your-name", "name.full"),
      ("data.name", "name.full"), ("data.address.city", "address.city"), ("billing/city", "address[billing].city"),
      ("name/given", "name.given"), ("customer.email", "email"), ("Strasse", "address.street"), ("STRAßE", "address.street"),
      ("Geaendert am", "updated_at"), ("What is your e-mail address?", "email"), ("Wie lautet Ihre Telefonnummer?", "phone"),
      ("Prénom", "name.given"), ("Código postal", "address.postcode"), ("Województwo", "address.region"), ("メール", "email"),
      ("Phone (mobile)", "phone[mobile]"), ("Telefon privat", "phone[home]"), ("owner.email", ""),
      ("Account Manager Email", ""),
      ("product.name", ""), ("soc_sec_id", "external_id[ssn]"), ("suburb", "address.city"), ("record_id", "key"),
      ("PRIMARY_NAME_ORG", "name.org"), ("cac:PostalAddress/cbc:CityName", "address.city"), ("@id", "key"),
    ])
  func reads(_ header: String, _ target: String) {
    let set = HeaderSet(system: "", header: header, expected: [:], separator: "\u{0}")
    #expect(Self.mappings(of: set).first?.target == target)
  }

  @Test("columns are told from each other: Name beside Vorname, Address beside City, a company of nobody")
  func settles() {
    func targets(_ columns: String) -> [String] {
      Self.mappings(of: HeaderSet(system: "", header: columns, expected: [:])).map(\.target)
    }
    #expect(targets("Name,Vorname") == ["name.last", "name.given"])
    #expect(targets("Nombre,Email") == ["name.full", "email"])
    #expect(targets("Nombre,Apellidos") == ["name.given", "name.last"])
    #expect(targets("ADDRESS,CITY,ZIP") == ["address.street", "address.city", "address.postcode"])
    #expect(targets("Address,Email") == ["address.full", "email"])
    #expect(targets("Company,Email") == ["name.org", "email"])
    #expect(targets("Company,Last Name") == ["company", "name.last"])
    #expect(targets("First Name,Billing First Name,Shipping First Name") == ["name.given", "", ""])
  }
}

extension HeaderSet {
  static let vendors: [HeaderSet] = [
    HeaderSet(
      system: "Salesforce report",
      header:
        "First Name,Last Name,Account Name,Mailing Street,Mailing City,Mailing State/Province,Mailing Zip/Postal Code,Mailing Country,Phone,Email,Contact ID",
      expected: [
        "First Name": "name.given", "Last Name": "name.last", "Account Name": "company",
        "Mailing Street": "address[mailing].street", "Mailing City": "address[mailing].city",
        "Mailing State/Province": "address[mailing].region", "Mailing Zip/Postal Code": "address[mailing].postcode",
        "Mailing Country": "address[mailing].country", "Phone": "phone", "Email": "email", "Contact ID": "key",
      ]),
    HeaderSet(
      system: "Salesforce Data Loader",
      header:
        "Id,AccountId,FirstName,LastName,Email,MobilePhone,MailingStreet,MailingCity,MailingState,MailingPostalCode,HasOptedOutOfEmail,IsDeleted,LastModifiedDate,Segment__c",
      expected: [
        "Id": "key", "FirstName": "name.given", "LastName": "name.last", "Email": "email", "MobilePhone": "phone[mobile]",
        "MailingStreet": "address[mailing].street", "MailingCity": "address[mailing].city",
        "MailingState": "address[mailing].region", "MailingPostalCode": "address[mailing].postcode",
        "HasOptedOutOfEmail": "consent.email", "LastModifiedDate": "updated_at",
      ]),
    HeaderSet(
      system: "HubSpot",
      header:
        "Record ID,First Name,Last Name,Email,Phone Number,Lead Status,Lifecycle Stage,Create Date,Original Source,Contact owner,Associated Company,Associated Company IDs,Country/Region",
      expected: [
        "Record ID": "key", "First Name": "name.given", "Last Name": "name.last", "Email": "email", "Phone Number": "phone",
        "Create Date": "updated_at", "Associated Company": "company", "Country/Region": "address.country",
      ]),
    HeaderSet(
      system: "Zoho",
      header:
        "Record Id,Contact Owner.id,Contact Owner,Lead Source,First Name,Last Name,Account Name.id,Account Name,Email,Title,Phone,Mobile,Email Opt Out,Salutation,Unsubscribed Mode,Unsubscribed Time,Mailing Street,Mailing City,Mailing State,Mailing Zip,Mailing Country",
      expected: [
        "Record Id": "key", "First Name": "name.given", "Last Name": "name.last", "Account Name": "company", "Email": "email",
        "Title": "job_title", "Phone": "phone", "Mobile": "phone[mobile]", "Email Opt Out": "consent.email",
        "Salutation": "name.prefix", "Unsubscribed Time": "consent.email", "Mailing Street": "address[mailing].street",
        "Mailing City": "address[mailing].city", "Mailing State": "address[mailing].region",
        "Mailing Zip": "address[mailing].postcode", "Mailing Country": "address[mailing].country",
      ]),
    HeaderSet(
      system: "Dynamics 365",
      header:
        "(Do Not Modify) Contact,(Do Not Modify) Row Checksum,(Do Not Modify) Modified On, Full Name,Company Name,Job Title,Business Phone,Mobile Phone,Email,Address 1: Street 1,Address 1: City,Address 1: ZIP/Postal Code,Do not allow Emails",
      expected: [
        "(Do Not Modify) Contact": "key", "(Do Not Modify) Modified On": "updated_at", " Full Name": "name.full",
        "Company Name": "company", "Job Title": "job_title", "Business Phone": "phone[work]", "Mobile Phone": "phone[mobile]",
        "Email": "email", "Address 1: Street 1": "address.street", "Address 1: City": "address.city",
        "Address 1: ZIP/Postal Code": "address.postcode", "Do not allow Emails": "consent.email",
      ]),
    HeaderSet(
      system: "NetSuite", header: "Internal ID,ID,Name,Email,Phone,Billing Address,Subsidiary",
      expected: [
        "Internal ID": "key", "Name": "name.full", "Email": "email", "Phone": "phone", "Billing Address": "address.full",
      ]),
    HeaderSet(
      system: "Keap", header: "Id,First Name,Last Name,Company,Email,Phone 1,Street Address 1,City,State,Postal Code,Tags",
      expected: [
        "Id": "key", "First Name": "name.given", "Last Name": "name.last", "Company": "company", "Email": "email",
        "Phone 1": "phone", "Street Address 1": "address.street", "City": "address.city", "State": "address.region",
        "Postal Code": "address.postcode", "Tags": "tags",
      ]),
    HeaderSet(
      system: "Mailchimp",
      header:
        "Email Address,First Name,Last Name,Address,Phone Number,Birthday,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP,LATITUDE,LONGITUDE,GMTOFF,DSTOFF,TIMEZONE,CC,REGION,LAST_CHANGED,LEID,EUID,NOTES,TAGS,UNSUB_TIME",
      expected: [
        "Email Address": "email", "First Name": "name.given", "Last Name": "name.last", "Address": "address.full",
        "Phone Number": "phone", "Birthday": "birth_date", "REGION": "address.region", "LAST_CHANGED": "updated_at",
        "LEID": "key",
        "NOTES": "note", "TAGS": "tags", "UNSUB_TIME": "consent.email",
      ]),
    HeaderSet(
      system: "Shopify",
      header:
        "Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Company,Default Address Address1,Default Address Address2,Default Address City,Default Address Province Code,Default Address Country Code,Default Address Zip,Default Address Phone,Phone,Accepts SMS Marketing,Total Spent,Total Orders,Note,Tax Exempt,Tags",
      expected: [
        "Customer ID": "key", "First Name": "name.given", "Last Name": "name.last", "Email": "email",
        "Accepts Email Marketing": "consent.email", "Default Address Company": "company",
        "Default Address Address1": "address.street", "Default Address Address2": "address.line2",
        "Default Address City": "address.city", "Default Address Province Code": "address.region",
        "Default Address Country Code": "address.country", "Default Address Zip": "address.postcode",
        "Default Address Phone": "phone", "Phone": "phone", "Accepts SMS Marketing": "consent.sms", "Note": "note",
        "Tags": "tags",
      ]),
    HeaderSet(
      system: "Stripe",
      header:
        "id,Description,Email,Name,Created (UTC),Delinquent,Plan,Status,Total Spend,Payment Count,Refunded Volume,Dispute Losses,region_key (metadata)",
      expected: [
        "id": "key", "Description": "note", "Email": "email", "Name": "name.full", "Created (UTC)": "updated_at",
      ]),
    HeaderSet(
      system: "WooCommerce report",
      header: "Name,Username,Last Active,Sign Up,Email,Orders,Total Spend,AOV,Country / Region,City,Region,Postal Code",
      expected: [
        "Name": "name.full", "Last Active": "last_activity", "Sign Up": "updated_at", "Email": "email",
        "Country / Region": "address.country", "City": "address.city", "Region": "address.region",
        "Postal Code": "address.postcode",
      ]),
    HeaderSet(
      system: "WooCommerce orders",
      header:
        "billing_first_name,billing_last_name,billing_company,billing_address_1,billing_address_2,billing_city,billing_postcode,billing_country,billing_email,billing_phone",
      expected: [
        "billing_first_name": "name.given", "billing_last_name": "name.last", "billing_company": "company",
        "billing_address_1": "address[billing].street", "billing_address_2": "address[billing].line2",
        "billing_city": "address[billing].city", "billing_postcode": "address[billing].postcode",
        "billing_country": "address[billing].country", "billing_email": "email[billing]", "billing_phone": "phone[billing]",
      ]),
    HeaderSet(
      system: "Google Contacts",
      header:
        "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Last Name,Name Prefix,Name Suffix,Nickname,Organization Name,Organization Title,Organization Department,Birthday,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - Postal Code",
      expected: [
        "First Name": "name.given", "Middle Name": "name.middle", "Last Name": "name.last", "Name Prefix": "name.prefix",
        "Name Suffix": "name.suffix", "Organization Name": "company", "Organization Title": "job_title",
        "Birthday": "birth_date",
        "Notes": "note", "Labels": "tags", "E-mail 1 - Value": "email", "Phone 1 - Value": "phone",
        "Address 1 - Formatted": "address.full", "Address 1 - Street": "address.street", "Address 1 - City": "address.city",
        "Address 1 - Postal Code": "address.postcode",
      ]),
    HeaderSet(
      system: "Outlook",
      header:
        "First Name,Middle Name,Last Name,Company,Job Title,Business Street,Business Street 2,Business City,Business State,Business Postal Code,Business Country/Region,Home Street,Home City,Business Fax,Business Phone,Mobile Phone,E-mail Address,E-mail Display Name,E-mail 2 Address,Notes",
      expected: [
        "First Name": "name.given", "Middle Name": "name.middle", "Last Name": "name.last", "Company": "company",
        "Job Title": "job_title", "Business Street": "address[work].street", "Business Street 2": "address[work].line2",
        "Business City": "address[work].city", "Business State": "address[work].region",
        "Business Postal Code": "address[work].postcode", "Business Country/Region": "address[work].country",
        "Home Street": "address[home].street", "Home City": "address[home].city", "Business Phone": "phone[work]",
        "Mobile Phone": "phone[mobile]", "E-mail Address": "email", "E-mail 2 Address": "email", "Notes": "note",
      ]),
    HeaderSet(
      system: "Brevo", header: "EMAIL;LASTNAME;FIRSTNAME;SMS;EMAIL_BLACKLISTED;SMS_BLACKLISTED;ADDED_TIME;MODIFIED_TIME",
      expected: [
        "EMAIL": "email", "LASTNAME": "name.last", "FIRSTNAME": "name.given", "SMS": "phone[mobile]",
        "EMAIL_BLACKLISTED": "consent.email", "SMS_BLACKLISTED": "consent.sms", "MODIFIED_TIME": "updated_at",
      ], separator: ";"),
    HeaderSet(
      system: "Xero",
      header:
        "*ContactName,AccountNumber,EmailAddress,FirstName,LastName,POAddressLine1,POAddressLine2,POCity,POPostalCode,POCountry,SAAddressLine1,SACity,PhoneNumber,MobileNumber,TaxNumber",
      expected: [
        "*ContactName": "name.full", "AccountNumber": "external_id[account_number]", "EmailAddress": "email",
        "FirstName": "name.given", "LastName": "name.last", "POAddressLine1": "address[postal].street",
        "POAddressLine2": "address[postal].line2", "POCity": "address[postal].city", "POPostalCode": "address[postal].postcode",
        "POCountry": "address[postal].country", "SAAddressLine1": "address[street].street", "SACity": "address[street].city",
        "PhoneNumber": "phone", "MobileNumber": "phone[mobile]", "TaxNumber": "tax_id",
      ]),
    HeaderSet(
      system: "Gravity Forms",
      header:
        "Name (First),Name (Last),Address (Street Address),Address (ZIP / Postal Code),Consent (Consent),Consent (Text),Created By (User Id),Entry Id,Entry Date,Source Url,User Agent,User IP",
      expected: [
        "Name (First)": "name.given", "Name (Last)": "name.last", "Address (Street Address)": "address.street",
        "Address (ZIP / Postal Code)": "address.postcode", "Consent (Consent)": "consent.unspecified", "Entry Id": "key",
        "Entry Date": "updated_at",
      ]),
    HeaderSet(
      system: "JotForm",
      header:
        "Submission Date,First Name,Last Name,E-mail,Street Address,Street Address Line 2,City,State / Province,Postal / Zip Code,Country,Submission ID",
      expected: [
        "Submission Date": "updated_at", "First Name": "name.given", "Last Name": "name.last", "E-mail": "email",
        "Street Address": "address.street", "Street Address Line 2": "address.line2", "City": "address.city",
        "State / Province": "address.region", "Postal / Zip Code": "address.postcode", "Country": "address.country",
        "Submission ID": "key",
      ]),
    HeaderSet(
      system: "German CRM",
      header:
        "Kundennummer,Anrede,Vorname,Nachname,Firma,Straße,Hausnummer,PLZ,Ort,Land,Telefon,Handy,E-Mail,Geburtsdatum,Newsletter,Keine Werbung,Geändert am",
      expected: [
        "Kundennummer": "key", "Anrede": "name.prefix", "Vorname": "name.given", "Nachname": "name.last", "Firma": "company",
        "Straße": "address.street", "Hausnummer": "address.street", "PLZ": "address.postcode", "Ort": "address.city",
        "Land": "address.country", "Telefon": "phone", "Handy": "phone[mobile]", "E-Mail": "email",
        "Geburtsdatum": "birth_date",
        "Newsletter": "consent.email", "Keine Werbung": "consent.email", "Geändert am": "updated_at",
      ]),
    HeaderSet(
      system: "FEBRL",
      header:
        "record_id,given_name,surname,street_number,address_1,address_2,suburb,postcode,state,date_of_birth,age,phone_number,soc_sec_id",
      expected: [
        "record_id": "key", "given_name": "name.given", "surname": "name.last", "street_number": "address.street",
        "address_1": "address.street", "address_2": "address.line2", "suburb": "address.city", "postcode": "address.postcode",
        "state": "address.region", "date_of_birth": "birth_date", "phone_number": "phone", "soc_sec_id": "external_id[ssn]",
      ]),
    HeaderSet(
      system: "SAP IDoc", header: "KUNNR,NAME1,STRAS,ORT01,PSTLZ,LAND1,SPRAS,STCEG",
      expected: [
        "KUNNR": "key", "NAME1": "name.full", "STRAS": "address.street", "ORT01": "address.city", "PSTLZ": "address.postcode",
        "LAND1": "address.country", "SPRAS": "language", "STCEG": "tax_id",
      ]),
  ]
}
