"""Requests to the Bot API whose answers are whole and its own, or an error without their words."""

import asyncio
from functools import partial
from http import HTTPStatus

from telegram._utils.defaultvalue import DEFAULT_NONE
from telegram._utils.types import ODVInput
from telegram.error import NetworkError, TimedOut
from telegram.request import HTTPXRequest, RequestData

from bot.chat.calls.answers import NoAnswerError, checked

# Seconds after which an answer that still trickles in is given up, beside the wait for it to begin.
_WHOLE_ANSWER, _WHOLE_FILE = 40.0, 300.0
# Bytes from which on an answer takes long to read.
_LARGE = 50_000

# The method that shows what the bot is doing.
TYPING = "sendChatAction"


def puts_a_message(method: str) -> bool:
    """Tell whether a method puts a message into a chat."""
    return method.startswith(("send", "copy", "forward")) and method != TYPING


def gives_a_message(method: str) -> bool:
    """Tell whether a method's result is what it puts into a chat; others give a number alone."""
    return puts_a_message(method) and not method.startswith(("copy", "forwardMessages"))


class UnreadableAnswerError(NetworkError):
    """An answer that isn't the Bot API's, as of a proxy, a captive portal or a broken connection.

    `status` is its HTTP status. What it holds is neither kept nor said: it may be somebody's words.
    """

    def __init__(self, status: int) -> None:
        super().__init__(f"the answer isn't one of the Bot API (HTTP {status})")
        self.status = status


class CheckedRequest(HTTPXRequest):
    """Calls the Bot API; an answer must be one of its own, and come whole in time."""

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = DEFAULT_NONE,
        write_timeout: ODVInput[float] = DEFAULT_NONE,
        connect_timeout: ODVInput[float] = DEFAULT_NONE,
        pool_timeout: ODVInput[float] = DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Make a request; files that are fetched (GET) may be anything, and take longer.

        Raises:
            UnreadableAnswerError: the answer isn't one of the Bot API.
            TimedOut: it didn't come in time.
        """
        timeouts = (read_timeout, write_timeout, connect_timeout, pool_timeout)
        answer = super().do_request(url, method, request_data, *timeouts)
        is_call = method == "POST"
        begins = read_timeout if isinstance(read_timeout, int | float) else self.read_timeout or 0
        try:
            async with asyncio.timeout(begins + (_WHOLE_ANSWER if is_call else _WHOLE_FILE)):
                status, payload = await answer
        except TimeoutError as error:
            raise TimedOut("the answer came too slowly") from error
        return await _checked(url, status, payload) if is_call else (status, payload)


async def _checked(url: str, status: int, payload: bytes) -> tuple[int, bytes]:
    """Return an answer as it can be read; a large one is read beside the event loop.

    Raises:
        UnreadableAnswerError: it isn't the Bot API's.
    """
    is_message = gives_a_message(url.rpartition("/")[2])
    read = partial(checked, status, payload, is_message=is_message)
    try:
        return read() if len(payload) < _LARGE else await asyncio.to_thread(read)
    except NoAnswerError:
        raise UnreadableAnswerError(status) from None


def was_refused(error: UnreadableAnswerError) -> bool:
    """Tell whether an unreadable answer says by its status that nothing was done (4xx)."""
    return HTTPStatus.BAD_REQUEST <= error.status < HTTPStatus.INTERNAL_SERVER_ERROR
