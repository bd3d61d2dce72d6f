"""What is wrong with settings, in words: which one, where, what it must be, and what it is."""

import re
from collections.abc import Mapping

from pydantic import SecretStr, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

# Characters of a wrong value that are shown.
_SHOWN = 60
# What may be secret in a value of any kind, as it is shown: all before an @, as an address has its
# name and password there; what is called a key, a password or the like; a bot's token.
_SECRET = re.compile(
    r"""^(?P<opening>[\[({'"]*+).+@"""
    r"""|(?P<called>(?:key|token|passw\w*|pwd|secret)['"]?\s*[=:]).+"""
    r"|\d{5,}:[\w-]{30,}",
    re.I,
)


def explain(
    error: ValidationError,
    sections: Mapping[str, Mapping[str, FieldInfo]],
    variables: Mapping[tuple[str, str], str],
    file: str,
) -> str:
    """Say which settings are wrong, what each must be and, unless it is secret, what it is.

    Args:
        error: what was found.
        sections: the fields of each table.
        variables: the variable of each setting that comes from the environment.
        file: where the others stand.
    """
    parts: dict[str, str] = {}
    for problem in error.errors():
        section, key, *_ = (str(part) for part in (*problem["loc"], "", ""))
        variable = variables.get((section, key))
        name = f"{variable} ({section}.{key})" if variable else f"{section}.{key} in {file}"
        # Of a list with several wrong ones the first is told.
        parts.setdefault(name, _must(problem, sections.get(section, {}).get(key)))
    return f"Wrong setting: {'. '.join(f'{name} must {must}' for name, must in parts.items())}."


def _must(problem: ErrorDetails, field: FieldInfo | None) -> str:
    """Say what a setting must be and, where it can't be secret, what it is."""
    if field is not None and field.annotation is SecretStr:
        return _words(problem, field)
    return f"{_words(problem, field)}; got {_shown(problem['input'])}"


def _words(problem: ErrorDetails, field: FieldInfo | None) -> str:
    """Return what follows "must": of a validator of ours, of the choice, or of the type."""
    context = problem.get("ctx", {})
    if problem["type"] == "value_error":
        return str(context["error"])
    if problem["type"] == "literal_error":
        return f"be {context['expected']}"
    return field.description if field and field.description else "be a text in quotes"


def _shown(value: object) -> str:
    """Return a value as it may be shown: not all of a long one, and no password."""
    text = _SECRET.sub(r"\g<opening>\g<called>…", repr(value))
    return f"{text[:_SHOWN]}…" if len(text) > _SHOWN else text
