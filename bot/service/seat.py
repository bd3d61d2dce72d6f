"""The addresses beside the bot: /readyz says what is wrong, /metrics what happened."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.service.metrics import CONTENT_TYPE, Metrics
from bot.service.ready import Readiness


def seat_routes(readiness: Readiness, metrics: Metrics) -> list[Route]:
    """Return the routes of /readyz and /metrics; `listening` has /healthz by itself."""

    async def readyz(request: Request) -> JSONResponse:
        """Say 200 or 503 with each part; `?exclude=storage` looks past a part."""
        found = await readiness.look(request.query_params.getlist("exclude"))
        wrong = {name: part.says for name, part in found.items() if not part.ok}
        well = {name: part.says for name, part in found.items() if part.ok}
        status = 503 if wrong else 200
        return JSONResponse({"ready": not wrong, "wrong": wrong, "ok": well}, status)

    async def exposition(_: Request) -> Response:
        """Give every metric in Prometheus's text format."""
        return Response(metrics.exposition(), media_type=CONTENT_TYPE)

    return [Route("/readyz", readyz), Route("/metrics", exposition)]
