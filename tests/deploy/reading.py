"""What the files under deploy/ say, read as the programs read them that they are for."""

import configparser
import json
import re
import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.service.metrics import Metrics, State
from tests.source import ROOT

DEPLOY = ROOT / "deploy"
# Functions and words of PromQL, which look like names of metrics.
_METRIC = re.compile(r"\b((?:verbatim|process|python)_\w+)\b")
_STATE = State(
    waiting=0,
    queued=0,
    is_stuck=False,
    storage_away=False,
    reports_stale=False,
    telegram_silent_seconds=0.0,
    reports=1,
    paragraphs=1,
    model="words",
    edition="abc",
)
_ENDINGS = {"histogram": ("_bucket", "_sum", "_count"), "counter": ("",), "gauge": ("",)}


@dataclass(frozen=True, slots=True)
class Instruction:
    """An instruction of a Dockerfile, and what stands behind it."""

    name: str
    rest: str


def dockerfile() -> list[Instruction]:
    """Return the instructions, with continued lines joined and comments left out."""
    text = (DEPLOY / "Dockerfile").read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    joined = re.sub(r"\\\n\s*", " ", "\n".join(lines))
    return [Instruction(*line.split(" ", 1)) for line in joined.splitlines()]


def image_environment() -> dict[str, str]:
    """Return the variables that the image sets."""
    pairs = [each for i in dockerfile() if i.name == "ENV" for each in shlex.split(i.rest)]
    return dict(pair.split("=", 1) for pair in pairs)


def health_command() -> list[str]:
    """Return the command of the image's health check."""
    check = next(each.rest for each in dockerfile() if each.name == "HEALTHCHECK")
    command: list[str] = json.loads(check.partition("CMD ")[2])
    return command


def unit() -> configparser.RawConfigParser:
    """Return the systemd unit."""
    parser = configparser.RawConfigParser(strict=True, interpolation=None)
    parser.optionxform = str  # type: ignore[assignment, method-assign]  # names keep their case
    parser.read(DEPLOY / "verbatim.service")
    return parser


def compose(variables: dict[str, str]) -> dict[str, Any]:
    """Return the compose file's services, with variables put in; each must be asked for."""
    text = (DEPLOY / "compose.yaml").read_text("utf-8")

    def put_in(found: re.Match[str]) -> str:
        """Return a variable's value."""
        return variables[found[1]]

    read = yaml.safe_load(re.sub(r"\$\{(\w+):\?[^}]+\}", put_in, text))
    services: dict[str, Any] = read["services"]
    return services


def kubernetes() -> list[dict[str, Any]]:
    """Return the objects of the Kubernetes example."""
    return list(yaml.safe_load_all((DEPLOY / "kubernetes.yaml").read_text("utf-8")))


def of_kind(kind: str, name: str = "verbatim") -> dict[str, Any]:
    """Return an object of the Kubernetes example."""
    return next(
        each for each in kubernetes() if (each["kind"], each["metadata"]["name"]) == (kind, name)
    )


def container() -> dict[str, Any]:
    """Return the bot's container in the Kubernetes example."""
    containers: list[dict[str, Any]] = of_kind("Deployment")["spec"]["template"]["spec"][
        "containers"
    ]
    return containers[0]


def container_environment() -> dict[str, str]:
    """Return the container's variables, those from Secret objects too."""
    secrets = of_kind("Secret")["stringData"]
    found = {}
    for each in container()["env"]:
        reference = each.get("valueFrom", {}).get("secretKeyRef")
        found[each["name"]] = secrets[reference["key"]] if reference else each["value"]
    return found


def alerts() -> list[dict[str, Any]]:
    """Return the alert rules."""
    read = yaml.safe_load((DEPLOY / "prometheus-alerts.yaml").read_text("utf-8"))
    return [rule for group in read["groups"] for rule in group["rules"]]


def panels() -> list[dict[str, Any]]:
    """Return the panels of the dashboard."""
    read = json.loads((DEPLOY / "grafana-dashboard.json").read_text("utf-8"))
    found: list[dict[str, Any]] = read["panels"]
    return found


def metrics_in(expression: str) -> set[str]:
    """Return the metrics that an expression of PromQL names."""
    without_strings = re.sub(r'"[^"]*"', '""', expression)
    return set(_METRIC.findall(without_strings))


def labels_in(expression: str) -> set[str]:
    """Return the labels that an expression names, but for those that a scrape adds."""
    grouped = re.findall(r"\b(?:by|without) \(([^)]*)\)", expression)
    matched = re.findall(r"(\w+)\s*=~?\s*\"", expression)
    named = {name.strip() for names in grouped for name in names.split(",")} | {*matched}
    return named - {"job", "instance"}


def metrics_that_exist() -> tuple[set[str], set[str]]:
    """Return the names of samples that a scrape may hold, and those of their labels."""
    metrics = Metrics()
    metrics.watch(lambda: _STATE)
    metrics.question("private", "answered", {"encode": 0.1})
    metrics.update("message", "done")
    metrics.call("sendMessage", 0.1)
    metrics.error("sendMessage", "flood")
    metrics.cache("photos", hit=True)
    text = metrics.exposition().decode()
    families = re.findall(r"^# TYPE (\S+) (\w+)$", text, re.MULTILINE)
    names = {name + end for name, kind in families for end in _ENDINGS[kind]}
    return names, set(re.findall(r"[{,](\w+)=\"", text))


def settings_in(environment: dict[str, str]) -> dict[str, str]:
    """Return the variables of an environment that are Verbatim's."""
    return {name: value for name, value in environment.items() if name.startswith("VERBATIM_")}


def copied() -> set[Path]:
    """Return what the Dockerfile copies from the checkout."""
    copies = [each.rest.split() for each in dockerfile() if each.name == "COPY"]
    own = [words for words in copies if not words[0].startswith("--")]
    return {Path(name) for words in own for name in words[:-1]}
