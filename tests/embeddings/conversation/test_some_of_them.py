"""Questions for some of what was named before: "how many of them came from abroad?"."""

import pytest

from embeddings.conversation.followup import is_elliptical

BEFORE = {
    "en": "How many visitors came in 2019?",
    "de": "Wie viele Besucher kamen 2019?",
    "fr": "Combien de visiteurs sont venus en 2019 ?",
    "es": "¿Cuántos visitantes vinieron en 2019?",
    "it": "Quanti visitatori sono venuti nel 2019?",
    "pt": "Quantos visitantes vieram em 2019?",
    "nl": "Hoeveel bezoekers kwamen er in 2019?",
    "ru": "Сколько посетителей было в 2019 году?",
    "uk": "Скільки відвідувачів було у 2019 році?",
    "pl": "Ilu gości przyszło w 2019 roku?",
    "zh": "2019年有多少游客？",
    "ja": "2019年の来館者は何人ですか？",
    "ko": "2019년 방문객은 몇 명이었나요?",
    "ar": "كم عدد الزوار في عام 2019؟",
    "hi": "2019 में कितने आगंतुक आए?",
    "tr": "2019'da kaç ziyaretçi geldi?",
    "vi": "Năm 2019 có bao nhiêu khách?",
    "sv": "Hur många besökare kom 2019?",
    "da": "Hvor mange besøgende kom i 2019?",
    "no": "Hvor mange besøkende kom i 2019?",
    "cs": "Kolik návštěvníků přišlo v roce 2019?",
    "fi": "Kuinka monta kävijää tuli vuonna 2019?",
    "hu": "Hány látogató jött 2019-ben?",
    "ro": "Câți vizitatori au venit în 2019?",
    "el": "Πόσοι επισκέπτες ήρθαν το 2019;",
    "id": "Berapa banyak pengunjung pada tahun 2019?",
    "fa": "در سال ۲۰۱۹ چند بازدیدکننده آمد؟",
    "he": "כמה מבקרים הגיעו ב-2019?",
    "th": "ปี 2019 มีผู้เข้าชมกี่คน",
    "ur": "2019 میں کتنے زائرین آئے؟",
    "bn": "২০১৯ সালে কতজন দর্শক এসেছিল?",
}

SOME_OF_THEM = """\
en|how many of them came from abroad?
en|how many of them were international students?
en|How many of them study on postgraduate programmes?
en|which of them were held remotely?
en|how many did the museum lend?
en|how many did the Council adopt?
en|how many did the trust answer in time?
en|what share of them came from abroad?
en|what proportion of them worked in maternity care?
en|were any of them held remotely last spring?
en|how much of it was spent on new roofs?
en|and how many of them are academics?
en|How many of whom were registered nurses?
en|how many has the city already built?
en|which did the Council reject?
en|did most of them live in rented rooms?
de|Wie viele davon kamen aus dem Ausland?
de|wie viele von ihnen waren internationale Studenten?
de|Welche davon fanden online statt?
de|Wie viel Prozent davon sind Frauen im Ruhestand?
fr|combien d'entre eux venaient de l'étranger ?
fr|Combien d’entre elles ont été adoptées par le Conseil ?
fr|lesquelles d'entre elles se sont tenues à distance ?
es|¿cuántos de ellos vinieron del extranjero?
es|¿Cuáles de ellas se celebraron a distancia?
it|quanti di loro venivano dall'estero?
it|quali di essi sono stati adottati?
pt|quantos deles vieram do estrangeiro?
nl|hoeveel daarvan kwamen uit het buitenland?
nl|hoeveel van hen studeren aan de universiteit?
ru|сколько из них приехали из-за границы?
ru|Какие из них проводились удалённо?
uk|скільки з них приїхали з-за кордону?
pl|ilu z nich przyjechało z zagranicy?
zh|其中有多少来自国外？
zh|其中有多少人是研究生课程的在读留学生？
zh|他们中有多少人来自国外？
ja|そのうち何人が海外から来ましたか？
ko|그중 몇 명이 외국에서 왔나요?
ar|كم منهم جاء من الخارج؟
hi|उनमें से कितने विदेश से आए?
tr|bunların kaçı yurt dışından geldi?
vi|trong đó bao nhiêu người đến từ nước ngoài?
sv|hur många av dem kom från utlandet?
da|hvor mange af dem kom fra udlandet?
no|hvor mange av dem kom fra utlandet?
cs|kolik z nich přijelo ze zahraničí?
fi|kuinka moni heistä tuli ulkomailta?
hu|közülük hányan jöttek külföldről?
ro|câți dintre ei au venit din străinătate?
el|πόσοι από αυτούς ήρθαν από το εξωτερικό;
id|berapa di antaranya datang dari luar negeri?
fa|چند نفر از آنها از خارج آمدند؟
he|כמה מהם הגיעו מחו"ל?
th|ในจำนวนนี้มีกี่คนที่มาจากต่างประเทศ
ur|ان میں سے کتنے بیرون ملک سے آئے؟
bn|তাদের মধ্যে কতজন বিদেশ থেকে এসেছিল?
"""

FULL = """\
en|How many ships sank and how many of them were trawlers?
en|Of the 120 ships, how many of them were lost?
en|How many of the vessels are longer than 24 metres?
en|Which of the hospitals has the most beds?
en|How many people are employed in forestry?
en|How many are employed by the trust in Marholm?
en|How many does the trust employ?
en|How much did the museum spend on new paintings?
en|How much does the Council pay?
en|How many did the storm kill?
en|How many did the Council adopt of the recommendations?
en|How many have died of malaria in Kenya?
en|Which does more harm, frost or drought?
en|Which do fishers prefer, cod or haddock?
de|Wie viele Besucher davon abgesehen kamen 2019?
de|Wie viele der Schiffe sind länger als 24 Meter?
de|Was halten die Bürger davon?
fr|Combien de visiteurs venaient de l'étranger ?
fr|Combien parmi les visiteurs venaient de l'étranger ?
es|¿Cuántos de los visitantes vinieron del extranjero?
ru|Сколько из посетителей приехали из-за границы?
zh|游客中有多少来自国外？
zh|建成了多少公里公路，其中有多少在大连市郊区？
ja|来館者のうち何人が海外から来ましたか？
nl|Hoeveel van de bezoekers kwamen uit het buitenland?
vi|Trong năm 2019 có bao nhiêu khách nước ngoài?
id|Berapa pengunjung di antara warga asing?
en|Which has the lowest birth rate?
en|How many have the right to vote?
en|How many do a course?
"""


@pytest.mark.parametrize("line", SOME_OF_THEM.splitlines())
def test_some_of_what_was_named_is_asked_for(line: str) -> None:
    """However much the question says of them."""
    language, question = line.split("|")
    assert is_elliptical(question, before=BEFORE[language])


@pytest.mark.parametrize("line", FULL.splitlines())
def test_what_names_of_what_it_asks_stands_alone(line: str) -> None:
    """So does what means people without saying so, and an amount of money."""
    language, question = line.split("|")
    assert not is_elliptical(question, before=BEFORE[language])
