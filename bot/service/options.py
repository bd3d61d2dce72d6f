"""What the HTTP seat and the log of questions are told."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceOptions:
    """Where the seat listens (host:port, empty for nowhere), and whether questions are logged."""

    listen: str
    log_questions: bool
