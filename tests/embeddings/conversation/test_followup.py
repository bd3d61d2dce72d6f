"""Follow-ups: which questions need those before them. The topics are made up."""

from pathlib import Path

import pytest

from bot.answering.library import Library
from embeddings.conversation.followup import is_elliptical, relevant_history
from tests.fakes import WordEncoder, report_of

BEFORE = ("How many bakeries does Arvenia have?",)

ELLIPTICAL = """\
and in 2031?
And in the north?
and the wooden ones?
but for how long?
or in Velm?
also women?
so is it still open?
then why not?
what about Velm?
How about the ferry?
as for the ferry?
same for lighthouses
Same question for the ferries please.
ditto for Velm
compared to 2030?
of which how many are new?
why?
Why not?
why the delay?
how?
how much exactly?
how many?
How many in total?
since when?
by whom?
how many hectares?
which cities?
which birds?
with what success?
and why are ferries slow?
Which ones?
which one is bigger?
who signed it?
who pays?
when does it open?
When did the council approve it?
What did it cost?
Where was she born?
how old is he?
What did he write?
is that a lot?
is this still true?
When will that happen?
who decided that?
what do those mean?
are these projects finished?
how long is that tunnel?
Who runs its kitchen?
how are they funded?
Were they expensive?
what else?
anything else?
Is anything happening there?
is the second one finished?
the others?
and both of them?
in Velm?
for children?
without the ferry?
by how much?
than in 2030?
next year?
2031?
last year?
children too?
the ferry as well?
tell me more
More details please
explain
for example?
ok, and the harbour?
Thanks! and in Velm?
I see. What about the ferry?
how many are planned for 2031?
and when the bridge is closed?
what's the target for 2031?
did it grow?
any other towns?
I mean the wooden ones
still planned?
how much was spent?
where in the north?
Does the same apply to women?
"""
FULL = """\
bakeries
rural bakeries
lighthouses 2031
night trains Velm
the lighthouse law
How many lighthouses were built in 2031?
Who is the mayor of Velm?
Who founded the bakery?
When was the tunnel opened?
Why did the ferry sink?
Why are lighthouses painted white?
What is planned for lighthouses this year?
What does this report say about lighthouses?
Is this the report of 2031?
How did this province do in fishing?
Are there plans for a second tunnel?
Is there a lighthouse in Velm?
How many ferries are there in Velm?
Which ships that left Velm were lost?
Does it say how lighthouses are lit?
What does it say about lighthouses?
Is it true that bakeries were closed?
Is it easier to open a bakery now?
How long does it take to build a lighthouse?
What do they do about stray dogs?
How will we heat the schools?
What are your plans for the harbour?
Did Velm reach its fishing target?
Can a baker lose his licence?
How do bakers train their apprentices?
If a ship sinks, who pays for its cargo?
a tunnel under the bay, is it being built?
How does Arvenia protect bees and keep them healthy?
Which bakery kept calling itself royal?
So how many people live on the islands?
And how many lighthouses were painted by the navy?
Then who elects the council of Velm?
OK, how many bakeries were closed?
Hello, how many ferries sail to Velm?
In which town is the ferry built?
At what age can sailors retire from the fleet?
Do men and women get the same pension as sailors?
How many ships sail at the same time?
What is the Velm One bakery?
Which bakery of the old town was it?
How much will the bridge cost?
three fifths of all other bakers
How much will the No. 2 lighthouse cost?
"""
ELLIPTICAL_CHINESE = """\
那2031年呢？
那么北部呢
维尔姆呢？
还有吗？
还有哪些？
以及农村的呢？
为什么？
为什么呢
怎么做到的？
具体是多少？
多少公里？
什么时候？
谁批准的？
维尔姆又怎么样？
明年计划多少？
什么时候开通？
增长了多少？
它什么时候开通？
它们在哪里？
其目标是什么？
这个项目投资多少？
那个灯塔多高？
这是最高的吗？
其中女性多少？
该隧道多长？
农村也一样吗？
面包店也有吗？
至于渡轮？
谢谢，那港口呢？
去年呢
"""
FULL_CHINESE = """\
灯塔
农村面包店
2031年建了多少座灯塔？
面包店增长了多少？
维尔姆的市长是谁？
谁是市长？
今年灯塔建设的目标是什么呢？
为什么渡轮沉没了？
什么时候开通维尔姆到北岛的隧道？
这份报告讲了哪些灯塔？
其他灯塔由谁管理？
辽阔的海域如何保护其鱼类？
有没有新建灯塔的计划？
还款期限是多久？
那年代的灯塔用什么灯？
怎样帮助面包店招学徒？
"""


