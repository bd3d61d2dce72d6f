"""Questions of a message that may be about what only one of them names."""

import pytest

from embeddings.conversation.several import several_questions

# The language and a message that is one question.
SHARED = """\
en|What is the population of Dalian? What is the area?
en|What is the population of Norway? Who is the prime minister?
en|What is the budget and what is the deficit of Dalian in 2019?
en|Who runs Dalian? What is the area?
en|How many beds are there in Dalian? How many doctors are there?
zh|大连的人口是多少？面积是多少？
zh|大连有多少家医院？床位有多少张？
ja|大連の人口は何人ですか？館長は誰ですか？
ja|橋の工事はいつ始まりましたか？いつ完成しますか？
es|¿Cuándo abrió el museo? ¿Cuánto costó?
ru|Когда построили мост? Сколько он стоил?
ar|متى افتتح الجسر؟ كم كلف؟
de|Wo liegt Dalian? Wie hoch ist die Abgabe?
de|Wie viele Einwohner hat Dalian? Wie groß ist die Fläche?
fr|Quelle est la population de Dalian et quelle est la superficie ?
fr|Combien de lits a l'hôpital ? Qui est le directeur ?
es|¿Cuántas camas tiene el hospital? ¿Quién es el director?
es|¿Cuál es la población de Dalian? ¿Cuál es la superficie?
ru|Каково население Даляня? Какова площадь?
it|Quanti letti ha l'ospedale? Chi è il direttore?
fr|Qui dirige le musée ? Combien de salariés emploie-t-il ?
fr|Où se trouve la bibliothèque et combien de livres possède-t-elle ?
fr|Qui dirige le musée ? Combien de salariés paient-ils ?
pt|Quem dirige o museu? Que empresa emprega-o?
""".splitlines()
# The language and both questions of a message.
APART = """\
en|How many doctors are there?|How much does parking cost?
en|Who is the mayor of Dalian?|What is the price of a ticket?
en|Who is the mayor of Dalian?|How many trees will be planted?
en|How many MRSA cases were there?|How many falls were there?
en|Where do trains leave for Europe?|Which farms keep pigs?
en|When are schools closed?|Where do trains leave for Europe?
en|Who runs Dalian?|When was the museum opened?
en|How many visitors came in January?|Who is the director?
fr|Combien de lits a l'hôpital ?|Qui dirige Ellerby ?
fr|Qui dirige le musée ?|Combien de livres la bibliothèque possède-t-elle ?
pt|Quem dirige o museu?|Quanto custa o bilhete?
de|Was kostet das Wasser?|Wie hoch ist die Gebühr?
es|¿Cuántos policías hay?|¿Cuántas becas se entregaron?
it|Quanti ponti ci sono?|Quanto costa l'acqua?
fr|Combien d'arbres ?|Combien de ponts ?
nl|Wat kost het water?|Hoeveel scholen zijn er?
sv|Vad kostar vattnet?|Hur många skolor finns det?
ru|Кто директор музея?|Сколько стоит вода?
ar|كم عدد السكان؟|كم عدد الحافلات؟
""".splitlines()


@pytest.mark.parametrize("line", SHARED)
def test_a_question_that_may_be_about_the_name_of_another_is_not_cut_off(line: str) -> None:
    """Before or behind it; in other languages than English a later one of a single thing."""
    language, _, message = line.partition("|")
    assert several_questions(message, language) == ()


@pytest.mark.parametrize("line", APART)
def test_what_names_more_and_stands_beside_no_name_is_searched_apart(line: str) -> None:
    """So is what stands beside an article, an office, a month or letters that stand for a kind."""
    language, *questions = line.split("|")
    assert several_questions(" ".join(questions), language) == tuple(questions)


def test_questions_without_spaces_are_searched_apart() -> None:
    """Japanese is no Chinese, and "how many" with no owner before it shares none."""
    assert several_questions("図書館の貸出は何冊？マラソンは何人参加した？", "ja") == (
        "図書館の貸出は何冊？",
        "マラソンは何人参加した？",
    )
    assert several_questions("种了多少棵树？有多少警察？", "zh") == (
        "种了多少棵树？",
        "有多少警察？",
    )
