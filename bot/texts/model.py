"""The keys of the bot's texts; a language that lacks one doesn't pass the type checker."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from babel import Locale
from babel.dates import format_date, format_timedelta
from babel.lists import format_list

from bot.texts.admins import AdminTexts


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """Everything that the bot says in one language; what stands in braces is filled in.

    Texts are plain, but for `welcome`, `help`, `about` and `privacy`, which are HTML.
    """

    code: str
    locale: str
    name: str

    # What it is
    welcome: str
    try_these: str
    help: str
    about: str
    privacy: str
    description: str
    short_description: str
    commands: Mapping[str, str] = field(repr=False)

    # Answers
    absent: str
    absent_but: str
    unsure: str
    no_words: str
    cut: str
    read_with: str
    part: str
    unread: str
    about_section: str
    only_words: str
    ask_how: str
    talk: Mapping[str, str] = field(repr=False)
    absent_closest: str
    not_written: str
    by_meaning: str

    # All places
    all_places: str
    one_paragraph: str
    paragraphs: str
    no_places: str
    to_answer: str

    # When something is not as it was
    no_question: str
    no_passage: str
    changed_since: str
    gone_since: str
    nothing_around: str
    no_link: str
    old_contents: str
    went_wrong: str
    broken_off: str
    number_in_queue: str
    too_many_questions: str
    too_many_here: str
    too_many_taps: str
    too_many_queries: str
    unknown_command: str

    # Buttons under passages
    whole: str
    around: str
    copy: str
    share: str
    closest: str
    again: str
    open_in_chat: str

    # The page as a picture
    page_button: str
    page_gone: str
    page_changed: str
    page_failed: str
    page_unmarked: str

    # Reading and choosing
    contents: str
    choose_report: str
    back: str
    source: str
    page: str
    scanned: str
    also_in: str
    no_report: str
    choose_sources: str
    one_source: str
    one_alone: str
    one_must_stay: str
    choose_language: str
    language_set: str

    # Inline mode
    inline_start: str
    inline_absent: str
    inline_about: str
    inline_gone: str

    # Feedback and what is kept
    voted_up: str
    voted_down: str
    not_kept: str
    not_forgotten: str
    not_read: str
    forgotten: str
    kept_days: str
    kept_for_ever: str
    stats: str
    stats_disliked: str
    stats_unanswered: str
    not_invited: str
    nothing_to_read: str
    private_only: str

    # Reports that come and go
    admins: AdminTexts = field(repr=False)

    # In a terminal
    building_index: str

    def day(self, iso: str) -> str:
        """Write an ISO date as people read it: `2022-01-20` is `20 Jan 2022`."""
        return format_date(date.fromisoformat(iso), "medium", locale=self.locale)

    def count(self, paragraphs: int) -> str:
        """Say how many paragraphs there are."""
        number = f"{paragraphs:,}"
        return (self.one_paragraph if paragraphs == 1 else self.paragraphs).format(count=number)

    def days(self, count: int) -> str:
        """Write a number of days: `1 day`, `90 days`."""
        days = timedelta(days=count)
        # Above the threshold babel would turn to weeks and months.
        return format_timedelta(days, "day", threshold=1e9, locale=self.locale)

    def seconds(self, count: float) -> str:
        """Write how long something takes, in the unit that fits: `8 seconds`, `2 minutes`."""
        return format_timedelta(timedelta(seconds=max(1, round(count))), locale=self.locale)

    def language(self, code: str) -> str:
        """Name a language by its code: `en` is `English`; one that nobody names is its code."""
        return str(Locale.parse(self.locale).languages.get(code, code))

    def languages(self, codes: tuple[str, ...]) -> str:
        """Name languages by their codes: `en`, `zh` are `English and Chinese`."""
        return format_list([self.language(code) for code in codes], locale=self.locale)
