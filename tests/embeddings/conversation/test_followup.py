"""Follow-ups: which questions need those before them. The topics are made up."""

from pathlib import Path

import pytest

from bot.answering.library import Library
from embeddings.conversation.followup import is_elliptical, relevant_history
from tests.fakes import report_of, word_setup

BEFORE = ("How many bakeries does Arvenia have?",)

ELLIPTICAL = """\
When was it sold to farmers?
Is it close to school?
Is it to be built in 2022?
Is it open to children?
Who gave it to the museum?
and in 2031?
And in the north?
and the wooden ones?
but for how long?
or in Velm?
also women?
Secondly, the wooden ones?
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
How much is it?
How much was that?
How much was spent?
How much is left?
How much was paid?
How much was raised?
How much has been spent?
How much was invested in 2020?
How much is planned?
How much more?
How many were built?
How many are planned?
How many have been built?
How many are new?
How many were women?
How many survived it?
How many are there?
How many have closed?
How many had moved?
How many died?
How many of them?
Which is bigger?
Which is the biggest?
Which was cheaper?
Which is the oldest?
Which has more?
Which was built first?
Which are closed?
Which was the last?
Which has it?
Which ones have one?
Any other reasons?
any others?
What others?
are there any other towns?
What other towns?
Is the same true of ferries?
Does the same go for ferries?
Does the same apply to cyclists?
And the same in 2020?
Is it the same for children?
who else?
where else?
What else was decided?
What else did they say?
What else is there?
Anything else planned?
Who else signed?
Who else signed it?
When was it?
When was the second one?
and the fare?
and how much is the fare there?
How much was the increase?
How much is the target?
How much is the second one?
How much are they?
How much are these?
How much were those in 2019?
How much did it cost?
same question but for ferries
same but for 2019
What else happened in March?
Who else was injured?
Which is the other one?
Which is the most expensive?
Which has more visitors?
How much was wasted?
How much is refundable?
How much was left?
How many won?
How many survived?
How much was collected?
How much is due?
How much is that per month?
How much is the new one?
How much is theirs?
How much were they?
How much is unpaid?
How many are left?
How many were found?
How many are active?
How many have one?
How many have it?
How many have been sold?
Which is better?
Which was the most popular?
Which are the cheapest?
Which has the most?
Which other ones?
Which others shrank?
Any other?
are there others?
What else happened?
What else is included?
Who else voted?
Why else?
How else?
Does the same hold for motorcycles?
Is the same planned for 2030?
Is the same true for students?
The same for lorries?
Does the same rule apply?
Is the same price charged there?
How much of that was spent?
wat about Riga?
waht abt riga
how bout the lambs?
hbu the ferry
wbu Riga
whatabout riga
n riga?
adn in 2019?
nd what abt Riga?
ok, n wat abt Riga?
& the ferry?
how come?
How so?
fine. and in 2031?
Well, and in Velm?
cool and in Velm?
That is Co. Who owns it?
how much is it for children
how much is it for a family of four
is it true?
was it the mayor?
"""
FULL = """\
Fine for parking on a bridge?
Fine and points for speeding?
Well for drinking water?
Right of way on the bridge?
How come the sea is salty?
Fine, how many bakeries were closed?
Does Acme Co. own a mill in Velm?
Acme was founded by J. Smith. who owns it
how much is it for an hour of parking
What does it cost for a resident parking permit?
Is it true the council has eleven members?
Is it correct the rent is 540 pounds?
Who was it that built the flats on Tanner's Row?
Was it the mayor who opened the splash pool?
Is it only Elm Park where barbecues are allowed?
How much does it cost to park?
How much is it to send a parcel?
Is it free to park?
Is it safe to swim here?
How hard is it to get a job?
Where is it forbidden to barbecue?
When is it best to visit?
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
How much is the fare?
How much is rent?
How much is VAT?
How much were tolls?
How much were wages?
How much was the rent?
Which was the first school?
Which are the twin towns?
Which has the lowest rent?
How many have diabetes?
Which other parishes shrank?
Does the same rule apply to cyclists?
What else is forbidden on buses?
How much is a ticket?
How much was the subsidy?
How much are school meals?
How much is parking?
How much is membership?
How much were the repairs?
How much is insurance?
How much are dues?
How much was bread?
How much is the deposit?
How much is an annual pass?
How much is our debt?
How much has rent risen?
How much has rent increased?
How much have tolls grown?
How much had wages fallen?
How much is postage?
How much is childcare?
How much was lent to farmers?
How much is the speed limit?
How many had asthma?
How many have a car?
How many have children?
How many own a bicycle?
Which is the oldest church?
Which is the largest island?
Which were the founding members?
Which was the wettest month?
Which is the capital?
Which are the main exports?
Which has the highest tower?
Which had the most visitors?
Which have a library?
Which has the longest beach?
Which other fish are caught?
What other crops are grown on the island?
Which other towns were flooded?
How much is admission?
How much are tickets to Skarra?
How much is a day ticket for two?
How much was the fine?
How much were legal fees?
How much is the mayor's salary?
How much is a litre of milk?
How much is breakfast?
How much was customs duty?
How much is income tax?
How much is heating oil?
How much is the annual fee?
How many have cancer?
How many have no car?
How many have broadband?
How many have two children?
Which is the deepest lake?
Which was the only mill?
Which were the worst floods?
Which are the busiest stations?
Which is the national flower?
Which has the best school?
Which has the fewest pupils?
Which has a bakery?
Which had the lowest turnout?
Which other roads were closed?
Which other languages are spoken?
What other services does the library offer?
Which other banks failed in 1931?
Are there other ways to pay the fine?
Who else owns shares in the mill?
What else may dogs not do in the park?
What else is on the menu?
Where else is fishing forbidden?
How else can I reach the island?
What else did the flood destroy?
When else is the pool open?
Does the same law cover motorcycles?
Is the same price charged in winter?
Do the same limits hold for lorries?
Does the same discount apply to students?
Is the same teacher in charge of music?
Must the same form be used by tenants?
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
还有谁？
还有什么被禁止？
同样的情况呢？
渡轮也一样吗？
同样的问题，渡轮呢？
哪个最低？
第一个是哪个？
其他的呢？
花了多少？
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
还有哪些教区的人口减少了？
公交车上还禁止什么？
还有什么东西在公交车上被禁止？
同样的规定适用于骑自行车的人吗？
车票多少钱？
租金是多少？
补贴是多少？
增值税多少？
哪个教区的租金最低？
多少人患有糖尿病？
第一所学校是哪所？
友好城市有哪些？
其他岛屿由谁管理？
还有谁可以在教区投票？
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
    library = Library.of([report], tmp_path / "ix", word_setup())
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


@pytest.mark.parametrize("question", ["有多少会员？", "会费是多少？", "会议什么时候开？"])
def test_a_chinese_noun_that_begins_like_a_verb_is_a_topic(question: str) -> None:
    """会 is "will" alone, and a part of "member", "fee" and "meeting"."""
    assert not is_elliptical(question)
