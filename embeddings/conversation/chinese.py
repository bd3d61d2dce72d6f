"""Follow-ups in Chinese, told by its own closed-class words: particles, pronouns, connectives."""

import re

# What asks, as parts of patterns: why and how; who, when and how much, "几" in no other word; and
# all that does, with where and which.
_WHY = "为什么|为啥|为何|怎么样|怎么|怎样|如何"
_FACT = "多少|多大|多久|多长|什么时候|何时|哪一?年|谁|几(?![乎何内])"
_WHERE = "哪里|哪儿|哪些|哪个|哪"
ASKING = f"{_WHY}|{_FACT}|{_WHERE}|什么"
# What asks for more of a thing than where it stands.
TELLING = f"{_WHY}|{_FACT}|什么人|多[高远]"
# What is said of a text that names something.
NAMING = "提到|提及|谈到|谈及|讲到|说到|说起|写到"
# What joins a question to the one before it.
ALSO = "还有|以及|另外|此外|而且"
# What is left of a question without these names its topic.
_EMPTY = re.compile(
    rf"{ASKING}|[0-9０-９.,%]+|[一二三四五六七八九十百千两第]"  # noqa: RUF001
    r"|去年|今年|明年|前年|后年|上年|本年|年份|年度|当年|这年|那年|年底|年初|年|月份|月|日"
    rf"|那么|那|{ALSO}|但是|可是|不过|所以|然后|接着|同样|至于|除此之外|好的|嗯|谢谢|请问|请|告诉我"
    r"|具体|到底|究竟|一共|总共|大约|大概|左右|原因|例如|比如|详细|意思|情况|方面|一样|真的|其中|其他|其余|别的"
    r"|是不是|有没有|是否|有|没|是|的|了|吗|呢|呀|啊|吧|着|过|会(?![员费议计])|将|要|能|可以|应该|被|由|把|在|于|对|从|到|给|为"
    r"|和|与|跟|同|或|也|都|又|就(?!业)|才|只|还|更|最|很|不|再|比|多|少|说|讲|一下|点|些|个|项|家|所|座|条|名|次|种(?!了)"
    r"|计划|目标|预计|预期|完成|实现|增长|下降|增加|减少|提高|结果|进展|金额|数量|比例|增速|增幅"
    r"|公里|公顷|亩|平方米|万|亿|元|人次|吨|万吨|百分之|它们|他们|她们|它|他|她|这|那|此|该|上述|前者|后者|我|你|们"
)
_PUNCTUATION = re.compile(r"[^\w]+")
_OPENING = re.compile(
    rf"(?:好的|嗯|哦|谢谢|请问)*(?:那么|那(?![个些里项座家条年])|{ALSO}|但是|可是|不过|所以|然后|至于|除此之外"
    r"|同样(?!的(?!问题|情况|事|话)))"
)
# "What else" and "who else": the same of another, unless the question goes on to name it.
_ELSE = re.compile(rf"还有(?:{ASKING})")
# "What else is forbidden?" says of what it asks for more.
_SAYS_WHAT = re.compile(r"是.{2,}的$")
_QUESTION, _FACTS = re.compile(ASKING), re.compile(f"{_FACT}|{_WHERE}")
_OF_REPORT = re.compile(r"这.*(?:报告|文件|讲话|文章)")
_POINTING = re.compile(
    r"(?<!其)(?:它们?|[他她]们?)|其(?![他它余实次中])|其中|这里|那里|这[个些项座条家](?!报告|省|年|文件)|(?<!的)那[个些项座条家]|该(?=\w)"
    r"|上述|前者|后者|一样|别的|其余|其他的|这(?=是|有|会|要|意味|怎么|为)|此(?=外|前)"
)
# Some of what was named is asked for, however long the question goes on.
_OF_THEM = re.compile(
    r"(?:那么?|而)?(?:这?其中|[它他她]们(?:当中|之中|里面?|中)|[这那](?:些|里面|当中)(?:当中|之中|里面?|中)?)"
    r"(?=有|的?(?:哪|几|多少|谁|什么|是|大))"
)
# What something is counted in; behind it a noun would say what.
_COUNTED = (
    r"(?:[个项家所座条名次种辆台本张只棵间头册件处套栋列艘架户位场届倍天年]|公里|千?米|亩|公顷|平方米|万?吨"
    r"|[万亿]?元|人次|个百分点|多?长?时间|钱|人)?"
)
_WHEN = (
    r"(?:去年|今年|明年|前年|后年|上年|本年度?|当时|后来|之前|现在|目前"
    r"|到?年底|一共|总共|大概|大约|到底)"
)
_WILL = r"(?:打算|计划|准备|预计|要|会(?![员费议计])|将|想|拟|能|可以|又|还)"
# What is always something's: how it is doing, how big it is.
_HOW = r"效果|质量|后来|结果|进展|反响|反应|表现|现在|如今|之后|目前|近况|状况"
_SIZE = r"损失|成本|造价|规模|长度|高度|宽度|深度|工期|影响|耗资|费用"
# What befalls something, without an object of its own.
_BEFALLS = (
    r"推迟|延[期迟后]|取消|下[降跌滑]|上[升涨]|关[闭停]|暂停|停[办工产运]|失败|减少"
    r"|增[加长]|亏损|搬迁|拆除|改名|中断|完成|[涨跌降]"
)
# A verb without its subject: who did, when it happens.
_NO_SUBJECT = re.compile(
    r"^(?:是|由|被)?谁.{1,4}的$|^(?:由|被)谁(?:来)?.{2}$"
    rf"|^{_WHEN}*{_WILL}*(?:是|在)?(?:什么时候|何时|哪一?年){_WILL}*(?:正式|开始|才)?.{{0,3}}的?$"
    rf"|^{_WHEN}*{_WILL}*(?:是|在)?(?:什么地方|哪里).{{0,3}}的?$"
    rf"|^.{{1,4}}(?:又|也)怎么样$|^{_WHEN}*(?:{_HOW})怎么样$"
    rf"|^{_WHEN}*.{{1,2}}了(?:多少|几){_COUNTED}$"
    rf"|^{_WHEN}*{_WILL}+[^多几是为有达源]{{1,2}}(?:多少|几){_COUNTED}$"
    rf"|^(?:{_SIZE})(?:有|是|为|达)?(?:多[大高长少久远深宽重])$"
    rf"|^(?:为什么|为何|为啥)(?:会|还|又|没有?|不)?(?:{_BEFALLS})(?:了|的|过)?$"
    rf"|^{_WHEN}*有?(?:多少|几)(?:个?人|家|名|位)(?:参加|参与|受伤|报名|出席|获奖|参观|到场)了?$"
)

