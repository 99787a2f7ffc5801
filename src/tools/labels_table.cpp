#include <array>

#include "tools/labels.hpp"

namespace ocrchat {
namespace {

// The languages of each row, a line each where there is much to say: en, de, fr, es, it, pt, nl, pl, cs, sv,
// da (nb), fi, ru, uk, tr, el, ar, he, hi, zh (both scripts), ja, ko.
constexpr std::array kRows{
    LabelRow{
        Label::invoice_number,
        "!invoice number|!invoice no|!invoice #|invoice nr|invoice num|!invoice id|tax invoice no|bill "
        "number|bill "
        "no|invoice|receipt number|receipt no|receipt #|document number|document no|inv no|inv #|reference "
        "no|"
        "!rechnungsnummer|!rechnungsnr|!rechnungs nr|!rechnung nr|rechnung|belegnummer|beleg nr|belegnr|bon "
        "nr|"
        "!numéro de facture|!n° de facture|!no de facture|!facture n°|!facture no|facture numéro|facture|n° "
        "facture|"
        "!número de factura|!nº de factura|!n° factura|!nº factura|!factura nº|!factura n°|!factura "
        "no|factura "
        "núm|factura número|num factura|factura|"
        "!numero fattura|!fattura n|!fattura n°|!fattura nr|n fattura|n° fattura|!fattura numero|fattura|"
        "!número da fatura|!fatura nº|!fatura n°|nº da fatura|nº fatura|fatura|!nota fiscal nº|"
        "!factuurnummer|!factuurnr|!factuur nr|factuur|bonnummer|"
        "!numer faktury|!faktura nr|!nr faktury|faktura vat nr|faktura|nr paragonu|"
        "!číslo faktury|!faktura č|!faktura číslo|daňový doklad č|"
        "!fakturanummer|!fakturanr|!faktura nr|!fakturanr|kvittonr|kvittonummer|"
        "!laskun numero|!laskunumero|!laskun nro|lasku nro|kuittinumero|kuitti nro|"
        "!номер счета|!счет №|!счет no|!счет-фактура №|!счет на оплату №|!номер счета-фактуры|чек №|"
        "!номер рахунку|!рахунок №|!рахунок-фактура №|!номер рахунка|"
        "!fatura no|!fatura numarası|!fatura nu|fiş no|belge no|"
        "!αριθμός τιμολογίου|!αρ τιμολογίου|!τιμολόγιο αρ|τιμολόγιο|αριθμός παραστατικού|"
        "!رقم الفاتورة|!فاتورة رقم|رقم الإيصال|"
        "!מספר חשבונית|!חשבונית מס'|!חשבונית מספר|!מס' חשבונית|חשבונית מס|"
        "!चालान संख्या|!बिल संख्या|!चालान क्रमांक|!इनवॉइस संख्या|!बीजक संख्या|"
        "!发票号码|!发票编号|!发票号|!發票號碼|!發票編號|单据号|"
        "!請求書番号|!請求番号|!請求書no|領収書番号|伝票番号|"
        "!송장 번호|!청구서 번호|!인보이스 번호|!계산서 번호|영수증 번호|승인번호"},
    LabelRow{Label::date,
             "!invoice date|!date of invoice|!issue date|!date of issue|date issued|bill date|date|!invoice "
             "dated|tax "
             "point|"
             "!rechnungsdatum|!ausstellungsdatum|belegdatum|datum|"
             "!date de facture|!date de facturation|!date d'émission|date de la facture|date|émise le|le|"
             "!fecha de factura|!fecha factura|!fecha de emisión|!fecha de expedición|fecha|"
             "!data fattura|!data della fattura|!data di emissione|data|del|"
             "!data da fatura|!data de emissão|!data emissão|data|"
             "!factuurdatum|datum|"
             "!data wystawienia|!data faktury|data|"
             "!datum vystavení|datum vystavení faktury|datum|"
             "!fakturadatum|datum|"
             "!fakturadato|dato|"
             "!laskun päivämäärä|!laskun päiväys|!laskupäivä|päivämäärä|päiväys|pvm|"
             "!дата счета|!дата выставления|дата|"
             "!дата рахунку|!дата виставлення|!дата складання|дата|"
             "!fatura tarihi|!düzenleme tarihi|!düzenlenme tarihi|tarih|"
             "!ημερομηνία τιμολογίου|!ημερομηνία έκδοσης|!ημ έκδοσης|ημερομηνία|ημ/νία|"
             "!تاريخ الفاتورة|!تاريخ الإصدار|التاريخ|تاريخ|"
             "!תאריך חשבונית|!תאריך החשבונית|!תאריך הפקה|תאריך|"
             "!चालान तिथि|!बिल तिथि|!चालान दिनांक|!बिल दिनांक|दिनांक|तिथि|तारीख|"
             "!开票日期|!發票日期|!发票日期|!開票日期|日期|"
             "!請求日|!発行日|!請求書発行日|日付|"
             "!송장 날짜|!청구일|!발행일|!발행일자|!작성일자|날짜|일자"},
    LabelRow{Label::due_date,
             "!due date|!payment due|!due by|!date due|!payment due date|!pay by|!due on|payable by|due|"
             "!fälligkeitsdatum|!fällig am|!zahlbar bis|!fälligkeit|!zahlungsziel|!fällig bis|"
             "!date d'échéance|!échéance|!à payer avant le|!date limite de paiement|!payable avant le|"
             "!fecha de vencimiento|!vencimiento|!fecha vencimiento|!vence el|"
             "!data di scadenza|!scadenza|!data scadenza|!scadenza pagamento|"
             "!data de vencimento|!vencimento|!data vencimento|!pagar até|"
             "!vervaldatum|!te betalen voor|!uiterste betaaldatum|!betalen voor|"
             "!termin płatności|!termin zapłaty|!płatne do|"
             "!datum splatnosti|!splatnost|!splatné do|"
             "!förfallodatum|!förfallodag|!betalas senast|!oss tillhanda|"
             "!forfaldsdato|!forfallsdato|!betalingsfrist|!betales senest|!forfald|!forfall|"
             "!eräpäivä|!maksettava viimeistään|"
             "!срок оплаты|!оплатить до|!дата оплаты|!оплата до|"
             "!термін оплати|!строк оплати|!оплатити до|"
             "!son ödeme tarihi|!vade tarihi|!vade|!ödeme tarihi|"
             "!ημερομηνία λήξης|!ημερομηνία πληρωμής|!πληρωτέο έως|!λήξη|!προθεσμία πληρωμής|"
             "!تاريخ الاستحقاق|!مستحق في|"
             "!תאריך פירעון|!לתשלום עד|!מועד תשלום|!תאריך לתשלום|"
             "!देय तिथि|!भुगतान तिथि|!नियत तिथि|"
             "!到期日|!付款日期|!到期日期|!付款截止日期|!付款期限|"
             "!支払期限|!支払期日|!お支払期限|!お支払い期限|!振込期限|"
             "!만기일|!지불 기한|!납부 기한|!지급 기한|!결제 기한|!납기일"},
    LabelRow{
        Label::other_date,
        "delivery date|order date|ship date|shipping date|print date|date printed|date of supply|service "
        "date|date of "
        "delivery|period|lieferdatum|leistungsdatum|bestelldatum|auftragsdatum|leistungszeitraum|date "
        "de livraison|date de commande|date de prestation|fecha de entrega|fecha de pedido|fecha de "
        "operación|data di "
        "consegna|data ordine|data de entrega|leverdatum|besteldatum|orderdatum|data sprzedaży|data "
        "dostawy|datum "
        "zdanitelného plnění|duzp|leveransdatum|leveringsdato|ordredato|toimituspäivä|tilauspäivä|дата "
        "отгрузки|дата "
        "поставки|дата заказа|дата поставки|дата відвантаження|teslim tarihi|sipariş tarihi|sevk "
        "tarihi|ημερομηνία "
        "παράδοσης|ημερομηνία παραγγελίας|تاريخ التسليم|تاريخ الطلب|תאריך אספקה|תאריך הזמנה|वितरण तिथि|ऑर्डर "
        "तिथि|"
        "交货日期|订单日期|送货日期|納品日|注文日|납품일|주문일|배송일"},
    LabelRow{
        Label::other_number,
        "order number|order no|order #|customer number|customer no|customer id|client number|account "
        "number|account "
        "no|po number|purchase order|p.o. number|tel|phone|fax|delivery note|registration number|company "
        "number|"
        "company reg no|bic|swift|bestellnummer|kundennummer|kunden nr|auftragsnummer|lieferschein|telefon|"
        "steuernummer|steuer nr|handelsregister|hrb|n° client|numéro client|n° de "
        "commande|téléphone|tél|siret|siren|rcs|"
        "nº cliente|número de cliente|nº pedido|número de pedido|teléfono|tlf|codice cliente|n ordine|numero "
        "ordine|"
        "telefono|número do cliente|nº encomenda|klantnummer|ordernummer|bestelnummer|telefoon|kvk|numer "
        "klienta|nr "
        "klienta|numer zamówienia|nr zamówienia|regon|krs|číslo objednávky|zákaznické číslo|ičo|variabilní "
        "symbol|kundnummer|kundnr|ordernr|ocr|kundenr|ordrenummer|kundennr|ordrenr|asiakasnumero|"
        "tilausnumero|viitenumero|"
        "puhelin|номер заказа|телефон|кпп|огрн|бик|р/с|номер замовлення|єдрпоу|müşteri no|sipariş "
        "no|telefon|mersis no|αριθμός παραγγελίας|κωδικός πελάτη|τηλέφωνο|تيل|رقم الطلب|رقم العميل|هاتف|מספר "
        "הזמנה|מספר לקוח|טלפון|ऑर्डर संख्या|ग्राहक "
        "संख्या|फोन|订单号|订单编号|客户编号|电话|電話|注文番号|顧客番号|お客様番号|電話番号|tel|"
        "주문 번호|고객 번호|전화|전화번호|사업자등록번호"},
    LabelRow{Label::vendor,
             "!seller|!vendor|!supplier|!from|!bill from|!invoice from|!merchant|!issued by|!sold by|"
             "!verkäufer|!lieferant|!rechnungssteller|!aussteller|!leistungserbringer|"
             "!vendeur|!fournisseur|!émetteur|!prestataire|"
             "!vendedor|!proveedor|!emisor|!comercio|"
             "!venditore|!fornitore|!emittente|!cedente|!cedente/prestatore|!esercente|"
             "!vendedor|!fornecedor|!emitente|!prestador|"
             "!verkoper|!leverancier|!afzender|"
             "!sprzedawca|!wystawca|!dostawca|"
             "!dodavatel|!prodávající|!prodejce|"
             "!säljare|!leverantör|!avsändare|"
             "!sælger|!leverandør|!selger|"
             "!myyjä|!toimittaja|!laskuttaja|"
             "!продавец|!поставщик|!исполнитель|"
             "!продавець|!постачальник|!виконавець|"
             "!satıcı|!tedarikçi|!firma|"
             "!πωλητής|!προμηθευτής|!εκδότης|"
             "!البائع|!المورد|!من|"
             "!מוכר|!ספק|!מאת|!המוכר|!הספק|"
             "!विक्रेता|!आपूर्तिकर्ता|!प्रेषक|"
             "!销售方|!卖方|!销售方名称|!供应商|!賣方|!銷售方|!商户名称|!商户|"
             "!請求元|!売主|!発行元|!販売元|!発行者|"
             "!공급자|!판매자|!공급업체|!판매처"},
    LabelRow{
        Label::buyer,
        "!bill to|!billed to|!invoice to|!sold to|!customer|!buyer|!client|!invoiced to|!customer name|"
        "!rechnung an|!rechnungsempfänger|!kunde|!käufer|!auftraggeber|!rechnungsadresse|!leistungsempfänger|"
        "!facturé à|!client|!acheteur|!destinataire|!adresse de facturation|"
        "!facturar a|!cliente|!comprador|!destinatario|!facturado a|"
        "!cliente|!acquirente|!destinatario|!intestatario|!spett.le|!spettabile|!fatturato a|!cessionario|"
        "!faturar a|!cliente|!comprador|!adquirente|"
        "!factuur aan|!klant|!koper|!factuuradres|"
        "!nabywca|!klient|!kupujący|!odbiorca|"
        "!odběratel|!zákazník|!kupující|"
        "!kund|!köpare|!faktureras till|!fakturaadress|"
        "!kunde|!køber|!faktureres til|!kjøper|"
        "!asiakas|!ostaja|!laskutusosoite|"
        "!покупатель|!заказчик|!плательщик|!клиент|"
        "!покупець|!замовник|!платник|!клієнт|"
        "!alıcı|!müşteri|!sayın|"
        "!πελάτης|!αγοραστής|!προς|!λήπτης|"
        "!العميل|!المشتري|!فاتورة إلى|!إلى|"
        "!לקוח|!קונה|!לכבוד|!הלקוח|"
        "!ग्राहक|!क्रेता|!खरीदार|!प्राप्तकर्ता|"
        "!购买方|!买方|!购买方名称|!客户|!客户名称|!買方|!購買方|!客戶|"
        "!請求先|!買主|!お客様名|!宛先|!顧客名|"
        "!공급받는자|!구매자|!고객명|!고객|!수신"},
    LabelRow{
        Label::subtotal,
        "!subtotal|!sub total|!sub-total|!net total|!total net|!net amount|!total excl vat|!total excl "
        "tax|!total "
        "before tax|!total (excl vat)|!total ex vat|!amount excl vat|net|total excluding vat|taxable amount|"
        "!zwischensumme|!nettobetrag|!summe netto|!netto|!gesamt netto|!gesamtbetrag "
        "netto|!nettosumme|!warenwert|"
        "!sous-total|!total ht|!montant ht|!total hors taxes|!total h.t.|!sous-total ht|!montant total "
        "ht|!net ht|"
        "!base imponible|!subtotal|!importe neto|!total sin iva|!suma|!base|"
        "!imponibile|!totale imponibile|!subtotale|!totale netto|!totale imp|"
        "!subtotal|!total sem iva|!valor líquido|!total ilíquido|!base tributável|"
        "!subtotaal|!totaal excl btw|!totaal excl. btw|!bedrag excl btw|!netto|!totaal exclusief btw|"
        "!suma netto|!wartość netto|!razem netto|!netto|!kwota netto|"
        "!základ daně|!mezisoučet|!celkem bez dph|!základ|!cena bez dph|"
        "!delsumma|!netto|!summa exkl moms|!nettobelopp|!totalt exkl moms|"
        "!subtotal|!delsum|!i alt ekskl moms|!total ekskl moms|!nettobeløp|!sum eks mva|!beløb ekskl moms|"
        "!välisumma|!veroton|!veroton hinta|!yhteensä veroton|!summa ilman alv|!veroton yhteensä|"
        "!итого без ндс|!подытог|!сумма без ндс|!промежуточный итог|!всего без ндс|"
        "!разом без пдв|!проміжний підсумок|!сума без пдв|!всього без пдв|"
        "!ara toplam|!toplam tutar (kdv hariç)|!mal hizmet toplam tutarı|!matrah|!kdv hariç toplam|"
        "!καθαρή αξία|!μερικό σύνολο|!υποσύνολο|!σύνολο προ φπα|!αξία προ φπα|!σύνολο χωρίς φπα|"
        "!المجموع الفرعي|!الإجمالي قبل الضريبة|!المبلغ قبل الضريبة|!الصافي|!الإجمالي الفرعي|"
        "!סכום ביניים|!סה\"כ לפני מע\"מ|!סכום לפני מע\"מ|!סהכ לפני מעמ|!סה\"כ ללא מע\"מ|"
        "!उप योग|!उप-योग|!उपयोग|!कर पूर्व राशि|!उपकुल|!कर योग्य राशि|"
        "!小计|!小計|!不含税金额|!未税金额|!税前金额|!未稅金額|"
        "!税抜合計|!税抜金額|!税抜き合計|!税抜|"
        "!소계|!공급가액|!공급가액 합계"},
    LabelRow{
        Label::tax,
        "vat|sales tax|tax|gst|total vat|vat amount|tax amount|hst|pst|total tax|plus vat|incl vat|including "
        "vat|incl. vat|"
        "mwst|ust|mehrwertsteuer|umsatzsteuer|zzgl mwst|zzgl ust|inkl mwst|inkl ust|mwst betrag|enthaltene "
        "mwst|zzgl. "
        "mwst|incl. mwst|steuer|"
        "tva|montant tva|total tva|t.v.a.|dont tva|"
        "iva|cuota iva|i.v.a.|importe iva|total iva|cuota|"
        "imposta|totale iva|di cui iva|imposte|importo iva|"
        "valor iva|imposto|icms|"
        "btw|btw bedrag|waarvan btw|totaal btw|incl btw|"
        "kwota vat|podatek vat|ptu|podatek|w tym vat|"
        "dph|výše dph|daň|"
        "moms|varav moms|momsbelopp|total moms|"
        "heraf moms|momsbeløb|mva|herav mva|merverdiavgift|"
        "alv|vero|arvonlisävero|alv yhteensä|sis alv|"
        "ндс|в том числе ндс|сумма ндс|в т.ч. ндс|налог|"
        "пдв|у тому числі пдв|сума пдв|в т.ч. пдв|"
        "kdv|hesaplanan kdv|kdv tutarı|toplam kdv|topkdv|"
        "φπα|φ.π.α.|ποσό φπα|σύνολο φπα|"
        "ضريبة القيمة المضافة|الضريبة|قيمة الضريبة|ضريبة|"
        "מע\"מ|מעמ|סכום מע\"מ|מס|"
        "जीएसटी|कर|सीजीएसटी|एसजीएसटी|कर राशि|"
        "税额|增值税|稅額|营业税|税金|"
        "消費税|消費税額|税額|内消費税|内税|"
        "부가세|부가가치세|세액|세금"},
    LabelRow{Label::total,
             "!grand total|!total due|!amount due|!total amount due|!balance due|!total amount|!total "
             "payable|!amount "
             "payable|!total incl vat|!total including vat|!total incl tax|!invoice total|!total (incl "
             "vat)|total|!total to "
             "pay|!amount to pay|!gross amount|"
             "!gesamtbetrag|!rechnungsbetrag|!zu "
             "zahlen|!zahlbetrag|!gesamtsumme|!endbetrag|!bruttobetrag|!summe brutto|gesamt|"
             "summe|!zu zahlender betrag|!brutto|!gesamt brutto|"
             "!total ttc|!montant ttc|!net à payer|!total à payer|!montant total|!total t.t.c.|!montant à "
             "payer|!montant dû|"
             "!total a pagar|!total factura|!importe total|!total con iva|"
             "!totale fattura|!totale da pagare|!totale documento|!totale complessivo|totale|!totale "
             "euro|!importo totale|!totale "
             "ivato|!netto a pagare|"
             "!total a pagar|!valor total|!total geral|!total com iva|!total da fatura|"
             "!te betalen|!totaal incl btw|!totaalbedrag|totaal|!totaal te betalen|!factuurbedrag|!totaal "
             "inclusief btw|"
             "!do zapłaty|!razem do zapłaty|!suma brutto|!razem brutto|razem|suma|!wartość brutto|!suma "
             "pln|!razem|"
             "!celkem k úhradě|!k úhradě|!celkem s dph|celkem|!celková částka|!částka k úhradě|"
             "!att betala|!summa att betala|!totalt att betala|totalt|summa|!totalbelopp|!totalsumma|!belopp "
             "att betala|"
             "!i alt|!at betale|!total inkl moms|!å betale|!beløb at betale|!totalt å betale|i alt|sum|!til "
             "betaling|!i alt "
             "inkl moms|"
             "!maksettava|!yhteensä|!loppusumma|!maksettava yhteensä|summa|!yhteensä eur|!laskun loppusumma|"
             "!итого к оплате|!всего к оплате|!к оплате|итого|всего|!итог|!итого с ндс|!всего с ндс|"
             "!до сплати|!разом до сплати|!всього до сплати|разом|всього|!усього|!сума до сплати|!всього з "
             "пдв|!разом з пдв|"
             "!genel toplam|!ödenecek tutar|!toplam tutar|toplam|!vergiler dahil toplam tutar|"
             "!γενικό σύνολο|!πληρωτέο ποσό|!συνολικό ποσό|σύνολο|!τελικό ποσό|!πληρωτέο|!συνολική αξία|"
             "!الإجمالي|!المبلغ الإجمالي|!المجموع الكلي|المجموع|!المبلغ المستحق|!إجمالي المبلغ|!الإجمالي "
             "شامل الضريبة|"
             "!סה\"כ לתשלום|!סהכ לתשלום|!לתשלום|סה\"כ|סהכ|!סך הכל|!סה\"כ כולל מע\"מ|"
             "!कुल राशि|!कुल योग|कुल|!देय राशि|!महायोग|!कुल देय|"
             "!价税合计|!总计|!应付金额|!合计|!总金额|!總計|!合計|!应付总额|!实付|!總金額|!实付金额|!应付|"
             "!合計金額|!ご請求金額|!請求金額|!合計|!お支払金額|!税込合計|!総合計|!ご請求額|"
             "!합계|!총액|!총계|!합계 금액|!합계금액|!결제 금액|!청구 금액|!총 금액|!받을금액"},
    LabelRow{
        Label::paid,
        "amount paid|paid|cash|change|change due|card|tendered|rounding|total items|total quantity|deposit|"
        "gegeben|rückgeld|bar|bezahlt|anzahlung|rendu|espèces|reçu|entregado|cambio|efectivo|contanti|resto|"
        "contante|"
        "pago|troco|dinheiro|betaald|wisselgeld|contant|zapłacono|gotówka|reszta|hotově|vráceno|betalt|"
        "kontant|växel|"
        "byttepenge|maksettu|käteinen|takaisin|получено|сдача|наличными|сплачено|решта|готівка|nakit|para "
        "üstü|ödenen|"
        "μετρητά|ρέστα|πληρωμένο|المدفوع|نقدا|الباقي|מזומן|עודף|שולם|नकद|भुगतान|शेष|现金|找零|已付|現金|お預り|"
        "お釣り|お釣|"
        "お預かり|현금|거스름돈|받은금액|total savings|total weight"},
    LabelRow{
        Label::discount,
        "discount|rebate|rabatt|skonto|nachlass|remise|rabais|descuento|sconto|desconto|korting|rabat|sleva|"
        "alennus|скидка|знижка|indirim|iskonto|έκπτωση|خصم|הנחה|छूट|折扣|优惠|値引|割引|할인"},
    LabelRow{Label::shipping,
             "shipping|freight|delivery|postage|shipping & handling|versand|versandkosten|porto|frais de "
             "port|livraison|"
             "gastos de envío|envío|spese di spedizione|spedizione|portes|frete|verzendkosten|wysyłka|koszt "
             "dostawy|doprava|poštovné|frakt|fragt|toimituskulut|доставка|kargo|μεταφορικά|الشحن|משלוח|शिपिंग|"
             "运费|運費|"
             "送料|배송비"},
    LabelRow{Label::iban,
             "!iban|!iban nr|!iban no|!номер iban|!رقم الآيبان|!حساب iban|!iban-nr|!číslo účtu iban"},
    LabelRow{Label::vat_number,
             "!vat number|!vat no|!vat id|!vat reg no|!vat registration number|!vat reg|!tax "
             "id|!ein|!gstin|!abn|!tin|tax "
             "number|!vat identification number|"
             "!ust-idnr|!ust-id|!ustid|!umsatzsteuer-id|!ust-id-nr|!ust id nr|!uid|!mwst nr|!uid "
             "nr|!ust-ident-nr|!ust idnr|"
             "!n° tva|!numéro de tva|!tva intracommunautaire|!n° tva intracommunautaire|!no tva|"
             "!nif|!cif|!nif/cif|!n.i.f.|!c.i.f.|!nif iva|"
             "!partita iva|!p.iva|!p. iva|!p iva|!codice fiscale|!c.f.|"
             "!contribuinte|!nipc|!nif|!cnpj|"
             "!btw nummer|!btw-nummer|!btw nr|!btw-nr|!btw id|"
             "!nip|!nr nip|!numer nip|"
             "!dič|"
             "!momsregnr|!momsreg nr|!momsregistreringsnummer|!vat-nr|!org nr|!organisationsnummer|"
             "!cvr|!cvr nr|!cvr-nr|!se nr|!org.nr|!mva nr|"
             "!alv tunnus|!alv-tunnus|!alv nro|!y-tunnus|!vat-tunnus|"
             "!инн|!инн/кпп|"
             "!іпн|!індивідуальний податковий номер|"
             "!vergi no|!vkn|!vergi numarası|!vergi kimlik no|"
             "!αφμ|!α.φ.μ.|"
             "!الرقم الضريبي|!رقم التسجيل الضريبي|!رقم ضريبة القيمة المضافة|"
             "!עוסק מורשה|!ח.פ.|!ח\"פ|!מספר עוסק|!ע.מ.|"
             "!जीएसटीआईएन|!जीएसटी संख्या|!जीएसटी नंबर|"
             "!纳税人识别号|!税号|!統一編號|!统一社会信用代码|!税务登记号|"
             "!登録番号|!適格請求書発行事業者登録番号|"
             "!부가세 번호"},
    LabelRow{Label::payment_method,
             "!payment method|!method of payment|!paid by|!payment type|!paid with|!payment terms|payment|"
             "!zahlungsart|!zahlungsweise|!zahlart|!bezahlt mit|"
             "!mode de paiement|!moyen de paiement|!mode de règlement|!règlement|"
             "!forma de pago|!método de pago|!medio de pago|"
             "!modalità di pagamento|!metodo di pagamento|!pagamento|"
             "!forma de pagamento|!método de pagamento|!modo de pagamento|"
             "!betaalwijze|!betaalmethode|!betaling|"
             "!sposób zapłaty|!forma płatności|!sposób płatności|!metoda płatności|"
             "!způsob úhrady|!forma úhrady|!způsob platby|!forma platby|"
             "!betalningssätt|!betalsätt|!betalningsmetod|"
             "!betalingsmåde|!betalingsmetode|!betalingsform|"
             "!maksutapa|"
             "!способ оплаты|!форма оплаты|!вид оплаты|"
             "!спосіб оплати|!форма оплати|"
             "!ödeme şekli|!ödeme yöntemi|!ödeme tipi|"
             "!τρόπος πληρωμής|!μέθοδος πληρωμής|"
             "!طريقة الدفع|!طريقة السداد|"
             "!אמצעי תשלום|!אופן תשלום|!שיטת תשלום|"
             "!भुगतान विधि|!भुगतान का तरीका|!भुगतान माध्यम|"
             "!付款方式|!支付方式|!結帳方式|"
             "!支払方法|!お支払方法|!お支払い方法|!決済方法|"
             "!결제 방법|!결제 수단|!지불 방법|!결제수단|!결제방법"},
    LabelRow{Label::time,
             "time|uhrzeit|zeit|heure|hora|ora|tijd|tijdstip|godzina|godz|čas|tid|klokkeslæt|kl|aika|klo|"
             "время|час|saat|ώρα|"
             "الوقت|שעה|समय|时间|時間|時刻|시간|시각"},
    LabelRow{
        Label::item_description,
        "description|item|product|details|article|items|service|particulars|goods|product name|item "
        "description|"
        "beschreibung|bezeichnung|artikel|leistung|produkt|artikelbezeichnung|désignation|libellé|produit|"
        "prestation|"
        "descripción|concepto|producto|artículo|detalle|descrizione|prodotto|articolo|descrição|produto|"
        "artigo|designação|"
        "omschrijving|product|beschrijving|nazwa|opis|nazwa towaru|nazwa towaru lub "
        "usługi|towar|usługa|popis|název|položka|"
        "označení|beskrivning|benämning|artikel|beskrivelse|vare|tekst|varenavn|kuvaus|tuote|nimike|selite|"
        "наименование|"
        "описание|товар|товары|услуга|наименование товара|найменування|опис|товари|послуга|açıklama|ürün|mal "
        "hizmet|hizmet|"
        "cinsi|περιγραφή|είδος|προϊόν|الوصف|البيان|الصنف|المنتج|תיאור|פריט|מוצר|פירוט|विवरण|वस्तु|उत्पाद|项目|"
        "描述|名称|品名|商品名称|"
        "货物或应税劳务名称|商品|項目|說明|项目名称|品目|摘要|内容|商品名|품목|내역|품명|항목|상품명|설명"},
    LabelRow{Label::item_quantity,
             "quantity|qty|qty.|hours|units|menge|anzahl|stück|stk|quantité|qté|qte|cantidad|cant|cant.|uds|"
             "quantità|q.tà|"
             "qta|q.ta|quantidade|qtd|qtd.|qt|aantal|hoeveelheid|ilość|množství|počet|antal|kvantitet|mængde|"
             "antall|stk|"
             "määrä|kpl|количество|кол-во|кол|кількість|к-сть|miktar|adet|ποσότητα|ποσ|τεμ|الكمية|כמות|मात्रा|"
             "संख्या|数量|數量|수량"},
    LabelRow{Label::item_unit_price,
             "unit price|price|rate|price each|unit cost|each|cost|unit price excl "
             "vat|einzelpreis|preis|stückpreis|ep|e-preis|"
             "prix unitaire|p.u.|pu|pu ht|p.u. ht|prix unitaire ht|prix|precio unitario|precio|p. "
             "unitario|p.unit|prezzo "
             "unitario|prezzo|prezzo unit|preço unitário|preço|preço unit|stukprijs|prijs|prijs per "
             "stuk|eenheidsprijs|cena "
             "jednostkowa|cena|cena jedn|cena netto|cena jednostkowa netto|cena jedn. netto|cena za "
             "jednotku|jednotková "
             "cena|cena/ks|à-pris|à pris|pris|styckpris|enhetspris|pris/st|stykpris|enhedspris|pris pr "
             "stk|yksikköhinta|a-hinta|"
             "à-hinta|hinta|цена|цена за единицу|цена за ед|ціна|ціна за одиницю|birim fiyat|birim "
             "fiyatı|fiyat|τιμή μονάδας|τιμή|"
             "τιμή μον|سعر الوحدة|السعر|מחיר יחידה|מחיר|מחיר ליחידה|इकाई "
             "मूल्य|दर|मूल्य|单价|單價|価格|単価|단가|가격"},
    LabelRow{Label::item_amount,
             "amount|line total|total|total price|net amount|extended price|total amount|sum|price "
             "total|betrag|gesamtpreis|"
             "gesamt|summe|gp|g-preis|gesamtbetrag|montant|montant ht|total ht|prix "
             "total|importe|total|subtotal|importo|totale|"
             "importo totale|prezzo totale|valor|valor "
             "total|montante|bedrag|totaal|totaalprijs|kwota|wartość|wartość netto|"
             "wartość brutto|razem|suma|częsta|cena celkem|celkem|částka|belopp|summa|beløb|beløp|i "
             "alt|sum|yhteensä|summa|"
             "сумма|стоимость|всего|сума|вартість|tutar|toplam|mal hizmet "
             "tutarı|σύνολο|αξία|ποσό|المبلغ|الإجمالي|المجموع|القيمة|"
             "סכום|סה\"כ|סהכ|राशि|कुल|कुल राशि|金额|金額|合计|总价|小计|小計|總價|价格|금액|합계|공급가액"},
    LabelRow{Label::item_other,
             "#|no|pos|pos.|position|item no|sku|code|art no|unit|vat|vat %|tax|tax %|tax rate|vat "
             "rate|discount|date|nr|art.nr|"
             "artikelnr|artikelnummer|artikel-nr|einheit|mwst|mwst %|ust|ust "
             "%|rabatt|réf|référence|unité|tva|tva %|taux tva|remise|"
             "ref|referencia|código|unidad|iva|iva %|dto|codice|u.m.|um|aliquota|unidade|eenheid|btw|btw "
             "%|lp|lp.|j.m.|jm|jedn|vat|"
             "stawka vat|kwota vat|kód|mj|dph|dph %|sazba dph|enhet|moms|moms %|enhed|yksikkö|alv|alv "
             "%|№|ед.изм.|ед|ндс|од|од.вим.|"
             "пдв|birim|kdv|kdv %|sıra no|μονάδα|μ.μ.|φπα|φπα "
             "%|الوحدة|الضريبة|الرقم|م|יחידה|מע\"מ|מק\"ט|इकाई|कर|क्र|क्र.सं.|单位|规格|规格型号|"
             "税率|税额|序号|編號|單位|単位|消費税|단위|규격|세액|번호"},
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

std::span<const LabelRow> label_rows() {
  return kRows;
}

}  // namespace ocrchat
