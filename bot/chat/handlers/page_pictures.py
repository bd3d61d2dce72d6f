"""The page that a passage stands on, sent as a picture with what answers marked."""

import logging

from telegram import CallbackQuery, Update
from telegram.constants import ChatAction
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from bot.answering.answers import Passage
from bot.answering.page_picture.model import NoPicture, PictureError, PictureRequest
from bot.answering.page_picture.parts import request_for
from bot.chat.handlers.callbacks import acknowledge, callback_in, carried, tapped_passage
from bot.chat.photos import Sent, send_photos
from bot.chat.sending import Reply, is_seen, send_below, show_at_work
from bot.chat.services import Services
from bot.chat.session import Session
from bot.render.page_picture import caption
from bot.texts import Texts

log = logging.getLogger(__name__)


async def on_page(services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Send the page of a passage; a second tap while it is on its way sends no other.

    Drawing may take seconds, and other taps on the message don't wait for that.
    """
    query, tapped = callback_in(update), await tapped_passage(services, update)
    if tapped is None:
        return
    session, passage = tapped
    request = request_for(passage, whole=carried(query).number == 1)
    if request is None:
        await acknowledge(query, session.texts.page_failed)
        return
    sending = _send_once(services, session, query, passage, request)
    context.application.create_task(sending, update)
    await acknowledge(query)


async def _send_once(
    services: Services,
    session: Session,
    query: CallbackQuery,
    passage: Passage,
    request: PictureRequest,
) -> None:
    """Send pictures of pages unless they are on their way to this chat already."""
    with services.photos.sending(session.chat, request.key) as is_first:
        if is_first:
            await _send(services, session, query, passage, request)


async def _send(
    services: Services,
    session: Session,
    query: CallbackQuery,
    passage: Passage,
    request: PictureRequest,
) -> None:
    """Send pictures of pages: those that Telegram has by their ids, others once they are made."""
    pages = [(part.number, part.label) for part in request.parts]
    known = services.photos.get(request.key)
    services.metrics.cache("photos", hit=known is not None)
    if known:
        words = caption(passage.report, pages, session.texts, is_marked=known.is_marked)
        try:
            await send_photos(query, known.photos, words)
        except BadRequest as error:
            log.info("A photo is made anew: %s", error.message)
            services.photos.forget(request.key)
        else:
            return
    if is_seen(query.message):
        await show_at_work(query.message, ChatAction.UPLOAD_PHOTO)
    try:
        made = await services.answering.page_pictures(request)
    except PictureError as error:
        log.warning("No picture of a page of %s: %s", passage.report.id, error)
        await send_below(query, Reply.plain(_why(error.reason, session.texts)))
        return
    words = caption(passage.report, pages, session.texts, is_marked=made.is_marked)
    photos = await send_photos(query, made.pictures, words)
    services.photos.put(request.key, Sent(photos, made.is_marked))


def _why(reason: NoPicture, texts: Texts) -> str:
    """Return what is said where there is no picture."""
    return {
        NoPicture.GONE: texts.page_gone,
        NoPicture.CHANGED: texts.page_changed,
        NoPicture.FAILED: texts.page_failed,
    }[reason]
