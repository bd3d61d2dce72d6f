"""Settings: file and environment, the file that lists them all, and what is refused."""

from pathlib import Path

import pytest

from bot.cli.wiring import bot_api, storage_options
from config.settings import Settings, SettingsError, load_settings

ROOT = Path(__file__).parent.parent.parent
TOKEN = "123456:AAH-secret-of-the-bot_0123456789abcdefg"
SECRETS = ("webhook_secret", "key")


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take settings out of the environment that the tests run in."""
    import os

    for name in list(os.environ):
        if name.startswith("VERBATIM_") or name == "TELEGRAM_BOT_TOKEN":
            monkeypatch.delenv(name)


def test_the_shipped_file_holds_every_setting_with_its_default() -> None:
    """Nothing is missing from bot.toml and nothing in it differs from the code."""
    text = (ROOT / "config/bot.toml").read_text()
    loaded, default = load_settings(ROOT / "config/bot.toml"), Settings()
    assert loaded.model_dump() == default.model_dump()
    for section, field in default.model_dump().items():
        if section != "token":
            assert f"[{section}]" in text
            assert all(f"\n{key} = " in text for key in field if key not in SECRETS)
    assert not any(f"\n{key}" in text for key in SECRETS)


def test_the_environment_overrides_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """VERBATIM_SECTION__KEY wins over the line in the file."""
    file = tmp_path / "bot.toml"
    file.write_text('[index]\nfolder = "a"\n[telegram]\nretries = 1\n')
    monkeypatch.setenv("VERBATIM_INDEX__FOLDER", "b")
    settings = load_settings(file)
    assert (str(settings.index.folder), settings.telegram.retries) == ("b", 1)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[index]\nfoldr = "x"\n', "Unknown setting index.foldr in {file}. Did you mean index.fol"),
        ('[indx]\nfolder = "x"\n', "Unknown setting indx.folder in {file}. Did you mean index.fol"),
        ('folder = "x"\n', "Unknown setting folder in {file}. Did you mean index.folder?"),
        ("[telegram]\nretries = -1\n", "telegram.retries: Input should be greater than or equal"),
        ('[telegram]\nwebhook_url = "bot.example"\n', "telegram.webhook_url: String should match"),
        ('[telegram]\nwebhook_listen = "8080"\n', "telegram.webhook_listen: String should match"),
        ("[storage]\nretention_days = -1\n", "storage.retention_days: Input should be greater"),
        ('[access]\nadmins = ["me"]\n', "access.admins.0: Input should be a valid integer"),
        ("[index\n", "cannot be read"),
    ],
)
def test_a_wrong_file_is_explained(tmp_path: Path, text: str, says: str) -> None:
    """An unknown key names the nearest right one; a wrong value names its key."""
    file = tmp_path / "bot.toml"
    file.write_text(text)
    with pytest.raises(SettingsError) as error:
        load_settings(file)
    assert says.format(file=file) in str(error.value)
    assert "\n" not in str(error.value)


def test_an_unknown_name_in_the_environment_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mistyped variable isn't silently without effect."""
    monkeypatch.setenv("VERBATIM_INDEX__FOLDR", "x")
    with pytest.raises(SettingsError, match=r"index\.foldr in the environment.*index\.folder\?"):
        load_settings(ROOT / "config/bot.toml")


def test_a_list_in_the_environment_is_json(monkeypatch: pytest.MonkeyPatch) -> None:
    """Anything else is refused with an example, and not with a traceback."""
    monkeypatch.setenv("VERBATIM_ACCESS__ADMINS", "[1, 2]")
    assert load_settings(ROOT / "config/bot.toml").access.admins == (1, 2)
    monkeypatch.setenv("VERBATIM_ACCESS__ADMINS", "1, 2")
    with pytest.raises(SettingsError, match=r'"access".*\[1, 2\]'):
        load_settings(ROOT / "config/bot.toml")


