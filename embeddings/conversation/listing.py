"""Questions for all places: "which cities are mentioned?", "all the railway projects"."""

import re

from embeddings.text.bm25 import is_spaceless

_TEXT = r"(?:(?:the|this|that) (?:\w+ )?(?:report|text|document|paper|book)|it|they|you)"
_MENTIONED = (
    r"(?:mentioned|named|listed|discussed|covered|talked about|spoken (?:of|about)|referred to|cited"
    r"|described|brought up|found|in (?:the|this) (?:report|text|document))"
)
_MENTIONS = (
    r"(?:mentions?|names?|lists?|discuss(?:es)?|covers?|talks? about|speaks? (?:of|about)|cites?)"
)
_PARTS = r"(?:mentions?|places?|passages?|paragraphs?|parts?|sections?|sentences?|references?|occurrences?)"
_LEADS = (
    r"(?:(?:please|can you|could you|would you|i want(?: to see| to know)?|i'd like(?: to see)?|i need"
    r"|show|give|list|find|name|tell|get|read|quote|enumerate|what are|which are|who are|what were"
    r"|what is|what's|me|us|out|up) )*"
)
_ABOUT = r"(?:on|about|regarding|concerning|of|to|with|for|around|related to|relating to)"
_SAYS = rf"(?:(?:that |what )?{_TEXT} (?:says?|has|contains?|tells?|reports?)(?: to say)? |(?:that is |that's )?(?:said|written|there is) )?"

# What is asked for is the group `topic`.
_ENGLISH = [
    re.compile(pattern, re.I)
    for pattern in (
        # Everything on Dalian; all that it says about roads; every mention of steel.
        rf"{_LEADS}(?:everything|all|anything and everything) {_SAYS}(?:{_ABOUT}) (?P<topic>.+)",
        rf"{_LEADS}(?:all|each|every)(?: of)?(?: the)?(?: \w+)? {_PARTS} (?:{_ABOUT}|that {_MENTIONS}"
        rf"|which {_MENTIONS}|where) (?P<topic>.+)",
        # What are all the railway projects; list the ports.
        rf"{_LEADS}(?:all|each|every)(?: of)?(?: (?:the|its|these|those))? (?P<topic>.+)",
        r"(?:please |can you |could you )?(?:list|enumerate)(?: me| us)?(?: (?:the|its))? (?P<topic>.+)",
        # Which cities are mentioned; what ports does the report name.
        rf"(?:which|what) (?P<topic>.+?) (?:is|are|was|were|get|gets|have been)(?: all)?(?: there)?"
        rf" {_MENTIONED}\b.*",
        rf"(?:which|what) (?P<topic>.+?) (?:does|do|did) {_TEXT} {_MENTIONS}\b.*",
        r"(?:which|what) (?P<topic>.+?) (?:appear|occur|come up|feature)s?\b.*",
        # Where is Dalian mentioned; how often does it talk about steel.
        rf"(?:where|how often|how many times|in (?:which|what|how many) {_PARTS})(?: all)? (?:is|are|was"
        rf"|were) (?P<topic>.+?) {_MENTIONED}\b.*",
        rf"(?:where|how often|how many times|in (?:which|what|how many) {_PARTS})(?: all)? (?:does|do|did)"
        rf" {_TEXT} {_MENTIONS} (?P<topic>.+)",
    )
]
_TRAIL = re.compile(
    rf"[\s,]*(?:(?:that|which|who)? ?(?:is|are|was|were) |that {_TEXT} )?"
    rf"(?:{_MENTIONED}|{_MENTIONS}|says?|there (?:is|are))?"
    rf"(?: (?:in|by|of) (?:the|this) (?:\w+ )?(?:report|text|document|paper|book)| here| anywhere| please)*"
    r"[\s.?!]*$",
    re.I,
)

_SAID = r"(?:提到|提及|谈到|讲到|说到|涉及|列出|列举)"
_WHERE = r"(?:内容|段落|地方|部分|信息|句子|表述|说法|出处)"
_CHINESE = [
    re.compile(pattern)
    for pattern in (
        rf"(?:报告|文中|文章|书)?(?:里|中|都|一共)*{_SAID}了?(?:哪些|什么)(?P<topic>.+)",
        rf"(?:报告|文中|文章|书)?(?:里|中)?(?:都)?(?:有)?哪些(?P<topic>.+?)(?:都)?(?:被|在报告[里中])?{_SAID}.*",
        rf"(?:请|帮我|给我)*(?:列出|找出|列举|显示|告诉我)?(?:所有|全部|一切)(?:的)?(?:关于|有关|与|{_SAID})?"
        rf"(?P<topic>.+?)(?:有关|相关)?(?:的{_WHERE})?",
        rf"(?:关于|有关|{_SAID})(?P<topic>.+?)的?(?:所有|全部|一切){_WHERE}?",
        rf"(?:报告|文中|文章|书)?(?:在)?(?:哪里|哪些{_WHERE}|什么地方)(?:都)?{_SAID}了?(?P<topic>.+)",
        rf"(?P<topic>.+?)(?:都)?在(?:哪里|哪些{_WHERE}|什么地方)(?:都)?(?:被)?{_SAID}.*",
        r"(?:请|帮我)?(?:列出|列举)(?P<topic>.+)",
    )
]


def topic_of_list(question: str) -> str:
    """Return what a question asks all places of; empty for a question that asks something else."""
    text = " ".join(question.split()).strip(" ?!.,;:？！。，；：、")
    for pattern in _CHINESE if is_spaceless(text) else _ENGLISH:
        if match := pattern.fullmatch(text):
            topic = match["topic"]
            return topic.strip("的了 ") if is_spaceless(text) else _TRAIL.sub("", topic).strip()
    return ""
