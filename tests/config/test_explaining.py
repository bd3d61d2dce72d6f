"""What is said of a wrong value: which setting, where it stands, what it must be, what it is."""

from pathlib import Path

import pytest

from config.settings import SHIPPED, SettingsError, load_settings

PEOPLE = (
    "be a list of people's ids, such as [123456789, 987654321]; each is a whole number above 0, "
    "of at most 16 digits, and /about tells everybody their own"
)
GROUPS = (
    "be a list of groups' ids, such as [-1001234567890]; each is a whole number below 0, since one "
    "above 0 is a person's"
)
LANGUAGES = 'be a list of codes of languages, such as ["en", "de"], or ["*"] for all'
ADDRESS = "be an address with http:// or https://, such as https://api.telegram.org/bot"
HOST = "name a host, and no port or one from 1 to 65535"
HOOK = "be an https:// address, such as https://bot.example/hook, or empty for none"
QDRANT = (
    "be an address without a password, such as http://127.0.0.1:6333, or :memory: to try it, or "
    "empty for none"
)
LISTEN = "be host:port (a name or an IPv4 address), such as 127.0.0.1:8081"
PORT = "have a port from 1 to 65535"
COLLECTION = "be 1 to 64 of the letters A-Z and a-z, digits, _ and -"
SECONDS = "be a number of seconds above 0, at most 3600"
FOLDER = "be the path of a folder, such as var/data; . is the current one"
READABLE = "be readable, on one line, at most 4096 characters"

pytestmark = pytest.mark.usefixtures("clean_environment")


def refusal(file: Path = SHIPPED) -> str:
    """Return why the settings are refused."""
    with pytest.raises(SettingsError) as error:
        load_settings(file)
    return str(error.value)


@pytest.mark.parametrize(
    ("name", "value", "must"),
    [
        ("telegram.base_url", "api.telegram.org", ADDRESS),
        ("telegram.base_url", "", ADDRESS),
        ("telegram.base_url", "http://a:99999", HOST),
        ("telegram.base_url", "http://[::1", HOST),
        ("telegram.webhook_url", "bot.example", HOOK),
        ("telegram.webhook_listen", "8080", LISTEN),
        ("telegram.webhook_listen", "[::1]:8080", LISTEN),
        ("telegram.webhook_listen", "", LISTEN),
        ("telegram.webhook_listen", "a:99999", PORT),
        ("service.listen", "18099", f"{LISTEN}, or empty for none"),
        ("service.listen", "127.0.0.1:0", PORT),
        ("index.collection", "a/b", COLLECTION),
        ("index.backend", "milvus", "be 'faiss' or 'qdrant'"),
        ("index.url", "db:6333", QDRANT),
        ("telegram.retries", "1e9", "be a whole number from 0 to 20"),
        ("limits.person_taps", "-1", "be a whole number from 0 to 100000"),
        ("questions.timeout_seconds", "nan", SECONDS),
        ("logging.questions", "maybe", "be true or false"),
        ("logging.level", "info", "be 'DEBUG', 'INFO', 'WARNING' or 'ERROR'"),
        ("corpus.catalog", "a\tb", READABLE),
        ("corpus.added", "", FOLDER),
        ("index.folder", " ", FOLDER),
        ("access.admins", "@me", PEOPLE),
        ("access.admins", "[123", PEOPLE),
        ("access.admins", "['a']", PEOPLE),
        ("access.admins", "null", PEOPLE),
        ("access.admins", "0", PEOPLE),
        ("access.admins", "99999999999999999999", PEOPLE),
        ("access.people", "{}", PEOPLE),
        ("access.groups", "5", GROUPS),
        ("embeddings.languages", '"en"', LANGUAGES),
    ],
)
def test_a_wrong_variable_says_what_it_must_be(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, must: str
) -> None:
    """The variable, its setting, what that must be, and what it is; nothing of pydantic's."""
    variable = f"VERBATIM_{name.upper().replace('.', '__')}"
    monkeypatch.setenv(variable, value)
    assert refusal() == f"Wrong setting: {variable} ({name}) must {must}; got {value!r}."


@pytest.mark.parametrize(
    ("text", "name", "must"),
    [
        ("[telegram]\nretries = -1", "telegram.retries", "be a whole number from 0 to 20; got -1"),
        ("[service]\nlisten = 1", "service.listen", f"{LISTEN}, or empty for none; got 1"),
        ("[access]\nadmins = ['me', -3]", "access.admins", f"{PEOPLE}; got 'me'"),
        ("[access]\nadmins = true", "access.admins", f"{PEOPLE}; got True"),
        (
            "[embeddings]\nlanguages = ['e\\n']",
            "embeddings.languages",
            f"{LANGUAGES}; got 'e\\\\n'",
        ),
        ("[corpus]\ncatalog = 3", "corpus.catalog", "be a text in quotes; got 3"),
        (
            "[index]\nbackend = 'qdrant'",
            "index.url",
            "be the address of the Qdrant server (VERBATIM_INDEX__URL sets it too), or :memory: to "
            "try it; got ''",
        ),
    ],
)
def test_a_wrong_line_says_in_which_file_it_stands(
    tmp_path: Path, text: str, name: str, must: str
) -> None:
    """The key and the file, what it must be, and what it is."""
    file = tmp_path / "bot.toml"
    file.write_text(text)
    assert refusal(file) == f"Wrong setting: {name} in {file} must {must}."


