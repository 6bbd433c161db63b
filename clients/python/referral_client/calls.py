"""Calls that outlast a node's restart."""

from __future__ import annotations

import asyncio
import time
import uuid
from collections.abc import Awaitable, Callable
from typing import TypeVar

import grpc

from .fault import fault_of

EACH_CALL = 10.0
PATIENCE = 60.0
FIRST_PAUSE = 0.1
LONGEST_PAUSE = 2.0

# Troubles that pass: the node is being restarted, a connection was cut, an answer did not come in time.
PASSING = {
    grpc.StatusCode.UNAVAILABLE,
    grpc.StatusCode.DEADLINE_EXCEEDED,
    grpc.StatusCode.INTERNAL,
    grpc.StatusCode.CANCELLED,
}

Answer = TypeVar("Answer")
on_repeat: Callable[[grpc.aio.AioRpcError], None] = lambda error: None
"""Hears of the first trouble of each call that is repeated."""


def is_passing(error: grpc.aio.AioRpcError) -> bool:
    return error.code() in PASSING


def new_request_id() -> str:
    """One for each write, kept while the write is repeated."""
    return str(uuid.uuid4())


async def until_answered(method: Callable[..., Awaitable[Answer]], request) -> Answer:
    """Sends the same request, with the same request_id, until it is answered.

    A write whose answer was lost is not done twice: the node knows the request_id and gives the first answer again.
    """
    return await repeated(lambda: method(request, timeout=EACH_CALL))


async def repeated(attempt: Callable[[], Awaitable[Answer]]) -> Answer:
    end = time.monotonic() + PATIENCE
    pause = FIRST_PAUSE
    while True:
        try:
            return await attempt()
        except grpc.aio.AioRpcError as error:
            if not is_passing(error) or time.monotonic() > end:
                raise
            if pause == FIRST_PAUSE:
                on_repeat(error)
            await asyncio.sleep(max(pause, fault_of(error).retry_after))
            pause = min(2 * pause, LONGEST_PAUSE)
