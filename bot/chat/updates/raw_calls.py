"""Calls of the Bot API whose results are read by nobody but the caller."""

import asyncio
from collections.abc import Mapping

import httpx

# Seconds to connect, and for an answer beyond those that the call itself waits.
_CONNECT, _ANSWER = 10.0, 15.0
_UNAUTHORIZED, _NOT_FOUND, _CONFLICT = 401, 404, 409


class CallFailedError(Exception):
    """A call that gave no result; the message says why, without the address, which holds the token.

    Args:
        says: why.
        code: Telegram's error code; 0 where it wasn't Telegram that answered.
        retry_after: the seconds that Telegram wants to be left alone for.
    """

    def __init__(self, says: str, code: int = 0, retry_after: float = 0.0) -> None:
        super().__init__(says)
        self.code = code
        self.retry_after = retry_after

    @property
    def is_refusal(self) -> bool:
        """Tell whether Telegram refuses the token: 401, or 404 for what is no token at all."""
        return self.code in (_UNAUTHORIZED, _NOT_FOUND)

    @property
    def is_conflict(self) -> bool:
        """Tell whether somebody else gets the updates."""
        return self.code == _CONFLICT


class RawCalls:
    """A connection to the Bot API, apart from that of the answers.

    Args:
        base_url: the address of the Bot API with the token.
        transport: what carries requests; None for the network.
    """

    def __init__(self, base_url: str, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self._base_url = base_url
        timeout = httpx.Timeout(None, connect=_CONNECT)
        self._client = httpx.AsyncClient(timeout=timeout, transport=transport)

    async def make(
        self, method: str, parameters: Mapping[str, object], seconds: float = 0.0
    ) -> object:
        """Make a call that waits so many seconds at the server; return its result.

        Raises:
            CallFailedError: there was none, for whatever reason.
        """
        try:
            async with asyncio.timeout(seconds + _ANSWER):
                url = f"{self._base_url}/{method}"
                answer = await self._client.post(url, json=dict(parameters))
        except (httpx.HTTPError, httpx.InvalidURL, TimeoutError, OSError) as error:
            # From None: what was tried holds the token.
            raise CallFailedError(type(error).__name__) from None
        return _result(answer)

    async def close(self) -> None:
        """Close the connection."""
        await self._client.aclose()


def _result(answer: httpx.Response) -> object:
    """Return the result in an answer.

    Raises:
        CallFailedError: there is none.
    """
    try:
        body = answer.json()
    except (ValueError, RecursionError):  # the latter where it is nested without end
        body = None
    if not isinstance(body, dict) or not isinstance(body.get("ok"), bool):
        # A gateway's page, or that of a network where one has to sign in.
        raise CallFailedError(f"status {answer.status_code}, and no answer of the Bot API")
    if body["ok"]:
        return body.get("result")
    code = body.get("error_code")
    ordered = body.get("parameters")
    seconds = ordered.get("retry_after", 0) if isinstance(ordered, dict) else 0
    raise CallFailedError(
        str(body.get("description", answer.status_code))[:200],
        code if isinstance(code, int) else answer.status_code,
        float(seconds) if isinstance(seconds, int | float) else 0.0,
    )
