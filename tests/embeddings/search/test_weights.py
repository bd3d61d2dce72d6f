"""The weights of a score's parts, and taking a part away."""

from embeddings.search.weights import Weights


def test_a_part_is_taken_away_and_the_others_stay() -> None:
    """A weight becomes 0, spelling becomes False."""
    weights = Weights(context=0.1, heading=0.3, spelling=True)
    assert weights.without("heading") == Weights(context=0.1, heading=0, spelling=True)
    assert weights.without("spelling") == Weights(context=0.1, heading=0.3, spelling=False)


def test_ablations_lack_expected_questions_and_one_part_each() -> None:
    """Each part but expected questions is taken away once."""
    ablations = Weights().ablations()
    assert list(ablations) == [
        "meaning",
        "context",
        "heading_words",
        "heading",
        "answers",
        "quantity",
        "period",
        "shared",
        "meant",
        "follow_up",
        "own_year",
        "plan",
        "new_topic",
        "spelling",
    ]
    assert ablations["period"] == Weights(expected=0, period=0)
    assert ablations["spelling"] == Weights(expected=0, spelling=False)


def test_nothing_has_every_part_off() -> None:
    """Whatever parts there are."""
    assert not any(getattr(Weights.nothing(), part) for part in Weights.__slots__)
