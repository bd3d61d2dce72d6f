"""Questions for all places: "which cities are mentioned?", "all the railway projects"."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from corpus.toml_tables import read_table
from embeddings.conversation import chinese
from embeddings.conversation.listing_chinese import topic_in_chinese
from embeddings.text.bm25 import is_spaceless
from embeddings.text.languages import language_of
from embeddings.text.question_words import ASKING

# The report as people call it, and what they say it does.
_NAME = r"(?:\w+ )?(?:report|text|document|paper|book)"
_TEXT = rf"(?:(?:the|this|that) {_NAME}|it|they|you)"
_MENTIONED = (
    r"(?:mentioned|named|listed|discussed|covered|talked about|spoken (?:of|about)|referred to"
    r"|cited|described|brought up|found|in (?:the|this) (?:report|text|document))"
)
_MENTIONS = (
    r"(?:mentions?|names?|lists?|discuss(?:es)?|covers?|talks? about|speaks? (?:of|about)|cites?)"
)
_HERE = rf"(?: (?:in|by|throughout) (?:the|this|that) {_NAME}| here| there| anywhere| in it)*"
_PARTS = (
    r"(?:mentions?|places?|passages?|paragraphs?|parts?|sections?|sentences?|pages?|references?"
    r"|occurrences?)"
)
# What is said of a thing, as a whole.
_KNOWN = r"(?:information|info|details?|facts?|data|statements?|remarks?)"
# Politeness together with the verbs that ask for a list, in any order.
_LEADS = (
    r"(?:(?:please|can you|could you|would you|i want(?: to see| to know)?|i'd like(?: to see)?"
    r"|i need|show|give|list|find|name|tell|get|read|quote|enumerate|what are|which are|who are"
    r"|what were|what is|what's|me|us|out|up) )*"
)
_ABOUT = (
    r"(?:on|about|regarding|concerning|of|to|with|for|around|related to|relating to)"
    r"(?: the (?:subject|topic|theme) of)?"
)
_SAYS = (
    rf"(?:(?:that |what )?{_TEXT} (?:says?|has|have|contains?|tells?|reports?|knows?)(?: to say)? "
    r"|(?:that is |that's )?(?:said|written|there is) )?"
)
_WHERE_IS = rf"(?:where|how often|how many times|in (?:which|what|how many) {_PARTS})(?: all)?"

_SPEAKS = (
    r"(?:mentions?|names?|speaks? (?:of|about)|talks? (?:of|about)|deals? with|treats?|is about"
    r"|are about|discuss(?:es)?|covers?|refers? to)"
)
_TOLD = rf"(?:(?:is|are|gets?|was|were) (?:ever )?{_MENTIONED}|occurs?|appears?|comes? up)"
# "Every time the ferry is cancelled" sets the scene.
_NO_TIME = r"(?! time\b|(?: of)?(?: the)? times (?:that|when|the|an?|it|they|he|she|we|you)\b)"

# What does the report say about haddock? List everything.
_LIST_BEHIND = re.compile(
    rf"what (?:does|do|did) {_TEXT} (?:say|tell us|have(?: to say)?|report) {_ABOUT}"
    r" (?P<topic>[^?.!;]+)[?.!;,]+ (?:and )?(?:please )?(?:list|show|give|tell|quote)(?: me| us)?"
    r" (?:everything|(?:it|them) all|all(?: (?:of (?:it|them)|mentions|places|passages))?)"
    r"(?: please)?\W*",
    re.I,
)
# What is asked for is the group `topic`.
_ENGLISH = [
    re.compile(pattern, re.I)
    for pattern in (
        # Any mention of salmon; mentions of herring; passages about it; anything on Ellerby.
        rf"{_LEADS}(?:(?:is|are) there )?(?:any )?(?:mentions?|occurrences?) of (?P<topic>.+)",
        rf"{_LEADS}(?:any )?(?:passages?|paragraphs?|sentences?) (?:about|on) (?P<topic>.+)",
        r"(?:is there |do you have |have you got )?anything (?:on|about|regarding|concerning)"
        r" (?P<topic>.+)",
        # Which paragraphs speak of haddock; in which of them herring occurs; where it appears.
        rf"(?:which|what) {_PARTS} {_SPEAKS} (?P<topic>.+)",
        rf"(?:which|what) {_PARTS} of the {_NAME} {_SPEAKS} (?P<topic>.+)",
        rf"in (?:which|what) {_PARTS} (?:does|do) (?:the words? )?(?P<topic>.+?)"
        rf" (?:occur|appear|come up){_HERE}",
        rf"where (?:does|do) (?:the words? (?P<word>.+?) (?:occur|appear|come up)|(?P<topic>.+?)"
        rf" (?:appear|come up|occur)(?= in (?:the|this) {_NAME})){_HERE}",
        # Every time Vask is mentioned.
        rf"{_LEADS}(?:every|each|all(?: the)?) times? (?:that )?(?P<topic>.+?) {_TOLD}{_HERE}",
        rf"{_LEADS}(?:every|each|all(?: the)?) times? (?:that )?{_TEXT} {_SPEAKS} (?P<topic>.+)",
        # Everything on Dalian; all that it says about roads; every mention of steel.
        rf"{_LEADS}(?:everything|all|anything and everything) {_SAYS}(?:{_ABOUT}) (?P<topic>.+)",
        rf"{_LEADS}(?:all|each|every)(?: of)?(?: the)?(?: \w+)? {_PARTS}"
        rf" (?:{_ABOUT}|(?:that|which) {_MENTIONS}|where) (?P<topic>.+)",
        rf"{_LEADS}(?:all|any|every)(?: of)?(?: the)? {_KNOWN}"
        rf" (?:on|about|regarding|concerning|related to|relating to) (?P<topic>.+)",
        # How often does the word flood occur; how often does Oxton come up in the report.
        rf"how (?:often|many times) (?:does|do|did) (?:the (?:words?|names?|terms?) (?P<word>.+?)"
        rf" (?:occur|appear|come up)|(?P<topic>.+?) (?:occur|appear|come up)"
        rf"(?= in (?:the|this) {_NAME})){_HERE}",
        # What are all the railway projects; list the ports.
        rf"{_LEADS}(?:all|each|every){_NO_TIME}(?: of)?(?: (?:the|its|these|those))? (?P<topic>.+)",
        r"(?:please |can you |could you )?(?:list(?! price\b)|enumerate)(?: me| us)?(?: of)?"
        r"(?: (?:the|its))?"
        r" (?P<topic>.+)",
        # Which cities are mentioned; what ports does the report name.
        r"(?:which|what) (?P<topic>.+?) (?:is|are|was|were|get|gets|have been)(?: all)?(?: there)?"
        rf" {_MENTIONED}(?: by name)?{_HERE}",
        rf"(?:which|what) (?P<topic>.+?) (?:does|do|did) {_TEXT} {_MENTIONS}{_HERE}",
        rf"(?:which|what) (?P<topic>.+?) (?:appear|occur|come up|feature)s?{_HERE}",
        # Where is Dalian mentioned; how often does it talk about steel.
        rf"{_WHERE_IS} (?:is|are|was|were) (?P<topic>.+?) {_MENTIONED}{_HERE}",
        rf"{_WHERE_IS} (?:does|do|did) {_TEXT} {_MENTIONS} (?P<topic>.+)",
        # Is Dalian mentioned; does the report mention steel.
        rf"(?:is|are|was|were) (?:any )?(?P<topic>.+?) (?:ever |even )?(?:mentioned|named){_HERE}",
        rf"(?:does|do|did) {_TEXT} (?:ever |even )?(?:mention|name|talk about|speak of) (?:any )?"
        r"(?P<topic>(?!whether|if |that ).+)",
    )
]
# What stands behind the topic and says no more of it.
_TRAIL = re.compile(
    rf"[\s,]*(?:(?:that|which|who)? ?(?:is|are|was|were) |that {_TEXT} )?"
    rf"(?:{_MENTIONED}|{_MENTIONS}|says?|there (?:is|are))?"
    rf"(?: (?:in|by|of) (?:the|this) {_NAME}| by name| here| anywhere| please)*[\s.?!]*$",
    re.I,
)
# A topic that asks something itself is a question of its own, and so is a long one.
_ASKS = re.compile(rf"\b(?:{ASKING})\b|{chinese.ASKING}|吗", re.I)
_LONGEST, _LONGEST_LIST = 80, 200
_LEFT_OUT = re.compile("[\u064b-\u0652\u0640]")


@dataclass(frozen=True, slots=True)
class _Listing:
    """How such questions are put in a language: as listing.toml has it, and the words that ask."""

    patterns: tuple[re.Pattern[str], ...]
    bare: re.Pattern[str]
    trail: re.Pattern[str]
    asks: frozenset[str]

    def topic(self, text: str, *, asks: bool) -> str:
        """Return the topic of a text without the marks around it; empty for another question.

        Args:
            text: the text.
            asks: it has a question mark.
        """
        patterns = self.patterns if asks else (*self.patterns, self.bare)
        forms = dict.fromkeys([text, self.trail.sub("", text)])
        found = (pattern.fullmatch(form) for pattern in patterns for form in forms)
        topics = (self.trail.sub("", match["topic"]).strip(" ,") for match in found if match)
        return next((topic for topic in topics if topic and not self._is_question(topic)), "")

    def _is_question(self, topic: str) -> bool:
        """Say whether a topic asks something itself, or is as long as what does."""
        return bool(self.asks & set(topic.lower().split())) or len(topic) > _LONGEST


@cache
def _others() -> tuple[_Listing, ...]:
    """Read listing.toml, beside this module."""
    return tuple(
        _Listing(
            tuple(re.compile(pattern, re.I) for pattern in known["patterns"]),
            re.compile(known.get("bare", "(?!)"), re.I),
            re.compile(known["trail"], re.I),
            language_of(code).question_words,
        )
        for code, known in read_table(__package__, "listing.toml").items()
    )


def _without_marks(text: str) -> str:
    """Return a text without what Arabic may leave out: vowels, and strokes that lengthen."""
    return _LEFT_OUT.sub("", text)


def lists_behind(message: str) -> bool:
    """Say whether a message asks about something and, in a sentence behind that, for all of it."""
    return _LIST_BEHIND.fullmatch(" ".join(message.split())) is not None


# A question is looked at from several sides.
@lru_cache(64)
def topic_of_list(question: str) -> str:
    """Return what a question asks all places of; empty for a question that asks something else."""
    text = _without_marks(" ".join(question.split()).strip(" ?!.,;:？！。，；：、¿¡؟"))
    if topic := topic_in_chinese(text):
        return "" if _ASKS.search(topic) or len(topic) > _LONGEST else topic
    spaceless = is_spaceless(text)
    for pattern in () if spaceless else (_LIST_BEHIND, *_ENGLISH):
        if match := pattern.fullmatch(text):
            found = match["topic"] or match.groupdict().get("word", "")
            topic = _TRAIL.sub("", found)
            is_question = _ASKS.search(topic) or len(topic) > _LONGEST
            return "" if is_question else topic.strip()
    if len(text) > _LONGEST_LIST:
        return ""
    topics = (
        known.topic(text, asks=not {"?", "？", "؟"}.isdisjoint(question)) for known in _others()
    )
    return next(filter(None, topics), "")
