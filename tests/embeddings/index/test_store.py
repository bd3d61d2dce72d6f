"""The folder that an index is kept in."""

import logging
import multiprocessing
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NoReturn

import numpy as np
import pytest
from safetensors import SafetensorError

from corpus.sealed import sealed, unsealed
from embeddings.index import facts, manifest
from embeddings.index.collection import Collection
from embeddings.index.folder import (
    DamagedIndexError,
    IndexFolderError,
    IndexMismatchError,
    data_files,
)
from embeddings.index.index import Index
from embeddings.index.saving import keep_only, save_index
from embeddings.index.store import has_index, load_index, open_index
from embeddings.models import Models
from tests.fakes import MeaningEncoder, WordEncoder, axis, collection_of, report_of

TEXTS = ("Pigs live on farms.", "Trains go to europe. Grain gave a harvest.")


@pytest.fixture
def collection(tmp_path: Path) -> Collection:
    """Return a collection of two paragraphs with three sentences."""
    return collection_of(*TEXTS, folder=tmp_path)


def test_a_saved_index_loads_the_same(collection: Collection, tmp_path: Path) -> None:
    """What is loaded answers as what was saved, and nothing is encoded again."""
    encoder = WordEncoder()
    built = open_index(tmp_path / "ix", collection, Models(encoder))
    encoder.encoded.clear()
    loaded = open_index(tmp_path / "ix", collection, Models(encoder))
    assert encoder.encoded == []
    rows, words = np.arange(3), np.stack([axis("pigs"), axis("grain")])
    np.testing.assert_array_equal(loaded.sentence_vectors(rows), built.sentence_vectors(rows))
    cosines = [index.context_cosines(axis("grain"), rows) for index in (loaded, built)]
    np.testing.assert_array_equal(cosines[0], cosines[1])
    matches = [index.context_matches(words, rows) for index in (loaded, built)]
    np.testing.assert_array_equal(matches[0], matches[1])


def test_only_changed_sentences_are_encoded_again(tmp_path: Path) -> None:
    """When one paragraph changes, its own texts alone are encoded, not the others'."""
    encoder = WordEncoder()
    open_index(tmp_path / "ix", collection_of(*TEXTS, folder=tmp_path), Models(encoder))
    encoder.encoded.clear()
    changed = collection_of(TEXTS[0], "Trains go to europe. Schools in winter.", folder=tmp_path)
    index = open_index(tmp_path / "ix", changed, Models(encoder))
    assert encoder.encoded == ["Schools in winter.", "Trains go to europe. Schools in winter."]
    assert 2 in index.nearest(axis("winter", "schools"), 1)


def test_an_index_without_a_model_is_said_to_have_none(
    collection: Collection, tmp_path: Path
) -> None:
    """Instead of an empty place in the message."""
    open_index(tmp_path / "ix", collection, Models(WordEncoder(), MeaningEncoder()))
    with pytest.raises(IndexMismatchError, match="has multilingual meaning-1, not none"):
        load_index(tmp_path / "ix", collection, Models(WordEncoder()))


