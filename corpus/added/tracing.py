"""What paragraphs of a former edition have become: the same, changed, a part of another, gone."""

import math
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from corpus.added.editions import FormerParagraph
from corpus.model import Report
from corpus.paragraphs import Paragraph

# How much of two paragraphs' words must be the same for one to be the other's new edition.
_LIKE = 0.5
# How much of a paragraph's words must stand in a longer one that it became a part of, at least so
# many of them.
_PART, _PART_WORDS = 0.85, 8
# A paragraph where it is to be expected wins over one that is as like it and stands elsewhere.
_EXPECTED = 0.1
# How many paragraphs one is compared with closely.
_FEW = 50
# A sentence of so many characters is likely the same wherever it stands.
_SAID = 40
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+")


def trace(former: Sequence[FormerParagraph], report: Report) -> Mapping[int, Paragraph]:
    """Find where the paragraphs of a former edition stand in a report now.

    Those that still read the same are matched in their order; each other one with the paragraph
    left that shares most of its words, the rare ones counting more, which may be a longer one that
    holds it. Of two that are as like it, the one between its old neighbours is meant.

    Returns:
        The paragraphs of today by the number of the former one; none for those that are gone.
    """
    same = _unchanged(former, report.paragraphs)
    known = {paragraph.number for paragraph in same.values()}
    left = [paragraph for paragraph in report.paragraphs if paragraph.number not in known]
    words = _Words([*(p.text for p in former), *(p.text for p in report.paragraphs)])
    found = dict(same)
    candidates = words.candidates([p.text for p in left])
    scored = [
        (score, old.number, left[row])
        for old in former
        if old.number not in same
        for row in candidates(old.text)
        if (score := words.likeness(old.text, left[row].text)) >= _LIKE
    ]
    places = _expected_places(former, same)
    scored.sort(key=lambda each: (-_placed(each[0], places[each[1]], each[2], report), each[1]))
    taken: set[int] = set()
    for _, number, new in scored:
        if number not in found and new.number not in taken:
            found[number] = new
            taken.add(new.number)
    for old in former:
        if old.number not in found and (holder := words.holder(old.text, report.paragraphs)):
            found[old.number] = holder
    return found


def where_said(
    old: FormerParagraph, sentence: int, new: Paragraph, report: Report
) -> tuple[Paragraph, int]:
    """Return where a sentence of a former paragraph stands now, and its number there.

    That is in what its paragraph has become, `new`; of one that was parted, in another part if that
    still holds it to the letter.
    """
    span = old.sentences[min(sentence, len(old.sentences) - 1)] if old.sentences else None
    said = old.text[span.start : span.end] if span else ""
    if said and said not in new.text:
        holding = [paragraph for paragraph in report.paragraphs if said in paragraph.text]
        parts = [paragraph for paragraph in holding if paragraph.text in old.text]
        new = next(iter(parts or (holding if len(said) >= _SAID else ())), new)
    return new, same_sentence(old, sentence, new)


def same_sentence(old: FormerParagraph, sentence: int, new: Paragraph) -> int:
    """Return the number of the sentence of a paragraph that is most like one of its old text."""
    if not old.sentences:
        return 0
    span = old.sentences[min(sentence, len(old.sentences) - 1)]
    said = Counter(_tokens(old.text[span.start : span.end]))
    now = [Counter(_tokens(new.slice(n, n))) for n in range(len(new.sentences))]
    likeness = [2 * (said & each).total() / max(1, said.total() + each.total()) for each in now]
    return max(range(len(likeness)), key=lambda n: (likeness[n], n == sentence), default=0)


