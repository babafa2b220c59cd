import GRDB

/// A row of the `customers` view; times are ISO 8601 in UTC, unknown values nil.
package struct CustomerRow: Sendable, Hashable {
  package var customerID: String
  /// `person`, `organization`.
  package var kind: String
  package var fullName: String?
  package var givenName: String?
  package var familyName: String?
  package var organization: String?
  package var email: String?
  package var phone: String?
  package var street: String?
  package var city: String?
  package var region: String?
  package var postalCode: String?
  package var country: String?
  package var birthDate: String?
  package var jobTitle: String?
  package var language: String?
  package var recordCount: Int
  package var sourceCount: Int
  package var firstSeen: String?
  package var lastSeen: String?
  package var lastActivity: String?
  /// 0…1.
  package var confidence: Double
  /// Shared by the people of one household.
  package var householdID: String?
  /// The customer id of the organization a person works for.
  package var employerID: String?
  /// `given`, `refused`, `unverified`, `unknown`.
  package var consentEmail: String
  package var consentPhone: String

  init(_ row: Row) {
    customerID = row["customer_id"]
    kind = row["kind"]
    fullName = row["full_name"]
    givenName = row["given_name"]
    familyName = row["family_name"]
    organization = row["organization"]
    email = row["email"]
    phone = row["phone"]
    street = row["street"]
    city = row["city"]
    region = row["region"]
    postalCode = row["postal_code"]
    country = row["country"]
    birthDate = row["birth_date"]
    jobTitle = row["job_title"]
    language = row["language"]
    recordCount = row["record_count"]
    sourceCount = row["source_count"]
    firstSeen = row["first_seen"]
    lastSeen = row["last_seen"]
    lastActivity = row["last_activity"]
    confidence = row["confidence"]
    householdID = row["household_id"]
    employerID = row["employer_id"]
    consentEmail = row["consent_email"]
    consentPhone = row["consent_phone"]
  }

  /// The name a person would call the customer by: full name, else organization, email or id.
  package var displayName: String { fullName ?? organization ?? email ?? customerID }
}