@pytest.mark.parametrize("question", [*ELLIPTICAL.splitlines(), *ELLIPTICAL_CHINESE.splitlines()])
def test_a_question_without_its_topic_is_read_with_the_one_before(question: str) -> None:
    """A connective, a pronoun, a bare question word or a fragment points back."""
    assert relevant_history(question, BEFORE) == BEFORE
    assert relevant_history(question, BEFORE, reply=True) == BEFORE


@pytest.mark.parametrize("question", [*FULL.splitlines(), *FULL_CHINESE.splitlines()])
def test_a_full_question_is_read_alone(question: str) -> None:
    """It names its own topic, whatever was asked before and even in a reply."""
    assert relevant_history(question, BEFORE) == ()


@pytest.mark.parametrize("question", [line for line in FULL.splitlines() if len(line.split()) > 4])
def test_a_full_question_is_read_alone_in_a_reply_too(question: str) -> None:
    """Answering to an answer doesn't make a whole sentence a follow-up."""
    assert relevant_history(question, BEFORE, reply=True) == ()


@pytest.mark.parametrize(
    "question", ["Velm?", "lighthouses", "And who elects the council?", "灯塔"]
)
def test_a_reply_leans_towards_a_follow_up(question: str) -> None:
    """What could be either is full when it is just typed, and a follow-up in a reply."""
    assert not is_elliptical(question)
    assert is_elliptical(question, reply=True)


def test_the_last_three_questions_are_kept_and_long_ones_cut() -> None:
    """Older ones are forgotten; of a long one its first 300 characters count."""
    history = ["one", "two", "three", "x" * 400]
    assert relevant_history("and then?", history) == ("two", "three", "x" * 300)


def test_without_a_history_there_is_nothing_to_read_with() -> None:
    """The first question of a chat is read alone however short it is."""
    assert relevant_history("why?", ()) == ()


@pytest.mark.parametrize("question", ["", "?!", "...", "👍", "\n\n", "&", ","])
def test_no_words_are_no_error(question: str) -> None:
    """Marks alone need no history; they have no hits anyway."""
    assert relevant_history(question, BEFORE) in ((), BEFORE)


def test_the_library_reads_a_history_only_with_a_follow_up(tmp_path: Path) -> None:
    """An unrelated full question isn't dragged down by the one before; the answer says which."""
    report = report_of("Pigs live on farms.\n\nTrains go to europe.", tmp_path)
    library = Library.of([report], tmp_path / "ix", WordEncoder())
    follow = library.ask("and in europe?", 1, ["Do trains go to europe?"])
    assert follow.history == ("Do trains go to europe?",)
    assert follow.passages[0].paragraph.number == 2
    full = library.ask("Where do pigs live on farms?", 1, ["Do trains go to europe?"])
    assert full.history == ()
    assert full.passages[0].paragraph.number == 1
    assert library.ask("farms?", 1, ["pigs"]).history == ()
    assert library.ask("farms?", 1, ["pigs"], reply=True).history == ("pigs",)


def test_a_long_chain_keeps_the_question_that_names_what_it_is_about() -> None:
    """However many follow-ups came between, the last full question is read too."""
    chain = ["Rural roads?", "How much grain was produced?", "and in 2022?", "why?", "how exactly?"]
    assert relevant_history("how much?", chain) == (chain[1], chain[3], chain[4])
    assert relevant_history("how much?", chain[2:]) == ("and in 2022?", "why?", "how exactly?")
