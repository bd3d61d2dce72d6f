"""The people's side over HTTP, under /people: for a page, and for tests in another process."""

import json
from collections.abc import AsyncIterator
from dataclasses import asdict

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.demo.server.objects.errors import ApiError
from bot.demo.server.objects.views import message_json
from bot.demo.server.people.about import bot_page
from bot.demo.server.people.actions import perform
from bot.demo.server.people.people import People
from bot.demo.server.state.telegram import Telegram

KEEP_ALIVE_SECONDS = 15.0


async def act(request: Request) -> Response:
    """Do what a person does."""
    people: People = request.app.state.people
    try:
        body = await request.json()
        return JSONResponse({"result": perform(people, request.path_params["action"], body)})
    except KeyError as error:
        return JSONResponse({"error": f"missing or unknown: {error.args[0]}"}, 400)
    except (ValueError, LookupError, TypeError, PermissionError, ApiError) as error:
        return JSONResponse({"error": str(error)}, 400)


async def events(request: Request) -> Response:
    """Stream what a person sees, as Server-Sent Events; Last-Event-ID or `after` resumes."""
    telegram: Telegram = request.app.state.telegram
    user = int(request.path_params["user"])
    seen = request.headers.get("last-event-id") or request.query_params.get("after", "0")
    stream = _stream(telegram, user, int(seen))
    return StreamingResponse(
        stream, media_type="text/event-stream", headers={"cache-control": "no-store"}
    )


async def _stream(telegram: Telegram, user: int, last_id: int) -> AsyncIterator[str]:
    """Write each event as it comes, and a comment now and then."""
    yield ": here\n\n"
    while True:
        fresh = telegram.events.after(user, last_id)
        for event in fresh:
            last_id = event.id
            data = json.dumps(event.data, ensure_ascii=False)
            yield f"id: {event.id}\nevent: {event.kind}\ndata: {data}\n\n"
        if not fresh and telegram.events.closed:
            return
        if not fresh:
            await telegram.events.wait(KEEP_ALIVE_SECONDS)
            yield ": still here\n\n"


async def messages(request: Request) -> Response:
    """List the messages of a chat that a person is in."""
    telegram: Telegram = request.app.state.telegram
    user, chat_id = int(request.path_params["user"]), int(request.path_params["chat"])
    chat = telegram.chats.get(chat_id)
    if not chat or user not in telegram.people_in(chat):
        return JSONResponse({"error": f"chat {chat_id} isn't open to {user}"}, 404)
    found = telegram.messages[chat_id].values()
    listed = [message_json(message, keyboards=True) for message in found]
    return JSONResponse({"result": listed, "last_event_id": telegram.events.last_id})


async def bot(request: Request) -> Response:
    """Say what a person sees of the bot before writing: names, texts, commands."""
    telegram: Telegram = request.app.state.telegram
    number = int(request.path_params["user"])
    chat = telegram.chats.get(int(request.query_params.get("chat", number)))
    if not chat or number not in telegram.people_in(chat):
        return JSONResponse({"error": f"nothing is open to {number} there"}, 404)
    return JSONResponse({"result": bot_page(telegram, telegram.users[number], chat)})


async def calls(request: Request) -> Response:
    """List the calls of the bot, oldest first."""
    telegram: Telegram = request.app.state.telegram
    return JSONResponse({"result": [asdict(call) for call in telegram.calls]})


ROUTES = [
    Route("/people/calls", calls, methods=["GET"]),
    Route("/people/{user:int}/events", events, methods=["GET"]),
    Route("/people/{user:int}/bot", bot, methods=["GET"]),
    Route("/people/{user:int}/chats/{chat}/messages", messages, methods=["GET"]),
    Route("/people/{action}", act, methods=["POST"]),
]
