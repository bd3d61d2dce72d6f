"""Sentences that open as the rest of another, "and for women?", and how much they name at most."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from embeddings.conversation.missing_noun import lacks_noun
from embeddings.conversation.opening_words import Openings
from embeddings.conversation.topics import AUXILIARY, MEASURES, PREPOSITION, topics
from embeddings.text.words import Word, is_question_word

# What joins a sentence to the one before it.
CONNECTIVE = Openings.of("en").opens
_ADVERB = frozenset("still already only really mostly mainly especially always never".split())
# What opens a clause that hangs on another.
_SUBORDINATE = frozenset("when where if because while once whether".split())
_CHOOSING = frozenset("which what whose".split())
_ASKING = frozenset("who when where why".split())


class Opened:
    """A sentence, and what of its opening tells a fragment; `rest` are its words behind "and"."""

    def __init__(self, found: Sequence[Word]) -> None:
        self.is_linked = found[0].lower in CONNECTIVE
        self.rest = [word for word in found if not (self.is_linked and word.lower in CONNECTIVE)]
        self.first, self.second = [*(word.lower for word in self.rest[:2]), "", ""][:2]

    @cached_property
    def is_led(self) -> bool:
        """Say whether it opens with a preposition, and no question word behind that."""
        asks = len(self.rest) > 1 and is_question_word(self.rest[1])
        return self.first in PREPOSITION and not asks

    @cached_property
    def is_clause(self) -> bool:
        """Say whether it opens like "when the treaty is signed", which hangs on another."""
        return self.first in _SUBORDINATE and bool(self.second) and self.second not in AUXILIARY

    @cached_property
    def is_verbal(self) -> bool:
        """Say whether it has a verb such as "is"."""
        return any(word.lower in AUXILIARY for word in self.rest)

    @cached_property
    def asks(self) -> bool:
        """Say whether it has such a verb or a question word."""
        return self.is_verbal or any(map(is_question_word, self.rest))

    @cached_property
    def lacks_verb(self) -> bool:
        """Say whether it has a question word and no such verb."""
        return self.asks and not self.is_verbal

    @cached_property
    def chooses(self) -> bool:
        """Say whether it chooses from what was said: "which species?", "with what majority?"."""
        return (self.second if self.first in PREPOSITION else self.first) in _CHOOSING

    @cached_property
    def count(self) -> int:
        """Return how many of its words name something."""
        return len(topics(self.rest))

    @cached_property
    def named(self) -> int:
        """Return how many of these name more than a measure."""
        return sum(word.lower not in MEASURES for word in topics(self.rest))


@dataclass(frozen=True, slots=True)
class Fragment:
    """A way in which sentences open that are the rest of another one.

    `example` is such a sentence. One with more than `most` words that name something is none, and
    of a reply with more than one more, where it `leans`; None is for any number.
    """

    example: str
    holds: Callable[[Opened], bool]
    most: int | None = None
    leans: bool = False


# The first that holds of a sentence decides.
FRAGMENTS = (
    Fragment("plus?", lambda it: not it.rest),
    Fragment("and when the treaty is signed?", lambda it: it.is_linked and it.is_clause, 4),
    Fragment("and why the delay?", lambda it: it.is_linked and it.first == "why", 3),
    Fragment("and for women?", lambda it: it.is_linked and it.is_led, 4),
    Fragment("and the wooden ones?", lambda it: it.is_linked and not it.asks, 5),
    Fragment(
        "and how many were built?", lambda it: it.is_linked and lacks_noun(it.rest), 2, leans=True
    ),
    Fragment("and who signed?", lambda it: it.is_linked, 1, leans=True),
    Fragment("for women?", lambda it: it.is_led and not it.asks, 4),
    Fragment("still the cheapest?", lambda it: it.first in _ADVERB and not it.asks, 4),
    Fragment("why the delay?", lambda it: it.first == "why" and not it.is_verbal, 2, leans=True),
    Fragment("how many hectares?", lambda it: it.lacks_verb and not it.named),
    Fragment("which species?", lambda it: it.lacks_verb and it.chooses and it.count == 1),
    Fragment("how many were built?", lambda it: it.named < 2 and lacks_noun(it.rest)),
    Fragment("who signed?", lambda it: len(it.rest) == 2 and it.first in _ASKING),
    # In a reply alone.
    Fragment("the ferry?", lambda it: len(it.rest) < 4, 0, leans=True),
)


def is_fragment(found: Sequence[Word], spare: int) -> bool:
    """Say whether the words of a sentence are the rest of another one.

    Args:
        found: one at least.
        spare: how many words that name something it may have more; none but in a reply.
    """
    fragment = fragment_of(found)
    if fragment is None or fragment.most is None:
        return fragment is not None
    return len(topics(found)) <= fragment.most + spare * fragment.leans


def fragment_of(found: Sequence[Word]) -> Fragment | None:
    """Return the way in which a sentence opens that may be the rest of another; None for others."""
    opened = Opened(found)
    return next((fragment for fragment in FRAGMENTS if fragment.holds(opened)), None)
