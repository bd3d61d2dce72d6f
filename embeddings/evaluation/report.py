"""One whole evaluation: every method, the ablations, what is said of what isn't there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from embeddings.evaluation import measure as evaluate
from embeddings.evaluation import plots, tables
from embeddings.evaluation.baselines import Method
from embeddings.evaluation.dataset import Question
from embeddings.evaluation.measure import Judged, Measured
from embeddings.search.searcher import Searcher

_ABOUT = """\
# Evaluation

Written by `make eval`. A question is a hit at k when one of the first k passages comes from a
paragraph that holds one of its quotes; behind hit@k stands the 95 % bootstrap interval. ms is the
median per question, with its encoding, on a shared machine: compare the rows, not the machines.
"""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What was measured: each method, each ablation and what it lacks a part of, each judgement."""

    questions: Sequence[Question]
    measured: Sequence[Measured]
    full: Measured
    ablations: Sequence[Measured]
    judged: Sequence[Judged]

    def markdown(self) -> str:
        """Return the tables."""
        answerable = evaluate.answerable(self.questions)
        title = "What each part of what ships is worth, without expected questions"
        return "\n".join(
            [
                _ABOUT,
                f"## Methods ({len(answerable)} answerable questions)\n",
                tables.retrieval(self.measured, answerable),
                f"\n## {title}\n",
                tables.ablation(self.full, self.ablations),
                "\n## Is it there?\n",
                tables.abstention(self.judged),
                "",
            ]
        )

    def plot(self, folder: Path) -> list[Path]:
        """Draw the plots into a folder; return their files.

        Raises:
            PlotError: the folder isn't there or can't be written, or matplotlib isn't installed.
        """
        plots.check_plots(folder)
        hits, reliability = folder / "hits.png", folder / "reliability.png"
        plots.plot_hits(self.measured, hits)
        plots.plot_reliability(self.judged, reliability)
        return [hits, reliability]


def evaluation(
    searcher: Searcher,
    questions: Sequence[Question],
    progress: Callable[[str], None] = lambda _: None,
) -> Evaluation:
    """Measure everything on some questions.

    Args:
        searcher: what ships.
        questions: with and without an answer.
        progress: told what is measured next.
    """
    answerable = evaluate.answerable(questions)

    def measured(method: Method) -> Measured:
        progress(method.name)
        return evaluate.measure(method, answerable, searcher.collection)

    every = [measured(method) for method in evaluate.methods(searcher)]
    full = next(result for result in every if result.method.name == evaluate.PLAIN)
    parts = [measured(method) for method in evaluate.ablations(searcher)]
    progress("is it there?")
    return Evaluation(questions, every, full, parts, evaluate.judge(searcher, questions))
