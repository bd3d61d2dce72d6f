"""The page that looks like Telegram on a phone, and what guards it in the browser."""

from importlib.resources import files
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Route

FOLDER = Path(str(files("bot.demo.page").joinpath("static")))
POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
}
_TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
}


async def index(request: Request) -> Response:
    """Serve the page itself."""
    return _file("index.html")


async def asset(request: Request) -> Response:
    """Serve a stylesheet, a module or a picture of the page."""
    return _file(str(request.path_params["path"]))


def _file(name: str) -> Response:
    """Return a file of the folder; anything else isn't found."""
    known = {path.relative_to(FOLDER).as_posix(): path for path in FOLDER.rglob("*.*")}
    path = known.get(name)
    if not path or path.suffix not in _TYPES:
        raise HTTPException(404)
    return FileResponse(path, media_type=_TYPES[path.suffix], headers=HEADERS)


ROUTES: list[BaseRoute] = [
    Route("/", index, methods=["GET"]),
    Route("/page/{path:path}", asset, methods=["GET"]),
]
