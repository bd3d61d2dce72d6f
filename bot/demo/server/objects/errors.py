"""Errors that the Bot API answers with."""

from bot.demo.server.objects.model import Json


class ApiError(Exception):
    """A refusal, as the bot sees it: a code, a sentence, and sometimes what to do about it."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def json(self) -> Json:
        """Return the body of the answer."""
        body: Json = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def bad_request(message: str) -> ApiError:
    """Build error 400: the call is wrong."""
    return ApiError(400, f"Bad Request: {message}")


def forbidden(message: str) -> ApiError:
    """Build error 403: the chat is there, but closed to the bot."""
    return ApiError(403, f"Forbidden: {message}")


def conflict(message: str) -> ApiError:
    """Build error 409: two ways of getting updates at once."""
    return ApiError(409, f"Conflict: {message}")


def too_many_requests(seconds: int) -> ApiError:
    """Build error 429 with the seconds to wait."""
    return ApiError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


def migrated(chat: int) -> ApiError:
    """Build error 400: the group has become a supergroup."""
    says = "Bad Request: group chat was upgraded to a supergroup chat"
    return ApiError(400, says, migrate_to_chat_id=chat)
