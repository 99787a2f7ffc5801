#include <array>

#include "tools/labels.hpp"

namespace ocrchat {
namespace {

// The languages of each row, a line each where there is much to say: en, de, fr, es, it, pt, nl, pl, cs, sv,
// da (nb), fi, ru, uk, tr, el, ar, he, hi, zh (both scripts), ja, ko.
constexpr std::array kRows{
    LabelRow{Label::surname,
             "surname|last name|family name|name/surname|nachname|familienname|nom|nom de "
             "famille|apellidos|apellido|cognome|apelido|"
             "apelidos|achternaam|nazwisko|příjmení|efternamn|efternavn|etternavn|sukunimi|фамилия|прізвище|"
             "soyadı|επώνυμο|اللقب|اسم "
             "العائلة|שם משפחה|उपनाम|姓|氏|姓氏|성|성씨"},
    LabelRow{Label::given_names,
             "given names|given name|first name|first "
             "names|forename|forenames|vornamen|vorname|prénom|prénoms|prénom(s)|nombre|"
             "nombres|nome|nomi|nome próprio|nomes próprios|voornamen|voornaam|imię|imiona|imię "
             "(imiona)|jméno|jména|förnamn|"
             "fornavn|fornavne|etunimet|etunimi|имя|имя отчество|ім'я|adı|όνομα|الاسم الأول|שם פרטי|दिया गया "
             "नाम|名|名字|이름"},
    LabelRow{Label::full_name,
             "name|full name|name of holder|holder|nombre completo|nome completo|nome e cognome|imię i "
             "nazwisko|jméno a příjmení|namn|"
             "navn|nimi|фио|піб|adı soyadı|ονοματεπώνυμο|الاسم|الاسم الكامل|שם|שם מלא|नाम|姓名|氏名|성명"},
    LabelRow{Label::birth_date,
             "date of birth|birth date|dob|born|geburtsdatum|geboren am|geburtstag|date de naissance|né "
             "le|née le|né(e) le|fecha de "
             "nacimiento|data di nascita|nato il|data de nascimento|geboortedatum|data urodzenia|datum "
             "narození|födelsedatum|"
             "fødselsdato|fødselsdag|syntymäaika|дата рождения|дата народження|doğum tarihi|ημερομηνία "
             "γέννησης|تاريخ الميلاد|תאריך לידה|"
             "जन्म तिथि|जन्मतिथि|出生日期|出生|生年月日|생년월일"},
    LabelRow{
        Label::birth_place,
        "place of birth|birthplace|geburtsort|lieu de naissance|lugar de nacimiento|luogo di nascita|local "
        "de nascimento|"
        "naturalidade|geboorteplaats|miejsce urodzenia|místo "
        "narození|födelseort|fødested|syntymäpaikka|место рождения|місце "
        "народження|doğum yeri|τόπος γέννησης|مكان الميلاد|מקום לידה|जन्म स्थान|出生地|出生地点|本籍|출생지"},
    LabelRow{Label::sex,
             "sex|gender|geschlecht|sexe|sexo|sesso|geslacht|płeć|pohlaví|kön|køn|kjønn|sukupuoli|пол|стать|"
             "cinsiyet|cinsiyeti|φύλο|"
             "الجنس|מין|लिंग|性别|性別|성별"},
    LabelRow{Label::nationality,
             "nationality|citizenship|staatsangehörigkeit|nationalität|nationalité|nacionalidad|cittadinanza|"
             "nazionalità|"
             "nacionalidade|nationaliteit|obywatelstwo|státní "
             "občanství|nationalitet|medborgarskap|statsborgerskab|statsborgerskap|"
             "kansalaisuus|гражданство|громадянство|uyruğu|uyruk|ιθαγένεια|υπηκοότητα|الجنسية|אזרחות|"
             "राष्ट्रीयता|国籍|國籍|국적"},
    LabelRow{Label::document_number,
             "document no|document number|passport no|passport number|card no|card number|id no|id "
             "number|licence no|licence "
             "number|license number|identity card number|dokumentennummer|ausweisnummer|passnummer|pass "
             "nr|ausweis nr|n° du "
             "document|n° de passeport|passeport n°|numéro du document|carte n°|núm documento|número de "
             "documento|pasaporte n°|dni "
             "núm|dni|numero documento|passaporto n|numero di documento|número do documento|passaporte "
             "n|documentnummer|paspoortnummer|"
             "numer dokumentu|seria i numer|numer dowodu|nr dokumentu|číslo dokladu|číslo "
             "pasu|passnr|dokumentnummer|pasnummer|"
             "asiakirjan numero|passin numero|номер паспорта|паспорт №|номер документа|номер документу|belge "
             "no|seri no|pasaport no|"
             "αριθμός διαβατηρίου|αριθμός ταυτότητας|αρ διαβατηρίου|رقم جواز السفر|رقم الهوية|رقم "
             "الوثيقة|מספר דרכון|מספר זהות|पासपोर्ट संख्या|दस्तावेज़ "
             "संख्या|护照号码|护照号|证件号码|公民身份号码|旅券番号|番号|여권번호|주민등록번호|면허번호"},
    LabelRow{Label::expiry_date,
             "date of expiry|expiry date|expiration date|expires|valid until|gültig bis|ablaufdatum|date "
             "d'expiration|valable "
             "jusqu'au|expire le|fecha de caducidad|válido hasta|caducidad|validez|data di "
             "scadenza|scadenza|data de validade|válido "
             "até|validade|geldig tot|vervaldatum|data ważności|termin ważności|datum platnosti|platnost "
             "do|platné do|sista "
             "giltighetsdag|giltig till|udløbsdato|gyldig til|utløpsdato|viimeinen voimassaolopäivä|voimassa "
             "asti|дата окончания срока "
             "действия|действителен до|дата закінчення строку дії|дійсний до|son geçerlilik "
             "tarihi|geçerlilik tarihi|ημερομηνία "
             "λήξης|ισχύει έως|تاريخ الانتهاء|בתוקף עד|תאריך תפוגה|समाप्ति तिथि|वैध "
             "तक|有效期至|有效期|签发有效期|有効期間満了日|有効期限|만료일|기간만료일"},
    LabelRow{Label::issue_date,
             "date of issue|issue date|issued on|issued|ausstellungsdatum|ausgestellt am|datum der "
             "ausstellung|date de délivrance|"
             "délivré le|fecha de expedición|fecha de emisión|data di rilascio|data de emissão|data de "
             "expedição|datum van afgifte|"
             "afgiftedatum|data wydania|datum "
             "vydání|utfärdad|utfärdandedatum|udstedelsesdato|utstedelsesdato|myöntämispäivä|дата "
             "выдачи|дата видачі|veriliş tarihi|ημερομηνία έκδοσης|تاريخ الإصدار|תאריך הנפקה|जारी करने की "
             "तिथि|签发日期|发证日期|発行年月日|交付日|발급일"},
    LabelRow{Label::authority,
             "authority|issuing authority|issued by|behörde|ausstellende behörde|autorité|délivré "
             "par|autoridad|expedido por|autorità|"
             "rilasciato da|autoridade|entidade emissora|autoriteit|instantie|organ wydający|wydany "
             "przez|vydal|orgán|myndighet|"
             "myndighed|utfärdande myndighet|viranomainen|кем выдан|выдан|орган, выдавший документ|орган, що "
             "видав|орган видачі|veren "
             "makam|verildiği yer|αρχή έκδοσης|εκδούσα αρχή|جهة الإصدار|רשות מנפיקה|जारी करने वाला "
             "प्राधिकारी|签发机关|发证机关|発行官庁|발행관청"},
    LabelRow{Label::phone,
             "phone|tel|telephone|t|p|ph|office|direct|telefon|téléphone|tél|teléfono|tfno|telefono|telefone|"
             "telefoon|tlf|puhelin|puh|"
             "телефон|тел|τηλέφωνο|τηλ|هاتف|טלפון|טל|फोन|दूरभाष|电话|電話|전화|tel/fax"},
    LabelRow{Label::mobile,
             "mobile|cell|m|mob|mobil|handy|portable|móvil|cellulare|cell|telemóvel|celular|mobiel|kom|"
             "komórka|mobilní|matkapuhelin|gsm|"
             "моб|мобильный|мобільний|cep|κινητό|κιν|جوال|محمول|נייד|मोबाइल|手机|手機|携帯|携帯電話|휴대폰|"
             "휴대전화|핸드폰"},
    LabelRow{Label::fax,
             "fax|f|telefax|télécopie|faks|faksi|факс|φαξ|فاكس|פקס|फैक्स|传真|傳真|ファックス|팩스"},
    LabelRow{
        Label::website,
        "web|website|www|internet|site|site web|sitio web|sito|сайт|veb|网址|网站|ウェブサイト|홈페이지"},
    LabelRow{Label::e_mail,
             "e-mail|email|mail|e|courriel|correo|posta|почта|эл. почта|e-posta|البريد "
             "الإلكتروني|דוא\"ל|ईमेल|邮箱|电子邮件|メール|이메일"},
    LabelRow{Label::address,
             "address|add|anschrift|adresse|dirección|domicilio|indirizzo|residenza|morada|endereço|adres|"
             "adresa|adress|osoite|адрес|"
             "адреса|adres|διεύθυνση|العنوان|כתובת|पता|地址|住址|住所|주소"},
};

}  // namespace

std::span<const LabelRow> person_labels() {
  return kRows;
}

}  // namespace ocrchat
