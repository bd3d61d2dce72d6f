"""Follow-ups and full questions in thirty languages, each behind a question in its own."""

import pytest

from embeddings.conversation.followup import relevant_history
from embeddings.conversation.opening_words import Openings, openings
from embeddings.conversation.openings import opens_another

# By language: the question before, and what builds on it.
FOLLOW_UPS = {
    "fr": (
        "Qui est le directeur général ?",
        "Aussi pour les enfants ?|Et le directeur financier ?|Et les femmes de ménage ?"
        "|Et pour les navettes fluviales ?|Et les bateaux de croisière ?"
        "|Et pour un voilier de douze mètres ?|Et le quai des Pêcheurs ?|pourquoi ?|quand ?"
        "|depuis quand ?|combien exactement ?|et pour les enfants de moins de dix ans ?",
    ),
    "de": (
        "Wer ist der Direktor?",
        "Außerdem in 2020?|Und die stellvertretende Direktorin?"
        "|Und für Kinder unter zwölf Jahren?|wie viel?"
        "|seit wann?",
    ),
    "es": (
        "¿Cuántos barcos hay?",
        "¿Además en 2020?|¿Y los barcos de vela?|¿y para los niños menores de edad?|¿cuánto?",
    ),
    "ko": (
        "비용이 얼마나 들었습니까?",
        "왜요?|얼마 들었어?|언제?|그럼 텃밭은?|2022년에는요?|누가요?|몇 개?"
        "|그리고 학교 도서관은요?",
    ),
    "pl": (
        "Ile domów zbudowano w 2021?",
        "a wypadków?|a drzew?|a kobiet?|a w 2022?|a dla dzieci?|dlaczego?"
        "|A zastępca dyrektora?|kiedy?",
    ),
    "tr": (
        "Kaç ağaç dikildi?",
        "ya sabun?|peki 2022'de?|neden?|ne zaman?|ne kadar?|peki ya müdür yardımcısı?",
    ),
    "nl": (
        "Hoeveel honden zijn er?",
        "en in 2021?|en konijnen?|En de adjunct-directeur financiën?|waarom?|hoeveel?",
    ),
    "ar": (
        "كم عدد الممرضات؟",
        "والتدريب؟|وفي 2022؟|والأطباء المقيمون؟|لماذا؟|متى؟|وماذا عن الأطباء؟",
    ),
    "hi": (
        "कितने पुल बने?",
        "और 2022 में?|और स्कूल के बच्चे?|क्यों?|कब?",
    ),
    "vi": (
        "Có bao nhiêu cây cầu?",
        "còn năm 2022?|còn trường học thì sao?|tại sao?|khi nào?",
    ),
    "ja": (
        "橋はいくつですか？",
        "2022年は？|なぜ？|いつですか？",
    ),
    "it": (
        "Chi è il direttore?",
        "E il direttore finanziario?|e le barche a vela?|perché?|quando?",
    ),
    "pt": (
        "Quem é o diretor?",
        "E o diretor financeiro?|E os barcos à vela?|por quê?|quanto?",
    ),
    "uk": (
        "Хто директор?",
        "А заступник директора?|А для дітей до року?|чому?|скільки?",
    ),
    "ru": (
        "Кто директор?",
        "А заместитель директора?|А для детей до года?|почему?|когда?|сколько?",
    ),
    "sv": (
        "Hur många broar byggdes?",
        "Och den vice ordföranden?|varför?",
    ),
    "da": (
        "Hvor mange broer blev bygget?",
        "Og den tekniske direktør?|hvorfor?",
    ),
    "el": (
        "Πόσες γέφυρες χτίστηκαν;",
        "Και ο οικονομικός διευθυντής;|γιατί;",
    ),
    "th": (
        "มีสะพานกี่แห่ง",
        "ทำไม|แล้วโรงเรียนล่ะ|เมื่อไหร่",
    ),
    "cs": (
        "Kolik mostů bylo postaveno?",
        "A zástupce ředitele?|proč?",
    ),
    "fi": (
        "Kuinka monta siltaa rakennettiin?",
        "Entä koulut?|miksi?",
    ),
    "hu": (
        "Hány híd épült?",
        "És az iskolák?|miért?",
    ),
    "ro": (
        "Câte poduri s-au construit?",
        "Dar directorul financiar?|de ce?",
    ),
    "id": (
        "Berapa jembatan yang dibangun?",
        "Bagaimana dengan sekolah?|kenapa?",
    ),
    "he": (
        "כמה גשרים נבנו?",
        "ומה לגבי בתי הספר?|למה?",
    ),
    "fa": (
        "چند پل ساخته شد؟",
        "و مدرسه‌ها؟|چرا؟",
    ),
    "ur": (
        "کتنے پل بنے؟",
        "اور اسکول؟|کیوں؟",
    ),
    "bn": (
        "কয়টি সেতু তৈরি হয়েছে?",
        "আর স্কুল?|কেন?",
    ),
}
# By language: what stands alone behind the same question.
FULL = {
    "de": (
        "Und wie viele Bäume wurden gepflanzt?|Und wurde die Brücke gebaut?"
        "|Und muss man für Hunde zahlen?|Stadtrat von Velm?"
    ),
    "fr": (
        "Et combien de ponts ont été construits en 2022 ?"
        "|Et le pont est-il ouvert aux camions ?|Et faut-il payer pour les chiens ?"
        "|les femmes de ménage ?"
    ),
    "es": (
        "¿Y cuántos puentes se construyeron en 2022?|¿Y hay piscina municipal para niños?"
        "|¿Y se puede pescar en el puerto?"
    ),
    "it": "E quanti ponti sono stati costruiti?|E si può pescare nel porto?",
    "pt": "E quantas pontes foram construídas?",
    "nl": "En hoeveel bruggen werden er gebouwd?|En mag je vissen in de haven?",
    "pl": (
        "A ile mostów zbudowano w 2022?|A czy można łowić ryby w porcie?|wypadki drogowe?"
        "|Rzeszów?|Kto jest dyrektorem?"
    ),
    "ru": "А сколько мостов построено?|А можно ли ловить рыбу в порту?",
    "uk": "А скільки мостів побудовано?|А чи можна ловити рибу?",
    "tr": "Peki kaç köprü yapıldı?|Peki limanda balık tutmak yasak mı?",
    "ar": "وكم عدد الجسور التي بنيت؟|وهل يسمح بالصيد في الميناء؟",
    "hi": "और कितने पुल बनाए गए?|और क्या बंदरगाह में मछली पकड़ना मना है?",
    "vi": "Còn bao nhiêu cây cầu được xây?",
    "ja": "学校の図書館は何時に開きますか？|図書館はどこですか？|明日の天気はどうですか？",
    "ko": "도서관은 언제 엽니까?|다리가 몇 개 지어졌나요?|도서관 회비는 얼마입니까?|텃밭",
    "sv": "Och hur många broar byggdes?",
    "da": "Og hvor mange broer blev bygget?",
    "el": "Και πόσες γέφυρες χτίστηκαν;",
    "en": (
        "A new bridge?|E coli outbreaks?|En suite bathrooms of the hotel?"
        "|Y chromosome tests for men?|Die cast toys?|Dan Brown?|AI?|Kim?|a lighthouse?"
    ),
    "th": "มีสะพานกี่แห่ง",
    "cs": "A kolik mostů bylo postaveno?",
    "fi": "Entä kuinka monta siltaa rakennettiin?",
    "hu": "És hány híd épült?",
    "ro": "Și câte poduri s-au construit?",
    "fa": "و چند پل ساخته شد؟",
    "he": "וכמה גשרים נבנו?",
}


