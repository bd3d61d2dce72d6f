"""Products of two bits per component, in whole numbers and in floats."""

import numpy as np
import pytest

from embeddings.arrays import TokenCodes, Vectors
from embeddings.encoder import normalise
from embeddings.index.level_products import FloatProducts, products
from embeddings.index.levels import level_values
from embeddings.index.whole_products import WholeProducts, multiplies_whole_numbers

DIMENSION = 384


def drawn(tokens: int, asked: int) -> tuple[Vectors, TokenCodes]:
    """Return a question's tokens of unit length, and codes of others."""
    random = np.random.default_rng(tokens)
    question = normalise(random.standard_normal((asked, DIMENSION), np.float32))
    return question, random.integers(0, 256, (tokens, DIMENSION // 4), np.uint8)


def test_the_first_component_is_in_the_lowest_bits() -> None:
    """Two bits each, from the lowest level to the highest."""
    values = level_values(np.array([[0b11_10_01_00]], np.uint8))
    assert values.tolist() == [pytest.approx([-1.51, -0.4528, 0.4528, 1.51])]


@pytest.mark.parametrize(("tokens", "asked"), [(0, 3), (1, 1), (255, 8), (256, 9), (600, 14)])
def test_both_ways_multiply_alike(tokens: int, asked: int) -> None:
    """Whole numbers are off by less than a hundredth of a component's size, whatever the blocks."""
    question, codes = drawn(tokens, asked)
    exact = level_values(codes) @ question.T
    assert FloatProducts(question).of(codes) == pytest.approx(exact, abs=1e-4)
    assert WholeProducts(question).of(codes) == pytest.approx(exact, abs=0.05)
    assert products(question).of(codes).shape == (tokens, asked)


def test_a_question_of_zeros_or_of_no_tokens_matches_nothing() -> None:
    """It has no scale."""
    codes = drawn(3, 1)[1]
    zeros = np.zeros((2, DIMENSION), np.float32)
    assert WholeProducts(zeros).of(codes).tolist() == [[0, 0]] * 3
    assert WholeProducts(zeros[:0]).of(codes).shape == (3, 0)


def test_codes_may_be_columns_of_wider_ones() -> None:
    """As they are beside their factors."""
    question, codes = drawn(5, 2)
    wide = np.concatenate([codes, codes[:, :2]], axis=1)
    assert np.array_equal(
        WholeProducts(question).of(wide[:, :-2]), WholeProducts(question).of(codes)
    )


@pytest.mark.parametrize(("capability", "told"), [("avx512_vnni", True), ("avx2", False)])
def test_whole_numbers_are_for_processors_that_multiply_them(
    capability: str, told: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By their own instructions."""
    monkeypatch.setattr("torch.cpu.get_capabilities", lambda: {capability: True})
    multiplies_whole_numbers.cache_clear()
    assert multiplies_whole_numbers() == told
    multiplies_whole_numbers.cache_clear()
