"""What tells which clause answers where the model of words can't read the question or the report.

The multilingual model compares the question with each clause; numbers are the same everywhere.
"""

import re
from collections.abc import Callable
from dataclasses import astuple, dataclass, fields

import numpy as np

from embeddings.arrays import Vectors
from embeddings.search.query import Query
from embeddings.text.clauses import Clause
from embeddings.text.words import words

# How a number is asked for in Spanish, French, German, Italian, Portuguese, Russian, Chinese,
# Arabic and Hindi.
_ASKS_NUMBER = re.compile(
    r"\bcu[aá]nt[oa]s?\b|\bqué (?:edad|plazo|porcentaje|número|mayoría)"
    r"|\bcombien\b|\bquel(?:le)? (?:nombre|pourcentage|taux|âge|délai|montant|durée)"
    r"|\bwie (?:viele?|lange?|hoch|groß|oft|weit|alt)\b|\bwelche[rsn]? (?:anteil|anzahl|frist)"
    r"|\bquant[oiae]s?\b|сколько|как(?:ой|ов|ая) (?:срок|процент|возраст)"
    r"|多少|几|多[大高长]|كم|कितन",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignFeatures:
    """What tells of one clause without reading its words.

    `cosine` is its cosine with the question, less that of the best clause; `length` the logarithm
    of its characters; `number` is 1 where it has a number of its own and one is asked for, `shared`
    where it has a number that the question names.
    """

    cosine: float
    length: float
    number: float
    shared: float


FOREIGN_NAMES = tuple(field.name for field in fields(ForeignFeatures))


def foreign_features(
    query: Query,
    text: str,
    parts: tuple[Clause, ...],
    encode: Callable[[tuple[str, ...]], Vectors],
) -> Vectors:
    """Return (c, f), the features of a sentence's clauses in the order of `FOREIGN_NAMES`.

    Args:
        query: the question.
        text: the sentence.
        parts: its clauses.
        encode: turns passages into vectors of the multilingual model.
    """
    if query.meaning is None:
        raise ValueError("The question was not encoded by the multilingual model.")
    sliced = tuple(text[part.start : part.end] for part in parts)
    cosines = encode(sliced) @ query.meaning
    named = {word.lower for word in query.words if word.is_number}
    asked = _ASKS_NUMBER.search(query.question) is not None
    rows = []
    for clause, cosine in zip(sliced, cosines - cosines.max(), strict=True):
        numbers = {word.lower for word in words(clause) if word.is_number}
        row = ForeignFeatures(
            cosine=float(cosine),
            length=float(np.log1p(len(clause))),
            number=float(asked and bool(numbers - named)),
            shared=float(bool(numbers & named)),
        )
        rows.append(astuple(row))
    return np.array(rows, np.float32)
