"""Texts in many languages that tell the opposite of what is asked for, or another of its kind."""

from pathlib import Path

import pytest

from embeddings.search.searcher import Searcher
from embeddings.text.misses.tells_otherwise import tells_otherwise
from tests.fakes import report_of, word_setup


@pytest.mark.parametrize(
    ("language", "question", "text"),
    [
        # It rose, and why or by how much did it fall?
        ("de", "Warum sank die Zahl der Diebstähle?", "Die Zahl der Diebstähle stieg auf 40."),
        ("de", "Um wie viel nahm der Umsatz zu?", "Der Umsatz ging um 3 Prozent zurück."),
        ("de", "Warum fiel die Zahl der Anträge?", "Die Zahl der Anträge stieg auf 40."),
        (
            "de",
            "Um wie viel fiel die Zahl der Gäste?",
            "Die Zahl der Gäste nahm um 2,5 Prozent zu.",
        ),
        ("de", "Warum stieg die Zahl?", "Die Zahl nahm ab (um 3 %)."),
        ("de", "Warum stieg die Zahl?", "Die Zahl ging zurück auf 30."),
        ("nl", "Waarom daalde de omzet?", "De omzet nam met 2,5 procent toe."),
        ("it", "Perché è calato il prezzo?", "Il prezzo è poi salito."),
        ("fr", "Pourquoi les ventes ont-elles baissé ?", "Les ventes ont augmenté de 4 %."),
        ("es", "¿Por qué subió la cuota?", "La cuota bajó en mayo."),
        ("pt", "Por que a despesa diminuiu?", "A despesa cresceu 3 %."),
        ("it", "Perché sono calate le iscrizioni?", "Le iscrizioni sono aumentate."),
        ("nl", "Waarom daalde het aantal leden?", "Het aantal leden steeg tot 90."),
        ("ru", "Почему выросли цены?", "Цены снизились на 3 процента."),
        ("pl", "Dlaczego spadła sprzedaż?", "Sprzedaż wzrosła o połowę."),
        ("ar", "لماذا انخفض عدد الطلاب؟", "ارتفع عدد الطلاب إلى 300."),
        ("hi", "बिक्री क्यों घटी?", "बिक्री इस वर्ष बढ़ी।"),
        ("zh", "产量为什么下降？", "产量上升到300吨。"),
        ("ja", "会員が増えたのはなぜですか？", "会員は50人に減少しました。"),
        # One end of an order, and the other.
        ("en", "What is the most recent deed?", "The oldest deed is of 1184."),
        ("en", "Who is the oldest?", "The youngest, Ann Voss, is eighteen."),
        ("de", "Welches ist das kleinste Haus?", "Das größte Haus steht am Markt."),
        ("fr", "Quel livre est le moins lu ?", "Le livre le plus lu est un roman."),
        ("es", "¿Cuál es el puerto más pequeño?", "El puerto más grande es Lires."),
        ("pt", "Qual é o barco mais curto?", "O barco mais comprido é o Sol."),
        ("ru", "Какой дом самый низкий?", "Самый высокий дом стоит у реки."),
        ("ar", "ما هو أصغر متجر؟", "أكبر متجر في الشارع الرئيسي."),
        ("hi", "सबसे छोटी दुकान कौन सी है?", "सबसे बड़ी दुकान चौक में है।"),
        # A measure, and another.
        ("de", "Wie breit ist die Brücke?", "Die Brücke ist zwölf Meter lang."),
        ("fr", "Quelle est la hauteur du mur ?", "Le mur est long de 14 mètres."),
        ("es", "¿Qué anchura tiene el muelle?", "El muelle mide 40 m de largo."),
        ("it", "Qual è la profondità della vasca?", "La vasca è lunga 25 metri."),
        ("nl", "Hoe diep is de gracht?", "De gracht is 9 meter breed."),
        ("ru", "Какова ширина моста?", "Длина моста — 80 метров."),
        ("ar", "ما عرض الجسر؟", "يبلغ طول الجسر 80 مترا."),
        ("hi", "पुल कितना चौड़ा है?", "पुल 80 मीटर लंबा है।"),
        ("zh", "大桥有多宽？", "大桥长度80米。"),
        ("zh", "大桥宽多少米？", "大桥长80米。"),
        ("ja", "橋の幅は何メートルですか？", "橋の長さは80メートルです。"),
        # A season or a month, and another.
        ("de", "Was wurde im Herbst gepflanzt?", "Im Frühjahr wurden 400 Bäume gepflanzt."),
        ("fr", "Combien de visites en été ?", "En hiver, 400 visites."),
        ("fr", "Pourquoi la salle a-t-elle fermé en mars ?", "La salle a fermé en mai."),
        ("es", "¿Cuántas becas se dieron en mayo?", "En abril se dieron 9 becas."),
        ("pt", "Quantas aulas houve no outono?", "Na primavera houve 9 aulas."),
        ("it", "Quante gite ci furono in estate?", "In inverno ci furono 9 gite."),
        ("nl", "Hoeveel kwamen er in het najaar?", "In het voorjaar kwamen er 40."),
        ("ru", "Сколько книг купили в марте?", "В мае купили 40 книг."),
        ("pl", "Ile drzew posadzono jesienią?", "Wiosną posadzono 40 drzew."),
        ("ar", "كم دورة أقيمت في الشتاء؟", "أقيمت تسع دورات في الصيف."),
        ("hi", "मार्च में कितने आए?", "जुलाई में 40 आए।"),
        ("zh", "3月来了多少人？", "5月来了40人。"),
        ("ja", "冬に何人来ましたか？", "夏に40人来ました。"),
    ],
)
def test_text_tells_otherwise(language: str, question: str, text: str) -> None:
    """It has what excludes that which is asked for, and not this itself."""
    assert tells_otherwise(question, text, text, language)