# How many there are, or were made, with nothing before it that has or made them.
_COUNTS_ONLY = re.compile(rf"^{_WHEN}*{_WILL}*(?:有|.{{1,2}}了)(?:多少|几)")


def is_chinese(text: str) -> bool:
    """Say whether most letters of a text are Chinese characters."""
    letters = [letter for letter in text if letter.isalpha()]
    return 2 * sum("\u4e00" <= letter <= "\u9fff" for letter in letters) > len(letters)


def asks(text: str) -> bool:
    """Say whether a text in Chinese holds a word that asks."""
    return _QUESTION.search(text) is not None or text.rstrip("？?。！! ").endswith(("吗", "呢"))


def counts_only(question: str) -> bool:
    """Say whether a question names but what it counts, and nobody that has it."""
    return _COUNTS_ONLY.match(_PUNCTUATION.sub("", question)) is not None


def asks_for_fact(text: str) -> bool:
    """Say whether a text in Chinese asks who, when, where or how much, or for which of several."""
    return _FACTS.search(text) is not None


def topic(question: str) -> str:
    """Return what is left of a question in Chinese without the words that name nothing."""
    return _EMPTY.sub("", _PUNCTUATION.sub("", question))


def is_elliptical(question: str, *, reply: bool = False) -> bool:
    """Say whether a question in Chinese lacks what it is about.

    Args:
        question: mostly Chinese.
        reply: what could be either is taken for a follow-up.
    """
    text = _PUNCTUATION.sub("", question)
    topic = _EMPTY.sub("", text)
    if len(topic) <= 1 or _NO_SUBJECT.match(text):
        return True
    asks = _QUESTION.search(text) is not None
    if asks and _OF_THEM.match(text):
        return True
    if text.endswith("呢") and not asks:
        return len(topic) <= 10
    if _ELSE.match(text):
        return len(topic) <= 3 and not _SAYS_WHAT.search(text)
    if _OPENING.match(text):
        return len(topic) <= (6 if asks else 10)
    pointing = _POINTING.search(text)
    if (
        pointing
        and not _OF_REPORT.search(text)
        and len(_EMPTY.sub("", text[: pointing.start()])) < 4
    ):
        return len(topic) <= 8
    if "也" in text and text.endswith("吗"):
        return len(topic) <= 6
    return reply and len(topic) <= (3 if asks else 2)
