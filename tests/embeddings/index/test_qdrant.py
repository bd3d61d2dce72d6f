"""An index on a Qdrant server: what is put, kept, deleted and refused, and what fails with it."""

import traceback
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from qdrant_client import models

from corpus.model import Report
from embeddings.index.backends import has_index, keep_only, load_index, open_index
from embeddings.index.collection import Collection
from embeddings.index.folder import IndexMismatchError
from embeddings.index.qdrant.ids import point_ids
from embeddings.index.server import ForeignCollectionError, IndexServerError, Server
from embeddings.models import Models
from embeddings.search.search_setup import SearchSetup
from embeddings.search.searcher import Searcher
from tests.backends import new_collection
from tests.fakes import WordEncoder, meaning_setup, report_of, word_setup
from tests.qdrant_server import KEY, QdrantServer, running_qdrant

FARMS = "Pigs live on farms. Grain grows there.\n\nTrains go to europe."


@pytest.fixture
def qdrant() -> Iterator[QdrantServer]:
    """Return a server that runs."""
    with running_qdrant() as running:
        yield running


@pytest.fixture
def place(qdrant: QdrantServer) -> Server:
    """Return an unused collection there."""
    return new_collection(qdrant.url, KEY)


def written(folder: Path, text: str, name: str = "tiny") -> Report:
    """Write and read a report."""
    (folder / name).mkdir(exist_ok=True)
    return report_of(text, folder / name, id=name)


def shown(error: BaseException) -> str:
    """Return an error as a log shows it, with what led to it."""
    return "".join(traceback.format_exception(error))


def texts_of(qdrant: QdrantServer, place: Server) -> dict[str, int]:
    """Return how many sentences the server has of each report."""
    hits = qdrant.engine.facet(place.collection, "report").hits
    return {str(hit.value): hit.count for hit in hits}


def test_equal_sentences_of_two_reports_are_two_points(tmp_path: Path) -> None:
    """And so are two of one report."""
    reports = [written(tmp_path, f"{FARMS}\n\nTrains go to europe.", name) for name in ("a", "b")]
    ids = point_ids(Collection.of(reports))
    assert len(ids) == len({*ids}) == 8


def test_a_point_stays_while_it_says_the_same_there(tmp_path: Path) -> None:
    """A paragraph before it changes no other; another sentence beside it changes its own."""
    old = point_ids(Collection.of([written(tmp_path, FARMS)]))
    assert point_ids(Collection.of([written(tmp_path, f"Winter.\n\n{FARMS}")]))[1:] == old
    changed = point_ids(Collection.of([written(tmp_path, FARMS.replace("grows", "grew"))]))
    assert [a == b for a, b in zip(old, changed, strict=True)] == [False, False, True]


def test_one_query_finds_and_rescores(qdrant: QdrantServer, place: Server, tmp_path: Path) -> None:
    """Beside it the tokens of what is shown are read once, and what is near in meaning."""
    searcher = Searcher.open([written(tmp_path, FARMS)], tmp_path, meaning_setup(place))
    qdrant.calls.clear()
    assert searcher.search("pigs on farms").hits[0].paragraph.number == 1
    assert qdrant.calls[0] == "POST points/query"
    assert qdrant.calls.count("POST points/query") == 1
    assert qdrant.calls[1:] == ["POST points"] * len(qdrant.calls[1:])
    assert 1 <= len(qdrant.calls[1:]) <= 2
    qdrant.calls.clear()
    searcher.search("pigs on farms")
    assert qdrant.calls == ["POST points/query"]


def test_adding_a_report_encodes_and_puts_its_own_alone(
    qdrant: QdrantServer, place: Server, tmp_path: Path
) -> None:
    """And opening what is there puts nothing."""
    encoder = WordEncoder()
    one, two = written(tmp_path, FARMS, "one"), written(tmp_path, "Schools close.", "two")
    setup = SearchSetup(Models(encoder), server=place)
    Searcher.open([one], tmp_path / "ix", setup)
    encoder.encoded.clear()
    Searcher.open([one, two], tmp_path / "ix", setup)
    assert {*encoder.encoded} == {"Schools close."}
    assert texts_of(qdrant, place) == {"one": 3, "two": 1}
    qdrant.calls.clear()
    Searcher.open([one, two], tmp_path / "ix", setup)
    assert "PUT points" not in qdrant.calls


