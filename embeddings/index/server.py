"""The server that an index's sentences may be kept on, and what can be wrong with it."""

from dataclasses import dataclass, field

from corpus.model import OperatorError

# Instead of an address: the client's own in-memory mode, which ends with the process.
IN_MEMORY = ":memory:"
_NO_RIGHTS, _NOT_FOUND = (401, 403), 404


@dataclass(frozen=True, slots=True)
class Server:
    """A collection of a Qdrant server.

    `url` is the server's address or `:memory:`, `collection` the name of the collection that holds
    this library alone, and `key` the API key, empty for none; it is in no repr.
    """

    url: str
    collection: str
    key: str = field(default="", repr=False)

    @property
    def is_in_memory(self) -> bool:
        """Say whether nobody but this process can see what is kept."""
        return self.url == IN_MEMORY

    def __str__(self) -> str:
        return f"collection {self.collection} at {self.url}"


class IndexServerError(OperatorError):
    """A server that can't be used as it is; the message says which, why and what to do."""


class ForeignCollectionError(IndexServerError):
    """A collection that isn't of this program, or of other models or another version."""


def is_away(server: Server, error: Exception) -> IndexServerError:
    """Say that a server can't be reached, or doesn't answer in time."""
    timed_out = "Timeout" in type(error).__name__
    why = "gives no answer in time" if timed_out else f"can't be reached ({type(error).__name__})"
    return IndexServerError(
        f"The Qdrant server at {server.url} {why}. See that it runs, or set index.url "
        "(VERBATIM_INDEX__URL) to one that does."
    )


def answers_oddly(server: Server, error: Exception) -> IndexServerError:
    """Say that what answers doesn't seem to be a Qdrant server."""
    return IndexServerError(
        f"What answers at {server.url} isn't a Qdrant server ({type(error).__name__}). Set "
        "index.url (VERBATIM_INDEX__URL) to one."
    )


def refuses(server: Server, status: int | None, reason: str) -> IndexServerError:
    """Say that a server refuses a call, and what is to be done about it."""
    if status in _NO_RIGHTS:
        says = "refuses the key"
        mend = (
            f"Set VERBATIM_INDEX__KEY to one that may write to the collection {server.collection}."
        )
    elif status == _NOT_FOUND:
        says = f"has no collection {server.collection} (any more)"
        mend = "Start again, and it is made anew; or correct index.url (VERBATIM_INDEX__URL)."
    else:
        says, mend = "can't do what it is asked for", "See its log."
    return IndexServerError(f"The Qdrant server at {server.url} {says}: {status} {reason}. {mend}")
