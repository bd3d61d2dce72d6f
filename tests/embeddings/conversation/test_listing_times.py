"""How often something is mentioned, which asks for all places, and how often something is done."""

import pytest

from embeddings.conversation.listing import topic_of_list

# What is asked, and its topic.
TIMES = """\
Wie oft wird Wexley erwähnt?|Wexley
Wie häufig ist im Bericht von Nitrat die Rede?|Nitrat
Wie oft kommt Altmoor im Bericht vor?|Altmoor
Combien de fois Wexley est-il mentionné ?|Wexley
Combien de fois est mentionné Wexley ?|Wexley
Combien de fois le rapport parle-t-il de Wexley ?|Wexley
¿Cuántas veces se menciona Wexley?|Wexley
¿Cuántas veces aparece Wexley en el informe?|Wexley
Quante volte viene menzionata Wexley?|Wexley
Quantas vezes Wexley é mencionada?|Wexley
Сколько раз упоминается Wexley?|Wexley
Скільки разів згадується Wexley?|Wexley
Ile razy wspomniano o Wexley?|Wexley
Hoe vaak wordt Wexley genoemd?|Wexley
Hur ofta nämns Wexley?|Wexley
Hur många gånger nämns Wexley?|Wexley
Hvor mange gange nævnes Wexley?|Wexley
Hvor ofte nevnes Wexley?|Wexley
Wexley kaç kez anılıyor?|Wexley
Wexley được nhắc đến bao nhiêu lần?|Wexley
كم مرة ذُكرت القاهرة؟|القاهرة
Wexley का उल्लेख कितनी बार हुआ है?|Wexley
Wexley는 몇 번 언급되나요?|Wexley
浜町は何回言及されていますか|浜町
Wexley被提到多少次?|Wexley
白沙被提到几次?|白沙
南坪村出现了多少次?|南坪村
报告提到白沙多少次?|白沙
报告里多少次提到了供水|供水
How often does the word flood occur?|flood
How often does Wexley come up in the report?|Wexley
all information on children|children
any details about the bridge|the bridge
Alles zum Thema Sauna|Sauna
Alle Stellen zum Thema Wasser|Wasser
多少次提到水?|水
报告提到白沙多少次?|白沙
Everything on the subject of housing|housing
"""
OTHERS = """\
Wie oft kommen Unfälle vor?
Wie oft wird das Wasser geprüft?
Combien de fois le bus passe-t-il ?
¿Cuántas veces se limpia la piscina?
Quante volte passa il bus?
Как часто ходит автобус?
Hoe vaak rijdt de bus?
事故出现了多少次?
全年接待游客多少次?
How often do floods occur?
all data is kept for how long?
all information about children is deleted after how long?
"""


@pytest.mark.parametrize("line", TIMES.splitlines())
def test_how_often_something_is_mentioned_asks_for_all_places(line: str) -> None:
    """So does all information on something, and what is said on the subject of it."""
    question, topic = line.split("|")
    assert topic_of_list(question) == topic


@pytest.mark.parametrize("question", OTHERS.splitlines())
def test_how_often_something_is_done_asks_for_a_figure(question: str) -> None:
    """A verb that reports do tells it from what happens."""
    assert topic_of_list(question) == ""
