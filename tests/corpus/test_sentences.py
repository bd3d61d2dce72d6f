"""Sentence spans: where they are cut, and that they always are slices that cover the text."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.sentences import split_sentences


def sentences(text: str, language: str = "en") -> list[str]:
    """Return the sentences of a text as strings."""
    return [text[span.start : span.end] for span in split_sentences(text, language)]


@pytest.mark.parametrize(
    "text",
    [
        "We will advance work such as No. 2 Runway of Shenyang Airport.",
        "We brought 58,466.66 hectares of soil erosion under control.",
        "PM2.5 concentration was reduced to 35 mcg/m³, e.g. in Shenyang.",
        "We support “One Village, One Product” and the U.S. Government too.",
        "Dr. Smith and Mr. J. K. Brown paid $3.5 million in Jan. 2021.",
        "It was approx. 5 p.m. when they left.",
        "(10) Preventing the risk by addressing symptoms and causes.",
    ],
)
def test_one_sentence_stays_whole(text: str) -> None:
    """Abbreviations, decimals, labels and units don't end a sentence."""
    assert sentences(text) == [text]


def test_an_ordinary_page_is_cut_right() -> None:
    """Full stops, question marks and closing quotes end sentences; nothing else does."""
    text = "Is it good? Yes. He said, “We won!” Then they left. (See Fig. 3.) Next, rest."
    assert sentences(text) == [
        "Is it good?",
        "Yes.",
        "He said, “We won!”",
        "Then they left.",
        "(See Fig. 3.)",
        "Next, rest.",
    ]


def test_a_blank_line_ends_a_sentence() -> None:
    """The lines of a title block are sentences of their own."""
    assert sentences("The Title\n\n  By Somebody") == ["The Title", "By Somebody"]


def test_a_line_wrap_does_not_end_a_sentence() -> None:
    """A single line break counts as a space."""
    assert sentences("It rained\nall day. Then\nit stopped.") == [
        "It rained\nall day.",
        "Then\nit stopped.",
    ]


def test_a_very_long_sentence_is_cut_at_semicolons() -> None:
    """A list of clauses too long to quote becomes pieces that end at a semicolon."""
    clause = "growth of the added value of industries above the designated scale by more than 6%; "
    pieces = sentences(clause * 10)
    assert len(pieces) > 1
    assert all(piece.endswith(";") and len(piece) <= 500 for piece in pieces)


def test_chinese_is_cut_at_its_own_marks() -> None:
    """The splitter of the report's language is used."""
    assert sentences("经济增长了5.8%。就业稳定。", "zh") == ["经济增长了5.8%。", "就业稳定。"]


def test_an_unknown_language_is_no_error() -> None:
    """A language that nobody knows is split by general signs."""
    assert sentences("One. Two.", "xx") == ["One.", "Two."]


@given(st.text(max_size=300))
def test_spans_are_ordered_slices_that_cover_every_character(text: str) -> None:
    """Whatever the text, spans don't overlap, hold no outer white space, and miss nothing."""
    spans = split_sentences(text)
    covered = "".join(text[s.start : s.end] for s in spans)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert all(text[s.start : s.end].strip() == text[s.start : s.end] != "" for s in spans)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "He told the court: “I lit the lamp at four. The fog came in at five, and I "
            "sounded the "
            "horn. We took off eleven men.” The court thanked him.",
            [
                "He told the court: “I lit the lamp at four.",
                "The fog came in at five, and I sounded the horn.",
                "We took off eleven men.”",
                "The court thanked him.",
            ],
        ),
        (
            "The catch fell in 2016.[1] Cod made up most.[2][3] Prices rose.¹ Two boats were sold.",
            ["The catch fell in 2016.[1]", "Cod made up most.[2][3]", "Prices rose.¹",
             "Two boats were sold."],
        ),
        ("Larsen et al. [2011] measured it.", ["Larsen et al. [2011] measured it."]),
        (
            "**Cost.** The bridge cost 4 million. _Opening._ It opened in 1931.",
            ["**Cost.**", "The bridge cost 4 million.", "_Opening._", "It opened in 1931."],
        ),
    ],
    ids="quotation references authors labels".split(),
)  # fmt: skip
def test_marks_belong_to_the_sentence_before(text: str, expected: list[str]) -> None:
    """Quotations of several sentences are cut inside; references and bold type begin none."""
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Die Wand ist 4 m. Die Dicke d(h) stieg, d.h. um ein Drittel. Am 3. Mai war Schluss.",
            "de",
            ["Die Wand ist 4 m.", "Die Dicke d(h) stieg, d.h. um ein Drittel.",
             "Am 3. Mai war Schluss."],
        ),
        ("O porto recebeu 40 barcos. A Sra. Costa ficou!", "pt",
         ["O porto recebeu 40 barcos.", "A Sra. Costa ficou!"]),
        ("저는 갔다. 그는 왔다!", "ko", ["저는 갔다.", "그는 왔다!"]),
        ("المدينة كبيرة، وهي جميلة. هل هي بعيدة؟ لا.", "ar",
         ["المدينة كبيرة، وهي جميلة.", "هل هي بعيدة؟", "لا."]),
        ("भारत एक देश है। यह बड़ा है।", "hi", ["भारत एक देश है।", "यह बड़ा है।"]),
        ("彼は来た。[1]彼は見た。", "ja", ["彼は来た。[1]", "彼は見た。"]),
        ("彼は来た。彼は見た。", "en", ["彼は来た。", "彼は見た。"]),
        ("他说：“稳中求进！”会议结束了。", "zh", ["他说：“稳中求进！”", "会议结束了。"]),
    ],
    ids="crash portuguese korean arabic hindi japanese script chinese".split(),
)  # fmt: skip
def test_languages_are_split_by_their_own_signs(
    text: str, language: str, expected: list[str]
) -> None:
    """What the splitter doesn't know, or fails on, is split by general signs."""
    assert sentences(text, language) == expected


