#include "chat/wording_table.hpp"

#include <array>

namespace ocrchat {
namespace {

constexpr std::array<WordingRow, 20> kRows{{
    {"en",
     "a an the of in on at to for from by with about as into onto over under between during through after "
     "before "
     "is are was were be been being am do does did done has have had can could will would shall should may "
     "might "
     "must what which who whom whose when where why how much many and or not no that this these those there "
     "it its he she they them their his her we you i me my your our if than then so also such any some name "
     "called "
     "please tell s t",
     "it its he him his she her they them their this that these those there one", "and",
     "when|what year|which year|what date|which date|what day|which day|what month|what century|which "
     "century|what "
     "time|what decade|how long ago|date|in what era|years",
     "how many|how much|how long|how old|how far|how tall|how large|how big|how high|how often|how fast|what "
     "percentage|what percent|what number|what amount|population|total|price|cost|number of|what size|amount",
     "who|whom|whose|what person|which person|name of the person",
     "where|what city|which city|what country|which country|what state|what town|what place|what "
     "location|what "
     "river|what area|what region|which region|what street"},
    {"de",
     "der die das den dem des ein eine einen einem einer eines und oder nicht kein keine in im an am auf zu "
     "zum zur "
     "von vom mit bei für aus nach vor über unter um durch als wie ist sind war waren wird werden wurde "
     "wurden worden "
     "sein hat haben hatte hatten kann können konnte konnten soll sollte muss was welche welcher welches "
     "welchem "
     "welchen wer wem wen wessen wann wo woher wohin warum wieso weshalb wofür womit wodurch worin woran "
     "wozu wovon "
     "viel viele es er sie ihr ihre ihren ihrem seine seinen seiner seinem dies diese dieser dieses diesem "
     "man sich "
     "auch so dass wenn es gibt gab heißt hieß nennt genannt bitte",
     "es er sie ihn ihm ihr ihnen ihre sein seine dies diese dieser dieses das davon dafür dort", "und",
     "wann|welches jahr|welchem jahr|welchen jahren|welches datum|welchem datum|welchem tag|welchem "
     "monat|welchem "
     "jahrhundert|seit wann|bis wann|um wie viel uhr|datum",
     "wie viel|wie viele|wieviel|wieviele|wie vielen|wie lange|wie alt|wie groß|wie hoch|wie weit|wie "
     "oft|wie "
     "schnell|prozentsatz|welcher prozentsatz|welche anzahl|anzahl|betrag|summe|preis",
     "wer|wem|wen|wessen|welche person",
     "wo|woher|wohin|welche stadt|welcher stadt|welches land|welchem land|welchem ort|welcher ort"},
    {"fr",
     "le la les l un une des du de d et ou ne pas en dans à au aux sur sous par pour avec sans entre est "
     "sont était "
     "étaient être été a ont avait avaient fut furent peut peuvent doit que qu quoi quel quelle quels "
     "quelles qui dont "
     "quand où pourquoi comment combien ce cet cette ces il elle ils elles on se s son sa ses leur leurs y t "
     "c n",
     "il elle ils elles le la les lui leur son sa ses ce cela ça celui celle en y", "et",
     "quand|quelle année|quelles années|quelle date|quel jour|quel mois|quel siècle|date",
     "combien|quel pourcentage|quel nombre|quel âge|nombre de|population|montant|prix|total",
     "qui|quelle personne", "où|quelle ville|quel pays|quel lieu|quel endroit"},
    {"es",
     "el la los las un una unos unas lo y o no en de del a al por para con sin sobre entre desde hasta es "
     "son era eran "
     "fue fueron ser sido está están estaba ha han había habían puede pueden podía debe que qué cual cuál "
     "cuales cuáles "
     "quien quién quienes quiénes cuando cuándo donde dónde porque cómo como cuanto cuánto cuantos cuántos "
     "cuanta "
     "cuánta cuantas cuántas se su sus le les este esta estos estas ese esa eso hay",
     "él ella ellos ellas lo la los las le les su sus este esta esto ese esa eso", "y",
     "cuándo|qué año|qué años|qué fecha|qué día|qué mes|qué siglo|fecha",
     "cuánto|cuántos|cuánta|cuántas|qué porcentaje|qué número|número de|población|importe|precio|total|qué "
     "edad",
     "quién|quiénes|qué persona", "dónde|qué ciudad|qué país|qué lugar"},
    {"it",
     "il lo la i gli le l un uno una e o non in nel nella nei nelle di del della dei delle dello a al alla "
     "ai alle da "
     "dal dalla con su sul sulla per tra fra è sono era erano fu furono essere stato stata ha hanno aveva "
     "può possono "
     "che cosa quale quali qual chi cui quando dove perché come quanto quanti quanta quante si suo sua suoi "
     "loro "
     "questo questa questi",
     "esso essa essi lui lei loro lo la li le suo sua suoi questo questa ciò ne", "e ed",
     "quando|che anno|quale anno|che data|quale data|che giorno|quale secolo|data",
     "quanto|quanti|quanta|quante|quale percentuale|numero di|popolazione|importo|prezzo|totale",
     "chi|quale persona", "dove|quale città|quale paese|quale luogo"},
    {"pt",
     "o a os as um uma uns umas e ou não em no na nos nas de do da dos das ao à aos às por pelo pela para "
     "com sem sobre "
     "entre é são era eram foi foram ser sido está estão tem têm tinha pode podem que qual quais quem quando "
     "onde "
     "porque por como quanto quantos quanta quantas se seu sua seus suas este esta isto esse essa isso",
     "ele ela eles elas o a os as lhe seu sua seus suas isto isso este esta esse essa", "e",
     "quando|que ano|qual ano|que data|qual data|que dia|que século|data",
     "quanto|quantos|quanta|quantas|que percentagem|qual porcentagem|número de|população|valor|preço|total",
     "quem|que pessoa", "onde|que cidade|qual cidade|que país|que lugar"},
    {"nl",
     "de het een en of niet geen in op aan te tot voor van uit met bij door over onder tussen na is zijn was "
     "waren "
     "wordt worden werd werden heeft hebben had hadden kan kunnen kon moet wat welke welk wie wiens wanneer "
     "waar "
     "waarom hoe veel hoeveel dit dat deze die er het hij zij ze hun haar zich",
     "het hij zij ze hem haar hen hun zijn dit dat deze die", "en",
     "wanneer|welk jaar|welke datum|welke dag|welke eeuw|datum",
     "hoeveel|hoe lang|hoe oud|hoe groot|hoe hoog|hoe ver|welk percentage|aantal|bedrag|prijs|totaal",
     "wie|wiens|welke persoon", "waar|welke stad|welk land|welke plaats"},
    {"pl",
     "i a lub nie w we na do z ze od o u za po przez dla przy nad pod między jest są był była było były być "
     "ma mają "
     "miał może mogą co jaki jaka jakie jakiego jakiej jakim jakich który która które którego której którym "
     "których "
     "kto kogo komu kim kiedy gdzie dlaczego jak ile ilu się jego jej ich ten ta to te tym tego",
     "on ona ono oni one jego jej ich go mu je to ten ta tego", "i oraz",
     "kiedy|którym roku|jakim roku|jakiego dnia|data|którym wieku",
     "ile|ilu|jaki procent|liczba|kwota|cena|suma", "kto|kogo|komu|kim",
     "gdzie|jakim mieście|jakim kraju|którym mieście|którym kraju"},
    {"ru",
     "и а или не в во на к ко с со из от о об у за по для при над под между до через как что чем чего чему "
     "это эта этот "
     "эти был была было были быть есть какой какая какое какие каких каким какого какому какой-то который "
     "которая "
     "которое которые которых которого кто кого кому кем когда где куда откуда почему зачем сколько ли же бы "
     "его ее "
     "их они он она оно свой своих называется называют",
     "он она оно они его ее их ему ей им это этот эта эти нем ней них", "и",
     "когда|каком году|какие годы|каких годах|каком веке|какого числа|какой день|дата|какой год",
     "сколько|какой процент|какова численность|численность|количество|сумма|цена|стоимость|итого|как долго",
     "кто|кого|кому|кем|чей", "где|куда|откуда|каком городе|какой стране|какой город"},
    {"tr",
     "ve veya ya da de mi mı mu mü bir bu şu o için ile gibi kadar daha en çok ne nedir neden niçin nasıl "
     "hangi "
     "hangisi kim kimdir kime kimi kimin nerede nereye nereden kaç ne zaman olan olarak olduğu oldu olmuştur "
     "idi "
     "değil var yok göre sonra önce adı",
     "o onu ona onun onlar onların bu bunu bunun şu", "ve",
     "ne zaman|hangi yıl|hangi yılda|hangi tarihte|hangi gün|hangi yüzyılda|tarih",
     "kaç|ne kadar|yüzde kaç|kaçı|sayısı|tutar|fiyat|toplam", "kim|kimdir|kime|kimi|kimin|kimler",
     "nerede|nereye|nereden|hangi şehir|hangi ülke"},
    {"ar",
     "في من الى إلى على عن مع و أو او ما ماذا هل هو هي هم هذا هذه ذلك تلك التي الذي الذين كان كانت كانوا "
     "يكون تكون أن إن "
     "لا لم لن قد كم متى أين اين من كيف لماذا أي اي أية بين بعد قبل عند منذ حتى كل تم يتم ب ل ك اسم",
     "هو هي هم هذا هذه ذلك تلك له لها لهم", "و", "متى|أي عام|أي سنة|عام|سنة|تاريخ|أي قرن",
     "كم|عدد|نسبة|المبلغ|السعر|المجموع|ما مقدار", "من هو|من هي|من الذي|من كان|من",
     "أين|أي مدينة|أي بلد|أي دولة"},
    {"el",
     "ο η το οι τα του της των τον την τους τις ένα ένας μια μία και ή δεν σε στο στη στην στον στα στις "
     "στους από με για "
     "ως προς κατά μετά πριν είναι ήταν έχει έχουν είχε είχαν να θα που πως τι ποιο ποιος ποια ποιοι ποιες "
     "ποιον ποιων "
     "ποιου πότε πού γιατί πώς πόσο πόσοι πόσες πόσα πόση αυτό αυτός αυτή αυτοί του",
     "αυτό αυτός αυτή αυτοί αυτές αυτά του της τους", "και",
     "πότε|ποιο έτος|ποια χρονιά|ποια ημερομηνία|ποιον αιώνα|ημερομηνία|ποια χρονολογία",
     "πόσο|πόσοι|πόσες|πόσα|πόση|ποσοστό|αριθμός|ποσό|τιμή|σύνολο", "ποιος|ποιοι|ποιον|ποια|ποιους",
     "πού|ποια πόλη|ποια χώρα|ποιο μέρος"},
    {"ro",
     "un o unei unui niște și sau nu în din de la pe cu fără pentru prin despre între după este sunt era "
     "erau fost fi a "
     "au avea aveau poate pot ce care cui cine când unde cum cât câți câte câtă cel cea cei cele al ai ale "
     "lui lor său "
     "sa săi acest această aceste se s ca",
     "el ea ei ele lui lor îl o îi le acesta aceasta acestea său sa", "și",
     "când|ce an|care an|ce ani|ce dată|ce zi|ce secol|data",
     "cât|câți|câte|câtă|ce procent|procentaj|numărul|suma|prețul|total|populația", "cine|cui|ce persoană",
     "unde|ce oraș|care oraș|ce țară"},
    {"hi",
     "का के की को में से पर ने है हैं था थी थे हो होता होती होते हुआ हुई हुए और या नहीं यह वह ये वे इस उस इन उन एक क्या कौन "
     "किस किसने किसे किसका किसके किसकी कब कहाँ कहां क्यों कैसे कितना कितने कितनी जो तक लिए साथ बाद द्वारा गया गई गए "
     "किया कौनसा सा "
     "सी भी ही तो कर करने रूप नाम",
     "यह वह ये वे इस उस इन उन इसका उसका इसके उसके", "और", "कब|किस वर्ष|किस साल|किस तारीख|किस दिन|किस सदी|तारीख",
     "कितना|कितने|कितनी|प्रतिशत|संख्या|राशि|कीमत|कुल", "कौन|किसने|किसे|किसका|किसके|किसकी",
     "कहाँ|कहां|किस शहर|किस देश|किस स्थान"},
    {"vi",
     "là của và hoặc không trong ở tại trên dưới từ đến cho với về bởi bằng như khi nào gì ai đâu sao thế "
     "bao nhiêu những "
     "các một cái con được bị đã đang sẽ có này đó nó họ ông bà mà thì để vào ra sau trước theo tên mấy",
     "nó họ này đó ông bà chúng", "và", "khi nào|năm nào|ngày nào|tháng nào|thế kỷ nào|lúc nào|ngày",
     "bao nhiêu|bao lâu|bao xa|mấy|phần trăm|số lượng|tổng|giá", "ai|người nào",
     "ở đâu|đâu|thành phố nào|nước nào|nơi nào"},
    {"th",
     "ที่ ใน ของ และ หรือ ไม่ เป็น คือ มี ได้ ให้ จาก กับ โดย ว่า ซึ่ง นี้ นั้น อะไร ใคร เมื่อ ใด เมื่อไร เมื่อไหร่ ไหน อย่างไร ทำไม "
     "กี่ เท่าไร เท่าไหร่ "
     "ถูก จะ แล้ว ก็ ไป มา อยู่ การ ความ บ้าง ไหม คน ชื่อ ต่อ เพื่อ",
     "มัน เขา เธอ พวกเขา นี้ นั้น", "และ", "เมื่อใด|เมื่อไร|เมื่อไหร่|ปีใด|ปีไหน|วันที่|ศตวรรษใด|ปี พ.ศ.",
     "กี่|เท่าไร|เท่าไหร่|เท่าใด|ร้อยละ|จำนวน|ราคา|รวม|นานแค่ไหน", "ใคร|ผู้ใด", "ที่ไหน|ที่ใด|เมืองใด|ประเทศใด"},
    {"zh",
     "的 了 是 在 有 和 与 或 不 也 就 都 而 及 着 被 把 对 从 到 于 以 为 由 向 什么 哪 哪个 哪些 哪里 哪儿 "
     "哪一 谁 何 何时 何地 为什么 怎么 怎样 如何 "
     "多少 几 吗 呢 吧 这 那 这个 那个 它 他 她 他们 它们 她们 之 其 中 上 下 个 一个 该 将 会 能 可以 时候 "
     "请 時候 什麼 誰 為 這 個 "
     "被称为 叫 称为 名字 多",
     "它 他 她 它们 他们 她们 这 那 这个 那个 其 该 這 這個", "和 与 以及 及",
     "什么时候|何时|哪年|哪一年|哪天|哪一天|几月|几号|日期|哪个世纪|什么时间|多久以前|何年|年份|哪个月|"
     "什麼時候|何時",
     "多少|几个|几|多大|多高|多远|多长|多久|百分之|百分比|数量|金额|总计|总额|价格|人口|比例|多快|多重|幾",
     "谁|何人|什么人|哪位|誰", "哪里|哪儿|何地|何处|哪个城市|哪个国家|什么地方|哪个地方|在哪|哪座城市"},
    {"ja",
     "の に は を た が で て と し れ さ ある いる も する から な こと として い や など なっ ない この "
     "ため その あっ よう また もの です ます か "
     "何 なに なん 誰 だれ いつ どこ どの どれ どう なぜ いくつ いくら です でし まし",
     "それ これ あれ 彼 彼女 彼ら その この", "と", "いつ|何年|何月|何日|何時|日付|何世紀",
     "いくつ|いくら|何人|何個|何パーセント|どのくらい|合計|金額|価格|人口", "誰|だれ|どなた",
     "どこ|どの国|どの都市|何市|何県"},
    {"ko",
     "은 는 이 가 을 를 의 에 에서 와 과 도 로 으로 및 또는 무엇 무엇입니까 무엇인가 누구 누가 언제 어디 "
     "어디에 어떤 어느 왜 어떻게 몇 얼마 있는 있다 "
     "하는 된 한 그 이것 그것 그는 그녀",
     "그것 이것 그 그는 그녀 그들", "와 과 및 그리고", "언제|몇 년|몇 월|며칠|날짜",
     "얼마|몇|비율|수량|금액|가격|합계|인구", "누구|누가|누구의", "어디|어디에|어디서|어느 도시|어느 나라"},
    {"sv",
     "en ett den det de och eller inte i på av till för från med vid om under över mellan efter är var vara "
     "varit blev "
     "blir har hade kan kunde ska skulle måste vad vilken vilket vilka vem vems när var varför hur mycket "
     "många som "
     "att sig sin sitt sina han hon dess deras denna detta dessa finns fanns heter",
     "den det de han hon dem dess deras denna detta dessa", "och",
     "när|vilket år|vilket datum|vilken dag|vilket århundrade|datum",
     "hur mycket|hur många|hur länge|hur gammal|hur stor|hur lång|procent|antal|belopp|pris|summa|totalt",
     "vem|vems|vilka personer", "var|vart|varifrån|vilken stad|vilket land"},
}};

}  // namespace

std::span<const WordingRow> wording_rows() {
  return kRows;
}

}  // namespace ocrchat
