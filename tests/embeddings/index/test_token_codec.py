"""How the vectors of tokens are kept as bytes."""

import numpy as np
import pytest

from embeddings.arrays import Vectors
from embeddings.bundled_encoder import BUNDLED_CHECKSUM
from embeddings.encoder import normalise
from embeddings.index.token_codec import (
    ByteCodec,
    TokenCodec,
    TurnedCodec,
    codec_for,
    codec_of,
    rotation,
)

DIMENSION = 384


def unit_vectors(count: int, seed: int = 0, around: float = 0.0) -> Vectors:
    """Return (count, 384) vectors of unit length, `around` of a common one mixed in."""
    drawn = np.random.default_rng(seed).standard_normal((count + 1, DIMENSION))
    return normalise((drawn[1:] + around * drawn[0]).astype(np.float32))


@pytest.fixture(params=[ByteCodec(DIMENSION), TurnedCodec(DIMENSION)], ids=["bytes", "turned"])
def codec(request: pytest.FixtureRequest) -> TokenCodec:
    """Return each codec."""
    chosen: TokenCodec = request.param
    return chosen


def test_the_bundled_model_has_two_bits_per_component_and_any_other_a_byte() -> None:
    """A manifest's name gives the same codec; a token takes 98 bytes instead of 384."""
    assert codec_for(BUNDLED_CHECKSUM, 384) == codec_of("turned-2-bits", 384) == TurnedCodec(384)
    assert codec_for("words-1", 8) == codec_of("bytes", 8) == ByteCodec(8)
    assert (TurnedCodec(384).width, ByteCodec(384).width) == (98, 384)


@pytest.mark.parametrize(("codec", "most"), [(ByteCodec(384), 0.012), (TurnedCodec(384), 0.09)])
def test_cosines_are_near_the_exact_ones(codec: TokenCodec, most: float) -> None:
    """Of no pair are they off by more than four usual errors, and on average by little."""
    tokens, question = unit_vectors(400, around=1.0), unit_vectors(20, 1, around=1.0)
    codes = codec.encode(tokens)
    errors = codec.cosines(question, codes, np.arange(400)) - tokens @ question.T
    assert codes.shape == (400, codec.width)
    assert np.abs(errors).max() < most
    assert abs(errors.mean()) < most / 10


def test_a_token_matches_itself_with_one(codec: TokenCodec) -> None:
    """What rounding takes from a vector along itself is given back."""
    tokens = unit_vectors(50)
    codes = codec.encode(tokens)
    own = codec.cosines(tokens, codes, np.arange(50)).diagonal()
    np.testing.assert_allclose(own, 1, atol=0.01)


def test_axes_are_kept_like_any_other_vectors() -> None:
    """A vector of one component spreads over all when it is turned, as dense ones do."""
    codec, axes = TurnedCodec(DIMENSION), np.eye(DIMENSION, dtype=np.float32)
    cosines = codec.cosines(axes, codec.encode(axes), np.arange(DIMENSION))
    np.testing.assert_allclose(cosines, axes, atol=0.15)


def test_what_is_decoded_gives_the_same_cosines(codec: TokenCodec) -> None:
    """A row that is read alone is held against a question as the whole table is."""
    question, codes = unit_vectors(7, 1), codec.encode(unit_vectors(30))
    rows = np.array([29, 0, 3])
    wanted = codec.decode(codes[rows]) @ question.T
    np.testing.assert_allclose(codec.cosines(question, codes, rows), wanted, atol=2e-3)


def test_blocks_make_no_difference(codec: TokenCodec) -> None:
    """Many rows, more than are multiplied at a time, score as each does alone."""
    question, codes = unit_vectors(3, 1), codec.encode(unit_vectors(150))
    together = codec.cosines(question, codes, np.arange(150))
    alone = [codec.cosines(question, codes, np.array([row]))[0] for row in range(150)]
    np.testing.assert_allclose(together, alone, atol=1e-6)


def test_candidates_that_are_apart_keep_their_order(codec: TokenCodec) -> None:
    """Of two tokens whose cosines differ by 0.15, the nearer stays the nearer."""
    question = unit_vectors(1, 1)
    shares = np.linspace(-1, 1, 21, dtype=np.float32)[:, None]
    tokens = normalise(shares * question + unit_vectors(21))
    exact = (tokens @ question.T)[:, 0]
    kept = codec.cosines(question, codec.encode(tokens), np.arange(21))[:, 0]
    apart = exact[:, None] - exact > 0.15
    assert apart.sum() > 100
    assert (kept[:, None] > kept)[apart].all()


def test_no_tokens_have_no_codes(codec: TokenCodec) -> None:
    """A sentence that the model doesn't see is kept as well."""
    none = np.empty((0, DIMENSION), np.float32)
    codes = codec.encode(none)
    assert codes.shape == (0, codec.width)
    assert codec.decode(codes).shape == (0, DIMENSION)
    assert codec.cosines(unit_vectors(2), codes, np.arange(0)).shape == (0, 2)


def test_a_vector_of_zeros_matches_nothing(codec: TokenCodec) -> None:
    """It has no direction."""
    codes = codec.encode(np.zeros((1, DIMENSION), np.float32))
    assert codec.cosines(unit_vectors(2), codes, np.arange(1)).tolist() == [[0, 0]]


def test_the_rotation_keeps_lengths_and_is_the_same_everywhere() -> None:
    """It is orthogonal; of the codes of an old index the first bytes are these."""
    turn = rotation(DIMENSION)
    np.testing.assert_allclose(turn @ turn.T, np.eye(DIMENSION), atol=1e-5)
    ramp = normalise(np.arange(DIMENSION, dtype=np.float32)[None])
    assert TurnedCodec(DIMENSION).encode(ramp)[0, :6].tolist() == [94, 73, 22, 125, 34, 121]


def test_a_dimension_whose_bits_fill_no_bytes_is_refused() -> None:
    """The dimension is named."""
    with pytest.raises(ValueError, match="dimension is 6"):
        TurnedCodec(6)
