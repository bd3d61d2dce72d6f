"""Whole updates of every kind, by what they are, with the least that the Bot API says of each."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from telegram.constants import ChatType

Raw: TypeAlias = dict[str, Any]

PERSON, GROUP, ADMIN, BOT = 1001, -1_001_000_000_001, 1002, 7_000_000_001
NAME = "@verbatim_demo_bot"
USER: Raw = {"id": PERSON, "is_bot": False, "first_name": "Ada", "language_code": "en"}
CHAT: Raw = {"id": PERSON, "type": str(ChatType.PRIVATE), "first_name": "Ada"}
ROOM: Raw = {"id": GROUP, "type": str(ChatType.SUPERGROUP), "title": "A group"}
DATE = 1_700_000_000
FILE: Raw = {"file_id": "f", "file_unique_id": "u", "file_size": 7}
PHOTO: Raw = {**FILE, "width": 9, "height": 9}
QUESTION = "Do pigs live on farms?"
OWN: Raw = {
    "message_id": 2,
    "date": DATE,
    "chat": CHAT,
    "from": {"id": BOT, "is_bot": True, "first_name": "Verbatim", "username": NAME[1:]},
    "text": "Pigs live on farms.",
    "entities": [{"type": "bold", "offset": 0, "length": 4}],
    "reply_markup": {"inline_keyboard": [[{"text": "In full", "callback_data": "w:x"}]]},
}


def message(**more: object) -> Raw:
    """Return a message of a person in private, with what it holds."""
    return {"message_id": 3, "date": DATE, "chat": CHAT, "from": USER, **more}


def asked(text: str, **more: object) -> Raw:
    """Return a message that begins with a command."""
    length = len(text.split()[0])
    entity = {"type": "bot_command", "offset": 0, "length": length}
    return message(text=text, entities=[entity], **more)


def tap(data: str, **more: object) -> Raw:
    """Return a tap on a button of a message."""
    held = {"id": "4", "from": USER, "chat_instance": "5", "message": OWN, "data": data}
    return {"callback_query": held | more}


# What a message can hold beside text, each with the least that the Bot API says of it.
CONTENT: Mapping[str, Raw] = {
    "photo": {"photo": [PHOTO], "caption": QUESTION},
    "animation": {"animation": {**PHOTO, "duration": 1}, "document": FILE},
    "audio": {"audio": {**FILE, "duration": 1}},
    "document": {"document": {**FILE, "file_name": "../../a.txt"}},
    "paid_media": {"paid_media": {"star_count": 1, "paid_media": []}},
    "sticker": {
        "sticker": {**PHOTO, "type": "regular", "is_animated": False, "is_video": False},
    },
    "story": {"story": {"chat": ROOM, "id": 1}},
    "video": {"video": {**PHOTO, "duration": 1}},
    "video_note": {"video_note": {**FILE, "length": 1, "duration": 1}},
    "voice": {"voice": {**FILE, "duration": 1}},
    "contact": {"contact": {"phone_number": "1", "first_name": "B"}},
    "dice": {"dice": {"emoji": "🎲", "value": 1}},
    "game": {"game": {"title": "G", "description": "D", "photo": [PHOTO]}},
    "poll": {
        "poll": {
            "id": "1",
            "question": "Q?",
            "options": [{"text": "A", "voter_count": 0, "persistent_id": "1"}],
            "total_voter_count": 0,
            "is_closed": False,
            "is_anonymous": True,
            "type": "regular",
            "allows_multiple_answers": False,
            "allows_revoting": False,
            "members_only": False,
        }
    },
    "venue": {
        "venue": {"location": {"longitude": 1.0, "latitude": 1.0}, "title": "T", "address": "A"}
    },
    "location": {"location": {"longitude": 1.0, "latitude": 1.0}},
    "invoice": {
        "invoice": {
            "title": "T",
            "description": "D",
            "start_parameter": "",
            "currency": "EUR",
            "total_amount": 1,
        }
    },
    "web_app_data": {"web_app_data": {"data": "x", "button_text": "y"}},
    "new_chat_members": {"new_chat_members": [USER]},
    "left_chat_member": {"left_chat_member": USER},
    "new_chat_title": {"new_chat_title": "T"},
    "new_chat_photo": {"new_chat_photo": [PHOTO]},
    "group_chat_created": {"group_chat_created": True},
    "migrate_to_chat_id": {"migrate_to_chat_id": GROUP},
    "migrate_from_chat_id": {"migrate_from_chat_id": GROUP},
    "pinned_message": {"pinned_message": OWN},
    "forum_topic_created": {"forum_topic_created": {"name": "T", "icon_color": 1}},
    "video_chat_ended": {"video_chat_ended": {"duration": 1}},
    "users_shared": {"users_shared": {"request_id": 1, "users": [{"user_id": 1}]}},
    "write_access_allowed": {"write_access_allowed": {}},
    "giveaway_created": {"giveaway_created": {}},
    "a kind of tomorrow": {"hologram": {"depth": [1, 2, 3]}},
}
_QUOTE: Raw = {"text": "Pigs live", "position": 0, "is_manual": True}
_ORIGIN: Raw = {"type": "user", "date": DATE, "sender_user": USER}
_ALBUM: Raw = {"media_group_id": "9", "from": {**USER, "id": ADMIN}, "chat": {**CHAT, "id": ADMIN}}
_MEMBER: Raw = {"user": USER, "status": "member"}
_NAMED: Raw = {"entities": [{"type": "mention", "offset": 0, "length": len(NAME)}]}
COMMANDS = "start help ask contents sources language about privacy forget stats reports x".split()

KINDS: Mapping[str, Raw] = {
    "text": {"message": message(text=QUESTION)},
    "reply": {"message": message(text=QUESTION, reply_to_message=OWN)},
    "quote": {"message": message(text="why?", reply_to_message=OWN, quote=_QUOTE)},
    "forwarded": {"message": message(text=QUESTION, forward_origin=_ORIGIN)},
    "via bot": {"message": message(text=QUESTION, via_bot=OWN["from"])},
    "in a group": {"message": message(text=f"{NAME} {QUESTION}", **_NAMED, chat=ROOM)},
    "of a channel": {"message": message(text=NAME, **_NAMED, chat=ROOM, sender_chat=ROOM)},
    **{name: {"message": message(**holds)} for name, holds in CONTENT.items()},
    **{f"/{name}": {"message": asked(f"/{name} liaoning_1")} for name in COMMANDS},
    "album": {"message": message(**_ALBUM, document={**FILE, "file_name": "a.md"})},
    "edited": {"edited_message": message(text=QUESTION, edit_date=DATE)},
    "channel post": {"channel_post": {"message_id": 1, "date": DATE, "chat": ROOM, "text": "A"}},
    "business": {"business_message": message(text=QUESTION, business_connection_id="b")},
    "tap": tap("p:1"),
    "tap, gone": tap("m:1", message={"message_id": 2, "date": 0, "chat": CHAT}),
    "tap, inline": tap("w:x", message=None, inline_message_id="i"),
    "tap, admin": tap("b::1", **{"from": {**USER, "id": ADMIN}}),
    "inline": {"inline_query": {"id": "4", "from": USER, "query": QUESTION, "offset": ""}},
    "chosen": {"chosen_inline_result": {"result_id": "1", "from": USER, "query": "q"}},
    "poll answer": {
        "poll_answer": {
            "poll_id": "1",
            "user": USER,
            "option_ids": [0],
            "option_persistent_ids": ["1"],
        }
    },
    "member": {
        "my_chat_member": {
            "chat": CHAT,
            "from": USER,
            "date": DATE,
            "old_chat_member": _MEMBER,
            "new_chat_member": _MEMBER,
        }
    },
    "join request": {
        "chat_join_request": {"chat": ROOM, "from": USER, "user_chat_id": PERSON, "date": DATE}
    },
    "of tomorrow": {"hologram": {"from": USER}},
}
