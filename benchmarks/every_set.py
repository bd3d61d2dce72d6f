"""How well each set of questions is answered without expected questions: `make sets`.

Writes docs/sets.md, which says what is measured.
"""

from argparse import ArgumentParser
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.asking import INDEXES, are_right, open_texts
from benchmarks.machine import commit_of
from benchmarks.sets import (
    ELSEWHERE,
    ELSEWHERE_LANGUAGES,
    HOLDOUT,
    ROOT,
    QuestionSet,
    question_sets,
)
from embeddings.conversation.followup import relevant_history
from embeddings.evaluation.dataset import Question, load_questions
from embeddings.evaluation.metrics import area_under_curve, bootstrap
from embeddings.evaluation.tables import table
from embeddings.search.outcome import Outcome
from embeddings.search.searcher import Searcher

# What is asked of every text that is set aside, and that none of them answers.
SOMETHING_ELSE = HOLDOUT / "something-else.jsonl"
HEAD = (
    *("set", "report", "questions", "answerable", "hit@1", "hit@3", "not answered", "absent"),
    *("near misses flagged", "AUROC"),
)
_ABOUT = """\
# Sets of questions

Written by `make sets` at commit {commit}. A row per set and language of its questions: those that
the judge is trained and the weights are chosen on, `development`, which is only measured, and with
`--holdout` those that were set aside before anything was tuned. Each text is also asked what none
of them answers, in English and in its own language; the judge was trained on the latter, and on the
texts above.
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of one question: whether the first passages are right, and what is said."""

    question: Question
    language: str
    first: bool
    third: bool
    confidence: float
    outcome: Outcome


def ask(searcher: Searcher, questions: Iterable[Question]) -> Iterator[Asked]:
    """Ask questions that aren't chitchat, read as in the chat."""
    for question in questions:
        if question.kind == "chitchat":
            continue
        history = relevant_history(question.text, question.history)
        result = searcher.search(question.text, 3, history)
        language = question.lang or searcher.reader.query(question.text, history).language
        right = are_right(question, result.hits)
        yield Asked(question, language, *right, result.confidence, result.outcome)


def row(name: str, report: str, language: str, asked: Sequence[Asked]) -> list[str]:
    """Return the row of one set's questions in one language."""
    found = [each for each in asked if each.question.quotes]
    near = [each for each in asked if not each.question.quotes and each.question.kind != "touched"]
    hits = [bootstrap(np.array([getattr(each, k) for each in found])) for k in ("first", "third")]
    flags = [True] * len(found) + [False] * len(near)
    area = area_under_curve(flags, [each.confidence for each in (*found, *near)]) if near else None
    return [
        name,
        report,
        language,
        str(len(found)),
        *map(str, hits),
        f"{share(found, Outcome.UNSURE, Outcome.ABSENT):.3f}",
        f"{share(found, Outcome.ABSENT):.3f}",
        f"{share(near, Outcome.UNSURE, Outcome.ABSENT):.2f} of {len(near)}" if near else "",
        f"{area:.3f}" if area else "",
    ]


def share(asked: Sequence[Asked], *outcomes: Outcome) -> float:
    """Return the share of questions with some outcomes; 0 without any."""
    return sum(each.outcome in outcomes for each in asked) / max(1, len(asked))


def measured(sets: Sequence[QuestionSet], anything: Sequence[Question], folder: Path) -> str:
    """Return the table of some sets, and how many questions about anything each text answers."""
    opened = open_texts(sets, folder)
    texts = {name: searcher.without_expected() for name, searcher in opened.items()}
    rows = []
    for each in sets:
        print(each.name, flush=True)
        asked = list(ask(texts[each.entry.id], load_questions(each.file)))
        for language in sorted({one.language for one in asked if one.question.quotes}):
            own = [one for one in asked if one.language == language]
            rows.append(row(each.name, each.entry.language, language, own))
    lines = [table(HEAD, rows), "\nSomething else entirely, called answered:\n"]
    lines += [
        f"- {name}: {answered(searcher, anything)}{answered_in_its_own(searcher)}"
        for name, searcher in texts.items()
    ]
    return "\n".join(lines)


def answered(searcher: Searcher, questions: Iterable[Question]) -> str:
    """Say how many questions are called answered, and of how many."""
    outcomes = [one.outcome for one in ask(searcher, questions)]
    return f"{outcomes.count(Outcome.ANSWERED)} of {len(outcomes)}"


def answered_in_its_own(searcher: Searcher) -> str:
    """Say how many of those about anything in the text's own language are called answered."""
    language = searcher.collection.languages[0]
    own = [each for each in load_questions(ELSEWHERE_LANGUAGES) if each.lang == language]
    return f"; in its own language: {answered(searcher, own)}" if own else ""


def main() -> None:
    """Measure the sets for tuning, or with `--holdout` those that were set aside too."""
    parser = ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--holdout", action="store_true", help="also the sets that were set aside")
    chosen = parser.parse_args()
    parts = [_ABOUT.format(commit=commit_of(ROOT))]
    parts.append("## Tuned on (`development` is only measured)\n")
    parts.append(measured(list(question_sets()), load_questions(ELSEWHERE), INDEXES))
    if chosen.holdout:
        parts.append("\n## Set aside before anything was tuned\n")
        sets, anything = list(question_sets(HOLDOUT)), load_questions(SOMETHING_ELSE)
        parts.append(measured(sets, anything, ROOT / "var/holdout"))
    text = "\n".join([*parts, ""])
    print(text)
    (ROOT / "docs/sets.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
