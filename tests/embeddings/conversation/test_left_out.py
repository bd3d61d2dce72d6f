"""Questions in other languages that leave out what was named before, and full ones like them."""

import pytest

from embeddings.conversation.followup import is_elliptical, relevant_history
from embeddings.conversation.left_out import leaves_out

# By language: the question before, and what leaves its subject out.
LEFT_OUT = {
    "de": (
        "Wie viele Plätze hat die Halle?",
        "Wie lange war sie zu?|Was hat das gekostet?|Wer hat sie gebaut?|Wie hoch war er 2021?"
        "|Wie viele wurden verkauft?|Wie viele Gäste hatte sie im Sommer?|Wer leitet es?"
        "|Wie viele sollen es Ende 2030 sein?|Warum hat sich das verzögert?",
    ),
    "fr": (
        "Quand le théâtre a-t-il ouvert ?",
        "Combien ça a coûté ?|Il a coûté combien ?|Qui l'a construit ?|Qui le dirige ?"
        "|Pourquoi a-t-il été fermé ?|C'est combien par personne ?|Quel est son budget ?"
        "|Combien ont été vendus ?|Combien de visiteurs a-t-il eus ?",
    ),
    "es": (
        "¿Cuándo abrió el teatro?",
        "¿Cuánto costó?|¿Quién lo dirige?|¿Cuándo se cierra?|¿A cuántas personas atiende?"
        "|¿Por qué se retrasó?|¿En cuánto debe quedar?|¿y cuántas se van a plantar?"
        "|¿Cuántos asientos tiene?|¿Está abierto?",
    ),
    "it": (
        "Quando ha aperto il teatro?",
        "Quanto è costato?|Chi lo dirige?|Quando è stato costruito?|Perché è stato chiuso?",
    ),
    "pt": (
        "Quando abriu o teatro?",
        "Quanto custou?|Quem o dirige?|Quando foi construído?|Por que fechou?",
    ),
    "nl": ("Wanneer opende het theater?", "Hoeveel kostte het?|Wie heeft het gebouwd?"),
    "sv": ("När öppnade teatern?", "Vad kostade den?|Hur många såldes?"),
    "da": ("Hvornår åbnede teatret?", "Hvad kostede det?"),
    "ru": (
        "Когда открыли театр?",
        "сколько он стоил?|когда его построили?|Кто построил?|почему он был закрыт?"
        "|сколько их будет к концу 2030 года?|что с ним случилось?|Когда был построен?",
    ),
    "uk": ("Коли відкрили театр?", "Скільки він коштував?|Хто його збудував?"),
    "pl": ("Kiedy otwarto teatr?", "Ile kosztował?|Kto go zbudował?|Kiedy został zamknięty?"),
    "tr": ("Tiyatronun kaç koltuğu var?", "Ne zaman açıldı?|Kim yaptı?|Neden kapandı?"),
    "ar": (
        "متى افتتح المسرح الجديد؟",
        "كم كلف؟|كم طوله؟|لماذا تأخر؟|كم يتسع؟|أين يقع؟|من صممه؟|متى أُغلق؟|كم عدد مقاعده؟"
        "|كم كان العدد في العام السابق؟|هل اكتمل بناؤها؟",
    ),
    "ja": (
        "劇場の来場者数を教えて",
        "大人はいくら？|前年と比べてどうですか|その前の年は？|いつ完成しますか|なぜ遅れたのですか"
        "|何人参加しましたか|誰が設計しましたか|いくらかかりましたか|それはいくらですか"
        "|完成はいつですか|昨年は何人でしたか",
    ),
    "ko": (
        "극장은 언제 열었습니까?",
        "언제 완공되나요?|왜 늦어졌나요?|누가 만들었나요?|그건 얼마예요?|몇 명 참가했나요?",
    ),
    "zh": (
        "剧院去年卖了多少张票",
        "今年打算卖多少？|今年要卖多少张|损失有多大|为什么推迟了|打算什么时候开工|由谁负责"
        "|花了多少钱|效果怎么样|有多少人参加",
    ),
}
# By language: full questions of another topic.
FULL = {
    "de": "Was kostet das Wasser?|Wie läuft der Ausbau?|Wer ist Bürgermeister?|Wo liegt Lindau?"
    "|Wie viele Unfälle gab es?|Wie viele E-Busse gibt es und wie viele sollen es werden?"
    "|Wie viele Schüler haben ihren Abschluss gemacht?|Was wurde 2023 gebaut?"
    "|wann öffnen die museen"
    "|Wie heiß war es auf den Straßen?|Wie viele Sonntage im Jahr müssen frei sein?"
    "|Hat der Bürgermeister seine Zusage gehalten?|Ist das Parken kostenlos?",
    "fr": "Quand le théâtre a-t-il ouvert ?|Qui est maire ?|Combien coûte l'eau ?"
    "|Où est la mairie ?"
    "|C'est combien l'abonnement ?|Combien de policiers y a-t-il ?|Faut-il payer le parking ?"
    "|Qui dirige l'école de musique ?|les femmes de ménage ?",
    "es": "¿Cuántos policías hay?|¿Quién es alcalde?|¿Cuánto gana la presidenta?|casos de dengue"
    "|¿Cuánto se gastó en salud?|¿Cuánto presupuesto hay?|¿Qué obras se hicieron?"
    "|¿Cuánto se invirtió en educación este año?|¿Es gratuita la entrada?",
    "it": "Chi è il sindaco?|Quanto costa l'acqua?|Quanti ponti ci sono?|È vietato fumare?"
    "|Chi è stato il primo presidente?",
    "pt": "Quem é o prefeito?|Quanto custa a água?|Quantas escolas há?",
    "nl": "Hoeveel kost het water?|Waar zijn de musea?|Wie leidt de bibliotheek?",
    "sv": "Hur många skolor finns det?|Vad kostar vattnet?|Vem är borgmästare?",
    "ru": "Кто мэр?|Сколько стоит вода?|Какова прибыль?|Когда откроют метро?|Сколько школ?"
    "|Можно ли парковаться?",
    "pl": "Ile kosztuje woda?|Kto jest burmistrzem?",
    "tr": "Su fiyatı ne kadar?|Müze ne zaman açıldı?|Belediye başkanı kim?",
    "ar": "كم عدد السكان؟|كم شجرة زرعت البلدية؟|أين المكتبة؟|من رئيس البلدية؟|وزارة الصحة؟"
    "|كم كلف الجسر؟|كم تلميذًا في المدارس؟|هل المتحف مجاني؟",
    "ja": "消防団員は何人？|ごみは一人何グラムですか？|いつ選挙がありますか|卒業式はいつですか"
    "|何が変わりましたか|マラソンに何人参加しましたか|いつ水道料金が上がりますか",
    "ko": "도서관은 언제 엽니까?|시장은 누구입니까?",
    "zh": "空气质量怎么样|今天天气怎么样|外贸怎么样|就业情况怎么样|种了多少棵树|种了多少亩树？"
    "|引进了多少博士|今年要新建几所学校|为什么停电|哪里可以办社保",
}


