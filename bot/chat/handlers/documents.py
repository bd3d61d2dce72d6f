"""A document that an admin sends: what it is, and whether it is added, which a tap tells.

Nothing is kept between the offer and the tap: the offer replies to the document, which is fetched
once more. Of an album the documents are known in this process; after a restart that is said.
"""

import logging
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from telegram import Document, Message, Update
from telegram.ext import ContextTypes

from bot.chat import albums
from bot.chat.handlers.ask import on_question
from bot.chat.keyboards import reports as keyboards
from bot.chat.notes import say_note, turn_note
from bot.chat.question import asks_beside, message_in
from bot.chat.received import Received, reading, receive, too_big
from bot.chat.sending import Reply, respond
from bot.chat.services import Services
from bot.chat.session import session_of
from bot.chat.updates.update_order import in_order
from bot.render import documents as render
from bot.render.text import html
from bot.texts import Texts

log = logging.getLogger(__name__)


async def on_document(
    services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE
) -> None:
    """Say what a document is, and ask whether it is added; an album is offered as one."""
    message, session = message_in(update), await session_of(services, update)
    document, album = message.document, message.media_group_id
    if document is None:
        raise ValueError("the message has no document")
    if not album:
        offered = await _offer(services, message, [document], session.texts)
        if asks_beside(message) and not offered:
            await on_question(services, update, context)
    elif albums.keep(album, message, document, context):
        # The rest of the album waits for its turn in this chat.
        offering = _offer_album(services, update, context, session.texts)
        context.application.create_task(offering, update=update)


async def _offer_album(
    services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE, texts: Texts
) -> None:
    """Offer the documents of an album once all have come; answer what is asked beside the first."""
    message = message_in(update)
    album = message.media_group_id or ""
    sent = await albums.whole(album, context)
    offered = await _offer(services, message, sent, texts, album)
    if asks_beside(message) and not offered:
        async with in_order(context.application.update_processor, message.chat.id):
            await on_question(services, update, context)


async def _offer(
    services: Services, message: Message, sent: Sequence[Document], texts: Texts, album: str = ""
) -> bool:
    """Read documents, and ask in reply to the first whether they are added; tell whether so."""
    if len(sent) == 1 and (line := too_big(sent[0], texts)):
        await respond(message, Reply.plain(line), quote=True)
        return False
    note = await say_note(message, Reply.plain(reading(sent, texts)))
    with tempfile.TemporaryDirectory(prefix="verbatim-") as folder:
        received = await receive(services, sent, Path(folder), texts)
    # An album of which one alone can be read is still an album: its button finds it by that.
    reply = _offered(services, received, texts, album)
    if received.candidates and asks_beside(message):
        line = html(texts.admins.answered_then)
        reply = replace(reply, text=f"{reply.text}\n{line}")
    if not await turn_note(message, note, reply):
        await respond(message, reply, quote=True)
    return bool(received.candidates)


def _offered(services: Services, received: Received, texts: Texts, album: str) -> Reply:
    """Return the message that offers what was received."""
    candidates, refused = received.candidates, received.refused
    current = services.answering.current
    if not candidates:
        return Reply(render.not_added(refused, texts))
    same = {each.entry.title: current.same_title(each.entry.title) for each in candidates}
    if len(candidates) == 1 and not refused and not album:
        reports = same[candidates[0].entry.title]
        added = [report for report in reports if current.now.added.find(report.id)]
        markup = keyboards.whether_to_add(added, texts, is_double=bool(reports))
        return Reply(render.document(candidates[0], reports, texts), markup)
    first = {title: reports[0] for title, reports in same.items() if reports}
    text = render.documents(candidates, refused, first, texts)
    return Reply(text, keyboards.whether_to_add_all(len(candidates), album, texts))
