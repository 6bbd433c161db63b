import { setTimeout as sleep } from 'node:timers/promises';
import type { Referral__Output as Referral } from '../gen/exchange/civilaffairs/v1/Referral.js';
import type { ReferralState__Output as ReferralState } from '../gen/exchange/civilaffairs/v1/ReferralState.js';
import type { PersonIdentity } from '../gen/exchange/type/v1/PersonIdentity.js';
import { newRequestId, repeated, untilAnswered } from './calls.js';
import { date, household, hukou, ledgerEntry, residence } from './child.js';
import { faultOf, isServiceError } from './fault.js';
import type { Node } from './nodes.js';
import type { Screen } from './screen.js';
import { follow } from './watch.js';

/** States out of which the departments' answers lead, without anybody's doing. */
const verifying = ['CHILD_STATE_DETECTED', 'CHILD_STATE_VERIFYING', 'CHILD_STATE_PARTIAL'];

/** Ends that this program does not bring about. */
const otherEnds: ReferralState[] = [
  'REFERRAL_STATE_RETURNED',
  'REFERRAL_STATE_RE_ROUTED',
  'REFERRAL_STATE_REJECTED',
  'REFERRAL_STATE_WITHDRAWN',
  'REFERRAL_STATE_EXTERNAL',
];

/** The referral came to another end than this program's. */
export class EndedElsewhere extends Error {
  constructor(state: ReferralState) {
    super(`转介以 ${state} 告终 the referral ended as ${state}`);
  }
}

/** Enters a made-up child in the household register, where a real one stands already. */
export async function enterInHouseholdRegister({ households }: Node, child: PersonIdentity): Promise<void> {
  const batch = { requestId: newRequestId(), households: [household(child)] };
  await repeated(() => new Promise<void>((resolve, reject) => {
    const stream = households.importHouseholds({ deadline: Date.now() + 30_000 }, (error) => (error ? reject(error) : resolve()));
    stream.write(batch);
    stream.end();
  }));
}

/** The county of residence, which finds and refers the child. */
export class Residence {
  constructor(private readonly node: Node, private readonly screen: Screen) {}

  /** Enters the child in the ledger. A child who is there already is gone on with. */
  async flag(child: PersonIdentity): Promise<string> {
    const { register } = this.node;
    const request = { requestId: newRequestId(), child: ledgerEntry(child) };
    try {
      const answer = await untilAnswered(register, register.registerChild, request);
      return answer.child!.childId;
    } catch (error) {
      return existing(error, 'CHILD_ALREADY_REGISTERED', 'child_id');
    }
  }

  /** Waits until the departments have answered and the rules have decided. */
  async assessed(childId: string): Promise<void> {
    const { register } = this.node;
    for (;;) {
      const { child } = await untilAnswered(register, register.getChild, { childId });
      if (!verifying.includes(child!.state)) {
        const verdict = `${child!.state} ${child!.decision?.category ?? ''}`;
        this.screen.line(`居住地 ${residence}：评估结果 ${verdict}`, `Residence ${residence}: assessed as ${verdict}`);
        return;
      }
      await sleep(200);
    }
  }

  /** Sends the referral. The write is repeated on purpose: with the same request_id it is done once. */
  async refer(childId: string): Promise<string> {
    const { referrals } = this.node;
    const request = { requestId: newRequestId(), childId, carePlan: '由居住地提供临时救助，儿童主任每周探访一次。' };
    let referralId: string;
    try {
      const answer = await untilAnswered(referrals, referrals.createReferral, request);
      referralId = answer.referral!.referralId;
    } catch (error) {
      return existing(error, 'REFERRAL_ALREADY_OPEN', 'referral_id');
    }
    const again = await untilAnswered(referrals, referrals.createReferral, request);
    if (again.referral!.referralId !== referralId) throw new Error('A repeated write was done twice.');
    return referralId;
  }

  /** Acknowledges the result when it comes; ends when the referral is closed, with the states that were seen. */
  async work(referralId: string, signal: AbortSignal): Promise<ReferralState[]> {
    const { referrals } = this.node;
    const changes = follow(this.node, { division: residence, side: 'REFERRAL_SIDE_RESIDENCE' }, signal);
    const show = (state: ReferralState) => this.screen.state(['居住地', 'Residence'], residence, state);
    return untilClosed(changes, referralId, show, async ({ state }) => {
      if (state !== 'REFERRAL_STATE_CONFIRMED') return;
      const request = { requestId: newRequestId(), referralId, guardianToldDate: date() };
      await untilAnswered(referrals, referrals.acknowledgeResult, request);
    });
  }
}

/** The county of registration, which decides. */
export class Hukou {
  constructor(private readonly node: Node, private readonly screen: Screen) {}

  /** Opens the letter, takes the case, looks into it and confirms protection; ends when the referral is closed. */
  async work(referralId: string, signal: AbortSignal): Promise<ReferralState[]> {
    const { referrals } = this.node;
    const changes = follow(this.node, { division: hukou, side: 'REFERRAL_SIDE_HUKOU' }, signal);
    const show = (state: ReferralState) => this.screen.state(['户籍地', 'Hukou'], hukou, state);
    return untilClosed(changes, referralId, show, async ({ state }) => {
      const request = { requestId: newRequestId(), referralId };
      switch (state) {
        case 'REFERRAL_STATE_RECEIVED':
          await untilAnswered(referrals, referrals.openReferral, request);
          break;
        case 'REFERRAL_STATE_OPENED':
          await untilAnswered(referrals, referrals.acceptReferral, request);
          break;
        case 'REFERRAL_STATE_ACCEPTED':
          await untilAnswered(referrals, referrals.recordInvestigation, { ...request, evidence: `township-report:sha256:${referralId}` });
          break;
        case 'REFERRAL_STATE_INVESTIGATING':
          await untilAnswered(referrals, referrals.confirmProtection, request);
          break;
      }
    });
  }
}

/** Acts on each change of one referral until it is closed. A county's own system would act on all referrals, and never end. */
async function untilClosed(
  changes: AsyncIterable<Referral>,
  referralId: string,
  show: (state: ReferralState) => void,
  act: (referral: Referral) => Promise<void>,
): Promise<ReferralState[]> {
  const seen: ReferralState[] = [];
  for await (const referral of changes) {
    if (referral.referralId !== referralId) continue;
    if (seen.at(-1) !== referral.state) {
      seen.push(referral.state);
      show(referral.state);
    }
    if (referral.state === 'REFERRAL_STATE_CLOSED') return seen;
    if (otherEnds.includes(referral.state)) throw new EndedElsewhere(referral.state);
    try {
      await act(referral);
    } catch (error) {
      // The case has moved on meanwhile; the change that says so is on its way.
      if (!hasReason(error, 'REFERRAL_STATE_CONFLICT')) throw error;
    }
  }
  throw new Error('Following the referral was ended before it was closed.');
}

function hasReason(error: unknown, reason: string): boolean {
  return isServiceError(error) && faultOf(error).reason === reason;
}

/** The id of what exists already, from the refusal that says so. */
function existing(error: unknown, reason: string, key: string): string {
  const id = isServiceError(error) && faultOf(error).reason === reason ? faultOf(error).metadata[key] : undefined;
  if (!id) throw error;
  return id;
}
