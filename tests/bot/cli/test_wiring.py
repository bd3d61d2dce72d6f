"""What the settings become on their way to the parts."""

from dataclasses import fields
from pathlib import Path

import pytest

from bot.answering.options import LibraryOptions
from bot.chat.options import BotApi, ChatOptions, LimitOptions
from bot.cli.wiring import (
    bot_api,
    chat_options,
    library_options,
    secrets_of,
    server_options,
    service_options,
    storage_options,
)
from bot.proposals.options import ServerOptions
from bot.service.options import ServiceOptions
from bot.storage.options import StorageOptions
from config.settings import SHIPPED, load_settings
from corpus.catalog import load_catalog
from embeddings.index.server import Server

TOKEN = "123456:AAH-secret-of-the-bot_0123456789abcdefg"
OPTIONS = [BotApi, ChatOptions, LibraryOptions, ServerOptions, ServiceOptions, StorageOptions]


@pytest.fixture(autouse=True)
def _secrets(monkeypatch: pytest.MonkeyPatch, clean_environment: None) -> None:
    """Set a secret wherever there may be one."""
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", f" {TOKEN} ")
    monkeypatch.setenv("VERBATIM_TELEGRAM__WEBHOOK_SECRET", "a-Secret_1")
    monkeypatch.setenv("VERBATIM_STORAGE__URL", "postgresql://me:a-Secret_2@db/verbatim")
    monkeypatch.setenv("VERBATIM_STORAGE__KEY", "a-Secret_3")
    monkeypatch.setenv("VERBATIM_QUESTIONS__KEY", "a-Secret_4")
    monkeypatch.setenv("VERBATIM_ACCESS__INVITE", "a-Secret_5")
    monkeypatch.setenv("VERBATIM_INDEX__KEY", "a-Secret_6")


def test_every_part_is_given_its_section() -> None:
    """The options are the settings by their names, with secrets in plain text."""
    settings = load_settings(SHIPPED)
    assert chat_options(settings) == ChatOptions(
        admins=(),
        open=True,
        people=(),
        groups=(),
        invite="a-Secret_5",
        followup_minutes=10,
        inline_cache_seconds=60,
        limits=LimitOptions(
            person_questions=120, group_questions=240, person_taps=300, person_inline=300
        ),
    )
    assert storage_options(settings) == StorageOptions(
        url="postgresql://me:a-Secret_2@db/verbatim", key="a-Secret_3", retention_days=90
    )
    assert bot_api(settings) == BotApi(
        token=TOKEN,
        base_url="https://api.telegram.org/bot",
        base_file_url="https://api.telegram.org/file/bot",
        retries=6,
        concurrent_updates=64,
        inbox_limit=2000,
        lease_seconds=15,
        webhook_url="",
        webhook_listen="127.0.0.1:8080",
        webhook_secret="a-Secret_1",
    )
    assert server_options(settings, "http://x/v1", "small") == ServerOptions(
        url="http://x/v1",
        model="small",
        key="a-Secret_4",
        timeout_seconds=120,
        retries=3,
        concurrency=2,
    )
    assert service_options(settings) == ServiceOptions(listen="", log_questions=False)
    assert library_options(settings) == LibraryOptions(
        catalog=library_options(settings).catalog,
        added=Path("var/reports"),
        folder=Path("var/index"),
        model="all-MiniLM-L6-v2",
        languages=("en",),
        multilingual="multilingual-e5-small",
        reranker="",
        workers=0,
        server=None,
    )


def test_no_catalog_is_the_shipped_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """From whatever folder; one that is set is relative to the current folder."""
    monkeypatch.chdir(tmp_path)
    entries = load_catalog(library_options(load_settings(SHIPPED)).catalog)
    assert [entry.id for entry in entries] == ["liaoning-2022"]
    monkeypatch.setenv("VERBATIM_CORPUS__CATALOG", "mine.toml")
    assert library_options(load_settings(SHIPPED)).catalog == Path("mine.toml")


def test_secrets_are_in_no_repr_of_options(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tokens, keys, passwords and secrets show in neither repr nor str."""
    monkeypatch.setenv("VERBATIM_INDEX__BACKEND", "qdrant")
    monkeypatch.setenv("VERBATIM_INDEX__URL", "https://vectors.example:6333")
    settings = load_settings(SHIPPED)
    assert library_options(settings).server == Server(
        "https://vectors.example:6333", "verbatim", "a-Secret_6"
    )
    shown = f"{bot_api(settings)!r} {bot_api(settings)} {storage_options(settings)!r}"
    shown += repr(server_options(settings, "http://x/v1", "small"))
    shown += f"{library_options(settings)!r} {library_options(settings)}"
    assert "https://api.telegram.org/bot" in shown
    assert "AAH" not in shown
    assert "a-Secret" not in shown


def test_every_secret_is_known_to_the_log() -> None:
    """The token and its half, and each secret and password; what is made of the token too."""
    secrets = secrets_of(load_settings(SHIPPED))
    assert {TOKEN, TOKEN.partition(":")[2], *(f"a-Secret_{n}" for n in range(1, 7))} <= {*secrets}
    assert len(secrets) == 12


def test_without_a_key_of_its_own_the_storage_has_one_made_from_the_token(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The same token gives the same key, another one another; an empty variable is no key."""
    keys = []
    for token in (TOKEN, f" {TOKEN} ", TOKEN[:-1]):
        monkeypatch.setenv("TELEGRAM_BOT_TOKEN", token)
        monkeypatch.setenv("VERBATIM_STORAGE__KEY", "")
        keys.append(storage_options(load_settings(SHIPPED)).key)
    assert keys[0] == keys[1] != keys[2]
    assert TOKEN not in keys[0]


@pytest.mark.parametrize("kind", OPTIONS)
def test_options_have_no_defaults_of_their_own(kind: type) -> None:
    """Without bot.toml there is no value: a field that is left out is an error."""
    with pytest.raises(TypeError, match=f"missing {len(fields(kind))} required keyword-only"):
        kind()
