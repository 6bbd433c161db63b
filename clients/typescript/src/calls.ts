import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { status, type CallOptions, type Client, type ClientUnaryCall, type requestCallback, type ServiceError } from '@grpc/grpc-js';
import { faultOf, isServiceError } from './fault.js';

const eachCall = 10_000;
const patience = 60_000;
const firstPause = 100;
const longestPause = 2_000;

/** Troubles that pass: the node is being restarted, a connection was cut, an answer did not come in time. */
const passing = new Set([status.UNAVAILABLE, status.DEADLINE_EXCEEDED, status.INTERNAL, status.CANCELLED]);

let listener: (error: ServiceError) => void = () => {};

/** Hears of the first trouble of each call that is repeated. */
export function onRepeat(tell: (error: ServiceError) => void): void {
  listener = tell;
}

export function isPassing(error: unknown): boolean {
  return isServiceError(error) && passing.has(error.code);
}

/** One for each write, kept while the write is repeated. */
export const newRequestId = randomUUID;

/** The shortest of the forms that a generated unary method has. */
type UnaryMethod<Q, A> = (request: Q, done: requestCallback<A>) => ClientUnaryCall;
type UnaryMethodWithOptions<Q, A> = (request: Q, options: CallOptions, done: requestCallback<A>) => ClientUnaryCall;

/** One attempt, with a deadline. */
export function call<Q, A>(client: Client, method: UnaryMethod<Q, A>, request: Q): Promise<A> {
  return new Promise((resolve, reject) => {
    const start = method as unknown as UnaryMethodWithOptions<Q, A>;
    start.call(client, request, { deadline: Date.now() + eachCall }, (error, answer) =>
      error ? reject(error) : resolve(answer as A));
  });
}

/**
 * The same request, with the same request_id, until it is answered. A write whose answer was lost is not done twice: the node knows the
 * request_id and gives the first answer again.
 */
export function untilAnswered<Q, A>(client: Client, method: UnaryMethod<Q, A>, request: Q): Promise<A> {
  return repeated(() => call(client, method, request));
}

export async function repeated<A>(attempt: () => Promise<A>): Promise<A> {
  const end = Date.now() + patience;
  for (let pause = firstPause; ; pause = Math.min(2 * pause, longestPause)) {
    try {
      return await attempt();
    } catch (error) {
      if (!isServiceError(error) || !isPassing(error) || Date.now() > end) throw error;
      if (pause === firstPause) listener(error);
      await sleep(Math.max(pause, faultOf(error).retryAfter));
    }
  }
}
