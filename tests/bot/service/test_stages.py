"""The stages that are timed, and those that Prometheus knows of."""

import ast
from collections.abc import Iterator

from bot.service.metrics import STAGES
from tests.source import PRODUCT, SOURCES, lies_in


def names_of(source: str) -> Iterator[str]:
    """Yield the stages that a module's source names in its calls of `stage`."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
            argument = node.args[0]
            if node.func.id == "stage" and isinstance(argument, ast.Constant):
                yield str(argument.value)


def test_stages_are_read_from_calls() -> None:
    """Those of functions with other names aren't any."""
    assert list(names_of('with stage("a"), other("b"), stage(name):\n    pass')) == ["a"]


def test_every_stage_that_is_timed_is_a_label_of_the_metrics() -> None:
    """And every label but those of the remaining time and of the storage is timed somewhere."""
    timed = {
        name
        for module, path in SOURCES.items()
        if lies_in(module, PRODUCT)
        for name in names_of(path.read_text("utf-8"))
    }
    assert timed | {"other", "memory"} == {*STAGES}
