"""How rows of tables are encoded."""

from pathlib import Path

from corpus.readers import read_file
from corpus.report import make_report
from embeddings.index.collection import Collection, EncodeSpan
from embeddings.index.parts import parts_of
from embeddings.index.vector_table import meaning_texts
from tests.fakes import entry

TABLE = "# Beds\n\nPigs live here. So do hens.\n\n| Ward | 2020 |\n| --- | --- |\n| Eye | 14 |\n"


def test_a_row_is_encoded_with_its_column_heads(tmp_path: Path) -> None:
    """All of it is matched, for its cells say nothing without them; a sentence is itself alone."""
    file = tmp_path / "beds.md"
    file.write_text(TABLE, encoding="utf-8")
    collection = Collection.of([make_report(entry(file), read_file(file))])
    row = "| Ward | 2020 |\n| Eye | 14 |"
    paragraph = "Pigs live here. So do hens."
    spans = [collection.in_context(each) for each in collection.sentences]
    assert spans == [
        EncodeSpan(paragraph, 0, 15),
        EncodeSpan(paragraph, 16, 27),
        EncodeSpan(row, 0, len(row)),
    ]
    part = parts_of(collection, frozenset())[0]
    assert meaning_texts(collection, part)["sentences"] == [
        ("Pigs live here.", "Beds. Pigs live here."),
        ("So do hens.", "Beds. So do hens."),
        (row, f"Beds. {row}"),
    ]
