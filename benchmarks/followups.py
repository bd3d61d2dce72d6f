"""How well follow-ups are told from full questions: `python -m benchmarks.followups`.

Asks each conversation of benchmarks/data/followups.jsonl with the earlier questions always, never,
and as `relevant_history` decides; prints its precision and recall, and hit@1 and hit@3 of each.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.asking import hits, open_texts
from benchmarks.sets import DATA
from embeddings.conversation.followup import relevant_history
from embeddings.evaluation.dataset import Question
from embeddings.search.searcher import Searcher

FILE = DATA / "followups.jsonl"


@dataclass(frozen=True, slots=True)
class Conversation:
    """A question with those before it, the report that it asks, and whether it needs them."""

    part: str
    report: str
    question: Question
    elliptical: bool

    @property
    def read(self) -> tuple[str, ...]:
        """Return the earlier questions that `relevant_history` would ask it with."""
        return relevant_history(self.question.text, self.question.history)


def load() -> list[Conversation]:
    """Read the conversations."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    return [_conversation(json.loads(line)) for line in lines]


def _conversation(row: dict[str, Any]) -> Conversation:
    """Make a conversation of one line."""
    history, quotes = tuple(row["history"]), tuple(row["quotes"])
    question = Question(row["question"], row["type"], quotes, history)
    return Conversation(row["part"], row["report"], question, row["elliptical"])


def precision_recall(rows: Sequence[Conversation]) -> tuple[float, float]:
    """Return the precision and the recall of what is called elliptical."""
    called = [bool(row.read) for row in rows]
    right = sum(said and row.elliptical for said, row in zip(called, rows, strict=True))
    needed = sum(row.elliptical for row in rows)
    return right / max(1, sum(called)), right / max(1, needed)


def shares(rows: Sequence[Conversation], opened: dict[str, Searcher], method: str) -> str:
    """Return hit@1 / hit@3 of the answerable conversations, asked by one method."""
    found = [0, 0]
    answerable = [row for row in rows if row.question.quotes]
    for row in answerable:
        text, kind, quotes = row.question.text, row.question.kind, row.question.quotes
        with_history = {"always": row.question.history, "never": (), "as read": row.read}[method]
        first, third = hits(opened[row.report], [Question(text, kind, quotes, with_history)])[0]
        found = [found[0] + first, found[1] + third]
    count = max(1, len(answerable))
    return f"{found[0] / count:.3f} / {found[1] / count:.3f}"


def main() -> None:
    """Print one row for each part of the set, for full questions, for elliptical ones, for all."""
    opened, rows = open_texts(), load()
    groups = {
        part: [r for r in rows if r.part == part] for part in dict.fromkeys(r.part for r in rows)
    }
    groups |= {"elliptical": [r for r in rows if r.elliptical]}
    groups |= {"full": [r for r in rows if not r.elliptical], "all": rows}
    print("| conversations | n | precision | recall | always | never | as read |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for name, some in groups.items():
        precision, recall = precision_recall(some)
        measured = (
            f"{precision:.3f} | {recall:.3f}" if name not in ("elliptical", "full") else "  |  "
        )
        cells = " | ".join(
            shares(some, opened, method) for method in ("always", "never", "as read")
        )
        print(f"| {name} | {len(some)} | {measured} | {cells} |", flush=True)


if __name__ == "__main__":
    main()
