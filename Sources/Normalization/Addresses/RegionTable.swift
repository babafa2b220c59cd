/// States, provinces and Länder of the countries whose addresses name them, by code and by name.
enum RegionTable {
  /// The lower-case code of a region: by code or name within the country, else by its full name in any of the countries.
  static func code(of text: ArraySlice<UInt8>, country: CountryCode) -> [UInt8]? {
    var key = key(of: text)
    if key.count > 3, key[2] == 0x20, CountryCode(key[..<2]) == country { key.removeFirst(3) }
    let found = tables.byCountry[country.index]?.find(key[...]) ?? (key.count > 3 ? tables.anywhere.find(key[...]) : nil)
    return found.map { tables.codes[Int($0)] }
  }

  /// The form an unknown region is compared by.
  static func key(of text: ArraySlice<UInt8>) -> [UInt8] { CountryTable.key(of: LatinText.fold(text), without: fillers) }

  private static let fillers = ["and", "und", "et", "the"].map { Array($0.utf8) }

  /// Whether addresses of the country carry a region.
  static func hasRegions(_ country: CountryCode) -> Bool { tables.byCountry[country.index] != nil }

  private static let lists: [(country: String, regions: String)] = [
    (
      "US",
      """
      al:alabama,ala|ak:alaska|az:arizona,ariz|ar:arkansas,ark|ca:california,calif,cal|co:colorado,colo|ct:connecticut,conn|\
      de:delaware,del|dc:district of columbia,d c|fl:florida,fla|ga:georgia|hi:hawaii|id:idaho|il:illinois,ill|in:indiana,ind|ia:iowa|\
      ks:kansas,kans|ky:kentucky|la:louisiana|me:maine|md:maryland|ma:massachusetts,mass|mi:michigan,mich|mn:minnesota,minn|\
      ms:mississippi,miss|mo:missouri|mt:montana,mont|ne:nebraska,nebr|nv:nevada,nev|nh:new hampshire,n h|nj:new jersey,n j|\
      nm:new mexico,n m|ny:new york,n y|nc:north carolina,n c|nd:north dakota,n d|oh:ohio|ok:oklahoma,okla|or:oregon,ore|\
      pa:pennsylvania,penn,penna|ri:rhode island,r i|sc:south carolina,s c|sd:south dakota,s d|tn:tennessee,tenn|tx:texas,tex|ut:utah|\
      vt:vermont|va:virginia|wa:washington,wash|wv:west virginia,w va|wi:wisconsin,wis|wy:wyoming,wyo|pr:puerto rico|vi:virgin islands|\
      gu:guam|as:american samoa|mp:northern mariana islands|fm:micronesia|mh:marshall islands|pw:palau|aa|ae|ap
      """
    ),
    (
      "CA",
      """
      ab:alberta,alta|bc:british columbia,b c,colombie britannique|mb:manitoba,man|nb:new brunswick,nouveau brunswick|\
      nl:newfoundland labrador,newfoundland,nfld,terre neuve labrador|ns:nova scotia,nouvelle ecosse|nt:northwest territories,nwt|\
      nu:nunavut|on:ontario,ont|pe:prince edward island,p e i,pei,ile du prince edouard|qc:quebec,que,pq|sk:saskatchewan,sask|\
      yt:yukon,yukon territory
      """
    ),
    (
      "AU",
      """
      act:australian capital territory,a c t|nsw:new south wales,n s w|nt:northern territory|qld:queensland|sa:south australia|\
      tas:tasmania|vic:victoria|wa:western australia
      """
    ),
    (
      "IN",
      """
      ap:andhra pradesh|ar:arunachal pradesh|as:assam|br:bihar|cg:chhattisgarh|ch:chandigarh|dl:delhi,new delhi|ga:goa|gj:gujarat|hr:haryana|\
      hp:himachal pradesh|jk:jammu kashmir|jh:jharkhand|ka:karnataka|kl:kerala|la:ladakh|mp:madhya pradesh|mh:maharashtra|mn:manipur|\
      ml:meghalaya|mz:mizoram|nl:nagaland|od:odisha,orissa|pb:punjab|py:puducherry|rj:rajasthan|sk:sikkim|tn:tamil nadu|tg:telangana|\
      tr:tripura|up:uttar pradesh|uk:uttarakhand|wb:west bengal
      """
    ),
    (
      "DE",
      """
      bw:baden wurttemberg,baden wuerttemberg|by:bayern,bavaria|be:berlin|bb:brandenburg|hb:bremen|hh:hamburg|he:hessen,hesse|\
      mv:mecklenburg vorpommern|ni:niedersachsen,lower saxony|nw:nordrhein westfalen,north rhine westphalia,nrw|\
      rp:rheinland pfalz,rhineland palatinate|sl:saarland|sn:sachsen,saxony|st:sachsen anhalt,saxony anhalt|\
      sh:schleswig holstein|th:thuringen,thueringen,thuringia
      """
    ),
  ]

  private struct Tables {
    var codes: [[UInt8]] = []
    var byCountry = [WordTable?](repeating: nil, count: CountryCode.count)
    /// Full names alone: codes mean different regions in different countries.
    var anywhere = WordTable()
  }

  private static let tables: Tables = {
    var tables = Tables()
    for (country, regions) in lists {
      var table = WordTable()
      for entry in regions.split(separator: "|") {
        let parts = entry.split(separator: ":")
        let place = UInt32(truncatingIfNeeded: tables.codes.count)
        tables.codes.append(Array(parts[0].utf8))
        table.add(parts[0], place)
        for name in parts.dropFirst().joined().split(separator: ",") {
          table.add(name, place)
          if name.utf8.count > 3 { tables.anywhere.add(name, place) }
        }
      }
      tables.byCountry[CountryCode(country.utf8).index] = table
    }
    return tables
  }()
}
