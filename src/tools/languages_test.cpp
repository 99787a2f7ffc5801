#include <gmock/gmock.h>

#include "tools/test_pages.hpp"

namespace ocrchat {
namespace {

using test::extracted;
using test::page;
using test::value_at;

/// What an invoice in one language says, and how its labels and amounts are written.
struct Sample {
  const char* language;
  std::vector<std::string> lines;
  const char* number;
  const char* date;
  const char* due;
  double total;
  const char* currency;
};

class InvoiceLanguages : public testing::TestWithParam<Sample> {};

TEST_P(InvoiceLanguages, NumberDatesAndTotalAreFound) {
  const Sample& sample = GetParam();
  const auto data = extracted("invoice-to-json", {page(sample.lines, sample.language)});
  EXPECT_EQ(value_at(data, "invoice_number"), sample.number);
  EXPECT_EQ(value_at(data, "date"), sample.date);
  EXPECT_EQ(value_at(data, "due_date"), sample.due);
  EXPECT_EQ(value_at(data, "total"), sample.total);
  EXPECT_EQ(value_at(data, "currency"), sample.currency);
  EXPECT_EQ(test::check(data, "total_sum"), "passed");
}

INSTANTIATE_TEST_SUITE_P(
    All, InvoiceLanguages,
    testing::Values(
        Sample{"en",
               {"Invoice #: 881", "Invoice date: May 6, 2024", "Due date: June 5th, 2024",
                "Subtotal    $1,000.00", "Sales tax (8.5%)    $85.00", "Total    USD 1,085.00"},
               "881",
               "2024-05-06",
               "2024-06-05",
               1085,
               "USD"},
        Sample{"de",
               {"Rechnungs-Nr.: RE-2024-113", "Rechnungsdatum: 06.05.2024", "Zahlbar bis: 5. Juni 2024",
                "Nettobetrag    1.000,00 €", "zzgl. 19 % MwSt.    190,00 €", "Gesamtbetrag    1.190,00 €"},
               "RE-2024-113",
               "2024-05-06",
               "2024-06-05",
               1190,
               "EUR"},
        Sample{"fr",
               {"Facture n° F24-0042", "Date de facturation : 6 mai 2024", "Date d’échéance : 05/06/2024",
                "Total HT    1 000,00 €", "TVA 20 %    200,00 €", "Total TTC    1 200,00 €"},
               "F24-0042",
               "2024-05-06",
               "2024-06-05",
               1200,
               "EUR"},
        Sample{"es",
               {"Factura nº: 2024/88", "Fecha de emisión: 6 de mayo de 2024", "Vencimiento: 05/06/2024",
                "Base imponible    1.000,00 €", "IVA 21%    210,00 €", "Total a pagar    1.210,00 €"},
               "2024/88",
               "2024-05-06",
               "2024-06-05",
               1210,
               "EUR"},
        Sample{"it",
               {"Fattura n. 55/A", "Data fattura: 6 maggio 2024", "Scadenza: 05/06/2024",
                "Imponibile    1.000,00 €", "IVA 22%    220,00 €", "Totale fattura    1.220,00 €"},
               "55/A",
               "2024-05-06",
               "2024-06-05",
               1220,
               "EUR"},
        Sample{"pt",
               {"Fatura nº FT 2024/7", "Data de emissão: 6 de maio de 2024", "Vencimento: 05/06/2024",
                "Subtotal    1.000,00 €", "IVA 23%    230,00 €", "Total a pagar    1.230,00 €"},
               "FT 2024/7",
               "2024-05-06",
               "2024-06-05",
               1230,
               "EUR"},
        Sample{"nl",
               {"Factuurnummer: 20240017", "Factuurdatum: 6 mei 2024", "Vervaldatum: 05-06-2024",
                "Subtotaal    € 1.000,00", "BTW 21%    € 210,00", "Te betalen    € 1.210,00"},
               "20240017",
               "2024-05-06",
               "2024-06-05",
               1210,
               "EUR"},
        Sample{"pl",
               {"Faktura VAT nr FV/12/2024", "Data wystawienia: 6 maja 2024", "Termin płatności: 05.06.2024",
                "Razem netto    1 000,00 zł", "VAT 23%    230,00 zł", "Do zapłaty    1 230,00 zł"},
               "FV/12/2024",
               "2024-05-06",
               "2024-06-05",
               1230,
               "PLN"},
        Sample{"cs",
               {"Faktura č. 240101", "Datum vystavení: 6. května 2024", "Datum splatnosti: 5. 6. 2024",
                "Základ daně    1 000,00 Kč", "DPH 21 %    210,00 Kč", "Celkem k úhradě    1 210,00 Kč"},
               "240101",
               "2024-05-06",
               "2024-06-05",
               1210,
               "CZK"},
        Sample{"sv",
               {"Fakturanummer: 1007", "Fakturadatum: 6 maj 2024", "Förfallodatum: 2024-06-05",
                "Netto    1 000,00 kr", "Moms 25%    250,00 kr", "Att betala    1 250,00 kr"},
               "1007",
               "2024-05-06",
               "2024-06-05",
               1250,
               "SEK"},
        Sample{"da",
               {"Fakturanr.: 1008", "Fakturadato: 6. maj 2024", "Forfaldsdato: 05-06-2024",
                "Subtotal    1.000,00 kr.", "Moms 25%    250,00 kr.", "I alt inkl. moms    1.250,00 kr."},
               "1008",
               "2024-05-06",
               "2024-06-05",
               1250,
               "DKK"},
        Sample{"fi",
               {"Laskun numero: 1009", "Laskun päivämäärä: 6.5.2024", "Eräpäivä: 5.6.2024",
                "Veroton    1 000,00 €", "ALV 24 %    240,00 €", "Maksettava    1 240,00 €"},
               "1009",
               "2024-05-06",
               "2024-06-05",
               1240,
               "EUR"}));

INSTANTIATE_TEST_SUITE_P(
    OtherScripts, InvoiceLanguages,
    testing::Values(
        Sample{
            "ru",
            {"Счет № 77", "Дата: 6 мая 2024 г.", "Срок оплаты: 05.06.2024", "Итого без НДС    1 000,00 руб.",
             "НДС 20%    200,00 руб.", "Итого к оплате    1 200,00 руб."},
            "77",
            "2024-05-06",
            "2024-06-05",
            1200,
            "RUB"},
        Sample{"uk",
               {"Рахунок № 78", "Дата: 6 травня 2024 р.", "Термін оплати: 05.06.2024",
                "Разом без ПДВ    1 000,00 грн", "ПДВ 20%    200,00 грн", "До сплати    1 200,00 грн"},
               "78",
               "2024-05-06",
               "2024-06-05",
               1200,
               "UAH"},
        Sample{"tr",
               {"Fatura No: ABC2024000000012", "Fatura Tarihi: 06.05.2024", "Vade Tarihi: 5 Haziran 2024",
                "Ara Toplam    1.000,00 TL", "KDV %20    200,00 TL", "Genel Toplam    1.200,00 TL"},
               "ABC2024000000012",
               "2024-05-06",
               "2024-06-05",
               1200,
               "TRY"},
        Sample{"el",
               {"Αριθμός τιμολογίου: 79", "Ημερομηνία: 6 Μαΐου 2024", "Ημερομηνία λήξης: 05/06/2024",
                "Καθαρή αξία    1.000,00 €", "ΦΠΑ 24%    240,00 €", "Γενικό σύνολο    1.240,00 €"},
               "79",
               "2024-05-06",
               "2024-06-05",
               1240,
               "EUR"},
        Sample{"ar",
               {"رقم الفاتورة: ٨٠", "تاريخ الفاتورة: ٦ مايو ٢٠٢٤", "تاريخ الاستحقاق: ٠٥/٠٦/٢٠٢٤",
                "المجموع الفرعي: 1,000.00 SAR", "ضريبة القيمة المضافة 15%: 150.00 SAR",
                "الإجمالي: 1,150.00 SAR"},
               "٨٠",
               "2024-05-06",
               "2024-06-05",
               1150,
               "SAR"},
        Sample{"he",
               {"חשבונית מס' 81", "תאריך: 6 במאי 2024", "לתשלום עד: 05/06/2024",
                "סה\"כ לפני מע\"מ: 1,000.00 ₪", "מע\"מ 17%: 170.00 ₪", "סה\"כ לתשלום: 1,170.00 ₪"},
               "81",
               "2024-05-06",
               "2024-06-05",
               1170,
               "ILS"},
        Sample{"hi",
               {"चालान संख्या: 82", "दिनांक: 6 मई 2024", "देय तिथि: 05/06/2024", "उप योग: ₹1,00,000.00",
                "जीएसटी 18%: ₹18,000.00", "कुल राशि: ₹1,18,000.00"},
               "82",
               "2024-05-06",
               "2024-06-05",
               118000,
               "INR"},
        Sample{"zh",
               {"发票号码：83083083", "开票日期：2024年5月6日", "到期日：2024-06-05", "不含税金额：¥1,000.00",
                "税额：¥130.00", "价税合计：¥1,130.00"},
               "83083083",
               "2024-05-06",
               "2024-06-05",
               1130,
               "CNY"},
        Sample{"ja",
               {"請求書番号：INV-84", "発行日：2024年5月6日", "支払期限：2024/06/05", "小計　　1,000円",
                "消費税（10%）　　100円", "合計金額　　1,100円"},
               "INV-84",
               "2024-05-06",
               "2024-06-05",
               1100,
               "JPY"},
        Sample{"ko",
               {"송장 번호: 85", "발행일: 2024년 5월 6일", "납부 기한: 2024. 6. 5.", "공급가액: 100,000원",
                "부가세: 10,000원", "합계: 110,000원"},
               "85",
               "2024-05-06",
               "2024-06-05",
               110000,
               "KRW"}));

}  // namespace
}  // namespace ocrchat
