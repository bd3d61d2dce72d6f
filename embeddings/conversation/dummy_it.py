"""The dummy "it": one that stands for no thing but for the report, for nothing, or for a clause."""

import re
from collections.abc import Sequence

from embeddings.conversation.missing_noun import is_like_participle
from embeddings.conversation.topics import topics
from embeddings.text.words import Word

# "It" that stands for the report, or for nothing at all.
_DUMMY_IT = re.compile(
    r"\bit (?:say|says|said|mention|mentions|mentioned|cover|covers|state|states)\b"
    r"|\bit like (?:for|to|in|at|on)\b|\bit (?:comes to|matters?)\b"
    r"|\bit (?:takes?|took) [^?]*\bto\b"
    r"|\b(?:make|makes|made|making|find|finds|keep|keeps) it \w+ (?:to|that|for)\b"
    r"|\b(?:is|was|isn't) it (?:\w+ )?(?:true|possible|planned|likely|legal|illegal|important"
    r"|necessary|allowed|expected|said|worth|hard|easy|difficult|constitutional) (?:that|to|for)\b",
    re.I,
)
# "It" of a question that goes on to say what is asked about: "is it true the council has eleven
# members?", "how much is it for a second bin?", "was it the mayor who opened the pool?".
_IT_LEADS = re.compile(
    r"\b(?:is|was|isn't|wasn't) it (?:\w+ )?(?:true|correct|right|the case) \w"
    r"|\b(?:is|was|does|did|will|would) it (?:cost )?for (?:an? |the |my )"
    r"|\b(?:is|was) it\b[^,;?]* (?:who|that|where|when) \w",
    re.I,
)
# "It" in front of what is to be done, whatever else the question names: "is it safe to swim?", "how
# much does it cost to park?". Behind a participle it is something: "was it sold to farmers?".
_IS_IT = r"\b(?:is|was|isn't|wasn't|be|'s) it"
_IT_COSTS = r"\bit (?:costs?|takes?|took|pays?|paid|helps?|hurts?|means?|makes? sense)"
_IT_TO_DO = re.compile(
    rf"(?i:{_IS_IT}|{_IT_COSTS})(?P<how>(?: [\w'-]+){{0,3}}?) to"
    r"(?! (?:an?|the|my|our|your|his|her|its|their|this|that|these|those)\b)"
    r" (?P<do>[a-z][\w'-]*(?: [\w'-]+)?)"
)
# Adjectives that "to" and a noun may follow: "is it close to school?".
_NEAR_TO = frozenset(
    """close next near similar equal due open subject thanks related linked going used""".split()
)
# What is like a participle but says how something is to be done.
_FEELS = frozenset(
    """free necessary possible useful worth enough available public private allowed permitted
    forbidden prohibited banned required supposed recommended advisable""".split()
)
# "It" that only holds the position of what comes after "to": "is it easier to start a firm?".
_IT_TO = re.compile(r"\bit\b[^,;]*(?<!going)(?<!used)(?<!have)(?<!has)(?<!had) to\b", re.I)


def is_dummy(sentence: str, found: Sequence[Word]) -> bool:
    """Say whether "it" means nothing that was said before its sentence, whose words are given."""
    if _DUMMY_IT.search(sentence) or _leads_to_verb(sentence):
        return True
    named = len(topics(found))
    leads = named > 1 and _IT_LEADS.search(sentence)
    return bool(leads or (named > 2 and _IT_TO.search(sentence)))


def _leads_to_verb(sentence: str) -> bool:
    """Say whether "it" only holds the position of what comes after "to"."""
    match = _IT_TO_DO.search(sentence)
    if match is None:
        return False
    how, (verb, *behind) = match["how"].lower().split(), match["do"].lower().split()
    if not how and verb == "be" and behind and is_like_participle(behind[0]):
        return False  # "is it to be built?"
    return not any(
        low in _NEAR_TO or (is_like_participle(low) and low not in _FEELS) for low in how
    )
