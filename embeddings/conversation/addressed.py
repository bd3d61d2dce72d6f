"""Whether a message may mean the bot itself: "what can you do?", not "does it use ChatGPT?"."""

import re
from collections.abc import Sequence

from embeddings.text.words import Word

# One of these is said where the bot is meant, or who speaks to it.
_MEANT = frozenset(
    """you you're you've you'll your yours yourself yourselves u ur ya bot chatbot this i i'm i've
    me my we us""".split()
)
# What somebody wants to hear about is a topic: "what do you know about ChatGPT?".
_ABOUT = re.compile(
    r"\b(?:says?|said|know|knows|talks?|speaks?|writes?|written|mentions?|mentioned|tell me|heard?"
    r"|(?:any|some|every)thing|all|more|information|info)\b(?: \w+)? (?:about|on|of|regarding)"
    r" (?!(?:you|yourself|u|this|the bot|your\w*)\b)\w",
    re.I,
)


def may_mean_bot(text: str, found: Sequence[Word]) -> bool:
    """Say whether a message in English may speak to the bot of itself.

    Args:
        text: the message.
        found: its words.
    """
    return not _MEANT.isdisjoint(word.lower for word in found) and not _ABOUT.search(text)