def test_a_list_is_one_sentence_with_its_lead() -> None:
    """What must be brought is all that the list says."""
    text = "Every volunteer must bring:\n1. a jacket\n2. boots. Old ones will do."
    assert sentences(text) == [text]


def test_what_stands_before_the_lead_of_a_list_is_no_part_of_it() -> None:
    """A list begins with the last sentence of its first line."""
    text = "Le dépôt a reçu 41 300 visites. Les nouveautés :\n- la collecte ;\n- la fin."
    assert sentences(text, "fr") == [
        "Le dépôt a reçu 41 300 visites.",
        "Les nouveautés :\n- la collecte ;\n- la fin.",
    ]


def test_words_without_a_stop_are_cut() -> None:
    """A run of words without any mark is cut between words, one without blanks anywhere."""
    for text in ("word " * 1000, "x" * 5000):
        pieces = sentences(text)
        assert len(pieces) > 1
        assert all(len(piece) <= 500 for piece in pieces)
        assert "".join("".join(pieces).split()) == "".join(text.split())


@given(
    st.text(alphabet=st.sampled_from('aB1 .!?“”"()[]*_¹\n:;,-。「」एا।؟'), max_size=200),
    st.sampled_from(["en", "de", "fr", "zh", "ja", "ko", "ar", "hi", "xx", ""]),
    st.integers(1, 30),
)
def test_spans_cover_texts_full_of_marks_in_every_language(
    text: str, language: str, times: int
) -> None:
    """Marks in any order, in texts longer than the splitter reads at once too, lose nothing."""
    text *= times
    spans = split_sentences(text, language)
    covered = "".join(text[s.start : s.end] for s in spans)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert all(len(text[s.start : s.end]) <= 500 for s in spans)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Sie ist ca. 400 m lang, d. h. länger als die alte."),
        ("de", "Hr. Dr. Lüders leitete den Bau i. A. des Kreises."),
        ("de", "Am 1. und 2. Juni wurde gestreikt."),
        ("de", "Laut Abs. 3 des Art. 5 gilt das."),
        ("fr", "Mme Roux, cf. p. 12, en a payé 10 %."),
        ("fr", "J.-P. Roux est parti."),
        ("es", "El Sr. López compró 40 barcos a las 5 p. m. del lunes."),
        ("pt", "O Sr. Silva chegou."),
        ("nl", "Dhr. J. de Vries woont o.a. in Delft."),
        ("pl", "Koniec roku 2019 r. był dobry."),
        ("en", "*St. Olaf* sank."),
        ("en", "Approx. 40 people came."),
        ("en", "The Rt. Hon. J. Moor, M.P., gave the largest."),
        ("en", "See ![pic](a.png) here."),
    ],
)
def test_abbreviations_of_other_languages_end_no_sentence(language: str, text: str) -> None:
    """What is cut off after a stop must be able to begin a sentence."""
    assert sentences(text, language) == [text]


def test_a_time_may_end_a_sentence_and_a_note_behind_a_year_does() -> None:
    """ "p.m." before a capital ends one; so does the number of a note on a year's stop."""
    assert sentences("He came at 6 p.m. He stayed.") == ["He came at 6 p.m.", "He stayed."]
    assert sentences("It was built in 1903.3 A crane was bought.") == [
        "It was built in 1903.3",
        "A crane was bought.",
    ]


def test_a_link_that_holds_a_sentence_ends_it() -> None:
    """The address belongs to the link's sentence."""
    assert sentences("[See here.](http://x.org/a) Then go.") == [
        "[See here.](http://x.org/a)",
        "Then go.",
    ]