def test_another_replica_encodes_no_sentence(
    qdrant: QdrantServer, place: Server, tmp_path: Path
) -> None:
    """With a folder of its own, still empty, it finds all sentences on the server."""
    Searcher.open([written(tmp_path, FARMS)], tmp_path / "a", word_setup(place))
    encoder = WordEncoder()
    other = Searcher.open(
        [written(tmp_path, FARMS)], tmp_path / "b", SearchSetup(Models(encoder), server=place)
    )
    assert encoder.encoded == []
    assert other.search("trains to europe").hits[0].paragraph.number == 2


def test_what_is_removed_or_changed_is_left_nowhere(
    qdrant: QdrantServer, place: Server, tmp_path: Path
) -> None:
    """Until the change is done it is there: others may still be asked about it."""
    one, two = written(tmp_path, FARMS, "one"), written(tmp_path, "Schools close.", "two")
    Searcher.open([one, two], tmp_path / "ix", word_setup(place))
    new = written(tmp_path, "Pigs live on farms.\n\nTrains go to europe.", "one")
    searcher = Searcher.open([new], tmp_path / "ix", word_setup(place))
    assert texts_of(qdrant, place) == {"one": 4, "two": 1}
    keep_only(tmp_path / "ix", place, searcher.index)
    assert texts_of(qdrant, place) == {"one": 2}
    assert searcher.search("trains to europe").hits[0].paragraph.number == 2
    kept = Searcher.open([new], tmp_path / "ix", word_setup(place))
    assert kept.search("pigs").hits[0].paragraph.number == 1


def test_a_run_that_was_broken_off_is_completed_by_the_next(
    qdrant: QdrantServer, place: Server, tmp_path: Path
) -> None:
    """What was put already is encoded no more."""
    reports = [written(tmp_path, FARMS, "one"), written(tmp_path, "Schools close.", "two")]
    puts = iter([0, 0, 503])
    qdrant.failing = lambda call: next(puts) if call == "PUT points" else 0
    with pytest.raises(IndexServerError, match="503"):
        Searcher.open(reports, tmp_path / "ix", word_setup(place))
    qdrant.failing = lambda call: 0
    collection, encoder = Collection.of(reports), WordEncoder()
    with pytest.raises(IndexMismatchError, match=r"lacks sentences of two\. Add them with"):
        load_index(tmp_path / "ix", place, collection, Models(encoder))
    assert not has_index(tmp_path / "ix", place, collection, Models(encoder))
    open_index(tmp_path / "ix", place, collection, Models(encoder))
    assert {*encoder.encoded} == {"Schools close."}
    assert has_index(tmp_path / "ix", place, collection, Models(encoder))


def test_sentences_are_sent_some_at_a_time(
    qdrant: QdrantServer, place: Server, tmp_path: Path
) -> None:
    """64 of them, so that no call is larger than a server takes; the last put is the seal."""
    report = written(tmp_path, "\n\n".join(["Pigs live on farms."] * 70))
    Searcher.open([report], tmp_path / "ix", word_setup(place))
    assert qdrant.calls.count("PUT points") == 2 + 1
    assert texts_of(qdrant, place) == {"tiny": 70}


def test_points_that_somebody_deleted_are_put_again(
    qdrant: QdrantServer, place: Server, tmp_path: Path
) -> None:
    """The seal says that they are there, but their number doesn't."""
    report = written(tmp_path, FARMS)
    Searcher.open([report], tmp_path / "ix", word_setup(place))
    gone = point_ids(Collection.of([report]))[:1]
    qdrant.engine.delete(place.collection, models.PointIdsList(points=list(gone)))
    again = Searcher.open([report], tmp_path / "ix", word_setup(place))
    assert texts_of(qdrant, place) == {"tiny": 3}
    assert again.search("pigs on farms").hits[0].paragraph.number == 1


