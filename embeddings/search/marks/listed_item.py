"""The item of a list that answers a question which asks for one of them."""

from corpus.paragraphs import Paragraph
from corpus.readers.labels import item_mark
from embeddings.search.marks.asked_kind import AskedKind
from embeddings.search.query import Query
from embeddings.text.clauses import Clause, trimmed
from embeddings.text.words import stems

# What share of the question's words that a list holds one item has and the lead lacks: where what
# is asked for can be all that the list says, more.
_ITEM, _OF_MANY = 0.25, 0.5
_ONE = frozenset(("number", "when", "who", "where"))


def item_asked(
    query: Query,
    asked: AskedKind,
    paragraph: Paragraph,
    language: str,
) -> Clause | None:
    """Return the item that has most of what is asked, as a slice of its paragraph.

    None where the paragraph is no list, or no item is ahead of the others.

    Args:
        query: the question.
        asked: the kind of answer that it asks for.
        paragraph: a passage found.
        language: the language of its report.
    """
    lead, items = _items(paragraph.text)
    if len(items) < 2 or language != query.language:
        return None
    texts = [paragraph.text[item.start : item.end] for item in items]
    held = stems(query.text, language) & stems(paragraph.text, language)
    own = held - stems(lead, language)
    shares = [len(own & stems(text, language)) for text in texts]
    is_one = asked.kind in _ONE or asked.quantities
    least = (_ITEM if is_one else _OF_MANY) * len(held)
    given = asked.given(texts, language)
    ranked = [*zip(shares, given, strict=True)]
    best = max(ranked)
    sure = best[0] > 0 and best[0] >= least and ranked.count(best) == 1
    return items[ranked.index(best)] if sure else None


def _items(text: str) -> tuple[str, list[Clause]]:
    """Return what stands before the items of a list, and where these stand in its text."""
    items: list[Clause] = []
    lead, start = "", 0
    for line in text.split("\n"):
        if mark := item_mark(line):
            items.append(trimmed(text, start + line.index(mark) + len(mark), start + len(line)))
        elif items:
            return text, []
        else:
            lead += line
        start += len(line) + 1
    return lead, items
