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
"Sidecar" is the report's file of expected questions.
"""
_KINDS = """\
A near miss asks for a number, name, year or place that the report hasn't; of what is touched the
report speaks, but doesn't say what is asked. Where a file doesn't tell these two apart, they are
called unanswerable. Elsewhere is something else entirely. AUROC is how often an answerable question
is the more confident of a pair.
"""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What was measured: each method, each ablation and what it lacks a part of, each judgement.

    `judged` and `plain` are the answers of what ships and of it without expected questions; the
    two are one where there are none. `languages` are those of the answerable questions, in order,
    and `sources` say where the questions come from.
    """

    questions: Sequence[Question]
    languages: Sequence[str]
    measured: Sequence[Measured]
    full: Measured
    ablations: Sequence[Measured]
    judged: Sequence[Judged]
    plain: Sequence[Judged]
    sources: Sequence[str] = ()

    def markdown(self) -> str:
        """Return the tables."""
        answerable = evaluate.answerable(self.questions)
        title = "What each part of what ships is worth, without expected questions"
        sides = self._sides()
        judged = {side: answers for side, (_, answers) in sides.items()}
        ranks = {side: measured for side, (measured, _) in sides.items()}
        found = {
            side: [j for j in answers if j.question.quotes] for side, answers in judged.items()
        }
        kinds = [question.kind for question in answerable]
        return "\n".join(
            [
                _ABOUT,
                *(f"- {source}" for source in self.sources),
                f"\n## Methods ({len(answerable)} answerable questions)\n",
                tables.retrieval(self.measured, answerable),
                "\n## By language of the question\n",
                tables.by_group(ranks, found, self.languages),
                "\n## By type of question\n",
                tables.by_group(ranks, found, kinds),
                f"\n## {title}\n",
                tables.ablation(self.full, self.ablations),
                "\n## Is it there?\n",
                _KINDS,
                tables.by_kind_of_absence(judged),
                "",
                tables.abstention(self.judged),
                "",
            ]
        )

    def _sides(self) -> dict[str, tuple[Measured, Sequence[Judged]]]:
        """Return ranks and answers with a sidecar, if there is one, and without."""
        sides = {"without": (self.full, self.plain)}
        for each in self.measured:
            if each.method.name == evaluate.SHIPS:
                sides = {"with": (each, self.judged)} | sides
        return sides

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
    sources: Sequence[str] = (),
) -> Evaluation:
    """Measure everything on some questions.

    Args:
        searcher: what ships.
        questions: with and without an answer; chitchat isn't measured.
        progress: told what is measured next.
        sources: where the questions come from, to be named in the tables.
    """
    answerable, collection = evaluate.answerable(questions), searcher.collection

    def measured(method: Method) -> Measured:
        """Measure a method, and say which."""
        progress(method.name)
        return evaluate.measure(method, answerable, collection)

    plain = searcher.without_expected()
    every = [measured(method) for method in evaluate.methods(searcher, plain)]
    full = next(result for result in every if result.method.name == evaluate.PLAIN)
    parts = [measured(method) for method in evaluate.ablations(searcher)]
    progress("is it there?")
    without = evaluate.judge(plain, questions)
    judged = evaluate.judge(searcher, questions) if collection.expected else without
    languages = [evaluate.language_of(question, collection) for question in answerable]
    return Evaluation(questions, languages, every, full, parts, judged, without, sources)
