"""docs/operations.md: each alert has its words, and each test that it names is there."""

import re

import pytest

from bot.cli.reloading import LIVE
from config.settings import SHIPPED, load_settings
from tests.deploy import reading
from tests.source import ROOT

TEXT = (ROOT / "docs/operations.md").read_text("utf-8")


def test_each_alert_says_what_to_do() -> None:
    """A heading per alert, in their order, with something below it."""
    names = [rule["alert"] for rule in reading.alerts()]
    found = re.findall(r"^### (\w+)\n(?=\w|`)", TEXT, re.MULTILINE)
    assert found == names


def test_each_test_that_is_named_is_there() -> None:
    """By file, and by function where one is named."""
    named = re.findall(r"`(tests/[\w/.]+?)(?:::(\w+))?`", TEXT)
    assert len(named) > 10
    for file, function in named:
        path = ROOT / file
        assert path.exists(), file
        assert not function or f"def {function}(" in path.read_text("utf-8"), function


@pytest.mark.usefixtures("clean_environment")
def test_what_reloads_is_listed() -> None:
    """The settings that can change at run time, all of them and no other."""
    line = TEXT.partition("At run time can change:")[2].partition(";")[0]
    assert set(re.findall(r"`([\w.]+)`", line)) == LIVE
    named = [name.partition(".") for name in LIVE]
    settings = load_settings(SHIPPED)
    assert all(hasattr(getattr(settings, section), key) for section, _, key in named)


def test_each_metric_and_command_that_is_named_exists() -> None:
    """What an operator copies from it works."""
    names, _ = reading.metrics_that_exist()
    assert reading.metrics_in(TEXT) <= names
    verbs = set(re.findall(r"run_bot\.py (\w+)", TEXT))
    assert verbs == {"backup", "restore", "doctor", "reports", "feedback"}
