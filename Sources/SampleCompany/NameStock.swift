/// Names, streets and places to make people up from; the front of a list is common, its end rare.
enum NameStock {
  static let female = words(
    """
    Mary Anna Emma Sarah Elizabeth Margaret Susan Patricia Jennifer Laura Katherine Christine Helen Rebecca Karen Nicola Alice
    Charlotte Sophie Olivia Emily Jessica Lucy Hannah Amy Rachel Claire Julia Victoria Samantha Deborah Angela Barbara Caroline
    Stephanie Alexandra Maria Teresa Catherine Frances Dorothy Judith Joanna Eleanor Grace Ruth Abigail Isabella Natalie Zoe
    Amelia Martha Rosie Daisy Phoebe Heather Wendy Yvonne Maureen Sheila Pauline Lesley Gillian Hilary Beatrice Imogen Harriet
    Freya Poppy Georgia Bethany Leah Chloe Megan Lauren Kayleigh Aisha Fatima Priya Anjali Mei Ling Siobhan Niamh Aoife Bronwen
    Ingrid Astrid Zuzanna Agnieszka Malgorzata Katarzyna Ewa Carmen Lucia Pilar Isabelle Francoise Elodie Camille Franziska Ursula
    Heike Birgit Renate Sabine Monika Anja Silke
    """)
  static let male = words(
    """
    John David James Michael Robert William Thomas Richard Peter Paul Andrew Christopher Stephen Daniel Matthew Mark Anthony
    Joseph Charles George Edward Simon Jonathan Alexander Benjamin Samuel Nicholas Timothy Philip Patrick Kevin Martin Ian Alan
    Graham Stuart Gregory Kenneth Ronald Donald Gerald Frederick Harold Arthur Albert Henry Jack Oliver Harry Joshua Jacob Max
    Leonard Louis Raymond Theodore Vincent Walter Zachary Nathaniel Lawrence Douglas Geoffrey Gareth Rhys Owen Callum Ewan Fraser
    Hamish Duncan Angus Connor Liam Sean Declan Brendan Mohammed Ahmed Yusuf Imran Ravi Arjun Sanjay Wei Hiro Pawel Piotr Tomasz
    Krzysztof Wojciech Jose Carlos Javier Miguel Pierre Jean Luc Antoine Hans Karl Wolfgang Friedrich Stefan Andreas Jurgen Bernd
    """)
  static let families = words(
    """
    Smith Jones Williams Taylor Brown Davies Evans Wilson Thomas Johnson Roberts Robinson Thompson Wright Walker White Edwards
    Hughes Green Hall Lewis Harris Clarke Patel Jackson Wood Turner Martin Cooper Hill Ward Morris Moore Clark Lee King Baker
    Harrison Morgan Allen James Scott Phillips Watson Davis Parker Price Bennett Young Griffiths Mitchell Kelly Cook Carter
    Richardson Bailey Collins Bell Shaw Murphy Miller Cox Richards Khan Marshall Anderson Simpson Ellis Adams Singh Begum Wilkinson
    Foster Chapman Powell Webb Rogers Gray Mason Ali Hunt Hussain Campbell Matthews Owen Palmer Holmes Mills Barnes Knight Lloyd
    Butler Russell Barker Fisher Stevens Jenkins Murray Dixon Harvey Graham Pearson Ahmed Fletcher Walsh Kaur Gibson Howard Andrews
    Stewart Elliott Reynolds Saunders Payne Fox Ford Pearce Day Brooks West Lawrence Cole Atkinson Bradley Spencer Gill Dawson
    Watts Rose Ryan Burton Williamson Rees Byrne Grant Hart Armstrong Nicholson Kerr Macdonald O'Neill O'Brien O'Connor McCarthy
    Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Köhler Krüger Jäger Garcia Fernandez
    Rodriguez Lopez Martinez Sanchez Gonzalez Nowak Kowalski Wisniewski Wojcik Kaminski Lewandowski Dubois Lefevre Moreau Girard
    Rousseau Lefebvre Bonnet van-der-Berg de-Vries Nguyen Tran Chen Wang Kim Papadopoulos Andersson Johansson
    """)
  /// Put together they make thousands of rarer family names.
  static let familyFronts = words(
    """
    Ash Black Brad Brook Burn Chester Cliff Dart East Fair Far Glen Grim Had Hamp Hart Hazel Hol Kings Lang Lin Mar Mid New Nor
    Oak Pem Quin Rad Rock Sher Stan Sut Thorn Under Wal War West Whit Win Wood York
    """)
  static let familyBacks = words(
    "bourne bridge brook bury by combe cote croft dale den field ford gate ham hurst ley low man mere more ridge stead ston ton wick wood worth"
  )
  static let streets = words(
    """
    High Station Church Victoria Park London Mill School Green Main Queens Kings Manor New North South West East Chapel George
    Albert Windsor Springfield York Grange Broadway Highfield Stanley Grove Alexandra Cromwell Priory Elm Oak Ash Beech Cedar
    Lime Maple Willow Hawthorn Orchard Meadow River Bridge Castle Abbey Vicarage Rectory Cambridge Oxford Warwick Lancaster
    Richmond Salisbury Derby Dover Devon Cornwall Norfolk Suffolk Tudor Stuart Nelson Wellington Trafalgar Waterloo Balmoral
    """)
  static let streetKinds = ["Road", "Street", "Avenue", "Lane", "Close", "Drive", "Way", "Crescent", "Terrace", "Gardens"]
  static let companies = words(
    "Nimbus Larkspur Harbour Juniper Copperfield Meridian Foxglove Northgate Silverline Quill Tamarind Bluebell Ironbridge Kestrel Lantern"
  )
  static let companyKinds = ["Ltd", "Limited", "Group plc", "& Sons Ltd", "Trading Ltd", "Services Limited"]
  static let mailHosts = [
    "mailbox.example", "post.example", "webmail.example", "fastpost.example", "gmail.com", "inbox.example",
  ]

