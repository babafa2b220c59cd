import RecordModel
import Testing

@testable import Normalization

@Suite struct NameFolderTests {
  private func fold(_ name: String) -> String { String(decoding: NameFolder().fold(Array(name.utf8)), as: UTF8.self) }

  @Test(
    "Russian",
    arguments: [
      ("Щербаков", "shcherbakov"), ("Юлия", "yulia"), ("Владимир", "vladimir"), ("Дмитрий", "dmitry"), ("Юрий", "yury"),
      ("Евгений", "evgeny"), ("Сергей", "sergei"), ("Николай", "nikolai"), ("Фёдор", "fedor"), ("Татьяна", "tatyana"),
      ("Мария", "maria"), ("Анастасия", "anastasia"), ("Ольга", "olga"), ("Игорь", "igor"), ("Чайковский", "chaikovsky"),
      ("Достоевский", "dostoevsky"), ("Толстой", "tolstoy"), ("Хрущёв", "khrushchev"), ("Кузнецов", "kuznetsov"),
      ("Горбачёв", "gorbachev"), ("Жуков", "zhukov"), ("Подъячев", "podyachev"), ("Яна", "yana"), ("Илья", "ilya"),
      ("АННА-МАРИЯ", "anna maria"), ("Иван Петров", "ivan petrov"),
    ])
  func russian(_ name: String, _ latin: String) { #expect(fold(name) == latin) }

  @Test(
    "Ukrainian, by its letters",
    arguments: [
      ("Сергій", "serhiy"), ("Олексій", "oleksiy"), ("Ірина", "iryna"), ("Наталія", "natalia"), ("Юлія", "yulia"),
      ("Євген", "yevhen"), ("Зеленський Володимир Олександрович (Київ)", "zelensky volodymyr oleksandrovych kyiv"),
      ("Володимир", "volodymyr"), ("Микола", "mykola"), ("Шевченко", "shevchenko"), ("Лук’яненко", "lukyanenko"),
      ("Клавдія", "klavdia"),
    ])
  func ukrainian(_ name: String, _ latin: String) { #expect(fold(name) == latin) }

  @Test(
    "Belarusian, by its letters",
    arguments: [
      ("ВАСІЛЬЕЎ, Аляксандр Паўлавіч", "vasilyev aliaksandr pavlavich"), ("Васіль Быкаў", "vasil bykav"),
      ("Аляксандр", "aliaksandr"), ("Віктар Кавалёў", "viktar kavalev"),
    ])
  func belarusian(_ name: String, _ latin: String) { #expect(fold(name) == latin) }

  @Test(
    "Bulgarian and Serbian, by their letters",
    arguments: [
      ("Петър Първанов", "petar parvanov"), ("Александър", "aleksandar"), ("Христо", "hristo"), ("Ковачевић", "kovacevic"),
      ("Јовановић", "jovanovic"), ("Ђоковић", "djokovic"), ("Љубиша Вучић", "ljubisa vucic"),
    ])
  func southSlavic(_ name: String, _ latin: String) { #expect(fold(name) == latin) }

  @Test(
    "Greek",
    arguments: [
      ("Γεώργιος", "georgios"), ("Αθανασίου", "athanasiou"), ("Χρήστος", "christos"), ("Δημήτριος", "dimitrios"),
      ("Ευάγγελος", "evangelos"), ("Ελευθέριος", "eleftherios"), ("Παύλος", "pavlos"), ("Νικόλαος", "nikolaos"),
      ("Ιωάννης", "ioannis"), ("Κωνσταντίνος", "konstantinos"), ("Μπάμπης", "bampis"), ("Παπαδόπουλος", "papadopoulos"),
      ("Τσίπρας", "tsipras"), ("Ξένια", "xenia"), ("Άγγελος", "angelos"), ("Ψαράς", "psaras"), ("ΓΕΩΡΓΙΟΥ", "georgiou"),
    ])
  func greek(_ name: String, _ latin: String) { #expect(fold(name) == latin) }

  @Test(
    "Arabic and Persian",
    arguments: [
      ("محمد", "mohammed"), ("مُحَمَّد", "mohammed"), ("أحمد", "ahmed"), ("فاطمة", "fatima"), ("عائشة", "aisha"), ("حسن", "hassan"),
      ("عبد الله", "abdullah"), ("عبدالرحمن", "abdulrahman"), ("عبد الستار", "abdulsatar"), ("يوسف", "youssef"),
      ("المصري", "al masri"), ("مهدی", "mehdi"), ("خالد حداد", "khaled haddad"), ("رحيم", "rahim"),
      ("فيصل صديقي", "faisal siddiqui"), ("بدر", "badar"),
    ])
  func arabic(_ name: String, _ latin: String) { #expect(fold(name) == latin) }

  @Test(
    "Hebrew",
    arguments: [
      ("כהן", "cohen"), ("לוי", "levi"), ("יוסף", "yosef"), ("משה", "moshe"), ("דָּוִד", "david"), ("שרה", "sarah"),
      ("בן דוד", "ben david"), ("מלכי", "malki"), ("ברוך", "baroch"),
    ])
  func hebrew(_ name: String, _ latin: String) { #expect(fold(name) == latin) }

  @Test(
    "other scripts and Latin letters as before",
    arguments: [
      ("王伟", "wang wei"), ("Müller", "muller"), ("Łukasz Groß", "lukasz gross"), ("Đorđe", "dorde"), ("김민수", "gimminsu"),
      ("Ана Müller", "ana muller"), ("O’Neil", "oneil"),
    ])
  func others(_ name: String, _ latin: String) { #expect(fold(name) == latin) }
}