@pytest.mark.parametrize(
    ("question", "before"),
    [(each, before) for before, asked in FOLLOW_UPS.values() for each in asked.split("|")],
)
def test_a_follow_up_is_read_with_the_question_before(question: str, before: str) -> None:
    """A question word alone, "as for the other?", and "and the other?" without a verb."""
    assert relevant_history(question, [before]) == (before,)


@pytest.mark.parametrize(
    ("question", "before"),
    [
        (each, FOLLOW_UPS.get(code, ("Who is on the board?", ""))[0])
        for code, asked in FULL.items()
        for each in asked.split("|")
    ],
)
def test_a_question_with_its_verb_stands_alone(question: str, before: str) -> None:
    """Behind "and" too, and so do names, keywords and English that looks like another language."""
    assert relevant_history(question, [before]) == ()


def test_a_letter_that_is_an_english_word_opens_by_the_language_before() -> None:
    """ "A" is "and" in Polish and Czech, where the question before is in one of them."""
    assert not opens_another("a kobiet?")
    assert not opens_another("a kobiet?", "How many men?")
    assert opens_another("a kobiet?", "Ilu było mężczyzn?")
    assert not opens_another("a kobiet", "Ilu było mężczyzn?")
    assert not opens_another("a lighthouse of the navy?", "Ilu było mężczyzn?")


def test_a_chain_of_short_follow_ups_keeps_the_question_that_it_began_with() -> None:
    """Each is read in the language of the one before it."""
    chain = ["Ile drzew ma miasto?", "dlaczego?", "a wypadków?", "a w 2022?", "kiedy?"]
    assert relevant_history("a kobiet?", chain) == (chain[0], chain[3], chain[4])


def test_what_is_known_of_a_language_is_read_once() -> None:
    """Whoever asks for it."""
    assert Openings.of("de") is Openings.of("de")


def test_a_question_word_alone_is_no_word_of_english() -> None:
    """What is listed as a whole follow-up is never a name or a keyword there."""
    listed = frozenset[str]().union(*(known.asks for known in openings()))
    assert not listed & {"ai", "care", "kim", "mana", "data", "plan", "board", "fine"}
