"""A child who does not exist, as the departments would know her."""

from __future__ import annotations

import random
import uuid
from datetime import date, datetime, timedelta, timezone

from exchange.civilaffairs.v1.child_pb2 import Child, Guardian
from exchange.civilaffairs.v1.facts_pb2 import LIVING_ARRANGEMENT_WITH_GUARDIAN, ChildFacts, Hukou
from exchange.publicsecurity.v1.household_pb2 import Household, RegisteredParent
from exchange.type.v1.guardian_status_pb2 import PARENT_KIND_BIRTH, PARENT_STATUS_KIND_DEAD, ParentFacts, ParentStatusInterval
from exchange.type.v1.person_pb2 import SEX_FEMALE, SEX_MALE, PersonIdentity

RESIDENCE = "210102"
"""County where the child was found: Heping in Shenyang."""
HUKOU = "210283"
"""County that decides: Zhuanghe in Dalian."""
HUKOU_TOWNSHIP = "210283001"

UNASSIGNED_PREFIX = "219901"
"""A prefix that GB/T 2260 never assigned: nobody has such a number."""
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHINA = timezone(timedelta(hours=8))


def day(days_ago: int = 0) -> date:
    """Today in China, or so many days before."""
    return datetime.now(CHINA).date() - timedelta(days=days_ago)


def check_character(digits: str) -> str:
    """The check character of GB 11643 for the first 17 digits."""
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, digits, strict=True))
    return "10X98765432"[total % 11]


def synthetic_child() -> PersonIdentity:
    return _synthetic("试例儿童", day(random.randint(3 * 365, 13 * 365)), female=True)


def household(child: PersonIdentity) -> Household:
    """What public security's register holds about her: both parents have died."""
    return Household(
        person=child,
        hukou_division=HUKOU_TOWNSHIP,
        household_number=uuid.uuid4().hex,
        parents=[_dead_parent(ParentFacts.ROLE_FATHER, "试例父亲"), _dead_parent(ParentFacts.ROLE_MOTHER, "试例母亲")],
    )


def ledger_entry(child: PersonIdentity) -> Child:
    """What the county of residence enters in its ledger."""
    return Child(
        identity=child,
        facts=ChildFacts(
            hukou=Hukou(division=HUKOU_TOWNSHIP),
            residence_division=RESIDENCE,
            living_arrangement=LIVING_ARRANGEMENT_WITH_GUARDIAN,
            left_hukou_date=day(400).isoformat(),
        ),
        residence_address="试例路1号",
        guardian=Guardian(name="试例祖母", relationship="祖母", phone="13000000000"),
    )


def _synthetic(name: str, birth: date, female: bool) -> PersonIdentity:
    sequence = 2 * random.randint(1, 498) + (0 if female else 1)
    digits = f"{UNASSIGNED_PREFIX}{birth:%Y%m%d}{sequence:03}"
    return PersonIdentity(
        citizen_id=digits + check_character(digits),
        name=name,
        sex=SEX_FEMALE if female else SEX_MALE,
        birth_date=birth.isoformat(),
    )


def _dead_parent(role: ParentFacts.Role, name: str) -> RegisteredParent:
    dead = ParentStatusInterval(kind=PARENT_STATUS_KIND_DEAD, from_date=day(500).isoformat(), source="publicsecurity")
    return RegisteredParent(
        person=_synthetic(name, day(random.randint(25 * 365, 45 * 365)), female=role == ParentFacts.ROLE_MOTHER),
        facts=ParentFacts(role=role, kind=PARENT_KIND_BIRTH, statuses=[dead]),
    )
