"""A guard at the door: only callers on this machine who meant to come here."""

from urllib.parse import urlsplit

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

LOOPBACK = {"127.0.0.1", "localhost", "::1"}


class LoopbackOnly:
    """Refuse requests that name another host, or that another site's page sends.

    A page on the web can point its own name at 127.0.0.1 (DNS rebinding) or post here from a
    form; both show in the Host or Origin header.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through or answer 403."""
        if scope["type"] != "http" or _is_local(scope):
            await self.app(scope, receive, send)
            return
        await PlainTextResponse("Forbidden: loopback only", 403)(scope, receive, send)


def _is_local(scope: Scope) -> bool:
    """Tell whether the request names this machine and no other."""
    headers = dict(scope["headers"])
    host = headers.get(b"host", b"").decode("latin-1")
    origin = headers.get(b"origin", b"").decode("latin-1")
    return _hostname(f"//{host}") in LOOPBACK and (not origin or _hostname(origin) in LOOPBACK)


def _hostname(address: str) -> str:
    """Return the host of an address, or nothing where there is none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
