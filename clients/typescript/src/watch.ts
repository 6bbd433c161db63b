import { setTimeout as sleep } from 'node:timers/promises';
import type { Referral__Output as Referral } from '../gen/exchange/civilaffairs/v1/Referral.js';
import type { WatchReferralsRequest } from '../gen/exchange/civilaffairs/v1/WatchReferralsRequest.js';
import { isPassing } from './calls.js';
import type { Node } from './nodes.js';

const pause = 300;

/**
 * Follows a node's referrals: first those that match, then each change, until the caller stops reading or `signal` ends it. A cut stream
 * is opened again behind the last response that was handled. A change may come twice around a cut.
 */
export async function* follow(node: Node, filter: WatchReferralsRequest, signal: AbortSignal): AsyncGenerator<Referral> {
  let resumeToken = '';
  while (!signal.aborted) {
    const stream = node.referrals.watchReferrals({ ...filter, resumeToken });
    const stop = () => stream.cancel();
    signal.addEventListener('abort', stop);
    try {
      for await (const response of stream) {
        // A response without a referral is a sign of life; its token counts too.
        if (response.referral) yield response.referral;
        resumeToken = response.resumeToken;
      }
    } catch (error) {
      if (!isPassing(error)) throw error;
    } finally {
      signal.removeEventListener('abort', stop);
      stream.cancel();
    }
    await sleep(pause);
  }
}
