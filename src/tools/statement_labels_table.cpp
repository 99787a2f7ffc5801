#include <array>

#include "tools/labels.hpp"

namespace ocrchat {
namespace {

// The languages of each row, a line each where there is much to say: en, de, fr, es, it, pt, nl, pl, cs, sv,
// da (nb), fi, ru, uk, tr, el, ar, he, hi, zh (both scripts), ja, ko.
constexpr std::array kRows{
    LabelRow{Label::value_date,
             "value date|value|wert|valuta|wertstellung|date de valeur|date valeur|valeur|fecha valor|f. "
             "valor|data valuta|"
             "valuta|data valor|data mov valor|valutadatum|rentedatum|data waluty|valuta|datum "
             "valuty|valutadag|valørdato|"
             "rentedato|arvopäivä|дата валютирования|дата валютування|valör|valör tarihi|ημερομηνία "
             "αξίας|valeur|valør|تاريخ القيمة|"
             "תאריך ערך|ערך|मूल्य तिथि|起息日"},
    LabelRow{Label::debit,
             "debit|debits|withdrawal|withdrawals|paid out|money out|payments "
             "out|soll|belastung|lastschrift|ausgang|ausgaben|débit|"
             "retrait|cargo|cargos|debe|adeudo|addebiti|addebito|dare|uscite|débito|débitos|af|bij "
             "af|debet|obciążenie|obciążenia|"
             "wypłaty|na vrub|výdaj|uttag|hævet|ut av konto|ut|otto|panot ja "
             "otot|дебет|расход|списание|видаток|borç|çekilen|χρέωση|"
             "مدين|سحب|חובה|निकासी|नामे|支出|借方|出金|お支払金額|支払金額|출금|출금액|찾으신금액|提款"},
    LabelRow{Label::credit,
             "credit|credits|deposit|deposits|paid in|money in|payments "
             "in|haben|gutschrift|eingang|einnahmen|crédit|dépôt|abono|"
             "abonos|haber|ingreso|accrediti|accredito|avere|entrate|crédito|créditos|bij|credit|uznanie|"
             "uznania|wpłaty|ve prospěch|"
             "příjem|insättning|indsat|inn på "
             "konto|inn|pano|кредит|приход|зачисление|надходження|alacak|yatan|πίστωση|دائن|إيداع|זכות|जमा|"
             "收入|贷方|入金|お預り金額|預り金額|입금|입금액|맡기신금액|存款"},
    LabelRow{Label::balance,
             "balance|running balance|account balance|saldo|kontostand|solde|saldo contable|saldo "
             "disponible|saldo contabile|saldo "
             "contabilístico|saldo na boekingen|saldo po operacji|zůstatek|behållning|saldo "
             "efter|bakiye|остаток|баланс|залишок|"
             "υπόλοιπο|الرصيد|יתרה|शेष|शेष राशि|余额|餘額|残高|差引残高|잔액|거래후잔액"},
    LabelRow{Label::opening_balance,
             "opening balance|balance brought forward|previous balance|brought forward|starting "
             "balance|beginning balance|alter "
             "kontostand|anfangssaldo|alter saldo|saldovortrag|ancien solde|solde précédent|solde "
             "initial|solde d'ouverture|saldo "
             "anterior|saldo inicial|saldo iniziale|saldo precedente|beginsaldo|vorig saldo|saldo "
             "początkowe|počáteční "
             "zůstatek|ingående saldo|ingående balans|primosaldo|inngående saldo|alkusaldo|входящий "
             "остаток|остаток на начало|вхідний "
             "залишок|devreden bakiye|açılış bakiyesi|προηγούμενο υπόλοιπο|αρχικό υπόλοιπο|الرصيد "
             "الافتتاحي|יתרת פתיחה|प्रारंभिक शेष|期初余额|"
             "上期余额|前回残高|繰越残高|기초 잔액|이월 잔액"},
    LabelRow{Label::closing_balance,
             "closing balance|balance carried forward|new balance|ending balance|carried forward|neuer "
             "kontostand|endsaldo|neuer "
             "saldo|schlusssaldo|nouveau solde|solde final|solde de clôture|saldo final|saldo actual|saldo "
             "finale|eindsaldo|nieuw "
             "saldo|saldo końcowe|konečný zůstatek|utgående saldo|utgående balans|ultimosaldo|utgående "
             "saldo|loppusaldo|исходящий "
             "остаток|остаток на конец|вихідний залишок|kapanış bakiyesi|τελικό υπόλοιπο|νέο υπόλοιπο|الرصيد "
             "الختامي|יתרת סגירה|अंतिम शेष|期末余额|"
             "今回残高|기말 잔액"},
};

}  // namespace

std::span<const LabelRow> statement_labels() {
  return kRows;
}

}  // namespace ocrchat
