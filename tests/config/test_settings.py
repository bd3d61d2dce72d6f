"""Settings: file and environment, the file that lists them all, and what is refused."""

import json
import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from config.settings import SHIPPED, SettingsError, load_settings, settings_file

TOKEN = "123456:AAH-secret-of-the-bot_0123456789abcdefg"
SECRETS = {
    ("telegram", "webhook_secret"),
    ("index", "key"),
    ("storage", "key"),
    ("questions", "key"),
    ("access", "invite"),
}


pytestmark = pytest.mark.usefixtures("clean_environment")


def test_the_shipped_file_holds_every_setting_with_a_comment() -> None:
    """A setting that lacks its default is refused at once; secrets alone have no line."""
    lines = {line.split(" = ")[0]: line for line in SHIPPED.read_text("utf-8").splitlines()}
    sections = {name: values for name, values in load_settings(SHIPPED) if name != "token"}
    assert list(sections) == list(tomllib.loads(SHIPPED.read_text("utf-8")))
    keys = [(name, key) for name, section in sections.items() for key, _ in section]
    assert len(keys) > len(SECRETS)
    for name, key in keys:
        assert f"[{name}]" in lines
        is_secret = (name, key) in SECRETS
        assert (key in lines) is not is_secret
        assert is_secret or re.search(r"  +# \w|# \"", lines[key])


def test_the_defaults_fill_what_a_file_leaves_out(tmp_path: Path) -> None:
    """A file of one line changes that setting, and no other."""
    file = tmp_path / "bot.toml"
    file.write_text("[chat]\nfollowup_minutes = 3\n")
    settings, default = load_settings(file).model_dump(), load_settings(SHIPPED).model_dump()
    assert default["chat"] == {"followup_minutes": 10, "inline_cache_seconds": 60}
    assert settings == default | {"chat": {"followup_minutes": 3, "inline_cache_seconds": 60}}


def test_the_folders_own_file_is_read_where_none_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A named file comes first, then config/bot.toml in the current folder, then the shipped."""
    monkeypatch.chdir(tmp_path)
    assert settings_file(None) == SHIPPED
    (tmp_path / "config").mkdir()
    (tmp_path / "config/bot.toml").write_text("")
    assert settings_file(None) == Path("config/bot.toml")
    assert settings_file(Path("other.toml")) == Path("other.toml")


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
        ("[index\n", "cannot be read"),
        ("a = " + "[" * 100_000, "cannot be read"),
        ('"a\\nb" = 1\n', "Unknown setting a\ufffdb in {file}"),
    ],
)
def test_a_wrong_file_is_explained(tmp_path: Path, text: str, says: str) -> None:
    """An unknown key names the nearest right one."""
    file = tmp_path / "bot.toml"
    file.write_text(text)
    with pytest.raises(SettingsError) as error:
        load_settings(file)
    assert says.format(file=file) in str(error.value)
    assert "\n" not in str(error.value)


def refusal(file: Path) -> str:
    """Return why a settings file is refused; empty where it isn't."""
    try:
        load_settings(file)
    except SettingsError as error:
        return str(error)
    return ""


ODD = st.one_of(
    st.integers(),
    st.floats(),
    st.booleans(),
    st.text(max_size=20),
    st.sampled_from(["http://[::1", "sqlite:///", "://", "postgresql://a:b@[/x", "../../x", "\0"]),
    st.lists(st.integers() | st.text(max_size=5), max_size=3),
    st.dictionaries(st.text(max_size=5), st.integers(), max_size=2),
)
SETTINGS = [
    (section, key)
    for section, keys in tomllib.loads(SHIPPED.read_text("utf-8")).items()
    for key in keys
]


@hypothesis_settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(SETTINGS), ODD, st.booleans())
def test_any_value_is_taken_or_refused_in_one_line(
    tmp_path: Path, setting: tuple[str, str], value: object, is_whole: bool
) -> None:
    """Whatever stands there, for a setting or for a whole section, there is no traceback."""
    section, key = setting
    file = tmp_path / "bot.toml"
    text = json.dumps(value) if not isinstance(value, dict) else "{ a = 1 }"
    file.write_text(f"{section} = {text}\n" if is_whole else f"[{section}]\n{key} = {text}\n")
    says = refusal(file)
    assert says.isprintable()
    assert not says or section in says or str(file) in says


