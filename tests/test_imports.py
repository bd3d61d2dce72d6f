"""Which module may import which: the rules of the whole project."""

from collections.abc import Iterable
from dataclasses import dataclass

import pytest

from tests.source import (
    FOLDERS,
    HARNESS,
    PRODUCT,
    SOURCES,
    Import,
    circle,
    edges_between_modules,
    imports,
    lies_in,
    neighbours,
    read_imports,
)

SQL = ("sqlalchemy", "alembic", "aiosqlite", "psycopg")
NETWORKS = ("torch", "sentence_transformers", "transformers")


@dataclass(frozen=True, slots=True)
class Rule:
    """What the modules of some rooms never import, with the rooms and the names that may."""

    rooms: tuple[str, ...]
    never: tuple[str, ...]
    save_in: tuple[str, ...] = ()
    save: tuple[str, ...] = ()

    def breaches(self, imports: Iterable[Import]) -> list[str]:
        """Return the imports against the rule, sorted."""
        breaches = {
            str(each)
            for each in imports
            if lies_in(each.importer, self.rooms)
            and lies_in(each.imported, self.never)
            and not lies_in(each.importer, self.save_in)
            and not lies_in(each.imported, self.save)
        }
        return sorted(breaches)


RULES = {
    "corpus is the ground": Rule(("corpus",), ("embeddings", "bot", "config")),
    "embeddings stand on corpus": Rule(("embeddings",), ("bot", "config")),
    "words of texts know no report": Rule(
        ("embeddings.text",),
        ("corpus", "embeddings"),
        save=(
            "embeddings.text",
            "embeddings.arrays",
            "corpus.digits",
            "corpus.eras",
            "corpus.language_identifier",
            "corpus.toml_tables",
            "corpus.years",
        ),
    ),
    "config stands alone": Rule(("config",), ("corpus", "embeddings", "bot")),
    "the command line alone reads the settings": Rule(
        PRODUCT, ("config",), save_in=("config", "bot.cli", "run_bot")
    ),
    "telegram stays in the chat": Rule(
        PRODUCT,
        ("telegram",),
        save_in=(
            "bot.chat",
            "bot.cli.doctor_service",
            "bot.cli.commands",
            "bot.demo.run",
            "bot.render",
            "bot.demo.server",
        ),
    ),
    "what is rendered, and the local Bot API, know telegram's constants alone": Rule(
        ("bot.render", "bot.demo.server"), ("telegram",), save=("telegram.constants",)
    ),
    "SQL stays in the storage": Rule(PRODUCT, SQL, save_in=("bot.storage",)),
    "networks stay in encoders and reranker, products in one module": Rule(
        PRODUCT,
        NETWORKS,
        save_in=(
            "embeddings.index.whole_products",
            "embeddings.torchscript",
            "embeddings.half_precision",
            "embeddings.sentence_encoder",
            "embeddings.transformer",
            "embeddings.model_files",
            "embeddings.search.reranker",
        ),
    ),
    "answers know neither chat nor memory": Rule(
        ("bot.answering",),
        ("telegram", *SQL, "bot.chat", "bot.storage", "bot.render", "bot.cli", "bot.demo"),
    ),
    "texts and rendering know neither chat nor memory": Rule(
        ("bot.texts", "bot.render"),
        ("bot.chat", "bot.storage", "bot.cli", "bot.demo"),
        save=("bot.storage.model",),
    ),
    "the local Bot API imports nothing of the project": Rule(
        ("bot.demo.server",), (*PRODUCT, *HARNESS), save=("bot.demo.server",)
    ),
    "the demo alone imports the local Bot API": Rule(
        PRODUCT, ("bot.demo.server",), save_in=("bot.demo.server", "bot.demo.run")
    ),
    "nothing imports the command": Rule((*PRODUCT, *HARNESS), ("run_bot",)),
    "nothing that is shipped imports tests or benchmarks": Rule(PRODUCT, HARNESS),
}


def test_imports_are_read_wherever_they_stand() -> None:
    """Plain, dotted, renamed and relative imports are found, inside functions too."""
    source = """
import a.b as c
from ..i import j
def f():
    from d import e, g
    from . import h
"""
    names = [each.imported for each in read_imports("x.y.z", source)]
    assert sorted(names) == ["a.b", "d.e", "d.g", "x.i.j", "x.y.h"]
    inside = list(read_imports("x.y", "from .k import l", package=True))
    assert inside == [Import("x.y", "x.y.k.l")]


def test_a_circle_is_found_with_what_lies_on_it() -> None:
    """What only leads to a circle or away from it isn't on it."""
    assert circle({("a", "b"), ("b", "c"), ("c", "b"), ("c", "d")}) == ["b", "c"]
    assert circle({("a", "b"), ("b", "c"), ("a", "c")}) == []


@pytest.mark.parametrize("room", [*PRODUCT, *HARNESS])
def test_every_room_is_read(room: str) -> None:
    """Each room of the project has modules, and they import something."""
    assert any(lies_in(each.importer, [room]) for each in imports())


@pytest.mark.parametrize("name", RULES)
def test_rules_of_imports(name: str) -> None:
    """No module imports what its room doesn't, but for what is named as being mended."""
    assert RULES[name].breaches(imports()) == []


def test_rules_speak_of_rooms_that_are_there() -> None:
    """No rule speaks of a room of ours that is gone."""
    named = {room for rule in RULES.values() for room in (*rule.rooms, *rule.never, *rule.save_in)}
    gone = [
        room
        for room in sorted(named)
        if lies_in(room, PRODUCT) and not any(lies_in(module, [room]) for module in SOURCES)
    ]
    assert gone == []


def test_one_module_imports_faiss() -> None:
    """The library of the vectors can be exchanged in one place."""
    importers = {each.importer for each in imports() if lies_in(each.imported, ["faiss"])}
    assert len({name for name in importers if lies_in(name, PRODUCT)}) == 1, importers


def test_one_folder_imports_the_client_of_qdrant() -> None:
    """The server's client can be exchanged in one place, and is no part of every installation."""
    importers = {each.importer for each in imports() if lies_in(each.imported, ["qdrant_client"])}
    shipped = {name for name in importers if lies_in(name, PRODUCT)}
    assert shipped
    assert {name for name in shipped if not lies_in(name, ["embeddings.index.qdrant"])} == set()


def test_no_circle_between_modules() -> None:
    """Imports between modules run one way, also those inside functions."""
    assert circle({(a, b) for a, b in edges_between_modules() if a != b}) == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_circle_between_folders(folder: str) -> None:
    """Among the modules and folders that lie side by side in a folder, imports run one way."""
    assert circle(neighbours(folder)) == []
