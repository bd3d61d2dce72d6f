"""Who comes to the page: a name for each, one group for all, and what they find."""

import re

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.demo.server.objects.model import Chat, Json, User
from bot.demo.server.people.groups import add_bot, join_group, open_group
from bot.demo.server.people.people import FIRST_PERSON, People
from bot.demo.server.state.telegram import Telegram

# Who comes first to a server that nobody was in before: in the demo they may do all.
FIRST_VISITOR = FIRST_PERSON + 1
GROUP_TITLE = "Readers"
GROUP_USERNAME = "readers_demo"
NAMES = ("You", "Mei", "Jonas", "Amara", "Lucía", "Yusuf", "Priya", "Noah", "Ingrid", "Tomás")
PHOTO = "image/jpeg"
# What every JPEG file begins with.
_JPEG = b"\xff\xd8"
_LANGUAGE = re.compile(r"[a-z]{2}")


async def arrive(request: Request) -> Response:
    """Bring in the next person, and take them to the group."""
    people: People = request.app.state.people
    language = str((await request.json()).get("language", ""))[:2].lower()
    language = language if _LANGUAGE.fullmatch(language) else "en"
    user = people.person(_free_name(people.telegram), language=language)
    _take_to_group(people, user)
    return JSONResponse({"result": user.json()})


def _free_name(telegram: Telegram) -> str:
    """Return the first name that nobody has yet."""
    taken = {user.first_name for user in telegram.users.values()}
    return next((name for name in NAMES if name not in taken), f"Guest {len(taken)}")


def _take_to_group(people: People, user: User) -> None:
    """Open the group for whoever comes first; let the others join."""
    telegram = people.telegram
    chats = telegram.chats.values()
    group = next((chat for chat in chats if chat.username == GROUP_USERNAME), None)
    if group:
        join_group(telegram, user, group)
        return
    add_bot(telegram, user, open_group(telegram, GROUP_TITLE, user, username=GROUP_USERNAME))


async def visit(request: Request) -> Response:
    """List the chats of a person; nothing if this server doesn't know them."""
    telegram: Telegram = request.app.state.telegram
    user = telegram.users.get(int(request.path_params["user"]))
    if not user or user.is_bot:
        return JSONResponse({"result": None})
    chats = [chat for chat in telegram.chats.values() if user.id in telegram.people_in(chat)]
    found = {
        "server": telegram.started,
        "starting": telegram.starting,
        "last_event_id": telegram.events.last_id,
        "person": user.json(),
        "bot": telegram.bot.json(),
        "chats": [_chat_json(telegram, chat) for chat in chats],
    }
    return JSONResponse({"result": found})


def _chat_json(telegram: Telegram, chat: Chat) -> Json:
    """Return a chat with what messages don't tell: members, topics, the bot's reactions."""
    messages = telegram.messages[chat.id].values()
    return chat.json() | {
        "members": len(telegram.people_in(chat)) + telegram.has_bot(chat),
        "topics": telegram.topics[chat.id],
        "reactions": {message.id: message.reactions for message in messages if message.reactions},
    }


async def download(request: Request) -> Response:
    """Hand out a file that is shown in a chat, always as a download."""
    telegram: Telegram = request.app.state.telegram
    file = telegram.files.get(request.path_params["file"])
    if not file:
        raise HTTPException(404)
    headers = {"content-disposition": "attachment", "x-content-type-options": "nosniff"}
    return Response(file.content, media_type="application/octet-stream", headers=headers)


async def show(request: Request) -> Response:
    """Hand out a photo that the bot sent, to be shown; anything else isn't found."""
    telegram: Telegram = request.app.state.telegram
    file = telegram.files.get(request.path_params["file"])
    if not file or (file.mime_type, file.content[:2]) != (PHOTO, _JPEG):
        raise HTTPException(404)
    headers = {"x-content-type-options": "nosniff", "cache-control": "private, max-age=86400"}
    return Response(file.content, media_type=PHOTO, headers=headers)


ROUTES = [
    Route("/visitors", arrive, methods=["POST"]),
    Route("/visitors/{user:int}", visit, methods=["GET"]),
    Route("/visitors/files/{file}", download, methods=["GET"]),
    Route("/visitors/photos/{file}", show, methods=["GET"]),
]