def test_points_that_vanish_while_it_is_asked_match_nothing(
    qdrant: QdrantServer, place: Server, tmp_path: Path
) -> None:
    """Another process has just removed the report: what is left is found."""
    reports = [written(tmp_path, FARMS, "one"), written(tmp_path, "Pigs sleep.", "two")]
    searcher = Searcher.open(reports, tmp_path / "ix", word_setup(place))
    one = models.FieldCondition(key="report", match=models.MatchValue(value="one"))
    qdrant.engine.delete(place.collection, models.Filter(must=[one]))
    assert [hit.paragraph.id for hit in searcher.search("pigs").hits] == ["two/1"]


@pytest.mark.parametrize("metadata", [None, {"version": 0}, {"version": 1, "words": "others"}])
def test_a_foreign_or_older_collection_is_refused(
    qdrant: QdrantServer, place: Server, tmp_path: Path, metadata: dict[str, object] | None
) -> None:
    """In one sentence, which says what differs and what to do; nothing of it is changed."""
    qdrant.engine.create_collection(place.collection, {}, metadata=metadata)
    with pytest.raises(ForeignCollectionError) as error:
        Searcher.open([written(tmp_path, FARMS)], tmp_path / "ix", word_setup(place))
    assert str(error.value).startswith(f"The Qdrant collection {place.collection} at {qdrant.url}")
    assert "Set index.collection to another name, or delete that collection" in str(error.value)
    assert qdrant.engine.count(place.collection).count == 0


def test_a_collection_of_other_models_is_refused(
    qdrant: QdrantServer, place: Server, tmp_path: Path
) -> None:
    """The name of the model that differs is said."""
    report = written(tmp_path, FARMS)
    Searcher.open([report], tmp_path / "a", word_setup(place))
    with pytest.raises(ForeignCollectionError, match="has meaning none, not meaning-1"):
        Searcher.open([report], tmp_path / "b", meaning_setup(place))


def test_a_server_that_is_away_is_said_in_a_line(tmp_path: Path, qdrant: QdrantServer) -> None:
    """What, which address, and what to do; no key."""
    qdrant.stop()
    place = new_collection(qdrant.url, KEY)
    with pytest.raises(IndexServerError) as error:
        Searcher.open([written(tmp_path, FARMS)], tmp_path / "ix", word_setup(place))
    assert str(error.value) == (
        f"The Qdrant server at {qdrant.url} can't be reached (ConnectError). See that it runs, or "
        "set index.url (VERBATIM_INDEX__URL) to one that does."
    )
    assert KEY not in f"{error.value!r} {shown(error.value)} {place!r} {place}"


@pytest.mark.parametrize("key", ["", "a-Secret_wrong"])
def test_a_wrong_key_is_said_in_a_line(tmp_path: Path, qdrant: QdrantServer, key: str) -> None:
    """Where it belongs is said, and not what it is."""
    place = new_collection(qdrant.url, key)
    with pytest.raises(IndexServerError) as error:
        Searcher.open([written(tmp_path, FARMS)], tmp_path / "ix", word_setup(place))
    assert "refuses the key: 401" in str(error.value)
    assert "Set VERBATIM_INDEX__KEY to one that may write" in str(error.value)
    assert "a-Secret" not in f"{error.value!r} {shown(error.value)} {place!r}"


def test_a_question_fails_while_the_server_is_away_and_the_next_one_works(
    qdrant: QdrantServer, place: Server, tmp_path: Path
) -> None:
    """Nothing has to be opened anew once it is back."""
    searcher = Searcher.open([written(tmp_path, FARMS)], tmp_path, word_setup(place))
    qdrant.stop()
    with pytest.raises(IndexServerError, match="can't be reached"):
        searcher.search("pigs on farms")
    qdrant.start()
    assert searcher.search("pigs on farms").hits[0].paragraph.number == 1


def test_a_sentence_without_tokens_is_found_by_its_words(place: Server, tmp_path: Path) -> None:
    """The model knows no word of it, and BM25 does."""
    report = written(tmp_path, f"{FARMS}\n\nQuorums abstain.")
    searcher = Searcher.open([report], tmp_path / "ix", word_setup(place))
    rows, _ = searcher.score(searcher.reader.query("quorums"), np.empty(0, np.float32))
    assert 3 in rows.tolist()


def test_a_library_without_reports_is_no_error(place: Server, tmp_path: Path) -> None:
    """It has nothing to say."""
    searcher = Searcher.open([], tmp_path / "ix", word_setup(place))
    assert searcher.search("pigs").hits == ()