@pytest.mark.parametrize(
    ("question", "before"),
    [(each, before) for before, asked in LEFT_OUT.values() for each in asked.split("|")],
)
def test_what_leaves_its_subject_out_is_read_with_the_question_before(
    question: str, before: str
) -> None:
    """A pronoun, a verb without its subject, or what always belongs to something."""
    assert relevant_history(question, [before]) == (before,)


@pytest.mark.parametrize(
    ("question", "before"),
    [(each, LEFT_OUT[code][0]) for code, asked in FULL.items() for each in asked.split("|")],
)
def test_a_full_question_of_another_topic_is_read_alone(question: str, before: str) -> None:
    """A noun with its article, counted or marked, whatever pronoun stands behind it."""
    assert relevant_history(question, [before]) == ()


def test_how_many_there_will_be_lacks_what_is_counted() -> None:
    """As "how many are there" does in English."""
    assert is_elliptical("How many will there be by the end of 2030?")
    assert not is_elliptical("How many ferries will there be by the end of 2030?")


def test_an_arabic_and_before_a_noun_and_its_owner_goes_on() -> None:
    """A word that itself begins with that letter, such as "ministry", doesn't."""
    assert is_elliptical("وحديقة الزيتون؟")
    assert not is_elliptical("وزارة الصحة؟")


def test_what_is_said_before_a_question_is_its_subject() -> None:
    """And the report itself is none that was named before."""
    assert not leaves_out("Ich war in der Halle. Wie lange war sie zu?")
    assert not leaves_out("Was sagt dieser Bericht dazu?")