  /// Town, postcode area, dialling code.
  static let towns: [(name: String, area: String, dial: String)] = [
    ("Leeds", "LS", "0113"), ("Sheffield", "S", "0114"), ("Nottingham", "NG", "0115"), ("Leicester", "LE", "0116"),
    ("Bristol", "BS", "0117"), ("Reading", "RG", "0118"), ("Birmingham", "B", "0121"), ("Edinburgh", "EH", "0131"),
    ("Glasgow", "G", "0141"), ("Liverpool", "L", "0151"), ("Manchester", "M", "0161"), ("Newcastle upon Tyne", "NE", "0191"),
    ("Brighton", "BN", "01273"), ("Cambridge", "CB", "01223"), ("Oxford", "OX", "01865"), ("York", "YO", "01904"),
    ("Norwich", "NR", "01603"), ("Exeter", "EX", "01392"), ("Plymouth", "PL", "01752"), ("Cardiff", "CF", "029"),
    ("Swansea", "SA", "01792"), ("Aberdeen", "AB", "01224"), ("Stoke-on-Trent", "ST", "01782"), ("St. Albans", "AL", "01727"),
  ]

  static let nicknames: [String: [String]] = [
    "Elizabeth": ["Liz", "Beth", "Betty"], "Margaret": ["Maggie", "Peggy", "Meg"], "Katherine": ["Kate", "Kathy"],
    "Catherine": ["Cathy", "Kate"], "Susan": ["Sue"], "Patricia": ["Pat", "Trish"], "Jennifer": ["Jenny", "Jen"],
    "Christine": ["Chris", "Tina"], "Rebecca": ["Becky"], "Victoria": ["Vicky"], "Samantha": ["Sam"], "Deborah": ["Debbie"],
    "Stephanie": ["Steph"], "Alexandra": ["Alex", "Sandra"], "Joanna": ["Jo"], "Abigail": ["Abby"], "Robert": ["Bob", "Rob"],
    "William": ["Bill", "Will"], "Richard": ["Dick", "Rick"], "Michael": ["Mike", "Mick"], "James": ["Jim", "Jamie"],
    "Thomas": ["Tom"], "Andrew": ["Andy", "Drew"], "Christopher": ["Chris"], "Stephen": ["Steve"], "Daniel": ["Dan"],
    "Matthew": ["Matt"], "Anthony": ["Tony"], "Joseph": ["Joe"], "Charles": ["Charlie"], "Edward": ["Ed", "Ted"],
    "Jonathan": ["Jon"], "Alexander": ["Alex", "Sandy"], "Benjamin": ["Ben"], "Samuel": ["Sam"], "Nicholas": ["Nick"],
    "Timothy": ["Tim"], "Philip": ["Phil"], "Gregory": ["Greg"], "Kenneth": ["Ken"], "Ronald": ["Ron"], "Donald": ["Don"],
    "Frederick": ["Fred"], "Harold": ["Harry"], "Henry": ["Harry", "Hal"], "Joshua": ["Josh"], "Leonard": ["Len"],
    "Raymond": ["Ray"], "Theodore": ["Ted", "Theo"], "Zachary": ["Zach"], "Nathaniel": ["Nat"], "Lawrence": ["Larry"],
    "Douglas": ["Doug"], "Geoffrey": ["Geoff"], "Eleanor": ["Ellie"], "Harriet": ["Hattie"], "Georgia": ["Georgie"],
  ]

  private static func words(_ text: String) -> [String] {
    text.split { $0 == " " || $0 == "\n" }.map { String($0).replacing("-", with: " ") }
  }
}
