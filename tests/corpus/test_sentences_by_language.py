"""Sentence ends by the language of the text: its abbreviations, marks, quotations and ordinals."""

import pytest

from corpus.sentences import split_sentences

# A language and the sentences of a text; no blank stands between those in Chinese and Japanese.
CASES = """\
ar|وصل د. أحمد إلى المدينة.|كم عدد الجسور؟|بُني جسران، وهما طويلان.
ar|في سنة 300 ق. م. بُني السور.|ثم هُدم.
ar|قال: «انتهى العمل.»|ثم عاد.
ar|شارك ١٣٠ مزارعًا.|ومُنحت الجوائز يومًا واحداً.|ثم انتهى.
ar|كتب أ. د. سمير التقرير في 3.5 سنة.|وشكره م. خالد.
de|Am 3. Oktober wurde das Rathaus eröffnet.|Der 2. Weltkrieg endete 1945.|Dr. Müller kam z. B. nicht.
de|Es kostete ca. 5 Mio. Euro, d. h. viel.|„Wir kommen.“|Sie ging.
de|Siehe § 3 Abs. 2 Nr. 4 und Art. 5 usw.|Das gilt bis 31. Dezember 2021.|Danach nicht.
de|»Wir kommen.«|Sie ging am 3. Mai um 5 Uhr.
en|It opened on Dec. 3 with J. Smith.|It held.
es|Viajó a EE. UU. en 2021.|El Sr. García y la Dra. López hablaron.|¿Cuánto costó?|Mucho.
es|Véase el art. 3, pág. 12, núm. 4.|Ud. puede venir.|«Ganamos.»|Luego se fue.
es|Las FF. AA. pagaron.|En el s. XIX d. C. hubo más, p. ej. en Cádiz.
es|La Avda. Mayor cerró el 3 de dic. 2021.|¡Qué lástima!
fa|دکتر م. احمدی آمد.|پل باز است؟|بله.
fr|« Pourquoi ? » demanda-t-il.|« Oui. »
fr|Il a dit : « Nous avons gagné. »|Puis il partit.|M. Dupont et Mme Durand vinrent.
fr|L'art. 3 de la loi n° 12 s'applique.|Av. J.-C. on bâtissait, p. ex. des ponts, etc.|Le pont est long.
fr|« Est-il ouvert ? »|Oui.|Le Dr. Roux est là !
fr|Le coût est de 3,5 M€ (cf. p. 12).|Le pont fut bâti au XIIe s. par A. Petit.
hi|डॉ. शर्मा ने 2021 में पुल बनाया।|यह लंबा है।|क्या यह खुला है?|हाँ।
hi|श्री वर्मा और प्रो. गुप्ता मिले।|फिर वे गए।
hi|लागत रु. 500 थी।|कि.मी. 12 पर पुल है।
hi|“हम जीत गए।”|उसने कहा।।|फिर वर्षा हुई।
id|Bpk. Joko tiba.|Jl. Merdeka panjang.
it|Ai sensi dell'art. 3 e dell'all. B, il dott. Rossi firma.|Costa 3 mln. di euro.|Fine.
it|Il sig. Bianchi e la prof.ssa Verdi vivono a S. Giovanni.|«Abbiamo vinto.»|Poi uscì.
it|Si veda pag. 12, fig. 4 ecc.|La nave partì nel 300 a.C. verso sud.
it|L'on. Neri e l'ing. Gallo parlano del sec. XIX.|Era tardi?
ja|橋は長い。|「開いている？」と聞いた。|（図１参照。）|次に進む。
ja|彼は「はい。」と言った。|駅は2021年に開業した。
ja|費用は3.5億円だ！|高いか？|いいえ。
ja|『橋の歴史。』|第2巻を読む。
nl|De heer dhr. Jansen en mevr. De Vries kwamen op 3 okt. 2021 aan.|Zie blz. 12, d.w.z. hier.
pl|Ul. Długa jest w Gdańsku.|Prof. Nowak przyszedł.
pt|A Dr.ª Silva e o Sr. Costa vieram.|O art. 5.º aplica-se.|V. Ex.ª decidiu.
pt|Custou R$ 3,5 mi. em 2021.|Ver pág. 12 e n. 4.|A Av. Paulista é longa.
pt|O Prof. Lima mora na R. Augusta.|“Ganhámos.”|Depois saiu.
pt|A Sra. Dias e o Eng. Melo falaram.|Choveu muito?
ru|См. п. 3 и гл. 4.|В с. Южное тихо.
ru|Мост построен в 2021 г.|Сколько он стоит?|В г. Москва живут 12 млн чел.|Это много.
ru|Он стоит 5 млн руб.|Это дорого, т. е. невыгодно.|И т. д.
ru|Доклад читал А. С. Пушкин на ул. Ленина, д. 5.|Было тихо.
ru|В 1990-х гг. Россия росла, см. рис. 3 и стр. 12.|Потом упала.
ru|Собрано 3 тыс. т зерна и 20 кг.|Хлеба хватило.
sv|Bron är t.ex. lång.|Den kom kl. 12.|Dr. Berg talade.
th|ราคา 3.50 บาท. เปิด 8.00 น. ถึง 17.00 น. ทุกวัน
th|สะพานยาว 300 เมตร เปิดในปี 2564 มีค่าใช้จ่าย 5 ล้านบาท
th|ดร. สมชาย มาถึงใน พ.ศ. 2564 เมื่อวันที่ 3 ม.ค. ที่ผ่านมา
th|สะพานเปิดแล้ว!|รถผ่านได้หรือไม่?|ได้
th|รายงานประจำปีของหน่วยงานนี้กล่าวถึงการก่อสร้างสะพานแห่งใหม่ในภาคเหนือ|โครงการนี้ใช้เวลาก่อสร้างทั้งหมดสามปีและเสร็จสมบูรณ์แล้ว
uk|Міст збудовано у 2021 р.|Скільки коштує?|У м. Київ живе 3 млн осіб.
ur|یہ پل لمبا ہے۔|کیا یہ کھلا ہے؟|ہاں۔
ur|پل 1931 میں کھلا۔|لاگت 3.5 ملین تھی۔
zh|他说“好。”的时候，雨停了。|然后走了。
zh|“真的吗？”|他问。|“对。”
zh|他说：“我们赢了。”|然后走了。|（见表三。）|下一句！|「好。」|完。
zh|增长了5.8%。|《规划》通过了吗？|通过了！！|很好……下面继续。
zh|他问：『去吗？』|她说：「不去。」
"""  # noqa: E501


@pytest.mark.parametrize("case", CASES.splitlines())
def test_sentences_end_by_the_rules_of_their_language(case: str) -> None:
    """Abbreviations, titles and ordinals go on; quotations, units behind numbers and marks end."""
    language, *expected = case.split("|")
    text = ("" if language in ("zh", "ja") else " ").join(expected)
    spans = split_sentences(text, language)
    assert [text[span.start : span.end] for span in spans] == expected


def test_a_long_text_without_blanks_is_cut_before_a_syllable() -> None:
    """A Thai vowel that stands before its letter begins one, and no vowel sign is parted."""
    text = "กำลังแก้ไขโครงการ" * 40
    pieces = [text[span.start : span.end] for span in split_sentences(text, "th")]
    assert "".join(pieces) == text
    assert [piece[0] for piece in pieces] == ["ก", "แ"]
    marked = "กี" * 300
    assert [len(piece) % 2 for piece in split_pieces(marked)] == [0, 0]


def split_pieces(text: str) -> list[str]:
    """Return the sentences of a text in an unknown language."""
    return [text[span.start : span.end] for span in split_sentences(text, "xx")]
