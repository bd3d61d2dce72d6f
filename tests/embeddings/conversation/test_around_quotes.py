"""Words around a quotation: whether they ask something, or only where it stands."""

import pytest

from embeddings.conversation.around_quotes import asks_beside
from embeddings.text.quotations import quotations, without_marks

ASKING = """\
Who curated "Paper Moons"?|en
How many people saw "Paper Moons" in 2018?|en
When was the "Burford Psalter" written?|en
Who built "Havbryn"?|en
Was "Paper Moons" shown in Berlin?|en
Why was "Merrow Airport" built?|en
How old is "Dr. P. J. Harcourt"?|en
How much does "Gannet Bank" cost?|en
Who is "Dr. P. J. Harcourt"?|en
Who found "Havbryn"?|en
Who booked "Havbryn"?|en
Who placed "Havbryn"?|en
When was "Havbryn" found?|en
When did "Havbryn" appear?|en
How long did "Havbryn" stand?|en
Tell me who found "Havbryn"|en
What quota has "Gannet Bank"?|en
Does "Gannet Bank" have showers?|en
When was "Paper Moons"?|en
"Gannet Bank" cost?|en
Tell me who built "Havbryn"|en
how did the commission rate "maternity service"|en
Wer baute die „Havbryn“?|de
Wann wurde „Paper Moons“ gezeigt?|de
Wie viel kostet „Gannet Bank“?|de
Wer ist „Harcourt“?|de
Qui a construit «Havbryn» ?|fr
Combien coûte « Gannet Bank » ?|fr
¿Quién construyó "Havbryn"?|es
¿Cuándo se escribió "Burford Psalter"?|es
“哈夫布林”是谁建的？|zh
“哈夫布林”是什么时候写的？|zh
“月亮展”有多少观众？|zh
“月亮展”的预算是什么？|zh
Кто построил «Хавбрин»?|ru
Chi ha costruito «Havbryn»?|it
""".splitlines()
PLACING = """\
where is "Havbryn" mentioned?|en
Where does it say "carbon tax"?|en
What does it say about "requires improvement"?|en
What does the report say on "carbon"?|en
"winter"|en
"winter"?|en
schools in «winter»|en
"Lovelace Library" 2021|en
"grain of pigs" farms|en
Is there anything about "X"?|en
Where can I find "X"?|en
Can you please find "X"?|en
Where does the phrase "X" occur?|en
Who mentions "X"?|en
Who says "X" in the report?|en
When is "X" mentioned?|en
Where does it say when "X" appeared?|en
In which chapter is "X"?|en
Which paragraph mentions "X"?|en
How many times does "X" appear?|en
How often is "X" mentioned?|en
Does the report mention "X"?|en
Where is "X" written?|en
What is written about "X"?|en
what is "X"?|en
Wo steht „X“?|de
Was steht im Bericht über „X“?|de
Kommt „X“ vor?|de
Was sagt der Bericht zu „X“?|de
Was ist „X“?|de
Que dit le rapport sur «X» ?|fr
Où est mentionné «X» ?|fr
¿Dónde se menciona "X"?|es
¿Qué dice el informe sobre "X"?|es
关于“X”说了什么？|zh
哪里提到“X”？|zh
报告里有“X”吗？|zh
“X”出现了几次？|zh
Где упоминается «X»?|ru
Что говорится о «X»?|ru
""".splitlines()


def asks(line: str) -> bool:
    """Say whether a question asks beside what it quotes; the code of its language stands last."""
    question, _, language = line.rpartition("|")
    return asks_beside(without_marks(question), quotations(question).rest, language)


@pytest.mark.parametrize("line", ASKING)
def test_words_that_ask_of_what_is_quoted_ask(line: str) -> None:
    """Who, when and how much, or anything that they name."""
    assert asks(line)


@pytest.mark.parametrize("line", PLACING)
def test_where_it_stands_and_keywords_ask_nothing_more(line: str) -> None:
    """So does what is said about it, politeness, and the quoted words alone."""
    assert not asks(line)
