"""What a failed call says: `google.rpc.Status` from the trailer `grpc-status-details-bin`."""

from __future__ import annotations

from dataclasses import dataclass, field

import grpc
from google.rpc.error_details_pb2 import BadRequest, ErrorInfo, LocalizedMessage, RetryInfo
from google.rpc.status_pb2 import Status

TRAILER = "grpc-status-details-bin"


@dataclass
class FieldFault:
    """A field of the request that was refused: its path, such as `child.identity.citizen_id`, and why."""

    field: str
    reason: str
    zh: str
    en: str


@dataclass
class Fault:
    """A refusal, for programs and for people."""

    code: str
    """Name of the gRPC status code."""
    en: str
    zh: str = ""
    reason: str = ""
    """Stable within the domain; empty when the call never reached a node."""
    domain: str = ""
    metadata: dict[str, str] = field(default_factory=dict)
    """Facts about this occurrence, such as the id of what exists already."""
    fields: list[FieldFault] = field(default_factory=list)
    retry_after: float = 0
    """With a passing trouble: how long to wait at least before the call is repeated, in seconds."""


def fault_of(error: grpc.aio.AioRpcError) -> Fault:
    fault = Fault(code=error.code().name, en=error.details() or "")
    for trailer, value in error.trailing_metadata() or ():
        if trailer == TRAILER:
            for detail in Status.FromString(value).details:
                _add(fault, detail)
    return fault


def _add(fault: Fault, detail) -> None:
    info, text, request, retry = ErrorInfo(), LocalizedMessage(), BadRequest(), RetryInfo()
    if detail.Unpack(info):
        fault.reason, fault.domain, fault.metadata = info.reason, info.domain, dict(info.metadata)
    elif detail.Unpack(text):
        fault.zh = text.message
    elif detail.Unpack(request):
        fault.fields = [FieldFault(v.field, v.reason, v.localized_message.message, v.description) for v in request.field_violations]
    elif detail.Unpack(retry):
        fault.retry_after = retry.retry_delay.ToTimedelta().total_seconds()
