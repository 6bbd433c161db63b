"""What the two counties do about one child."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import aclosing
from functools import partial

import grpc

from exchange.civilaffairs.v1.child_pb2 import CHILD_STATE_DETECTED, CHILD_STATE_PARTIAL, CHILD_STATE_VERIFYING, ChildState
from exchange.civilaffairs.v1.referral_pb2 import (
    REFERRAL_SIDE_HUKOU,
    REFERRAL_SIDE_RESIDENCE,
    REFERRAL_STATE_ACCEPTED,
    REFERRAL_STATE_CLOSED,
    REFERRAL_STATE_CONFIRMED,
    REFERRAL_STATE_EXTERNAL,
    REFERRAL_STATE_INVESTIGATING,
    REFERRAL_STATE_OPENED,
    REFERRAL_STATE_RE_ROUTED,
    REFERRAL_STATE_RECEIVED,
    REFERRAL_STATE_REJECTED,
    REFERRAL_STATE_RETURNED,
    REFERRAL_STATE_WITHDRAWN,
    ReferralState,
)
from exchange.civilaffairs.v1.referral_service_pb2 import (
    AcceptReferralRequest,
    AcknowledgeResultRequest,
    ConfirmProtectionRequest,
    CreateReferralRequest,
    OpenReferralRequest,
    RecordInvestigationRequest,
    WatchReferralsRequest,
)
from exchange.civilaffairs.v1.register_service_pb2 import GetChildRequest, RegisterChildRequest
from exchange.publicsecurity.v1.household_service_pb2 import ImportHouseholdsRequest
from exchange.type.v1.benefit_pb2 import BenefitCategory
from exchange.type.v1.person_pb2 import PersonIdentity

from .calls import new_request_id, repeated, until_answered
from .child import HUKOU, RESIDENCE, day, household, ledger_entry
from .fault import fault_of
from .nodes import Node
from .screen import Screen
from .watch import follow

# States out of which the departments' answers lead, without anybody's doing.
VERIFYING = {CHILD_STATE_DETECTED, CHILD_STATE_VERIFYING, CHILD_STATE_PARTIAL}

# Ends that this program does not bring about.
OTHER_ENDS = {
    REFERRAL_STATE_RETURNED,
    REFERRAL_STATE_RE_ROUTED,
    REFERRAL_STATE_REJECTED,
    REFERRAL_STATE_WITHDRAWN,
    REFERRAL_STATE_EXTERNAL,
}


class EndedElsewhere(Exception):
    """The referral came to another end than this program's."""


async def enter_in_household_register(node: Node, child: PersonIdentity) -> None:
    """Enters a made-up child in the household register, where a real one stands already."""
    batch = ImportHouseholdsRequest(request_id=new_request_id(), households=[household(child)])
    await repeated(lambda: node.households.ImportHouseholds(iter([batch]), timeout=30))


