"""What every handler is given: the library to ask, the memory, and how the chat behaves."""

from dataclasses import dataclass, field

from cachetools import TTLCache

from bot.answering.answering import Answering
from bot.chat.memory import Memory
from bot.chat.options import ChatOptions
from bot.chat.photos import SentPhotos
from bot.chat.taps import Taps
from bot.service.api_health import ApiHealth
from bot.service.metrics import Metrics
from bot.service.options import ServiceOptions


@dataclass(frozen=True, slots=True)
class Services:
    """Answers, memory and options; all of it is open while a handler runs.

    `photos` are the pictures that Telegram has already, `typed` the last inline query of each
    person of the last minute, `offers` those that were taken up, and `sends` the taps that sent
    something just now; a process begins with none, and with nothing counted in `metrics` and
    nothing heard of the Bot API in `health`.
    """

    answering: Answering
    memory: Memory
    options: ChatOptions
    service: ServiceOptions
    photos: SentPhotos = field(default_factory=SentPhotos)
    offers: Taps = field(default_factory=lambda: Taps(3600))
    sends: Taps = field(default_factory=lambda: Taps(5))
    metrics: Metrics = field(default_factory=Metrics)
    health: ApiHealth = field(default_factory=ApiHealth)
    typed: TTLCache[int, str] = field(default_factory=lambda: TTLCache(10_000, 60))
