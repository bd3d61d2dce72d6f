"""The questions that a model encoded last, each once though several threads want it."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from threading import Lock
from typing import Protocol, TypeAlias, runtime_checkable

from cachetools import LRUCache

from embeddings.encoder import Encoded, frozen
from embeddings.stages import cache_used

# How many questions are remembered as they were encoded.
RECENT = 64
# How many seconds a question is waited for that is encoded with others: alone it takes less.
_PATIENCE = 0.02

# What a thread encodes, for others to wait for; None where that has failed.
_Wanted: TypeAlias = Future[Encoded | None]


@runtime_checkable
class EncodesAhead(Protocol):
    """A model that encodes questions together before they are asked."""

    def encode_ahead(self, texts: Sequence[str]) -> None:
        """Encode and remember those questions that aren't remembered."""


class RecentQuestions:
    """Encodes questions one by one as they are asked, or together ahead; remembers the last."""

    def __init__(self, name: str, encode: Callable[[Sequence[str]], Sequence[Encoded]]) -> None:
        """Remember nothing yet.

        Args:
            name: of the cache, as it is noted how often it had what was wanted.
            encode: encodes texts together, in whatever thread calls it.
        """
        self._name = name
        self._encode = encode
        self._known: LRUCache[str, _Wanted] = LRUCache(RECENT)
        self._lock = Lock()

    def __call__(self, text: str) -> Encoded:
        """Return a question encoded; where another thread is at it, wait for that, but not long."""
        wanted, is_known = self._claim(text)
        if not is_known:
            cache_used(self._name, hit=False)
            return self._fill([text], [wanted])[0]
        if found := _soon(wanted):
            cache_used(self._name, hit=True)
            return found
        cache_used(self._name, hit=False)
        return frozen(self._encode([text])[0])

    def encode_ahead(self, texts: Sequence[str]) -> None:
        """Encode and remember those questions that aren't remembered, together."""
        claimed = [(text, *self._claim(text)) for text in dict.fromkeys(texts)]
        if own := [(text, wanted) for text, wanted, is_known in claimed if not is_known]:
            self._fill(*zip(*own, strict=True))

    def _claim(self, text: str) -> tuple[_Wanted, bool]:
        """Return what a question is or will be encoded as, and whether somebody sees to that."""
        with self._lock:
            wanted: _Wanted | None = self._known.get(text)
            if wanted is not None:
                return wanted, True
            wanted = self._known[text] = Future()
            return wanted, False

    def _fill(self, texts: Sequence[str], wanted: Sequence[_Wanted]) -> list[Encoded]:
        """Encode texts together; where that fails they are forgotten, and nobody waits for them."""
        try:
            found = [frozen(each) for each in self._encode(texts)]
            filled = [*zip(wanted, found, strict=True)]
        except BaseException:
            self._forget(texts, wanted)
            raise
        for future, each in filled:
            future.set_result(each)
        return found

    def _forget(self, texts: Sequence[str], wanted: Sequence[_Wanted]) -> None:
        """Remember nothing of texts that couldn't be encoded, and let go of who waits for them."""
        with self._lock:
            for text, future in zip(texts, wanted, strict=True):
                if self._known.get(text) is future:
                    del self._known[text]
                future.set_result(None)


def _soon(wanted: _Wanted) -> Encoded | None:
    """Return what another thread has encoded, or will in a moment; None where it doesn't."""
    with suppress(TimeoutError):
        return wanted.result(_PATIENCE)
    return None