def test_what_was_told_in_another_way_is_told_anew(
    collection: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An index of an older version of the facts is refused; of what is encoded all is kept."""
    encoder = WordEncoder()
    with monkeypatch.context() as older:
        for module in (facts, manifest):
            older.setattr(module, "FACTS_VERSION", 1)
        older.setattr(facts, "sameness", lambda paragraph: paragraph.number)
        old = open_index(tmp_path / "ix", collection, Models(encoder))
    assert [each.sames.tolist() for each in old.facts] == [[1, 2]]
    with pytest.raises(IndexMismatchError, match="has facts 1, not"):
        load_index(tmp_path / "ix", collection, Models(encoder))
    encoder.encoded.clear()
    told = open_index(tmp_path / "ix", collection, Models(encoder)).facts
    assert [each.sames.tolist() for each in told] == [
        [facts.sameness(each) for each in collection.paragraphs]
    ]
    assert encoder.encoded == []


@pytest.mark.parametrize(
    ("changed", "years"), [({"date": "2024-03-14"}, [2023]), ({"language": "de"}, [])]
)
def test_what_the_catalog_says_anew_of_a_report_is_told_anew(
    changed: Mapping[str, str], years: Sequence[int], tmp_path: Path
) -> None:
    """What "last year" means follows the date and the language; no sentence is encoded again."""
    text, encoder, folder = "Pigs ran last year.", WordEncoder(), tmp_path / "ix"
    before = Collection.of([report_of(text, tmp_path, date="2022-03-14")])
    (told,) = open_index(folder, before, Models(encoder)).facts
    assert told.years.tolist() == [2021]
    encoder.encoded.clear()
    after = Collection.of([report_of(text, tmp_path, **{"date": "2022-03-14", **changed})])
    assert not has_index(folder, after, Models(encoder))
    (told,) = open_index(folder, after, Models(encoder)).facts
    assert told.years.tolist() == years
    assert encoder.encoded == []


def damage_missing(folder: Path) -> None:
    """Delete the data file."""
    next(folder.glob("*.seg")).unlink()


def damage_truncated(folder: Path) -> None:
    """Cut the data file in half."""
    file = next(folder.glob("*.seg"))
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def damage_foreign(folder: Path) -> None:
    """Put another file in the place of the data file."""
    next(folder.glob("*.seg")).write_bytes(b"not an index")


def damage_manifest(folder: Path) -> None:
    """Put something else in the place of the manifest."""
    (folder / "manifest.json").write_text("[]")


def damage_version(folder: Path) -> None:
    """Make the index one of another format."""
    said = unsealed((folder / "manifest.json").read_bytes())
    (folder / "manifest.json").write_bytes(sealed(said | {"format": 0}))


def damage_codec(folder: Path) -> None:
    """Have the index say that its tokens are kept in another way."""
    said = unsealed((folder / "manifest.json").read_bytes())
    (folder / "manifest.json").write_bytes(sealed(said | {"codec": "turned-2-bits"}))


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (damage_missing, "missing, truncated or foreign"),
        (damage_truncated, "missing, truncated or foreign"),
        (damage_foreign, "missing, truncated or foreign"),
        (damage_manifest, "manifest.json is damaged"),
        (damage_version, "has format 0, not"),
        (damage_codec, "has codec turned-2-bits, not bytes"),
    ],
)
def test_a_damaged_index_says_how_to_rebuild_and_is_rebuilt(
    collection: Collection,
    tmp_path: Path,
    damage: Callable[[Path], None],
    says: str,
) -> None:
    """Loading refuses it with the command that mends it; opening builds it anew."""
    folder = tmp_path / "ix"
    open_index(folder, collection, Models(WordEncoder()))
    damage(folder)
    with pytest.raises(IndexMismatchError, match=r"run_bot\.py index") as error:
        load_index(folder, collection, Models(WordEncoder()))
    assert says in str(error.value)
    open_index(folder, collection, Models(WordEncoder()))
    assert load_index(folder, collection, Models(WordEncoder()))


def flipped(data: bytes, step: int) -> Iterator[bytes]:
    """Yield a file with one bit of a byte turned over, at its beginning and every few bytes on."""
    for place in range(0, len(data), step):
        changed = bytearray(data)
        changed[place] ^= 1 << place % 8
        yield bytes(changed)


def test_a_flipped_byte_of_any_file_is_named_and_nothing_is_answered_from_it(
    collection: Collection, tmp_path: Path
) -> None:
    """Of this index as of the one before it: the manifest at each byte, the data at many."""
    folder, models = tmp_path / "ix", Models(WordEncoder(), MeaningEncoder())
    before = collection_of(TEXTS[0], folder=tmp_path)
    for each in (before, collection):
        open_index(folder, each, models)
    (newest,) = data_files(folder)
    files = [file for file in sorted(folder.iterdir()) if file.suffix in (".json", ".seg")]
    assert len(files) == 4
    for file in files:
        data, step = file.read_bytes(), 1 if file.suffix == ".json" else 37
        asked = collection if file.name in ("manifest.json", newest) else before
        assert len(data) > 50 * step
        for changed in flipped(data, step):
            file.write_bytes(changed)
            with pytest.raises(IndexMismatchError) as error:
                load_index(folder, asked, models)
            # Asked for the index before, the manifest of this one says what it is of.
            if asked is collection:
                assert isinstance(error.value, DamagedIndexError)
                assert file.name in str(error.value)
        file.write_bytes(data)
    assert load_index(folder, collection, models).manifest.sentences == 3


def test_a_damaged_index_is_rebuilt_with_a_warning(
    collection: Collection, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """An operator who sleeps finds a line that names the file, and the bot goes on."""
    open_index(tmp_path / "ix", collection, Models(WordEncoder()))
    damage_manifest(tmp_path / "ix")
    caplog.clear()  # Where another test had the log tell more, the first opening stands there too.
    with caplog.at_level(logging.WARNING):
        assert (
            open_index(tmp_path / "ix", collection, Models(WordEncoder())).manifest.sentences == 3
        )
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert "manifest.json is damaged" in caplog.text


def test_an_index_of_another_model_is_refused(collection: Collection, tmp_path: Path) -> None:
    """The message names what differs, with both values."""
    open_index(tmp_path / "ix", collection, Models(WordEncoder()))
    other = WordEncoder()
    other.checksum = "words-2"
    with pytest.raises(IndexMismatchError, match="has checksum words-1, not words-2"):
        load_index(tmp_path / "ix", collection, Models(other))


def test_an_index_of_another_text_is_refused(tmp_path: Path) -> None:
    """A changed paragraph makes an index stale."""
    open_index(tmp_path / "ix", collection_of(*TEXTS, folder=tmp_path), Models(WordEncoder()))
    changed = collection_of(TEXTS[0], folder=tmp_path)
    with pytest.raises(IndexMismatchError, match="has corpus"):
        load_index(tmp_path / "ix", changed, Models(WordEncoder()))


class Interrupted(WordEncoder):
    """An encoder that stops the build in the middle."""

    def documents(self, *_: object) -> NoReturn:
        """Fail as if somebody had pressed Ctrl-C."""
        raise KeyboardInterrupt


def test_an_interrupted_build_leaves_the_old_index_whole(tmp_path: Path) -> None:
    """Stopped while it encodes, a rebuild changes nothing in the folder."""
    old = collection_of(*TEXTS, folder=tmp_path)
    open_index(tmp_path / "ix", old, Models(WordEncoder()))
    (tmp_path / "ix" / "build.lock").touch()
    before = {file.name: file.read_bytes() for file in (tmp_path / "ix").iterdir()}
    with pytest.raises(KeyboardInterrupt):
        open_index(
            tmp_path / "ix", collection_of("Winter.", folder=tmp_path), Models(Interrupted())
        )
    assert {file.name: file.read_bytes() for file in (tmp_path / "ix").iterdir()} == before


def test_a_save_that_fails_half_way_leaves_the_old_index_whole(
    collection: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Data are written under a new name and the manifest last, so a full disk loses nothing."""
    folder = tmp_path / "ix"
    open_index(folder, collection, Models(WordEncoder()))
    other = Index.build(collection_of("Winter.", folder=tmp_path), Models(WordEncoder()))
    data = [file.name for file in folder.glob("*.seg")]

    def full(*_: object, **__: object) -> None:
        raise SafetensorError("No space left on device")

    monkeypatch.setattr("embeddings.index.mapped_file.save_file", full)
    with pytest.raises(IndexFolderError, match="No space left on device"):
        save_index(folder, other.manifest, other.segments)
    assert [file.name for file in folder.glob("*.seg")] == data
    assert load_index(folder, collection, Models(WordEncoder()))


def test_an_unwritable_folder_is_refused_before_any_work(
    collection: Collection, tmp_path: Path
) -> None:
    """The error names the folder and the setting, and nothing was encoded."""
    (tmp_path / "file").touch()
    encoder = WordEncoder()
    with pytest.raises(IndexFolderError, match=r"VERBATIM_INDEX__FOLDER"):
        open_index(tmp_path / "file" / "ix", collection, Models(encoder))
    assert encoder.encoded == []


def test_old_data_files_are_cleaned_up_but_the_last(tmp_path: Path) -> None:
    """After many rebuilds the folder holds this index and the one before it."""
    for n in range(4):
        collection = collection_of(*TEXTS, f"Winter {n}.", folder=tmp_path)
        open_index(tmp_path / "ix", collection, Models(WordEncoder()))
    assert len(list((tmp_path / "ix").glob("*.seg"))) == 2


def test_the_index_before_the_last_is_loaded_by_whoever_has_its_collection(tmp_path: Path) -> None:
    """A change that was broken off after its index leaves what there was; nothing is encoded."""
    folder, encoder = tmp_path / "ix", WordEncoder()
    old = collection_of(*TEXTS, folder=tmp_path)
    open_index(folder, old, Models(encoder))
    new = collection_of(*TEXTS, "Winter.", folder=tmp_path)
    open_index(folder, new, Models(encoder))
    encoder.encoded.clear()
    assert open_index(folder, old, Models(encoder)).manifest.sentences == 3
    assert open_index(folder, new, Models(encoder)).manifest.sentences == 4
    assert encoder.encoded == []


@pytest.mark.parametrize("kept", [0, 1])
def test_one_index_is_kept_and_nothing_of_the_other_is_left(kept: int, tmp_path: Path) -> None:
    """Be it the last or the one before."""
    folder, encoder = tmp_path / "ix", WordEncoder()
    collections = [
        collection_of(*TEXTS, folder=tmp_path),
        collection_of(*TEXTS, "Winter.", folder=tmp_path),
    ]
    indexes = [open_index(folder, collection, Models(encoder)) for collection in collections]
    keep_only(folder, indexes[kept])
    assert load_index(folder, collections[kept], Models(encoder)).manifest == indexes[kept].manifest
    with pytest.raises(IndexMismatchError):
        load_index(folder, collections[1 - kept], Models(encoder))
    assert len(list(folder.glob("*.seg"))) == len(list(folder.glob("*.json"))) == 1


def _open(folder: Path, source: Path) -> None:
    """Open an index in a process of its own."""
    open_index(folder, collection_of(*TEXTS, folder=source), Models(WordEncoder()))


@pytest.mark.slow
def test_two_processes_may_build_at_the_same_time(tmp_path: Path) -> None:
    """They take turns, and what is left is whole."""
    context = multiprocessing.get_context("spawn")
    sources = [tmp_path / str(n) for n in range(3)]
    for source in sources:
        source.mkdir()
    workers = [context.Process(target=_open, args=(tmp_path / "ix", s)) for s in sources]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert [worker.exitcode for worker in workers] == [0, 0, 0]
    assert load_index(
        tmp_path / "ix", collection_of(*TEXTS, folder=tmp_path), Models(WordEncoder())
    )
