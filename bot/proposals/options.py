"""What is known of the server that proposes questions."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerOptions:
    """How an OpenAI-compatible server is reached; an empty `key` is none.

    It is asked again `retries` times, has `timeout_seconds` for each answer, and works on
    `concurrency` paragraphs at a time.
    """

    url: str
    model: str
    key: str = field(repr=False)
    timeout_seconds: float
    retries: int
    concurrency: int
