"""The keys of the texts that only admins read: adding a report in the chat, and managing them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from corpus.refusal import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class AdminTexts:
    """What the bot says to whoever adds and removes reports; what stands in braces is filled in.

    All of it is plain text but for the links of `invite` and `invite_open`, which are HTML.
    """

    # Under the welcome
    welcome: str

    # A document that was sent
    reading: str
    reading_many: str
    at_it: str
    too_big: str
    not_fetched: str
    gone_file: str
    already_there: str
    cannot_add: str
    # By what is wrong; what isn't here is said as the reader of the file says it, in English.
    refusals: Mapping[Refusal, str] = field(repr=False)

    # Who may ask
    invite: str
    invite_open: str

    # What it is
    title: str
    date: str
    language: str
    publisher: str
    guessed: str
    today: str
    unknown: str
    pages: str
    sections: str
    paragraphs: str
    documents: str

    # Whether it is added
    shall_add: str
    same_title: str
    which: str
    answered_then: str
    add: str
    add_all: str
    cancel: str
    new_edition: str
    another: str
    not_added: str

    # While it is added
    waits: str
    adding: str
    progress: str
    time_left: str
    added: str
    updated: str
    nothing_changed: str

    # The list of reports
    reports: str
    from_catalog: str
    from_file: str
    unreadable: str
    rename: str
    remove: str
    new_title: str
    renamed: str
    remove_question: str
    keep: str
    removed: str
    gone_report: str
