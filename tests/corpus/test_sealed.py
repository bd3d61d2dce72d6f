"""JSON that notices a flipped byte."""

import json
from typing import Any, NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.sealed import BrokenSealError, sealed, unsealed

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


def test_fields_are_written_as_a_person_reads_them() -> None:
    """One field a line, the checksum behind the others, letters as they are."""
    seal = "841641df3262d1f23e97bd76572e77d09a9c1b948c9d9b8a87457d21a7e65811"
    written = f'{{\n "a": "ä",\n "b": [\n  1\n ],\n "seal": "{seal}"\n}}'
    assert sealed({"a": "ä", "b": [1]}) == written.encode()
    empty = b"44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
    assert sealed({}) == b'{\n "seal": "' + empty + b'"\n}'


@given(st.dictionaries(st.text().filter(lambda name: name != "seal"), JSON))
def test_what_was_sealed_is_what_is_read(fields: dict[str, Any]) -> None:
    """Whatever JSON can say comes back, lone surrogates and no field at all too."""
    assert unsealed(sealed(fields)) == fields


@pytest.mark.parametrize("fields", [{}, {"a": "ä\ud800", "b": [1]}])
def test_each_flipped_byte_is_noticed(fields: dict[str, Any]) -> None:
    """None passes, wherever it stands: in a field, in a blank, in the seal itself."""
    data = sealed(fields)
    for place in range(len(data)):
        broken = data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
        with pytest.raises(BrokenSealError):
            unsealed(broken)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "isn't what was written"),
        (b"{", "isn't what was written"),
        (b"[" * 100_000, "isn't what was written"),
        (b"[]", "has no checksum"),
        (b'{"a": 1}', "has no checksum"),
        (b'{"a": 1, "seal": 2}', "has no checksum"),
        (b'{"a": 1, "seal": "2"}', "isn't what was written"),
        (sealed({"a": 1}) + b"\n", "isn't what was written"),
        (sealed({"a": 1})[1:], "isn't what was written"),
    ],
)
def test_what_was_never_sealed_says_so(data: bytes, says: str) -> None:
    """What an older version wrote is told from what was damaged."""
    with pytest.raises(BrokenSealError, match=says):
        unsealed(data)


def test_what_is_read_is_not_written_once_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """The checksum is that of the bytes: a document of hundreds of pages is only read."""

    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("written once more")

    data = sealed({"a": 1})
    monkeypatch.setattr(json, "dumps", refuse)
    assert unsealed(data) == {"a": 1}
