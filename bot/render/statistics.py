"""What admins are shown: how much was asked, how it went, and what to look at."""

from collections.abc import Iterable

from bot.render.text import html, one_line, shorten
from bot.storage.model import Stats
from bot.texts import Texts
from embeddings.search.outcome import Outcome

_QUESTION = 120


def statistics(stats: Stats, texts: Texts) -> str:
    """Render counts, the share of 👍, and the questions with 👎 or without an answer."""
    votes = stats.up + stats.down
    judged = (Outcome.ANSWERED, Outcome.UNSURE, Outcome.ABSENT)
    counts = {outcome.value: stats.outcomes.get(outcome, 0) for outcome in judged}
    says = texts.stats.format(
        questions=stats.questions,
        people=stats.people,
        up=stats.up,
        down=stats.down,
        share=f"{stats.up / votes:.0%}" if votes else "–",
        **counts,
    )
    lists = (
        (texts.stats_disliked, stats.disliked),
        (texts.stats_unanswered, stats.unanswered),
    )
    listed = [_listed(head, questions) for head, questions in lists if questions]
    return "\n\n".join([html(says), *listed])


def _listed(head: str, questions: Iterable[str]) -> str:
    """Render questions under what they have in common."""
    lines = [f"• {html(shorten(one_line(question), _QUESTION))}" for question in questions]
    return "\n".join([f"<b>{html(head)}</b>", *lines])