def test_all_that_is_wrong_is_said_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """One sentence for each setting."""
    monkeypatch.setenv("VERBATIM_TELEGRAM__RETRIES", "x")
    monkeypatch.setenv("VERBATIM_ACCESS__OPEN", "2")
    assert refusal() == (
        "Wrong setting: VERBATIM_TELEGRAM__RETRIES (telegram.retries) must be a whole number from "
        "0 to 20; got 'x'. VERBATIM_ACCESS__OPEN (access.open) must be true or false; got '2'."
    )


def test_a_long_value_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    """The line stays one that is read."""
    monkeypatch.setenv("VERBATIM_CORPUS__CATALOG", "x" * 5000)
    name = "VERBATIM_CORPUS__CATALOG (corpus.catalog)"
    assert refusal() == f"Wrong setting: {name} must {READABLE}; got '{'x' * 59}…."


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("VERBATIM_INDEX__URL", "http://me:pass-Word@db"),
        ("VERBATIM_TELEGRAM__BASE_URL", "ftp://me:pass-Word@host"),
        ("VERBATIM_TELEGRAM__BASE_URL", "123456:AAH-pass-Word_0123456789abcdefg"),
        ("VERBATIM_ACCESS__INVITE", "pass-Word "),
        ("VERBATIM_INDEX__KEY", "pass-Word ä"),
        ("VERBATIM_TELEGRAM__WEBHOOK_SECRET", "pass-Word ä"),
    ],
)
def test_no_secret_is_shown(monkeypatch: pytest.MonkeyPatch, variable: str, value: str) -> None:
    """Neither the value of a secret nor a password or token in another setting."""
    monkeypatch.setenv(variable, value)
    assert variable in refusal()
    assert "pass-Word" not in refusal()


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("index.url", "user:hunter2@qdrant:6333", "'…qdrant:6333'"),
        ("index.url", "http://user:hun/ter2@qdrant:6333", "'…qdrant:6333'"),
        ("index.url", "http://user:hun@ter2 @qdrant:6333", "'…qdrant:6333'"),
        ("index.url", "http://qdrant:6333 ?api_key=hunter2", "'http://qdrant:6333 ?api_key=…"),
        ("index.url", "qdrant:6333?TOKEN=hunter2&a=b", "'qdrant:6333?TOKEN=…"),
        ("telegram.webhook_url", "bot:hunter2@bot.example/hook", "'…bot.example/hook'"),
        ("telegram.base_url", "qdrant password: hunter2", "'qdrant password:…"),
    ],
)
def test_a_value_is_shown_without_its_secret(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, shown: str
) -> None:
    """Whatever way the address is wrong."""
    monkeypatch.setenv(f"VERBATIM_{name.upper().replace('.', '__')}", value)
    assert refusal().endswith(f"; got {shown}.")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('[index]\nurl = ["http://user:hunter2@h:6333"]', "['…h:6333']"),
        ('[telegram]\nbase_url = {a = "http://u:hunter2@h"}', "{'…h'}"),
        ('[index]\nurl = {api_key = "hunter2"}', "{'api_key':…"),
    ],
)
def test_a_value_that_is_no_text_is_shown_without_its_secret(
    tmp_path: Path, text: str, shown: str
) -> None:
    """Lists and tables may hold addresses too."""
    file = tmp_path / "bot.toml"
    file.write_text(text)
    assert refusal(file).endswith(f"; got {shown}.")


@pytest.mark.parametrize(
    ("value", "admins"),
    [
        ("123", (123,)),
        ("123,456", (123, 456)),
        (" 123, 456 ", (123, 456)),
        ("123 456", (123, 456)),
        ("[1, 2]", (1, 2)),
        ('["3"]', (3,)),
        ("", ()),
    ],
)
def test_a_list_in_the_environment_is_json_or_its_values(
    monkeypatch: pytest.MonkeyPatch, value: str, admins: tuple[int, ...]
) -> None:
    """What people write first is taken: one id, or several with commas or blanks."""
    monkeypatch.setenv("VERBATIM_ACCESS__ADMINS", value)
    assert load_settings(SHIPPED).access.admins == admins


@pytest.mark.parametrize(
    ("value", "languages"),
    [("en", ("en",)), ("en, zh-Hans", ("en", "zh-Hans")), ("*", ("*",)), ('["en"]', ("en",))],
)
def test_a_list_of_texts_is_written_as_a_list_of_numbers_is(
    monkeypatch: pytest.MonkeyPatch, value: str, languages: tuple[str, ...]
) -> None:
    """Codes with commas, one alone, or JSON."""
    monkeypatch.setenv("VERBATIM_EMBEDDINGS__LANGUAGES", value)
    assert load_settings(SHIPPED).embeddings.languages == languages
