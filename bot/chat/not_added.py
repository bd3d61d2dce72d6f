"""Why something was refused, in the language of the admin who tried it."""

import logging

from bot.texts.admins import AdminTexts
from corpus.model import OperatorError
from corpus.refusal import Refusal

log = logging.getLogger(__name__)


def why(error: OperatorError, said: AdminTexts) -> str:
    """Say why something was refused; what has no kind is said as the error says it.

    Which folder has no room is for whoever runs the bot, so it stands in the log.
    """
    if error.kind is Refusal.NO_ROOM:
        log.warning("%s", error)
    return said.refusals.get(error.kind, str(error))