def test_a_missing_file_says_which(tmp_path: Path) -> None:
    """The path is in the message, and the option that names another."""
    with pytest.raises(SettingsError, match=r"none\.toml.*--config"):
        load_settings(tmp_path / "none.toml")


def test_secrets_are_in_no_repr(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither repr nor str of the settings, or of the connection, shows token or secret."""
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    monkeypatch.setenv("VERBATIM_TELEGRAM__WEBHOOK_SECRET", "a-Secret_1")
    monkeypatch.setenv("VERBATIM_STORAGE__URL", "postgresql://me:a-Secret_2@db/verbatim")
    monkeypatch.setenv("VERBATIM_STORAGE__KEY", "a-Secret_3")
    settings = load_settings(ROOT / "config/bot.toml")
    connection, kept = bot_api(settings), storage_options(settings)
    assert (connection.token, connection.webhook_secret) == (TOKEN, "a-Secret_1")
    assert (kept.url, kept.key) == ("postgresql://me:a-Secret_2@db/verbatim", "a-Secret_3")
    shown = f"{settings!r} {settings} {settings.telegram!r} {connection!r} {kept!r}"
    shown += f"{settings.storage!r} {settings.model_dump()}"
    assert TOKEN not in shown
    assert "a-Secret" not in shown


@pytest.mark.parametrize("secret", ["two words", "ä", "x" * 257])
def test_a_webhook_secret_that_telegram_refuses_is_refused(
    monkeypatch: pytest.MonkeyPatch, secret: str
) -> None:
    """The error names the setting and doesn't show the secret."""
    monkeypatch.setenv("VERBATIM_TELEGRAM__WEBHOOK_SECRET", secret)
    with pytest.raises(SettingsError, match=r"telegram\.webhook_secret.*1 to 256") as error:
        load_settings(ROOT / "config/bot.toml")
    assert secret not in str(error.value)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('[telegram]\nwebhook_secret = "abc"\n', "VERBATIM_TELEGRAM__WEBHOOK_SECRET"),
        ('[storage]\nkey = "abc"\n', "VERBATIM_STORAGE__KEY"),
        ('[storage]\nurl = "postgresql://me:abc@db/x"\n', "VERBATIM_STORAGE__URL"),
        ('[storage]\nurl = "postgresql://:abc/@x@db/x"\n', "VERBATIM_STORAGE__URL"),
        ('[storage]\nurl = "postgresql://db/x?user=me&password=abc"\n', "VERBATIM_STORAGE__URL"),
    ],
)
def test_a_secret_in_the_file_is_an_error(tmp_path: Path, text: str, name: str) -> None:
    """It is told where secrets come from instead."""
    file = tmp_path / "bot.toml"
    file.write_text(text)
    with pytest.raises(SettingsError, match=name) as error:
        load_settings(file)
    assert "abc" not in str(error.value)


@pytest.mark.parametrize(
    "url",
    ["sqlite:////data/a:b@c.db", "postgresql://me@db:5432/verbatim", "postgresql:///verbatim"],
)
def test_a_url_without_a_password_may_stand_in_the_file(tmp_path: Path, url: str) -> None:
    """Only a password is a secret; user, host and port are not."""
    file = tmp_path / "bot.toml"
    file.write_text(f'[storage]\nurl = "{url}"\n')
    assert load_settings(file).storage.url.get_secret_value() == url


def test_without_a_key_of_its_own_the_storage_has_one_made_from_the_token(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The same token gives the same key, another one another; an empty variable is no key."""
    keys = []
    for token in (TOKEN, f" {TOKEN} ", TOKEN[:-1]):
        monkeypatch.setenv("TELEGRAM_BOT_TOKEN", token)
        monkeypatch.setenv("VERBATIM_STORAGE__KEY", "")
        keys.append(storage_options(load_settings(ROOT / "config/bot.toml")).key)
    assert keys[0] == keys[1] != keys[2]
    assert TOKEN not in keys[0]
