"""What the chat is told: how it behaves, and how the Bot API is reached."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitOptions:
    """How much a minute one person may ask, tap and type, and all people of a group; 0 is all."""

    person_questions: int
    group_questions: int
    person_taps: int
    person_inline: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatOptions:
    """How the chat behaves: who may ask and how much, who may do more, and how long two times last.

    Where it isn't `open`, `people` and `groups` may ask, and who came by a link with `invite`.

    A message is read as a follow-up within `followup_minutes`; Telegram may show inline results
    again for `inline_cache_seconds`.
    """

    admins: tuple[int, ...]
    open: bool
    people: tuple[int, ...]
    groups: tuple[int, ...]
    invite: str = field(repr=False)
    followup_minutes: int
    inline_cache_seconds: int
    limits: LimitOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class BotApi:
    """How the Bot API is reached, and how it reaches the bot.

    Without a `token` there is no bot yet, without a `webhook_url` the bot polls, and without a
    `webhook_secret` one is made from the token. At most `inbox_limit` updates wait, and what a
    process that died had in hand is taken over after `lease_seconds`.
    """

    token: str = field(repr=False)
    base_url: str
    base_file_url: str
    retries: int
    concurrent_updates: int
    inbox_limit: int
    lease_seconds: int
    webhook_url: str
    webhook_listen: str
    webhook_secret: str = field(repr=False)
