"""The bot's side of the server: /bot<token>/<method> and /file/bot<token>/<path>."""

import asyncio
import re

from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from bot.demo.server.api.arguments import Arguments, read_arguments
from bot.demo.server.api.methods import METHODS
from bot.demo.server.api.methods.delivery import check_session
from bot.demo.server.api.methods.method import Answer
from bot.demo.server.objects.errors import ApiError, bad_request
from bot.demo.server.state.faults import Fault
from bot.demo.server.state.records import Call
from bot.demo.server.state.telegram import Telegram

_PAGE = "<html><head><title>Welcome to our network</title></head><body>Sign in.</body></html>"
_TOKEN = re.compile(r"[1-9][0-9]{0,19}:[A-Za-z0-9_-]{3,}")


class Dropped(Response):
    """A connection that ends in the middle of the answer."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Promise a body and leave."""
        headers = [(b"content-length", b"2")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})


async def call_method(request: Request) -> Response:
    """Answer one call of the bot and write it down."""
    telegram: Telegram = request.app.state.telegram
    name = str(request.path_params["method"])
    started, arguments, error = telegram.clock(), Arguments({}, {}), ""
    try:
        _check_token(telegram, str(request.path_params["token"]))
        arguments = await read_arguments(request)
        fault = telegram.faults.take(name, arguments.text("chat_id"))
        return await _answer(request, name, arguments, fault)
    except ApiError as refusal:
        error = refusal.description
        return JSONResponse(refusal.json(), refusal.code)
    except ClientDisconnect:
        # A bot that was killed while it sent; nobody reads what is answered.
        error = "the connection ended before the call was read"
        return Response(status_code=400)
    finally:
        method = METHODS.get(name.lower())
        known = method.name if method else name
        telegram.calls.append(Call(known, arguments.log(), started, error))


async def _answer(
    request: Request, name: str, arguments: Arguments, fault: Fault | None
) -> Response:
    """Do what the method does, unless a fault or the end of the connection comes first."""
    if fault and fault.status and fault.body:
        return HTMLResponse(_PAGE, fault.status)
    if fault and fault.status:
        raise fault.error()
    if fault and fault.drop == "before":
        return Dropped()
    work = asyncio.ensure_future(_handle(request.app.state.telegram, name, arguments))
    gone = asyncio.ensure_future(_disconnected(request))
    await asyncio.wait([work, gone], return_when=asyncio.FIRST_COMPLETED)
    gone.cancel()
    if not work.done():
        work.cancel()
        return Dropped()
    result = work.result()
    if fault and fault.drop == "after":
        return Dropped()
    if fault and fault.body == "page":
        return HTMLResponse(_PAGE)
    body = {"ok": True, "result": result}
    if isinstance(result, Answer):
        body = {"ok": True, "result": result.result, "description": result.description}
    answer = JSONResponse(body)
    if fault and fault.body == "cut":
        half = bytes(answer.body)[: len(answer.body) // 2]
        return Response(half, media_type="application/json")
    return answer


async def _disconnected(request: Request) -> None:
    """Wait until the bot hangs up."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def _handle(telegram: Telegram, name: str, arguments: Arguments) -> object:
    """Find the method, check that it knows every parameter, and run it."""
    method = METHODS.get(name.lower())
    if not method:
        raise ApiError(404, "Not Found: method not found")
    values = arguments.values.values()
    # An album names its files inside JSON.
    uploaded = {key for key in arguments.files if any(f"attach://{key}" in v for v in values)}
    given = (arguments.values.keys() | arguments.files.keys()) - uploaded
    for parameter in sorted(given - method.parameters):
        raise bad_request(f'method {method.name} has no parameter "{parameter}" here')
    return await method.handle(telegram, arguments)


def _check_token(telegram: Telegram, token: str) -> None:
    """Refuse what isn't a token, and a token that was revoked."""
    if not _TOKEN.fullmatch(token):
        raise ApiError(404, "Not Found")
    check_session(telegram)


async def download(request: Request) -> Response:
    """Hand out a file that getFile has named."""
    telegram: Telegram = request.app.state.telegram
    try:
        _check_token(telegram, str(request.path_params["token"]))
        path = request.path_params["path"]
        file = next((file for file in telegram.files.values() if file.path == path), None)
        if not file:
            raise ApiError(404, "Not Found")
    except ApiError as refusal:
        return JSONResponse(refusal.json(), refusal.code)
    return Response(file.content, media_type="application/octet-stream")


async def not_found(request: Request, error: Exception) -> Response:
    """Answer an address that is nothing."""
    return JSONResponse(ApiError(404, "Not Found").json(), 404)


ROUTES = [
    Route("/bot{token}/{method}", call_method, methods=["GET", "POST"]),
    Route("/file/bot{token}/{path:path}", download, methods=["GET"]),
]
