"""The reports of the catalog and added ones: those that can be read, and why others can't."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus.added.files import check_file
from corpus.added.state import Added, read_added
from corpus.catalog import load_catalog
from corpus.model import Entry, Report, ReportError
from corpus.readers import ReadFile
from corpus.report import read_report

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Shelf:
    """What was read; `failures` names each report that couldn't be, with its error."""

    reports: tuple[Report, ...]
    failures: tuple[tuple[Entry, ReportError], ...] = ()


def load_entries(catalog: Path, added: Added) -> tuple[Entry, ...]:
    """Return the entries of the catalog, then those of added reports.

    Raises:
        ReportError: the catalog itself cannot be used.
    """
    return (*load_catalog(catalog), *(each.entry for each in added.reports))


def entry_of(catalog: Path, report_id: str, added: Path | None = None) -> Entry:
    """Return the entry of one report.

    Raises:
        ReportError: the catalog is unusable, or has no such report; the message names those it has.
    """
    entries = load_entries(catalog, _added(added))
    for entry in entries:
        if entry.id == report_id:
            return entry
    known = ", ".join(entry.id for entry in entries)
    raise ReportError(f"The catalog {catalog} has no report '{report_id}'. It has: {known}.")


def read_catalog(catalog: Path, added: Path | None = None, read: ReadFile | None = None) -> Shelf:
    """Read every report of a catalog, and of the folder of those that were added.

    One that can't be read doesn't keep the others away.

    Args:
        catalog: the catalog file.
        added: the folder; None for none.
        read: what reads a file; None reads each anew.

    Raises:
        ReportError: a catalog itself cannot be used.
    """
    there = _added(added)
    return read_entries(load_entries(catalog, there), added=there, read=read)


def read_entries(
    entries: tuple[Entry, ...],
    known: Mapping[str, Report] | None = None,
    added: Added | None = None,
    read: ReadFile | None = None,
) -> Shelf:
    """Read the reports of entries; one that can't be read doesn't keep the others away.

    Args:
        entries: of two with the same id the first is read.
        known: reports that were read before; one whose entry is still the same isn't read again.
        added: those of them that were added, whose files are read only as they were then.
        read: what reads a file; None reads each anew.
    """
    reports: dict[str, Report] = {}
    failures: list[tuple[Entry, ReportError]] = []
    for entry in entries:
        before = known.get(entry.id) if known else None
        try:
            if entry.id in reports:
                raise ReportError(
                    f"Another report has the id '{entry.id}', too. Give one of them another."
                )
            if before and before.entry == entry:
                reports[entry.id] = before
            else:
                reports[entry.id] = _read(entry, added or Added(), read)
        except ReportError as error:
            failures.append((entry, error))
    return Shelf(tuple(reports.values()), tuple(failures))


def _read(entry: Entry, added: Added, read: ReadFile | None) -> Report:
    """Read a report; of one that was added, only what was added.

    Raises:
        ReportError: it can't be read, or its file is another one now.
    """
    own = added.find(entry.id)
    if own and own.entry == entry:
        check_file(own)
    return read_report(entry, read)


def read_reports(
    catalog: Path, added: Path | None = None, read: ReadFile | None = None
) -> tuple[Report, ...]:
    """Read the reports that can be read, as `read_catalog` does; the log names the others.

    Raises:
        ReportError: a catalog cannot be used, or none of its reports.
    """
    return served(read_catalog(catalog, added, read))


def served(shelf: Shelf) -> tuple[Report, ...]:
    """Return the reports that could be read; the log names the others.

    Raises:
        ReportError: none could.
    """
    if not shelf.reports:
        raise shelf.failures[0][1]
    for entry, error in shelf.failures:
        log.error("Report %s is not served: %s", entry.id, error)
    for report in shelf.reports:
        for warning in report.warnings:
            log.warning("Report %s: %s", report.id, warning)
    return shelf.reports


def _added(folder: Path | None) -> Added:
    """Return what was added to a folder; nothing without one."""
    return read_added(folder) if folder else Added()
