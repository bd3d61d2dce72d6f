"""How questions for all places are put in Chinese, whatever script their topic is in."""

import re

from embeddings.conversation.chinese import NAMING

_SAID = rf"(?:{NAMING}|涉及|列出|列举)"
# What names a part of a text, and what may be a part of one.
_PARTS = r"(?:段落|段|部分|章节|句子|句|页|处|内容|表述|说法|出处|记载)"
_SPOTS = rf"(?:{_PARTS}|地方|信息|资料)"
_REPORT = r"(?:(?:这份|这个|本|整个)?(?:报告|文中|文章|书|文件|全文)(?:里面|里|中|内)?)"
_ASKED = r"(?:请|麻烦|帮我|帮忙|给我|替我|我想看|我要看|我想知道|我要)*"
_LISTED = r"(?:列出来|列出|列一下|列举|找出来|找出|找一下|找到|显示|告诉我|查找|查一下|搜索|看)"
_WHERE = rf"(?:哪里|哪儿|什么地方|哪些{_SPOTS}|哪几{_SPOTS}|哪一?{_PARTS}|几{_PARTS})"
_TIMES = r"(?:多少|几)[次处回]"
# What a name ends with that is found on a map, and so appears nowhere but in the report.
_PLACE = r"[省市县区镇乡村州盟旗路街道桥港湾岛站场园]"
_ALL = r"(?:所有|全部|一切)"
_PATTERNS = [
    re.compile(pattern)
    for pattern in (
        rf"{_REPORT}?(?:里|中|都|一共)*{_SAID}了?(?:哪些|什么)(?P<topic>.+)",
        rf"{_REPORT}?(?:里|中)?(?:都)?(?:有)?哪些(?!{_SPOTS})(?P<topic>.+?)(?:都)?(?:被|在报告[里中])?{_SAID}.*",
        rf"{_ASKED}{_LISTED}?{_REPORT}?的?{_ALL}(?:的)?"
        rf"(?:关于|有关|与|跟|和|{_SAID}过?了?)?(?P<topic>.+?)(?:有关|相关)?(?:的{_SPOTS})?",
        rf"{_ASKED}{_LISTED}?{_REPORT}?(?:里|中)?的?(?:关于|有关|{_SAID}过?了?)(?P<topic>.+?)的?{_ALL}的?(?:相关)?{_SPOTS}?",
        rf"{_ASKED}{_LISTED}?{_REPORT}?(?:里|中)?的?(?:与|跟|和)(?P<topic>.+?)(?:有关|相关)的?{_ALL}?的?{_SPOTS}",
        rf"{_ASKED}{_LISTED}?(?P<topic>.+?)的?{_ALL}的?(?:相关|有关)的?{_SPOTS}",
        rf"{_ASKED}把?{_REPORT}?(?:里|中)?的?{_ALL}?(?:关于|有关|{_SAID}过?了?)(?P<topic>.+?)的{_SPOTS}(?:都|全都|全部|全)?(?:给我)?{_LISTED}.*",
        rf"{_REPORT}?(?:在)?{_WHERE}(?:都)?(?:有)?{_SAID}过?了?(?P<topic>.+)",
        rf"(?P<topic>.+?)(?:都|分别|一共)?(?:在|被)?{_REPORT}?的?{_WHERE}(?:都)?(?:被)?{_SAID}.*",
        rf"(?P<topic>.+?)(?:都|分别)?(?:在{_REPORT}的?{_WHERE}|在哪些{_PARTS}|在哪几{_PARTS}|在哪一?{_PARTS})(?:里|中)?(?:都)?出现.*",
        rf"(?P<topic>.+{_PLACE})(?:都|分别)?(?:在{_WHERE}(?:都)?出现|出现在{_WHERE}).*",
        rf"(?P<topic>.+?)(?:都|分别)?出现在{_REPORT}的?{_WHERE}.*",
        rf"{_REPORT}(?:里|中)?的?{_WHERE}(?:都)?出现(?:过|了)?(?P<topic>.+)",
        rf"{_SAID}过?了?(?P<topic>.+?)的(?:有|是)?{_WHERE}.*",
        rf"{_ASKED}{_REPORT}?(?:里|中)?{_SAID}过?了?(?P<topic>.+?)的{_SPOTS}(?:有|都有|是|在)?(?:哪些|哪里|哪几处|哪儿)?",
        rf"(?P<topic>.+?)(?:都|一共|总共)?(?:在{_REPORT})?(?:里|中)?(?:一共|总共)?被?{_SAID}过?了?{_TIMES}",
        rf"(?P<topic>.+{_PLACE}|.+?(?=在{_REPORT}))(?:在{_REPORT})?(?:里|中)?(?:一共|总共)?出现过?了?{_TIMES}",
        rf"{_REPORT}?(?:里|中)?(?:一共|总共)?{_SAID}过?了?{_TIMES}(?P<topic>.+)",
        rf"{_REPORT}?(?:里|中)?(?:一共|总共)?{_SAID}过?了?(?P<topic>.+?){_TIMES}",
        rf"{_REPORT}?(?:里|中)?(?:一共|总共)?{_TIMES}{_SAID}过?了?(?P<topic>.+)",
        rf"{_ASKED}(?:列出|列举)(?P<topic>.+)",
        rf"{_REPORT}?(?:里|中)?(?:有没有|是否|有)?{_SAID}(?:了|过)?(?P<topic>.+?)了?(?:吗|没有|(?<!什)么)",
        rf"{_REPORT}?(?:里|中)?(?:有没有|是否){_SAID}(?:了|过)?(?P<topic>.+)",
    )
]
_CHARACTER = r"[\u3400-\u9fff]"
# Signs that no text in Chinese has.
_KANA = re.compile(r"[\u3041-\u3096]")
# Blanks between the frame and a topic in another script.
_BLANKS = re.compile(rf"(?<={_CHARACTER}) +| +(?={_CHARACTER})")


def topic_in_chinese(text: str) -> str:
    """Return what a text in Chinese asks all places of; empty for any other.

    Args:
        text: without marks at its ends.
    """
    if re.search(_CHARACTER, text) is None or _KANA.search(text):
        return ""
    joined = _BLANKS.sub("", text)
    found = (pattern.fullmatch(joined) for pattern in _PATTERNS)
    return next((match["topic"].strip("的了 ") for match in found if match), "")
