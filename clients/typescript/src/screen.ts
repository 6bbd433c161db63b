import type { ReferralState__Output as ReferralState } from '../gen/exchange/civilaffairs/v1/ReferralState.js';
import type { Fault } from './fault.js';

export type Language = 'zh' | 'en';

const states: Record<ReferralState, string> = {
  REFERRAL_STATE_UNSPECIFIED: '未知',
  REFERRAL_STATE_REFERRED: '已转介',
  REFERRAL_STATE_RECEIVED: '已收到',
  REFERRAL_STATE_OPENED: '已打开',
  REFERRAL_STATE_ACCEPTED: '已受理',
  REFERRAL_STATE_INVESTIGATING: '调查核实中',
  REFERRAL_STATE_CONFIRMED: '已确认保障',
  REFERRAL_STATE_CLOSED: '已办结',
  REFERRAL_STATE_RETURNED: '已退回',
  REFERRAL_STATE_RE_ROUTED: '已改派',
  REFERRAL_STATE_REJECTED: '不予受理',
  REFERRAL_STATE_WITHDRAWN: '已撤回',
  REFERRAL_STATE_DISPUTED: '管辖争议',
  REFERRAL_STATE_EXTERNAL: '已推送省外',
};

/** Tells a person what happens. Standard output stays free for the result. */
export class Screen {
  constructor(private readonly language: Language) {}

  say(zh: string, en: string): string {
    return this.language === 'zh' ? zh : en;
  }

  line(zh: string, en: string): void {
    console.error(this.say(zh, en));
  }

  state(who: [zh: string, en: string], division: string, state: ReferralState): void {
    this.line(`${who[0]} ${division}：${states[state]}`, `${who[1]} ${division}: ${state.replace('REFERRAL_STATE_', '')}`);
  }

  /** Shows a refusal as its service explains it. */
  fault(fault: Fault): void {
    console.error(this.say(`✗ 调用失败 ${fault.code}`, `✗ The call failed with ${fault.code}`));
    if (fault.reason) console.error(this.say(`  原因 ${fault.reason}（${fault.domain}）`, `  reason ${fault.reason} (${fault.domain})`));
    console.error(`  ${(this.language === 'zh' && fault.zh) || fault.en}`);
    for (const [name, value] of Object.entries(fault.metadata)) console.error(`  ${name} = ${value}`);
    for (const { field, reason, zh, en } of fault.fields)
      console.error(this.say(`  字段 ${field}：${reason} ${zh || en}`, `  field ${field}: ${reason} ${en}`));
  }
}
