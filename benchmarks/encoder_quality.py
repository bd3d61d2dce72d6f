"""How near a form of a model is to single precision, over the questions about some texts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from matplotlib.figure import Figure
from scipy.stats import kendalltau

from corpus.paragraphs import Paragraph
from embeddings.arrays import Vectors
from embeddings.evaluation.dataset import Question

_TOP = 10
PICTURE = "encoders.png"


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of a text, and the questions that are asked of it.

    `right` are for each question the rows of the sentences whose paragraph holds the answer.
    """

    name: str
    texts: Sequence[str]
    questions: Sequence[str]
    right: Sequence[frozenset[int]]

    @classmethod
    def of(
        cls, name: str, paragraphs: Sequence[Paragraph], asked: Sequence[Question]
    ) -> "Sentences":
        """Cut paragraphs into sentences, and find the answers of questions in them."""
        cut = [(p, n) for p in paragraphs for n in range(len(p.sentences))]
        right = [
            frozenset(
                row
                for row, (paragraph, _) in enumerate(cut)
                if any(quote in paragraph.text for quote in question.quotes)
            )
            for question in asked
        ]
        return cls(name, [p.slice(n, n) for p, n in cut], [each.text for each in asked], right)


@dataclass(frozen=True, slots=True)
class Encoded:
    """What a form makes of a text: (n, d) of sentences and (q, d) of questions, of unit length."""

    sentences: Vectors
    questions: Vectors


@dataclass(frozen=True, slots=True)
class Quality:
    """Cosines with single precision, agreement of ranks with it, and hits by cosine alone."""

    mean: float
    least: float
    tau: float
    same: float
    hits: tuple[float, float]

    @property
    def cells(self) -> list[str]:
        """Return them as cells of a table."""
        first, third = self.hits
        told = [f"{self.mean:.5f}", f"{self.least:.5f}", f"{self.tau:.4f}", f"{self.same:.4f}"]
        return [*told, f"{first:.3f} / {third:.3f}"]


def agreement(form: Encoded, full: Encoded) -> Iterator[tuple[float, float]]:
    """Yield, per question, Kendall's tau-b and the share of the first ten that are the same."""
    scores, wanted = (each.questions @ each.sentences.T for each in (form, full))
    for row, best in zip(scores, wanted, strict=True):
        first, expected = ({*np.argsort(-each)[:_TOP].tolist()} for each in (row, best))
        yield float(kendalltau(row, best).statistic), len(first & expected) / len(expected)


def hits(form: Encoded, text: Sentences) -> Iterator[tuple[bool, bool]]:
    """Yield, per question, whether the nearest sentence is right, and one of the first three."""
    for row, right in zip(form.questions @ form.sentences.T, text.right, strict=True):
        found = [number in right for number in np.argsort(-row, kind="stable")[:3].tolist()]
        yield found[0], any(found)


def quality(
    encoded: Sequence[Encoded], full: Sequence[Encoded], read: Sequence[Sentences]
) -> Quality:
    """Tell how near a form is to single precision over all texts, and what it finds."""
    pairs = [*zip(encoded, full, strict=True)]
    cosines = np.concatenate([(a.sentences * b.sentences).sum(axis=1) for a, b in pairs])
    tau, same = np.mean([row for pair in pairs for row in agreement(*pair)], axis=0)
    found = [row for own, text in zip(encoded, read, strict=True) for row in hits(own, text)]
    first, third = np.mean(found, axis=0)
    return Quality(
        float(cosines.mean()),
        float(cosines.min()),
        float(tau),
        float(same),
        (float(first), float(third)),
    )


def plot(measured: Mapping[str, Mapping[str, tuple[float, float]]], file: Path) -> None:
    """Draw the agreement of ranks over the milliseconds of a question, for each model's forms.

    Args:
        measured: by the model's name, its forms' milliseconds and tau-b by their names.
        file: the picture.
    """
    figure = Figure(figsize=(9.0, 3.4), layout="constrained")
    panels = figure.subplots(1, len(measured), squeeze=False)[0]
    for axes, (model, forms) in zip(panels, measured.items(), strict=True):
        for name, (milliseconds, tau) in forms.items():
            axes.plot([milliseconds], [tau], "o", label=name)
        axes.axhline(0.99, linestyle="--", color="grey")
        axes.set(title=model, xlabel="ms a question", ylabel="tau-b", xlim=(0, None))
        axes.grid(alpha=0.3)
        axes.legend(fontsize=7)
    figure.savefig(file, dpi=120)
