"""Tells a person what happens. Standard output stays free for the result."""

from __future__ import annotations

import sys

from exchange.civilaffairs.v1.referral_pb2 import ReferralState

from .fault import Fault

PREFIX = "REFERRAL_STATE_"
STATES = {
    "UNSPECIFIED": "未知",
    "REFERRED": "已转介",
    "RECEIVED": "已收到",
    "OPENED": "已打开",
    "ACCEPTED": "已受理",
    "INVESTIGATING": "调查核实中",
    "CONFIRMED": "已确认保障",
    "CLOSED": "已办结",
    "RETURNED": "已退回",
    "RE_ROUTED": "已改派",
    "REJECTED": "不予受理",
    "WITHDRAWN": "已撤回",
    "DISPUTED": "管辖争议",
    "EXTERNAL": "已推送省外",
}


class Screen:
    def __init__(self, chinese: bool) -> None:
        self._chinese = chinese

    def line(self, zh: str, en: str) -> None:
        print(zh if self._chinese else en, file=sys.stderr, flush=True)

    def state(self, who: tuple[str, str], division: str, state: ReferralState) -> None:
        name = ReferralState.Name(state).removeprefix(PREFIX)
        self.line(f"{who[0]} {division}：{STATES[name]}", f"{who[1]} {division}: {name}")

    def fault(self, fault: Fault) -> None:
        """Shows a refusal as its service explains it."""
        self.line(f"✗ 调用失败 {fault.code}", f"✗ The call failed with {fault.code}")
        if fault.reason:
            self.line(f"  原因 {fault.reason}（{fault.domain}）", f"  reason {fault.reason} ({fault.domain})")
        self.line(f"  {fault.zh or fault.en}", f"  {fault.en}")
        for name, value in fault.metadata.items():
            self.line(f"  {name} = {value}", f"  {name} = {value}")
        for flaw in fault.fields:
            self.line(f"  字段 {flaw.field}：{flaw.reason} {flaw.zh or flaw.en}", f"  field {flaw.field}: {flaw.reason} {flaw.en}")
