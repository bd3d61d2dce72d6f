"""The reports of a catalog: those that can be read, and why others can't."""

import logging
from dataclasses import dataclass
from pathlib import Path

from corpus.catalog import load_catalog
from corpus.model import Entry, Report, ReportError
from corpus.report import read_report

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Shelf:
    """What was read of a catalog; `failures` names each report that couldn't be, with its error."""

    reports: tuple[Report, ...]
    failures: tuple[tuple[Entry, ReportError], ...]


def read_catalog(catalog: Path) -> Shelf:
    """Read every report of a catalog; one that can't be read doesn't keep the others away.

    Raises:
        ReportError: the catalog itself cannot be used.
    """
    reports: list[Report] = []
    failures: list[tuple[Entry, ReportError]] = []
    for entry in load_catalog(catalog):
        try:
            reports.append(read_report(entry))
        except ReportError as error:
            failures.append((entry, error))
    return Shelf(tuple(reports), tuple(failures))


def read_reports(catalog: Path) -> tuple[Report, ...]:
    """Read the reports of a catalog that can be read; the log names the others.

    Raises:
        ReportError: the catalog cannot be used, or none of its reports.
    """
    shelf = read_catalog(catalog)
    if not shelf.reports:
        raise shelf.failures[0][1]
    for entry, error in shelf.failures:
        log.error("Report %s is not served: %s", entry.id, error)
    for report in shelf.reports:
        for warning in report.warnings:
            log.warning("Report %s: %s", report.id, warning)
    return shelf.reports