def test_an_unknown_name_in_the_environment_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mistyped variable isn't silently without effect."""
    monkeypatch.setenv("VERBATIM_INDEX__FOLDR", "x")
    with pytest.raises(SettingsError, match=r"index\.foldr in the environment.*index\.folder\?"):
        load_settings(SHIPPED)


def test_a_missing_file_says_which(tmp_path: Path) -> None:
    """The path is in the message, and the option that names another."""
    with pytest.raises(SettingsError, match=r"none\.toml.*--config"):
        load_settings(tmp_path / "none.toml")


def test_secrets_are_in_no_repr(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither repr nor str of the settings shows a token, a key, a password or a secret."""
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    monkeypatch.setenv("VERBATIM_TELEGRAM__WEBHOOK_SECRET", "a-Secret_1")
    monkeypatch.setenv("VERBATIM_STORAGE__URL", "postgresql://me:a-Secret_2@db/verbatim")
    monkeypatch.setenv("VERBATIM_STORAGE__KEY", "a-Secret_3")
    monkeypatch.setenv("VERBATIM_QUESTIONS__KEY", " a-Secret_4 ")
    monkeypatch.setenv("VERBATIM_INDEX__KEY", " a-Secret_6 ")
    settings = load_settings(SHIPPED)
    assert settings.token.get_secret_value() == TOKEN
    assert settings.telegram.webhook_secret.get_secret_value() == "a-Secret_1"
    assert settings.questions.key.get_secret_value() == "a-Secret_4"
    assert settings.index.key.get_secret_value() == "a-Secret_6"
    shown = f"{settings!r} {settings} {settings.telegram!r} {settings.storage!r}"
    shown += f"{settings.questions!r} {settings.index!r}"
    shown += str(settings.model_dump())
    assert TOKEN not in shown
    assert "a-Secret" not in shown


@pytest.mark.parametrize("name", ["VERBATIM_TOKEN", "VERBATIM_TELEGRAM__TOKEN"])
def test_the_token_has_one_name(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Another variable for it is refused, and its value isn't shown."""
    monkeypatch.setenv(name, TOKEN)
    with pytest.raises(SettingsError, match="Unknown setting") as error:
        load_settings(SHIPPED)
    assert TOKEN not in str(error.value)


@pytest.mark.parametrize("secret", ["two words", "ä", "x" * 257])
def test_a_webhook_secret_that_telegram_refuses_is_refused(
    monkeypatch: pytest.MonkeyPatch, secret: str
) -> None:
    """The error names the setting and doesn't show the secret."""
    monkeypatch.setenv("VERBATIM_TELEGRAM__WEBHOOK_SECRET", secret)
    with pytest.raises(SettingsError, match=r"telegram\.webhook_secret.*1 to 256") as error:
        load_settings(SHIPPED)
    assert secret not in str(error.value)


@pytest.mark.parametrize("key", ["two words", "schlüssel", "a\nb"])
def test_a_key_that_fits_no_header_is_refused(monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    """The error names the setting and doesn't show the key."""
    monkeypatch.setenv("VERBATIM_QUESTIONS__KEY", key)
    with pytest.raises(SettingsError, match=r"questions\.key.*ASCII") as error:
        load_settings(SHIPPED)
    assert key not in str(error.value)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('[telegram]\nwebhook_secret = "abc"\n', "VERBATIM_TELEGRAM__WEBHOOK_SECRET"),
        ('[storage]\nkey = "abc"\n', "VERBATIM_STORAGE__KEY"),
        ('[questions]\nkey = "abc"\n', "VERBATIM_QUESTIONS__KEY"),
        ('[index]\nkey = "abc"\n', "VERBATIM_INDEX__KEY"),
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


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_no_error(tmp_path: Path, encoding: str) -> None:
    """A settings file that an editor saved with a mark is read as any other."""
    file = tmp_path / "bot.toml"
    file.write_text("[chat]\nfollowup_minutes = 3\n", encoding=encoding)
    assert load_settings(file).chat.followup_minutes == 3