@pytest.mark.parametrize(
    ("language", "question", "text"),
    [
        # Who asks whether it fell is told so, and what may say the same isn't otherwise.
        ("de", "Sank die Zahl der Diebstähle?", "Die Zahl der Diebstähle stieg auf 40."),
        ("de", "Warum stieg der Preis?", "Weil die Ernte sank, wurde Brot teurer."),
        ("fr", "Pourquoi les ventes ont-elles baissé ?", "Les coûts ont augmenté, d'où moins."),
        ("ru", "Почему выросли цены?", "Урожай упал, и цены выросли."),
        ("zh", "粮价为什么上涨？", "降雨减少，粮价上涨。"),
        ("hi", "बिक्री क्यों घटी?", "दुर्घटना के बाद दाम बढ़े और बिक्री कम हुई।"),
        # What made it rise may be something that was lowered.
        ("ar", "لماذا ارتفع الحضور؟", "خفض النادي أسعار التذاكر."),
        ("fr", "Pourquoi la fréquentation a-t-elle augmenté ?", "Les tarifs ont été réduits."),
        # Both ends, and "more than".
        ("es", "¿Cuál es el barco más pequeño?", "El más grande es Sol, el más pequeño Mar."),
        ("ar", "ما أقل سعر؟", "باع النادي أكثر من 90 تذكرة."),
        # A measure beside the one that is asked for, a sum that is high, and a time that is long.
        ("de", "Wie breit ist die Brücke?", "Sie ist zwölf Meter lang und drei breit."),
        ("de", "Wie hoch war der Preis der Leiter?", "30 Meter lang ist sie und kostet 90 Euro."),
        ("de", "Wie lange dauerte der Bau?", "Der Bau der 9 Meter breiten Brücke dauerte lange."),
        ("zh", "大桥有多宽？", "大桥长度80米，宽度6米。"),
        # A time in other words, a bound of a longer one, and who asks for the time.
        ("de", "Was ist im April offen?", "Seit März ist das Bad offen."),
        ("de", "Was geschah im Frühling?", "Im Frühjahr wurde gebaut."),
        ("de", "Wann öffnet das im März geschlossene Bad?", "Das Bad öffnet im Mai."),
        ("fr", "Qu'est-ce qui a été construit au printemps ?", "Le mur a été construit."),
        ("fr", "Qu'est-ce qui a été vu en hiver ?", "Le mur a été vu."),
        ("ru", "Сколько лет школе весной?", "Школе было десять лет."),
        ("ar", "كم دورة أقيمت في الصيف؟", "أقيمت دورات الصيف."),
        ("zh", "3月来了多少人？", "13月刊登载：3月来了40人。"),
        # Of a language that isn't known, nothing is told.
        ("xx", "Warum sank die Zahl?", "Die Zahl stieg."),
        # Words that begin as those that tell it do.
        ("fr", "Pourquoi les recettes ont-elles diminué ?", "Deux croisières furent annulées."),
        ("es", "¿Por qué disminuyó la pesca?", "La crecida dañó el puerto."),
        ("de", "Warum sank die Zahl der Unfälle?", "Fahrer nahmen teil, Unfälle zu vermeiden."),
        (
            "de",
            "Warum stieg der Preis?",
            "Der Preis ist nicht rückgängig zu machen.",
        ),
        ("nl", "Waarom daalde het aantal leden?", "De leden namen deel aan de reis, tot toe."),
        ("it", "Perché calarono le visite?", "La salita delle visite guidate era chiusa."),
        ("de", "Wie breit ist die Hochschule?", "Die Hochschule liegt in 80 m Entfernung."),
        ("it", "Quanto è larga la strada?", "Per 40 metri lungo il fiume la strada è chiusa."),
        ("en", "How wide is the highway?", "The highway has a carriageway of 22 m."),
    ],
)
def test_text_may_tell_it(language: str, question: str, text: str) -> None:
    """Other words may say the same, and what isn't asked for excludes nothing."""
    assert not tells_otherwise(question, text, text, language)


