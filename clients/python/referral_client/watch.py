"""A stream of referrals that survives every cut."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import grpc

from exchange.civilaffairs.v1.referral_pb2 import Referral
from exchange.civilaffairs.v1.referral_service_pb2 import WatchReferralsRequest

from .calls import is_passing
from .nodes import Node

PAUSE = 0.3


async def follow(node: Node, request: WatchReferralsRequest) -> AsyncIterator[Referral]:
    """Follows a node's referrals: first those that match, then each change, until the caller stops reading.

    A cut stream is opened again behind the last response that was handled; the request's resume_token advances. A change may come twice
    around a cut.
    """
    while True:
        stream = node.referrals.WatchReferrals(request)
        try:
            async for response in stream:
                # A response without a referral is a sign of life; its token counts too.
                if response.HasField("referral"):
                    yield response.referral
                request.resume_token = response.resume_token
        except grpc.aio.AioRpcError as error:
            if not is_passing(error):
                raise
        finally:
            stream.cancel()
        await asyncio.sleep(PAUSE)
