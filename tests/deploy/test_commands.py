"""What stands under deploy/ does: its services and commands, run as processes of this machine."""

import asyncio
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from bot.answering.library import Library
from bot.demo.server.serve import serve
from tests.bot.chat.seated import Seated
from tests.deploy import reading
from tests.ports import free_port
from tests.postgres import PASSWORD, Postgres
from tests.process import TOKEN, Talk, running, stopped

pytestmark = pytest.mark.slow

QUESTION = "How much were taxes and fees cut?"
ANSWER = "made further tax and fee cuts of 16.76 billion yuan"
VARIABLES = {
    "TELEGRAM_BOT_TOKEN": TOKEN,
    "POSTGRES_PASSWORD": "letters",
    "VERBATIM_STORAGE__KEY": "0123456789abcdef",
}


def database_here(url: str, postgres: Postgres) -> str:
    """Make the database that a URL names on the tests' own server; return its URL there."""
    name = urlsplit(url).path.strip("/")
    if not postgres.run("postgres", f"SELECT 1 FROM pg_database WHERE datname = '{name}'"):
        postgres.run("postgres", f"CREATE DATABASE {name}")
    return postgres.url(name)


async def health(port: int) -> int:
    """Run the image's health check against a port of this machine; return its exit code."""
    name, *arguments = reading.health_command()
    assert name == "python"
    words = [argument.replace("8081", str(port)) for argument in arguments]
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, *words), stderr=asyncio.subprocess.DEVNULL
    )
    return await process.wait()


async def test_the_services_of_the_compose_file_answer(
    library: Library, index_folder: Path, postgres: Postgres
) -> None:
    """PostgreSQL is ready by its own check, the bot by the image's, and a question is kept."""
    services = reading.compose(VARIABLES)
    check = services["postgres"]["healthcheck"]["test"]
    assert check[:2] == ["CMD", "pg_isready"]
    place = ["--host=127.0.0.1", f"--port={postgres.port}"]
    ready = subprocess.run([postgres.programs / check[1], *check[2:], *place], check=False)
    assert ready.returncode == 0
    environment = {**services["bot"]["environment"]}
    assert environment.pop("TELEGRAM_BOT_TOKEN") == TOKEN
    url = database_here(environment["VERBATIM_STORAGE__URL"], postgres)
    port = free_port()
    address = f"127.0.0.1:{port}"
    environment |= {"VERBATIM_STORAGE__URL": url, "VERBATIM_SERVICE__LISTEN": address}
    image = reading.settings_in(reading.image_environment())
    async with serve() as server, running(server, index_folder, **(image | environment)) as bot:
        assert await health(port) == 0
        seated = Seated(bot, address)
        assert (await seated.get("/readyz")).status_code == 200
        talk = Talk.of(bot, "Ada")
        assert ANSWER in (await talk.say(QUESTION))["text"]
        await seated.counted("verbatim_questions_total", "answered", "private", value=1)
        assert await stopped(bot) == 0
        assert await health(port) != 0
    database = url.rpartition("/")[2]
    assert postgres.run(database, "SELECT question FROM turns") == [(QUESTION,)]
    assert PASSWORD not in "".join(bot.log)


async def test_a_replica_of_the_kubernetes_example_answers(
    library: Library, index_folder: Path, postgres: Postgres
) -> None:
    """By webhook, with the probes asked as the cluster asks them."""
    environment = reading.container_environment()
    environment.pop("TELEGRAM_BOT_TOKEN")
    hook, seat = (f"127.0.0.1:{free_port()}" for _ in range(2))
    path = urlsplit(environment["VERBATIM_TELEGRAM__WEBHOOK_URL"]).path
    environment |= {
        "VERBATIM_TELEGRAM__WEBHOOK_URL": f"http://{hook}{path}",
        "VERBATIM_TELEGRAM__WEBHOOK_LISTEN": hook,
        "VERBATIM_SERVICE__LISTEN": seat,
        "VERBATIM_STORAGE__URL": postgres.fresh(),
        "VERBATIM_INDEX__FOLDER": str(index_folder),
        "VERBATIM_CORPUS__ADDED": str(index_folder.with_name(f"{index_folder.name}-added")),
    }
    async with (
        serve() as server,
        running(server, index_folder, ready="setWebhook", **environment) as bot,
    ):
        seated = Seated(bot, seat)
        assert ANSWER in (await Talk.of(bot, "Ben").say(QUESTION))["text"]
        container = reading.container()
        for probe in ("startupProbe", "livenessProbe", "readinessProbe"):
            answer = await seated.get(container[probe]["httpGet"]["path"])
            assert answer.status_code == 200, answer.text
        assert await stopped(bot) == 0
