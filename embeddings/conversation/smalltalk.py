"""Small talk: greetings, thanks and the like, which no report is searched for.

A message is small talk when nothing is left of it without phrases that are listed, or when it
means nearly the same as one and holds no word of its own. A question is never small talk, however
politely it opens.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Literal, get_args

import numpy as np

from corpus.toml_tables import read_table
from embeddings.arrays import Vectors
from embeddings.conversation.addressed import may_mean_bot
from embeddings.conversation.topics import topics
from embeddings.encoder import Encoder
from embeddings.stages import stage
from embeddings.text.words import words

SmallTalkKind = Literal["hello", "thanks", "bye", "who", "how", "ok"]

# Said together, what comes first here is answered: "hi, who are you?", "thanks, bye".
_ORDER: tuple[SmallTalkKind, ...] = ("who", "how", "bye", "thanks", "hello", "ok")
# A cosine; on eight files of questions none comes near a phrase with its own words alone.
_ALIKE = 0.65
_LONGEST = 14
# "No war?" and 对吗 ask; "ok?" doesn't.
_ASKS = ("?", "？", "吗")
_MARKS = r"\u0300-\u036f\u064b-\u065f\u0670\u0900-\u0dff"
# Scripts without spaces are compared sign by sign.
_ALONE = r"\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f"
# Vowel signs and long strokes of Arabic are written or left out, and some of its letters alike.
_UNWRITTEN = re.compile(r"[\u0640\u064b-\u065f\u0670]")
_ALIKE_IN_ARABIC = str.maketrans("أإآٱىیکہھۃة", "اااايي\u0643\u0647\u0647\u0647\u0647")
_TOKEN = re.compile(rf"[{_ALONE}]|(?:(?![{_ALONE}])[^\W_]|[{_MARKS}'’])+")
_REPEATED = re.compile(r"(.)\1{2,}")
_FACES: Mapping[str, SmallTalkKind] = {"👋": "hello", "🤗": "hello", "🙏": "thanks", "💐": "thanks"}
_OPENS_ALONE = frozenset("hi hello hey".split())
_BREAK = re.compile(r"\s*[,.!:;\n，。！：；、~]")


@dataclass(frozen=True, slots=True)
class Phrases:
    """What is listed: each phrase's tokens with its kind ("" for a filler), and the longest.

    `languages` has the codes of those that are neither English nor Chinese.
    """

    kinds: Mapping[tuple[str, ...], SmallTalkKind | Literal[""]]
    languages: Mapping[tuple[str, ...], str]
    longest: int
    like: tuple[tuple[str, SmallTalkKind], ...]


class SmallTalk:
    """Tells small talk, by what is listed and, for English, by the model."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    def kind(self, text: str) -> SmallTalkKind | None:
        """Return the kind of small talk that a whole message is, None for anything else."""
        tokens = [token for token, _ in _tokens(text)]
        if not tokens:
            return _face(text)
        found = _listed(tokens) or self._alike(text)
        if found == "ok" and len(tokens) > 1 and text.rstrip().endswith(_ASKS):
            return None
        rest = without_greeting(text)
        return found or (self.kind(rest) if rest != text else None)

    def _alike(self, text: str) -> SmallTalkKind | None:
        """Return the kind of a message that means what a phrase means, in its words alone."""
        found = words(text)
        if not 1 < len(found) <= _LONGEST or any(word.is_number for word in found):
            return None
        own = {part for word in topics(found) for part in word.stems}
        # "Who" and "how" are asked of the bot.
        possible = _ORDER if may_mean_bot(text, found) else _ORDER[2:]
        kinds = [kind for kind in possible if own <= self._known[kind]]
        if not kinds:
            return None
        with stage("encode_words"):
            vector = self._encoder.question(text).vector
        cosines = self._vectors @ vector
        best = int(cosines.argmax())
        kind = self._prototypes[best][1]
        return kind if cosines[best] >= _ALIKE and kind in kinds else None

    @cached_property
    def _prototypes(self) -> list[tuple[str, SmallTalkKind]]:
        """Return phrases of each kind in English."""
        listed = [
            (" ".join(phrase), kind)
            for phrase, kind in phrases().kinds.items()
            if kind and len(phrase) > 1 and phrase not in phrases().languages
            if " ".join(phrase).isascii()
        ]
        return [*phrases().like, *listed]

    @cached_property
    def _known(self) -> Mapping[SmallTalkKind, frozenset[str]]:
        """Return the stems that each kind is made of."""
        known: dict[SmallTalkKind, set[str]] = {kind: set() for kind in _ORDER}
        for text, kind in self._prototypes:
            known[kind].update(part for word in words(text) for part in word.stems)
        return {kind: frozenset(parts) for kind, parts in known.items()}

    @cached_property
    def _vectors(self) -> Vectors:
        """Return (p, d) vectors of these phrases, encoded when first needed."""
        encoded = self._encoder.questions([text for text, _ in self._prototypes])
        return np.array([phrase.vector for phrase in encoded], np.float32)


