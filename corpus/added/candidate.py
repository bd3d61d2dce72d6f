"""A file that may become a report: what was read of it, and what is guessed of it."""

import re
from collections.abc import Container, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from corpus.added.files import name_of_file
from corpus.added.guess import Guess
from corpus.added.guesses import TODAY, guess_date, guess_language, guess_title
from corpus.added.ids import id_of
from corpus.added.publishers import guess_publisher
from corpus.catalog import entry_from
from corpus.model import Document, Entry, Report, ReportError
from corpus.readers import read_file
from corpus.readers.options import ReadOptions
from corpus.refusal import Refusal
from corpus.report import make_report

_TITLE, _NAME = 300, 200
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{1,8})*")
# What is read anew once the language is known.
_TOLD = ("text", "markdown", "html")


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What a person says of a report; what is empty is guessed from its file."""

    id: str = ""
    title: str = ""
    date: str = ""
    language: str = ""
    publisher: str = ""
    url: str = ""


@dataclass(frozen=True)
class Candidate:
    """A file that was read; nothing is kept of it yet.

    `report` is what it would be, under an id that was free when it was read; `name` what the file
    was called where it came from, `guessed` where each detail was found that nobody gave,
    and `content` the name that its content has.
    """

    file: Path
    name: str
    document: Document = field(repr=False)
    report: Report = field(repr=False)
    guessed: Mapping[str, str]
    content: str

    @property
    def entry(self) -> Entry:
        """Return what the catalog would say of it."""
        return self.report.entry

    def described(self, **details: str) -> "Candidate":
        """Return the same with other details, such as a title that somebody corrected.

        Raises:
            ReportError: one of them can't be.
        """
        entry = check_entry(replace(self.entry, **details, readers=self.entry.readers), self.name)
        guessed = {name: said for name, said in self.guessed.items() if name not in details}
        return replace(self, report=make_report(entry, self.document), guessed=guessed)

    def for_readers(self, readers: tuple[int, ...] | None) -> "Candidate":
        """Return the same for some readers; None is everybody who may ask."""
        entry = replace(self.entry, readers=readers)
        return replace(self, report=replace(self.report, entry=entry))


def read_candidate(
    file: Path, name: str = "", given: Given | None = None, taken: Container[str] = ()
) -> Candidate:
    """Read a file, and guess what nobody says of it.

    Args:
        file: where it lies.
        name: what it was called where it came from, which is text and never a path.
        given: what is known of it.
        taken: ids that there are.

    Raises:
        ReportError: it can't be read, or what was given of it can't be.
    """
    given, name, file = given or Given(), shown_name(name or file.name), file.absolute()
    content = name_of_file(file)
    document = _read(file, name, given.language)
    guesses = {} if given.language else {"language": guess_language(document)}
    language = given.language or guesses["language"].value
    if not given.language and document.format in _TOLD:
        document = _read(file, name, language)
    guesses |= _guesses(document, name, given, language)
    values = {key: guess.value for key, guess in guesses.items()}
    told = {key: getattr(given, key) for key in Given.__slots__ if getattr(given, key)}
    values |= told
    if "id" not in values:
        values["id"] = id_of(values["title"], _year(values["date"], guesses.get("date")), taken)
    entry = check_entry(Entry(**values, file=str(file), readers=None), name)
    sources = {key: guess.source for key, guess in guesses.items()}
    if "id" not in told:
        sources["id"] = "its title"
    return Candidate(file, name, document, make_report(entry, document), sources, content)


def _year(day: str, guess: Guess | None) -> str:
    """Return the year that an id may hold; empty where nothing tells when a report is from."""
    is_told = guess is None or guess.source != TODAY
    return day[:4] if is_told and re.fullmatch(r"\d{4}-\d\d-\d\d", day) else ""


def _on_one_line(text: str) -> str:
    """Return what can be shown of a text, on one line."""
    shown = "".join(c if c.isprintable() else " " for c in text.replace("\u00ad", ""))
    return " ".join(shown.split())


def shown_name(name: str) -> str:
    """Return a file's name as it can be shown: one line, without what turns or hides text."""
    return "".join(c if c.isprintable() else "\ufffd" for c in name)[:_NAME] or "\ufffd"


def _read(file: Path, name: str, language: str) -> Document:
    """Read a file; an error calls it as it was called where it came from.

    Raises:
        ReportError: it can't be read.
    """
    try:
        return read_file(file, ReadOptions(language))
    except ReportError as error:
        said = str(error).replace(str(file), shown_name(name))
        raise ReportError(said, error.kind) from error


def _guesses(document: Document, name: str, given: Given, language: str) -> dict[str, Guess]:
    """Guess title, date and publisher where they aren't given."""
    title = Guess(given.title, "") if given.title else guess_title(document, name)
    guesses = {} if given.title else {"title": title}
    if not given.date:
        guesses["date"] = guess_date(document, title.value, language)
    if not given.publisher:
        guesses["publisher"] = guess_publisher(document)
    return guesses


def check_entry(entry: Entry, name: str) -> Entry:
    """Return an entry, of a file of a name, that the catalog takes.

    Raises:
        ReportError: it doesn't; the message says why.
    """
    values = {key: _on_one_line(str(value)) for key, value in asdict(entry).items() if value}
    values.pop("readers", None)
    checked = values | {"file": entry.file}
    if not any(map(str.isalnum, values.get("title", ""))) or len(values["title"]) > _TITLE:
        raise ReportError(
            f"'{entry.title[:60]}' can't be a title: it needs letters, at most {_TITLE} of them.",
            Refusal.NO_TITLE,
        )
    if not _LANGUAGE.fullmatch(entry.language):
        raise ReportError(
            f"'{entry.language[:60]}' is no code of a language. Give one such as en, de or zh."
        )
    return replace(entry_from(checked, Path(name)), readers=entry.readers)
