/// Words in names that are not names: titles, suffixes, particles. All folded, without dots.
enum NameWords {
  /// Before a name, in English, German, French, Spanish, Italian, Polish, Dutch.
  static let titles = ByteSet(
    words:
      """
      mr mrs ms miss mx dr prof professor sir dame lord lady rev reverend fr hon judge capt captain col colonel maj major lt sgt
      gen general adm father brother sister rabbi imam sheikh master messrs esquire doctor rvd mister
      herr herrn frau frl fraulein hr dr-ing dipl-ing ing dipl mag magister doz pd med phil jur rer nat habil dent vet dkfm
      monsieur madame mademoiselle mme mlle mm me maitre docteur professeur veuve
      senor senora senorita sr sra srta don dona lic licenciado licenciada ingeniero doctora
      signor signora signorina sig sigra signra dott dottssa dottoressa dottore avv avvocato geom rag prof.ssa profssa
      pan pani panstwo hab inz mgr
      dhr mevr mevrouw drs de heer ir
      """)

  /// Titles that are also names or particles: only with a dot or before two more words.
  static let weakTitles = ByteSet(words: "de fr me don col gen pan med nat ing lic master major judge ir mag pd rag")

  /// Behind a name. Generations first.
  static let suffixes = ByteSet(
    words:
      """
      jr sr junior senior ii iii iv 2nd 3rd 4th jnr snr
      phd md dds dvm esq esquire cpa mba msc bsc ma ba rn jd llm llb dphil cfa pmp obe mbe cbe kbe frcs mp dmd edd ret
      ba bs ms bcom mphil mres meng beng dipling mag bakk
      """)

  /// Suffixes that are also surnames or initials: only behind a comma or in capitals.
  static let weakSuffixes = ByteSet(words: "ma ba ms bs mp md jd rn ret mag mba junior senior")

  static let generations = ByteSet(words: "junior senior")

  static let numerals = ByteSet(words: "ii iii iv vi vii viii")

  /// Begin a family name of several words.
  static let particles = ByteSet(
    words:
      """
      van von der den de del della dello delle degli dei di da dos das do du la le les los las el al bin ibn bint ter ten te zu
      zum zur vom vander vande vanden af av op het abu st san santa saint y e i und ap ab mac mc d' l' 't o' am an im ben
      lo dal dalla dalle
      """)

  /// Particles that begin a family name only in lower case: `John Ben Smith`, `Le Van An`.
  static let cautiousParticles = ByteSet(words: "ben e i y am an im do te al el st la le und ab mac mc san saint santa")

  /// Particles that no given name begins with, where a name begins with its family name: `De Santis Severino`.
  static let leadingParticles = ByteSet(
    words: "van von de den der di del della dello delle degli dei dal dalla dalle lo do dos das du ter ten zum zur vom d' l'")

  /// Those that no given name begins with in English either.
  static let foreignParticles = ByteSet(
    words: "von den der della dello delle degli dei dalla dalle dos das ter ten zum zur vom")

  /// Particles written in lower case when a name's case is repaired.
  static let lowerParticles = ByteSet(
    words: "van von der den de del della dos das du di da zu zum zur ter ten te y e af av op het 't vom")

  static let macNames = ByteSet(
    words:
      """
      macdonald mackenzie macgregor macleod macarthur macmillan mackay maclean macpherson macdougall macfarlane macintosh
      macintyre macdowell macbride macneil macqueen maccallum macallister macaulay macnamara macallan macbeth macduff maclaren
      """)

  /// Between two people in one cell.
  static let couples = ByteSet(words: "& and und et y e i en or oder +")
}