def _unchanged(
    former: Sequence[FormerParagraph], paragraphs: Sequence[Paragraph]
) -> dict[int, Paragraph]:
    """Match paragraphs that read as they did: in order, then wherever they stand now."""
    old, new = [p.text for p in former], [p.text for p in paragraphs]
    same: dict[int, Paragraph] = {}
    for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        for step in range(block.size):
            same[former[block.a + step].number] = paragraphs[block.b + step]
    taken = {paragraph.number for paragraph in same.values()}
    free: dict[str, list[Paragraph]] = {}
    for paragraph in paragraphs:
        if paragraph.number not in taken:
            free.setdefault(paragraph.text, []).append(paragraph)
    for each in former:
        if each.number not in same and free.get(each.text):
            same[each.number] = free[each.text].pop(0)
    return same


def _expected_places(
    former: Sequence[FormerParagraph], same: Mapping[int, Paragraph]
) -> dict[int, float]:
    """Return the number that each former paragraph would have now, were it behind its neighbour."""
    places: dict[int, float] = {}
    last = 0
    for each in former:
        last = same[each.number].number if each.number in same else last + 1
        places[each.number] = last
    return places


def _placed(score: float, place: float, new: Paragraph, report: Report) -> float:
    """Return a likeness with what standing in the expected place adds to it."""
    distance = abs(new.number - place) / max(1, len(report.paragraphs))
    return score + _EXPECTED * (1 - min(1.0, 4 * distance))


class _Words:
    """Tells how like two texts are by their words, those that few paragraphs hold counting most."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._counts = {text: Counter(_tokens(text)) for text in texts}
        held = Counter(word for counts in self._counts.values() for word in counts)
        count = len(self._counts) + 1
        self._weights = {word: math.log(count / held[word]) + 0.1 for word in held}

    def likeness(self, one: str, other: str) -> float:
        """Return the share of two texts' words that both have, 0 to 1."""
        a, b = self._counts[one], self._counts[other]
        both = self._weight(a) + self._weight(b)
        return 2 * self._weight(a & b) / both if both else 0.0

    def candidates(self, texts: Sequence[str]) -> Callable[[str], list[int]]:
        """Return what gives the rows of the texts that share most with one, by their rarer words.

        So that two editions of thousands of paragraphs aren't compared each with each.
        """
        rows: dict[str, list[int]] = {}
        for row, text in enumerate(texts):
            for word in self._counts[text]:
                rows.setdefault(word, []).append(row)
        usual = max(_FEW, len(texts) // 20)

        def nearest(text: str) -> list[int]:
            """Return the rows of the texts that share most with one, the nearest first."""
            shared: dict[int, float] = {}
            for word in self._counts[text]:
                for row in rows.get(word, ())[:usual]:
                    shared[row] = shared.get(row, 0.0) + self._weights[word]
            return sorted(shared, key=lambda row: -shared[row])[:_FEW]

        return nearest

    def holder(self, text: str, paragraphs: Sequence[Paragraph]) -> Paragraph | None:
        """Return the paragraph that a text became a part of, or that is a part of it."""
        words = self._counts[text]
        if words.total() < _PART_WORDS:
            return None
        best, share = None, _PART
        for paragraph in paragraphs:
            other = self._counts[paragraph.text]
            common = self._weight(words & other)
            part = common / max(1e-9, self._weight(words))
            whole = common / max(1e-9, self._weight(other))
            held = max(part, whole if other.total() >= _PART_WORDS else 0.0)
            if held > share:
                best, share = paragraph, held
        return best

    def _weight(self, words: Counter[str]) -> float:
        """Return the weight of some words together."""
        return sum(self._weights[word] * count for word, count in words.items())


def _tokens(text: str) -> list[str]:
    """Return the words of a text; of scripts without blanks the characters, in twos."""
    words = _WORD.findall(text.casefold())
    pairs = [a + b for a, b in pairwise(words) if _is_single(a, b)]
    return [*(w for w in words if not _is_single(w, w)), *pairs]


def _is_single(one: str, other: str) -> bool:
    """Say whether two words are characters of a script without blanks."""
    return min(one, other) >= "\u3040" and len(one) == len(other) == 1
