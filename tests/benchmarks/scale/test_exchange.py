"""Other numbers, years and names in a sentence."""

import re

from benchmarks.scale.exchange import exchanged, names_by_length

TEXT = "In 1998 the harbour of Dalian took 4,205 ships, and Dalian grew by 7.5%."
NAMES = {6: ["Fushun"], 7: ["Jinzhou"]}


def test_names_are_capitalised_words_behind_others() -> None:
    """The first word of a sentence is none; each name counts once, by its length."""
    texts = ["Ships of Dalian sail to Anshan.", "From Dalian to the Liao river.", "No name."]
    assert names_by_length(texts) == {4: ["Liao"], 6: ["Anshan", "Dalian"]}


def test_numbers_years_and_names_are_others_of_the_same_length() -> None:
    """So every other letter stays where it was."""
    text = exchanged(TEXT, NAMES, 1)
    assert len(text) == len(TEXT)
    assert text.count("Fushun") == 2
    pattern = (
        r"In (?:19|20)\d\d the harbour of Fushun took \d,\d{3} ships, and Fushun grew by \d\.\d%\."
    )
    assert re.fullmatch(pattern, text)
    assert text != exchanged(TEXT, NAMES, 2)


def test_the_same_seed_gives_the_same() -> None:
    """On every machine and in every process."""
    assert exchanged("7 pigs of Dalian", {}, 3) == exchanged("7 pigs of Dalian", {}, 3)


def test_a_name_of_a_length_that_there_is_no_other_of_stays() -> None:
    """Nor does a text without anything to exchange change."""
    assert exchanged("the pigs of Dalian", {}, 1) == "the pigs of Dalian"
    assert exchanged("pigs on farms", NAMES, 1) == "pigs on farms"
