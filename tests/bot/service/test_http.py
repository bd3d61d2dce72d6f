"""Listening for HTTP beside the bot."""

import socket

import httpx
import pytest

from bot.service.http import ListenError, listening


async def test_healthz_says_that_the_process_is_alive() -> None:
    """It answers while the block runs, without a word of what is behind it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    async with listening(address, []), httpx.AsyncClient(trust_env=False) as client:
        answer = await client.get(f"http://{address}/healthz")
    assert (answer.status_code, answer.text) == (200, "ok\n")
    assert "server" not in answer.headers


async def test_a_taken_address_is_one_clear_line() -> None:
    """The error names the address and the setting."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        address = f"127.0.0.1:{other.getsockname()[1]}"
        with pytest.raises(ListenError, match=rf"{address} can't be listened on: .*webhook_listen"):
            async with listening(address, []):
                pass
