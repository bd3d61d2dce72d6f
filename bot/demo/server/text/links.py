"""Links as the server takes and keeps them."""

import re
from urllib.parse import urlsplit, urlunsplit

_USER = re.compile(r"tg://user\?id=([0-9]+)$")
_HOST = re.compile(r"[\w\[][\w.:\]-]*$")
_OWN_SCHEMES = {"tg", "ton", "tonsite"}


def mentioned_user(url: str) -> int:
    """Return the user that a tg:// link mentions, or 0."""
    user = _USER.match(url)
    return int(user.group(1)) if user else 0


def checked_url(url: str) -> str:
    """Return the link as the server keeps it, or nothing if it isn't one."""
    url = url.strip()
    try:
        parts = urlsplit(url if "://" in url else f"http://{url}")
    except ValueError:
        return ""
    if parts.scheme in _OWN_SCHEMES:
        return url
    host = parts.netloc.rpartition("@")[2]
    if parts.scheme not in {"http", "https"} or not _HOST.match(host):
        return ""
    if "." not in host and not host.startswith(("localhost", "[")):
        return ""
    return urlunsplit(parts._replace(netloc=parts.netloc.lower(), path=parts.path or "/"))
