"""What a change of the library comes to: which reports there are after it."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from bot.answering.snapshot import Snapshot
from corpus.added.candidate import Candidate, check_entry
from corpus.added.editions import KEPT, keep_edition
from corpus.added.files import keep_file
from corpus.added.ids import id_of
from corpus.added.state import Added, AddedReport
from corpus.model import Entry, Report, ReportError
from corpus.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Change:
    """The next generation, and the reports of it that were read just now, by their ids.

    `forgets` says that nothing of what isn't in it may be left anywhere.
    """

    added: Added
    reports: Mapping[str, Report] = field(default_factory=dict)
    forgets: bool = False


def adding(folder: Path, candidates: Sequence[Candidate], now: Snapshot) -> Change:
    """Add reports, and keep their files.

    Raises:
        ReportError: one of them is there already, or can't be kept.
    """
    reports: dict[str, Report] = {}
    entries: list[AddedReport] = []
    files = {Path(each.entry.file).name: each.entry.id for each in now.added.reports}
    for candidate in candidates:
        report = _kept(folder, _with_free_id(candidate, {*now.ids, *reports}))
        file = Path(report.entry.file).name
        if file in files:
            raise ReportError(
                f"'{candidate.name}' is the very file of the report '{files[file]}'. Nothing was "
                "added.",
                Refusal.SAME_FILE,
            )
        files[file] = report.id
        reports[report.id] = report
        entries.append(AddedReport(report.entry, candidate.name))
    return Change(now.added.changed(*now.added.reports, *entries), reports)


def updating(folder: Path, report_id: str, candidate: Candidate, now: Snapshot) -> Change:
    """Put a new edition in the place of a report, and keep what the old one said for its links.

    Who may read it stays, and title, publisher and url do unless they were given with the new file;
    date and language are the new file's.

    Raises:
        ReportError: there is no such added report, or this is its file, or it can't be kept.
    """
    old = find_added(report_id, now.added, now.library.reports)
    stay = [key for key in ("title", "publisher", "url") if key in ("url", *candidate.guessed)]
    details = {key: getattr(old.entry, key) for key in stay}
    if candidate.entry.url:
        details["url"] = candidate.entry.url
    new_edition = candidate.described(id=report_id, **details).for_readers(old.entry.readers)
    report = _kept(folder, new_edition)
    if report.entry.file == old.entry.file:
        raise ReportError(
            f"'{candidate.name}' is the very file of '{report_id}'. Nothing changed.",
            Refusal.SAME_FILE,
        )
    editions = old.editions
    if before := now.library.reports.get(report_id):
        today = datetime.now(UTC).date().isoformat()
        editions = (keep_edition(folder, before, today), *editions)[:KEPT]
    new = AddedReport(report.entry, candidate.name, editions)
    return Change(_replaced(now.added, new), {report_id: report})


def removing(report_id: str, now: Snapshot) -> Change:
    """Remove an added report.

    Raises:
        ReportError: there is no such added report, or it is the only one that can be asked.
    """
    find_added(report_id, now.added, now.library.reports)
    if set(now.library.reports) == {report_id}:
        raise ReportError(
            f"'{report_id}' is the only report, and without one there is nothing to ask. Add "
            "another one first.",
            Refusal.ONLY_REPORT,
        )
    kept = [each for each in now.added.reports if each.entry.id != report_id]
    return Change(now.added.changed(*kept), forgets=True)


def describing(report_id: str, details: Mapping[str, str], now: Snapshot) -> Change:
    """Change what is said of an added report: its title, date, publisher or url.

    Raises:
        ReportError: there is no such added report, or it can't be that.
    """
    old = find_added(report_id, now.added, now.library.reports)
    return _described(
        old, check_entry(replace(old.entry, **details, readers=old.entry.readers), old.name), now
    )


def showing(report_id: str, readers: tuple[int, ...] | None, now: Snapshot) -> Change:
    """Say who may read an added report; None is everybody who may ask.

    Raises:
        ReportError: there is no such added report.
    """
    old = find_added(report_id, now.added, now.library.reports)
    return _described(old, replace(old.entry, readers=readers), now)


def _described(old: AddedReport, entry: Entry, now: Snapshot) -> Change:
    """Put another entry in the place of an added report's; what it says stays."""
    report = now.library.reports.get(entry.id)
    reports = {entry.id: replace(report, entry=entry)} if report else {}
    return Change(_replaced(now.added, replace(old, entry=entry)), reports)


def find_added(report_id: str, added: Added, known: Container[str]) -> AddedReport:
    """Return an added report.

    Args:
        report_id: the id that somebody named.
        added: the reports that were added.
        known: the ids of all reports.

    Raises:
        ReportError: there is none of that id; the message says what to do with one of the catalog.
    """
    if found := added.find(report_id):
        return found
    if report_id in known:
        raise ReportError(
            f"'{report_id}' is a report of the catalog, which is never written to. Take it out of "
            "there, or set corpus.catalog to a catalog of your own."
        )
    names = ", ".join(each.entry.id for each in added.reports) or "none"
    raise ReportError(f"No report '{report_id[:60]}' was added. Added are: {names}.")


def _kept(folder: Path, candidate: Candidate) -> Report:
    """Keep a candidate's file, and return the report that it is from there."""
    file = keep_file(folder, candidate.file, candidate.content)
    entry = replace(candidate.entry, file=str(file))
    return replace(candidate.report, entry=entry)


def _with_free_id(candidate: Candidate, taken: set[str]) -> Candidate:
    """Return a candidate whose id nothing has: another where it was guessed.

    Raises:
        ReportError: the id was given, and there is a report of that.
    """
    if candidate.entry.id not in taken:
        return candidate
    if "id" not in candidate.guessed:
        raise ReportError(
            f"There is a report '{candidate.entry.id}' already. Give another id, or update that "
            "one."
        )
    year = candidate.entry.date[:4]
    return candidate.described(id=id_of(candidate.entry.title, year, taken))


def _replaced(added: Added, new: AddedReport) -> Added:
    """Return the next generation with another entry of a report."""
    return added.changed(*(new if e.entry.id == new.entry.id else e for e in added.reports))
