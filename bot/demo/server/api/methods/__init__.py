"""The methods of the Bot API that the server has."""

from bot.demo.server.api.methods import delivery, edits, files, profile, queries, rooms, sending
from bot.demo.server.api.methods.method import Method

METHODS: dict[str, Method] = {
    method.name.lower(): method
    for module in (delivery, sending, edits, files, queries, profile, rooms)
    for method in module.METHODS
}