class Residence:
    """The county of residence, which finds and refers the child."""

    def __init__(self, node: Node, screen: Screen) -> None:
        self._node = node
        self._screen = screen

    async def flag(self, child: PersonIdentity) -> str:
        """Enters the child in the ledger. A child who is there already is gone on with."""
        request = RegisterChildRequest(request_id=new_request_id(), child=ledger_entry(child))
        try:
            return (await until_answered(self._node.register.RegisterChild, request)).child.child_id
        except grpc.aio.AioRpcError as error:
            return _existing(error, "CHILD_ALREADY_REGISTERED", "child_id")

    async def assessed(self, child_id: str) -> None:
        """Waits until the departments have answered and the rules have decided."""
        while True:
            child = (await until_answered(self._node.register.GetChild, GetChildRequest(child_id=child_id))).child
            if child.state not in VERIFYING:
                break
            await asyncio.sleep(0.2)
        verdict = f"{ChildState.Name(child.state)} {BenefitCategory.Name(child.decision.category)}"
        self._screen.line(f"居住地 {RESIDENCE}：评估结果 {verdict}", f"Residence {RESIDENCE}: assessed as {verdict}")

    async def refer(self, child_id: str) -> str:
        """Sends the referral. The write is repeated on purpose: with the same request_id it is done once."""
        request = CreateReferralRequest(
            request_id=new_request_id(), child_id=child_id, care_plan="由居住地提供临时救助，儿童主任每周探访一次。"
        )
        try:
            referral_id = (await until_answered(self._node.referrals.CreateReferral, request)).referral.referral_id
        except grpc.aio.AioRpcError as error:
            return _existing(error, "REFERRAL_ALREADY_OPEN", "referral_id")
        again = await until_answered(self._node.referrals.CreateReferral, request)
        if again.referral.referral_id != referral_id:
            raise RuntimeError("A repeated write was done twice.")
        return referral_id

    async def work(self, referral_id: str) -> list[str]:
        """Acknowledges the result when it comes; ends when the referral is closed, with the states that were seen."""

        async def act(state: ReferralState) -> None:
            if state == REFERRAL_STATE_CONFIRMED:
                request = AcknowledgeResultRequest(
                    request_id=new_request_id(), referral_id=referral_id, guardian_told_date=day().isoformat()
                )
                await until_answered(self._node.referrals.AcknowledgeResult, request)

        watched = WatchReferralsRequest(division=RESIDENCE, side=REFERRAL_SIDE_RESIDENCE)
        show = partial(self._screen.state, ("居住地", "Residence"), RESIDENCE)
        return await _until_closed(self._node, watched, referral_id, show, act)


class Hukou:
    """The county of registration, which decides."""

    def __init__(self, node: Node, screen: Screen) -> None:
        self._node = node
        self._screen = screen

    async def work(self, referral_id: str) -> list[str]:
        """Opens the letter, takes the case, looks into it and confirms protection; ends when the referral is closed."""
        referrals = self._node.referrals

        async def act(state: ReferralState) -> None:
            write = {"request_id": new_request_id(), "referral_id": referral_id}
            if state == REFERRAL_STATE_RECEIVED:
                await until_answered(referrals.OpenReferral, OpenReferralRequest(**write))
            elif state == REFERRAL_STATE_OPENED:
                await until_answered(referrals.AcceptReferral, AcceptReferralRequest(**write))
            elif state == REFERRAL_STATE_ACCEPTED:
                evidence = f"township-report:sha256:{referral_id}"
                await until_answered(referrals.RecordInvestigation, RecordInvestigationRequest(**write, evidence=evidence))
            elif state == REFERRAL_STATE_INVESTIGATING:
                await until_answered(referrals.ConfirmProtection, ConfirmProtectionRequest(**write))

        watched = WatchReferralsRequest(division=HUKOU, side=REFERRAL_SIDE_HUKOU)
        show = partial(self._screen.state, ("户籍地", "Hukou"), HUKOU)
        return await _until_closed(self._node, watched, referral_id, show, act)


async def _until_closed(
    node: Node,
    watched: WatchReferralsRequest,
    referral_id: str,
    show: Callable[[ReferralState], None],
    act: Callable[[ReferralState], Awaitable[None]],
) -> list[str]:
    """Acts on each change of one referral until it is closed. A county's own system would act on all referrals, and never end."""
    seen: list[str] = []
    async with aclosing(follow(node, watched)) as changes:
        async for referral in changes:
            if referral.referral_id != referral_id:
                continue
            name = ReferralState.Name(referral.state)
            if seen[-1:] != [name]:
                seen.append(name)
                show(referral.state)
            if referral.state == REFERRAL_STATE_CLOSED:
                break
            if referral.state in OTHER_ENDS:
                raise EndedElsewhere(f"转介以 {name} 告终 the referral ended as {name}")
            try:
                await act(referral.state)
            except grpc.aio.AioRpcError as error:
                # The case has moved on meanwhile; the change that says so is on its way.
                if fault_of(error).reason != "REFERRAL_STATE_CONFLICT":
                    raise
    return seen


def _existing(error: grpc.aio.AioRpcError, reason: str, key: str) -> str:
    """The id of what exists already, from the refusal that says so."""
    fault = fault_of(error)
    if fault.reason != reason or key not in fault.metadata:
        raise error
    return fault.metadata[key]
