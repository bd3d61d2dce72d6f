"""docs/modules.md says what is there."""

from tests.reading_list import MODULES, ROOMS, modules_of, path_of, reading_list
from tests.source import SOURCES, lies_in

PRODUCT = ("corpus", "embeddings", "bot", "config")


def test_the_reading_list_names_every_module_once() -> None:
    """Every module of the product stands in it, with its sentence, and nothing else does."""
    listed = MODULES.read_text("utf-8")
    assert listed == reading_list(), "write it anew: make reading-list"
    modules = [
        name
        for name, path in SOURCES.items()
        if lies_in(name, PRODUCT) and path.name != "__init__.py"
    ]
    assert len(modules) > 100
    for name in modules:
        assert listed.count(f"`{path_of(name)}.py`") == 1


def test_the_rooms_of_the_list_are_there() -> None:
    """Each room has modules."""
    assert all(modules_of(room) for room in ROOMS)
