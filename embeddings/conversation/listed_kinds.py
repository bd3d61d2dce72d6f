"""Lists of a kind: "which animals are mentioned?" names none of what it asks for.

That the word stands nowhere doesn't say that there are none: a report that names cod and salmon may
never say "animals".
"""

import re

from embeddings.conversation.chinese import NAMING
from embeddings.conversation.listing import topic_of_list

# What stands before a kind, and what says that all of it are asked for that the report names.
_BEFORE = re.compile(
    r"(?:\b(?:which|what|all|each|every|list|name|enumerate|welche[rsn]?|alle|sämtliche|quel(?:le)?s?"
    r"|tous|toutes|qué|que|cuáles|todos|todas|quali|tutti|tutte|quais|как\w+|все|всех|як\w+|[ув]сі"  # noqa: RUF001  # Cyrillic
    r"|jakie|jacy|któr\w+|wszystkie|wszystkich|welke|vilka|alla|hvilke|hangi|tüm|bütün)"
    r"(?: (?:of )?(?:the|die|der|les|los|las|os|as|i|gli|le))?"
    r"|哪些|什么|所有|全部|列出|어떤|어느|모든|どの|どんな)\s*$",
    re.I,
)
_NAMED = re.compile(
    r"\b(?:mention|named\b|names?\W*$|referred|spoken of|talked about|erwähn|genannt|mencion|citad"
    r"|cité|nombra|menzion|nominat|упом|згад|назв|wymien|wspom|genoemd|vermeld|nämns|omnämn|nævn"
    rf"|nevn|anılı|adı geç)|{NAMING}|언급|言及|触れ",  # noqa: RUF001
    re.I,
)


def lists_a_kind(question: str) -> bool:
    """Say whether a question asks for all of a kind that the report names."""
    topic = topic_of_list(question)
    before, found, _ = question.partition(topic) if topic else ("", "", "")
    return bool(found) and bool(_BEFORE.search(before)) and bool(_NAMED.search(question))
