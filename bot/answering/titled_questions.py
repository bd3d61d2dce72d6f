"""Questions about the sections of reports that have no expected questions."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice

from bot.answering.candidates import LONGEST, TRIED
from bot.answering.checks import CheckOf
from bot.answering.heading_labels import Habits
from bot.answering.headings import question_about, question_led
from bot.texts import ENGLISH, texts_in
from corpus.paragraphs import Paragraph
from embeddings.search.searcher import Searcher


def titled_questions(
    searcher: Searcher, check: CheckOf, language: str, sources: frozenset[str] | None
) -> Iterator[str]:
    """Yield questions about sections of reports without expected questions, once they are found.

    Where their headings make none, the questions that the reports ask and answer themselves.
    """
    collection = searcher.collection
    expected = collection.paragraph_of[collection.expected_sentence]
    with_sidecar = {collection.paragraphs[row].report for row in expected}
    bare = [p for p in collection.paragraphs if p.report not in with_sidecar]
    chosen = [p for p in bare if sources is None or p.report in sources]
    wanted = list({p.section: p for p in chosen if p.section}.values())
    # From all over: first, middle and last sections come before those between them.
    order = sorted(range(len(wanted)), key=lambda n: (n % max(1, len(wanted) // 3), n))
    phrases = tuple(dict.fromkeys((texts_in(language).about_section, ENGLISH.about_section)))
    habits = _habits(wanted)
    sections = ((wanted[n], _about(wanted[n], phrases, searcher, habits)) for n in order)
    tried = islice(((p, texts) for p, texts in sections if texts), TRIED)
    leads = ((p, (question_led(p.lead_text, LONGEST),)) for p in chosen if p.lead)
    led = islice(((p, (text,)) for p, (text,) in leads if text), TRIED)
    for paragraph, texts in chain(tried, led):
        if found := next((t for t in texts if _finds(check, t, paragraph, sources)), None):
            yield found


def _habits(paragraphs: Sequence[Paragraph]) -> Mapping[str, Habits]:
    """Return how each report writes its headings, given a paragraph of each section."""
    headings: dict[str, list[str]] = {}
    for paragraph in paragraphs:
        headings.setdefault(paragraph.report, []).append(paragraph.section[-1])
    return {report: Habits.of(each) for report, each in headings.items()}


def _about(
    paragraph: Paragraph,
    phrases: Sequence[str],
    searcher: Searcher,
    habits: Mapping[str, Habits],
) -> tuple[str, ...]:
    """Return the questions that a paragraph's section makes, one a phrase where it makes any."""
    given = (LONGEST, searcher.reader.is_english, habits[paragraph.report])
    made = (question_about(paragraph.section[-1], phrase, *given) for phrase in phrases)
    return tuple(dict.fromkeys(text for text in made if text))


def _finds(check: CheckOf, text: str, paragraph: Paragraph, sources: frozenset[str] | None) -> bool:
    """Say whether a question finds the section or paragraph that it was made of."""
    found = check(text, sources)
    if found is None or found.first is None:
        return False
    first = found.first
    return first.section == paragraph.section if paragraph.section else first == paragraph
