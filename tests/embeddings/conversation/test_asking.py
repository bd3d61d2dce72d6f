"""Messages: which part of them asks, behind greetings, thanks and what led to the question."""

import pytest

from embeddings.conversation.asking import Asking, asking_part, asks

GUESTS = (
    "My sister and I come to the valley each summer with our three children and stay with an aunt "
    "in Velm, who is eighty and doesn't walk well."
)
ALONE = [
    (
        f"Good morning. {GUESTS} Good morning. {GUESTS} How much is a ticket?",
        "How much is a ticket?",
    ),
    (
        "Hello! I hope you are well. Can I ask you something? How much is a ticket?",
        "How much is a ticket?",
    ),
    (
        "How much is a ticket? Thank you in advance for your kind help.",
        "How much is a ticket?",
    ),
    (
        "Dear bot, I hope you have a lovely day, could you please tell me how much a ticket is?",
        "how much a ticket is?",
    ),
    (
        "Dear Sir,\n\nwe saw the island and liked it. I would like to know when ferries sail.\n\n"
        "Kind regards,\nAnn Miller",
        "I would like to know when ferries sail.",
    ),
    ("hello my name is Ann. how much is a ticket", "how much is a ticket"),
    ("I'm doing homework on the valley. Who is on the board? Thanks!", "Who is on the board?"),
    ("When I came, the tram was full. Which route goes to Velm?", "Which route goes to Velm?"),
    ("My name is Per. I am 81. My knee is bad. Do pensioners pay half", "Do pensioners pay half"),
    ("Is the museum open? I read that it closed. How much is entry?", "How much is entry?"),
    ("We write from the U.S. and paid for No. 2. Who owns route 7?", "Who owns route 7?"),
    ("您好！我和妹妹每年夏天都来这里。请问车票多少钱？", "车票多少钱？"),
    ("您好，我和妹妹每年都来，住在姨妈家，请问车票多少钱？", "车票多少钱？"),
    ("不好意思打扰了。我是学生，正在写作业。渡轮什么时候开航？谢谢！", "渡轮什么时候开航？"),
]
WHOLE = """\
I want to know how much a ticket is.
How much is a ticket? When do the ferries sail?
How much is a ticket? And for children?
How much is a ticket? I mean for children.
What did the U.S. do in mine No. 2?
How much of the 2.5 million was paid?
ticket price. children
ticket
Ferries sail all winter.
Tell me about the ferries
why?
and in 2031?
2021年，全省生产总值增长了多少？
关于渡轮，我想问一下多少钱？
灯塔
""".splitlines()


@pytest.mark.parametrize(("message", "question"), ALONE)
def test_what_is_said_around_a_question_is_left_out(message: str, question: str) -> None:
    """A full question needs nothing of what stands before and after it."""
    assert asking_part(message) == Asking(question)


@pytest.mark.parametrize("message", [*WHOLE, "", "?!", "\n"])
def test_a_message_that_only_asks_stays_whole(message: str) -> None:
    """One sentence, keywords, two questions in a row and a message without a question."""
    assert asking_part(message) == Asking(message)


@pytest.mark.parametrize(
    ("message", "question", "context"),
    [
        (
            "There is a ferry to Velm. When does it sail?",
            "When does it sail?",
            "There is a ferry to Velm.",
        ),
        (
            "Good day. The tram carried 2.5 million in 2018. Why?",
            "Why?",
            "The tram carried 2.5 million in 2018.",
        ),
        ("Thank you for your quick help yesterday. And in 2031?", "And in 2031?", ""),
    ],
)
def test_a_question_without_its_topic_takes_the_sentences_before(
    message: str, question: str, context: str
) -> None:
    """What "it" is was said before; thanks say nothing of it."""
    assert asking_part(message) == Asking(question, context)


@pytest.mark.parametrize(
    ("message", "is_question"),
    [
        ("How many goats are there?", True),
        ("Here it is. how many goats are there", True),
        ("有多少只山羊？", True),
        ("The report of the bees", False),
        ("Please add this, thanks!", False),
        ("", False),
    ],
)
def test_a_message_asks_or_not(message: str, *, is_question: bool) -> None:
    """One sentence that asks is enough."""
    assert asks(message) is is_question
