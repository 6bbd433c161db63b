"""Connections to nodes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import grpc

from exchange.civilaffairs.v1.referral_service_pb2_grpc import ReferralServiceStub
from exchange.civilaffairs.v1.register_service_pb2_grpc import RegisterServiceStub
from exchange.publicsecurity.v1.household_service_pb2_grpc import HouseholdServiceStub

OPTIONS = [
    # A connection that has died without a word is noticed while a call waits on it.
    ("grpc.keepalive_time_ms", 30_000),
    ("grpc.keepalive_timeout_ms", 20_000),
    # Back within a second when a node has been started again.
    ("grpc.initial_reconnect_backoff_ms", 100),
    ("grpc.min_reconnect_backoff_ms", 100),
    ("grpc.max_reconnect_backoff_ms", 1_000),
]


@dataclass(frozen=True)
class TlsFiles:
    """The files of mutual TLS, PEM. The certificate's OU says to the node which department calls."""

    ca: Path
    certificate: Path
    key: Path


class Node:
    """A node's services over one connection. Without TLS files the calls go in plaintext, which nodes take on loopback alone."""

    def __init__(self, address: str, tls: TlsFiles | None) -> None:
        if tls is None:
            self.channel = grpc.aio.insecure_channel(address, OPTIONS)
        else:
            credentials = grpc.ssl_channel_credentials(
                root_certificates=tls.ca.read_bytes(),
                private_key=tls.key.read_bytes(),
                certificate_chain=tls.certificate.read_bytes(),
            )
            self.channel = grpc.aio.secure_channel(address, credentials, OPTIONS)
        self.households = HouseholdServiceStub(self.channel)
        self.register = RegisterServiceStub(self.channel)
        self.referrals = ReferralServiceStub(self.channel)
