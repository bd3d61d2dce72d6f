"""What an evaluation asks, and of which reports: the settings', one, or a file's contexts."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.answering.library import Library
from bot.answering.options import LibraryOptions
from bot.cli.output import CommandError
from corpus.library import entry_of, read_reports
from corpus.model import Report
from corpus.report import read_report
from embeddings.evaluation.dataset import Question, load_questions
from embeddings.evaluation.squad import asked_about, count_held, is_squad, load_squad, report_of
from embeddings.progress import ProgressCallback
from embeddings.search.searcher import Searcher


@dataclass(frozen=True, slots=True)
class Examination:
    """Questions with where they come from, and the one report that they are asked of.

    Without a `report` they are asked of all that the settings name.
    """

    questions: Sequence[Question]
    sources: tuple[str, ...]
    report: Report | None


def read_examination(
    files: Sequence[Path], contexts: Path | None, report_id: str, options: LibraryOptions
) -> Examination:
    """Read what is asked, and of which report.

    Args:
        files: JSON lines, or one file in the format of SQuAD.
        contexts: another file of that format, whose contexts are asked about; None for the same.
        report_id: the one report of the catalog that is asked; empty for all.
        options: the settings' library.

    Raises:
        OperatorError: a file can't be used, or the options don't go together.
    """
    report = _report(report_id, options) if report_id else None
    if any(map(is_squad, files)):
        if len(files) > 1:
            raise CommandError("Give one file of SQuAD's format at a time, without others.")
        return _squad(files[0], contexts, report, options)
    if contexts is not None:
        raise CommandError("--contexts goes with --questions of a file in the format of SQuAD.")
    sets = {file: load_questions(file) for file in files}
    sources = tuple(f"{file}: {len(questions)} questions" for file, questions in sets.items())
    return Examination([q for questions in sets.values() for q in questions], sources, report)


@contextmanager
def opened(
    options: LibraryOptions, report: Report | None, progress: ProgressCallback | None
) -> Iterator[Searcher]:
    """Open what is asked until the block ends; the index of a single report isn't kept.

    Args:
        options: the settings' library.
        report: the one report that is asked; None for the whole library.
        progress: told how many texts were just encoded, and of how many in all.
    """
    if report is None:
        yield Library.open(options, progress).searcher
        return
    with TemporaryDirectory() as folder:
        own = replace(options, folder=Path(folder) / "index", server=None)
        yield Library.loading(own, [report], progress).searcher


def _report(report_id: str, options: LibraryOptions) -> Report:
    """Read one report of the settings' library."""
    return read_report(entry_of(options.catalog, report_id, options.added))


def _squad(
    file: Path, contexts: Path | None, report: Report | None, options: LibraryOptions
) -> Examination:
    """Read a file of SQuAD's format; its contexts are the report, unless there is one with them."""
    squad = load_squad(file)
    about = load_squad(contexts) if contexts else squad
    questions = asked_about(squad, about) if contexts else squad.questions
    answerable = [question for question in questions if question.quotes]
    if report is None and contexts is None:
        held = count_held(answerable, read_reports(options.catalog, options.added))
        if held == len(answerable):
            return Examination(questions, (f"{file}: {len(questions)} questions",), None)
    report = report or report_of(about, (contexts or file).name)
    source = (
        f"{file}: {len(questions)} questions about {report.entry.title}, of which "
        f"{count_held(answerable, [report])} of {len(answerable)} answers are found in it"
    )
    return Examination(questions, (source,), report)
