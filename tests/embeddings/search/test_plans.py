"""Questions for a target, and the sentences that tell of one."""

from pathlib import Path

import numpy as np
import pytest

from embeddings.search.searcher import Searcher
from tests.fakes import report_of, word_setup

ASKED = [
    ("en", "How many streets will be paved?", "We plan to pave 70.", "We paved 64."),
    ("de", "Welcher Gewinn wird erwartet?", "Wir erwarten 7 Millionen.", "Er sank auf 9."),
    ("fr", "Quel rendement est visé ?", "Les objectifs sont clairs : 88 %.", "Il est de 86 %."),
    ("es", "¿Cuántas se van a pavimentar?", "Nos proponemos pavimentar 70.", "Fueron 64."),
    ("pt", "Quantas serão pavimentadas?", "Está previsto pavimentar 70.", "Foram 64."),
    ("it", "Qual è l'obiettivo?", "Si prevede di asfaltarne 70.", "Ne furono fatte 64."),
    ("zh", "今年目标多少", "力争突破30万辆。", "产量达到21万辆。"),
    ("ja", "目標はいくつですか", "延べ300万人を見込みます。", "延べ286万人でした。"),
]


@pytest.mark.parametrize(("language", "question", "plan", "result"), ASKED)
def test_sentences_of_plans_are_told_in_their_language(
    language: str, question: str, plan: str, result: str, tmp_path: Path
) -> None:
    """Where a question asks for a plan; otherwise nothing is."""
    report = report_of(f"{plan}\n\n{result}", tmp_path, language=language)
    searcher = Searcher.open([report], tmp_path / "ix", word_setup())
    plans, rows = searcher.parts.signals.plans, np.arange(2)
    asked = searcher.reader.query(question, ())
    assert asked.language == language
    assert plans.of(asked, rows).tolist() == [0.5, 0]
    assert plans.of(searcher.reader.query(result, ()), rows).tolist() == [0, 0]
