package main

import (
	"fmt"
	"os"
	"strings"

	civilaffairs "exchange.example/referral/gen/exchange/civilaffairs/v1"
)

var states = map[string]string{
	"UNSPECIFIED":   "未知",
	"REFERRED":      "已转介",
	"RECEIVED":      "已收到",
	"OPENED":        "已打开",
	"ACCEPTED":      "已受理",
	"INVESTIGATING": "调查核实中",
	"CONFIRMED":     "已确认保障",
	"CLOSED":        "已办结",
	"RETURNED":      "已退回",
	"RE_ROUTED":     "已改派",
	"REJECTED":      "不予受理",
	"WITHDRAWN":     "已撤回",
	"DISPUTED":      "管辖争议",
	"EXTERNAL":      "已推送省外",
}

// screen tells a person what happens. Standard output stays free for the result.
type screen struct {
	chinese bool
}

func (s screen) line(zh, en string) {
	if s.chinese {
		fmt.Fprintln(os.Stderr, zh)
	} else {
		fmt.Fprintln(os.Stderr, en)
	}
}

func (s screen) state(zh, en, division string, state civilaffairs.ReferralState) {
	name := strings.TrimPrefix(state.String(), "REFERRAL_STATE_")
	s.line(fmt.Sprintf("%s %s：%s", zh, division, states[name]), fmt.Sprintf("%s %s: %s", en, division, name))
}

// fault shows a refusal as its service explains it.
func (s screen) fault(f fault) {
	s.line(fmt.Sprintf("✗ 调用失败 %s", f.code), fmt.Sprintf("✗ The call failed with %s", f.code))
	if f.reason != "" {
		s.line(fmt.Sprintf("  原因 %s（%s）", f.reason, f.domain), fmt.Sprintf("  reason %s (%s)", f.reason, f.domain))
	}
	s.line("  "+orElse(f.zh, f.en), "  "+f.en)
	for name, value := range f.metadata {
		s.line(fmt.Sprintf("  %s = %s", name, value), fmt.Sprintf("  %s = %s", name, value))
	}
	for _, v := range f.fields {
		s.line(
			fmt.Sprintf("  字段 %s：%s %s", v.field, v.reason, orElse(v.zh, v.en)),
			fmt.Sprintf("  field %s: %s %s", v.field, v.reason, v.en))
	}
}

func orElse(text, other string) string {
	if text == "" {
		return other
	}
	return text
}
