"""Follow-ups in other languages than English and Chinese."""

import pytest

from embeddings.conversation.followup import relevant_history
from embeddings.conversation.openings import opens_another

FOLLOW_UPS = """\
¿Y en 2022?
¿Y Dalian?
¿por qué?
et en 2022 ?
Et pour Dalian ?
et l'année dernière ?
und 2022?
Und in Dalian?
Warum?
а в 2022?
А в Даляне?
وفي 2022؟
e em 2022?
e nel 2022?
en in 2022?
और 2022 में?
では2022年は？
2022年は？
그럼 2022년은?
och förra året?
og sidste år?
a w zeszłym roku?
peki geçen yıl?
а торік?
και το 2022;
còn năm ngoái?
แล้วปี 2022 ล่ะ
แล้วปีที่แล้วล่ะ
وفي العام الماضي؟
Und im Vorjahr?
E l'anno scorso?
"""
FULL = """\
¿Cuántos puentes se construyeron en 2022?
Combien a coûté la digue ?
Et combien de ponts ont été construits en 2022 ?
Wie viele Brücken wurden gebaut?
Was kostet das Ticket?
Сколько мостов построено?
И сколько мостов построено в 2022 году?
كم عدد الجسور؟
कितने पुल बनाए गए?
橋はいくつ建設されましたか？
다리가 몇 개 지어졌나요?
"""
ENGLISH = """\
A new bridge?
Die rate
war
en route buses
Who is on the board?
"""


@pytest.mark.parametrize("question", FOLLOW_UPS.splitlines())
def test_a_short_question_that_opens_with_a_conjunction_goes_on(question: str) -> None:
    """It names at most a year or a word, so what was asked before belongs to it."""
    assert relevant_history(question, ["?"]) == ("?",)


@pytest.mark.parametrize("question", [*FULL.splitlines(), *ENGLISH.splitlines()])
def test_a_full_question_and_english_are_left_to_others(question: str) -> None:
    """A conjunction alone makes no follow-up, and English words are no signs of a language."""
    assert not opens_another(question)


def test_no_opening_is_missed_by_its_letters() -> None:
    """Words that tell a language are found before the question is cut as that language does."""
    for question in ("y2022?", "et l'an dernier ?", "وفي 2022؟", "और 2022 में?"):
        assert opens_another(question), question