@pytest.mark.parametrize(
    ("language", "asked_in", "question", "text"),
    [
        ("de", "en", "Why did the number of thefts fall?", "Die Zahl der Diebstähle stieg."),
        ("en", "zh", "产量为什么下降？", "Output rose to 300 tonnes."),
        ("es", "en", "Which is the smallest harbour?", "El puerto más grande es Lires."),
        ("fr", "en", "How high is the wall?", "Le mur est long de 14 mètres."),
        ("en", "ru", "Какова ширина моста?", "The bridge is 80 metres long."),
        ("pt", "en", "How many classes were there in autumn?", "Na primavera houve 9 aulas."),
        ("ja", "de", "Wie viele kamen im März?", "5月に40人来ました。"),
        ("en", "fr", "Combien de visites en mars ?", "In May, 400 came."),
        ("fr", "de", "Wie viele kamen am Montag?", "Le mardi, 40 visites."),
    ],
)
def test_text_tells_otherwise_in_another_language(
    language: str, asked_in: str, question: str, text: str
) -> None:
    """A question in one language is held against a text in another by the words of both."""
    assert tells_otherwise(question, text, text, language, asked_in)


@pytest.mark.parametrize(
    ("language", "asked_in", "question", "text"),
    [
        ("de", "en", "Why did the number of thefts rise?", "Die Zahl der Diebstähle stieg."),
        ("en", "zh", "产量为什么上升？", "Output rose to 300 tonnes."),
        ("pt", "en", "How many classes were there in spring?", "Na primavera houve 9 aulas."),
        ("fr", "en", "How long is the wall?", "Le mur est long de 14 mètres."),
        ("de", "en", "How many may vote?", "Im März durften 40 wählen."),
        ("de", "en", "How many came on Tuesday?", "Am Dienstag kamen 40."),
        ("xx", "en", "Why did it fall?", "It rose."),
    ],
)
def test_text_may_tell_it_in_another_language(
    language: str, asked_in: str, question: str, text: str
) -> None:
    """What is the same in both languages excludes nothing."""
    assert not tells_otherwise(question, text, text, language, asked_in)


@pytest.mark.parametrize(
    ("language", "question", "sentence", "rest"),
    [
        ("en", "Why did thefts fall?", "Thefts rose because of the fair.", "Fires fell by half."),
        ("es", "¿Por qué bajó la cuota?", "La cuota subió.", "La renta bajó en mayo."),
        ("en", "Do you sing on Friday evenings?", "We sing on Tuesday evenings.", ""),
        ("es", "¿Cómo estaba el embalse en abril?", "El embalse estaba lleno en mayo.", ""),
        ("ru", "Какой праздник прошёл в июне?", "В июле прошёл праздник.", ""),
    ],
)
def test_sentence_that_has_all_else_tells_otherwise(
    language: str, question: str, sentence: str, rest: str
) -> None:
    """Whatever is asked of it, and whatever of something else stands near."""
    assert tells_otherwise(question, sentence, f"{sentence} {rest}", language)


@pytest.mark.parametrize(
    ("question", "sentence", "rest"),
    [
        ("Why did thefts fall?", "Fires rose because of the fair.", "Thefts fell by half."),
        ("May I sing on Friday?", "On Tuesday we are closed.", ""),
    ],
)
def test_sentence_of_something_else_tells_nothing(question: str, sentence: str, rest: str) -> None:
    """Where a word of the question lacks, the sentence may be of something else."""
    assert not tells_otherwise(question, sentence, f"{sentence} {rest}", "en")


def test_features_tell_that_the_best_sentence_tells_otherwise(tmp_path: Path) -> None:
    """Such a passage is unsure at most, in a report of another language than English."""
    text = "Der Beitrag stieg um zwei Kronen.\n\nSchweine fressen mittags.\n"
    report = report_of(text, tmp_path, language="de")
    searcher = Searcher.open([report], tmp_path / "ix", word_setup())
    found = [
        searcher.features(searcher.reader.query(f"Warum {verb} der Beitrag?"))
        for verb in ("sank", "stieg")
    ]
    assert [features and features.misses_point for features in found] == [True, False]