def language_of_small_talk(text: str) -> str:
    """Return the code of the language that small talk is in; empty for English and Chinese."""
    known, tokens = phrases(), [token for token, _ in _tokens(text)]
    spans = (
        tuple(tokens[start:end])
        for start in range(len(tokens))
        for end in range(min(len(tokens), start + known.longest), start, -1)
    )
    return next((known.languages[span] for span in spans if span in known.languages), "")


def without_greeting(text: str) -> str:
    """Return a question without the greeting that it opens with; small talk stays as it is."""
    tokens = list(_tokens(text))
    for length in range(min(len(tokens) - 2, 6), 0, -1):
        opening = [token for token, _ in tokens[:length]]
        kind = _listed(opening)
        rest = text[tokens[length - 1][1] :]
        if kind in ("hello", "thanks", "ok") and (_BREAK.match(rest) or opening[0] in _OPENS_ALONE):
            return rest.lstrip(" ,.!:;\n，。！：；、~")
    return text


@cache
def phrases() -> Phrases:
    """Read the phrases from smalltalk.toml, beside this module."""
    data = read_table(__package__, "smalltalk.toml")
    kinds: dict[tuple[str, ...], SmallTalkKind | Literal[""]] = {}
    kinds.update({_key(each): "" for listed in data["fillers"].values() for each in listed})
    languages: dict[tuple[str, ...], str] = {}
    for kind in get_args(SmallTalkKind):
        for code, listed in data[kind]["others"].items():
            kinds.update({_key(phrase): kind for phrase in listed})
            languages = {_key(phrase): code for phrase in listed} | languages
    for kind in get_args(SmallTalkKind):
        said = {_key(phrase): kind for phrase in data[kind]["phrases"]}
        kinds.update(said)
        languages = {phrase: code for phrase, code in languages.items() if phrase not in said}
    like = tuple((text, kind) for kind in get_args(SmallTalkKind) for text in data[kind]["like"])
    return Phrases(kinds, languages, max(map(len, kinds)), like)


def _key(text: str) -> tuple[str, ...]:
    """Return the tokens of a phrase."""
    return tuple(token for token, _ in _tokens(text))


def _tokens(text: str) -> list[tuple[str, int]]:
    """Return the words of a text, or characters without spaces, as compared, and their ends.

    Letters in a row are one: "heyyy" is "hey". "شكراً" is "شكرا".
    """
    return [
        (_compared(match[0]), match.end())
        for match in _TOKEN.finditer(text)
        if match[0].strip("'’")
    ]


def _compared(token: str) -> str:
    """Return a word in the form that all ways to write it share."""
    whole = unicodedata.normalize("NFC", token).casefold().replace("’", "'").strip("'")
    return _REPEATED.sub(r"\1", _UNWRITTEN.sub("", whole).translate(_ALIKE_IN_ARABIC))


def _listed(tokens: Sequence[str]) -> SmallTalkKind | None:
    """Return the kind of a message that is made of phrases and fillers alone.

    `reached[n]` holds the kinds of one reading of the first n tokens; phrases before fillers.
    """
    known = phrases()
    reached: dict[int, frozenset[SmallTalkKind]] = {0: frozenset()}
    for start in range(len(tokens)):
        if start not in reached:
            continue
        for end in range(start + 1, min(len(tokens), start + known.longest) + 1):
            kind = known.kinds.get(tuple(tokens[start:end]))
            if kind is None:
                continue
            said = reached[start] | ({kind} if kind else set())
            if end not in reached or _rank(said) < _rank(reached[end]):
                reached[end] = frozenset(said)
    kinds = reached.get(len(tokens), frozenset())
    return next((kind for kind in _ORDER if kind in kinds), None)


def _rank(kinds: frozenset[SmallTalkKind] | set[SmallTalkKind]) -> int:
    """Return the rank of the first kind that would be answered."""
    return next((n for n, kind in enumerate(_ORDER) if kind in kinds), len(_ORDER))


def _face(text: str) -> SmallTalkKind | None:
    """Return the kind of a message of emoji alone."""
    signs = [sign for sign in text if ord(sign) >= 0x2190]
    if not signs:
        return None
    return next((_FACES[sign] for sign in signs if sign in _FACES), "ok")
