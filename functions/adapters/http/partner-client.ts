import { randomUUID } from 'node:crypto';
import type { ZodMiniType } from 'zod/mini';
import type { Clock } from '../../ports/clock.ts';
import type { Directory } from '../../ports/directory.ts';
import type { AskResult } from '../../ports/partners.ts';
import type { Secrets } from '../../ports/secrets.ts';
import { signWebhook } from '../marketplaces/standard-webhooks/sign.ts';
import type { OutboundClient } from './outbound-client.ts';
import { readBody } from './read-body.ts';
import { remembered } from './remembered.ts';
import type { Outcome } from './response-outcome.ts';

/** One call to a partner; `path` continues its base URL. */
export type PartnerRequest =
  | { readonly method: 'GET'; readonly path: string }
  | {
      readonly method: 'POST';
      readonly path: string;
      /** Idempotency key and webhook-id: the same for every repeat. */
      readonly requestId: string;
      readonly body: { readonly json: unknown } | { readonly xml: Uint8Array };
    };

/** A call that did not end with an answer, as ports say it. */
export type PartnerFailure = Extract<AskResult, { kind: 'refused' | 'transient' }>;

export type PartnerOutcome<Answer> =
  | { readonly kind: 'ok'; readonly answer: Answer }
  | (PartnerFailure & { readonly status?: number });

/** Signed calls to partners of the directory. */
export interface PartnerClient {
  /** Sends what is answered later: the body of a 2xx answer does not matter. */
  tell(partnerId: string, request: PartnerRequest): Promise<PartnerOutcome<undefined>>;
  /**
   * @param answer shape of a 2xx body; another body counts as a fault on the way and is transient
   */
  call<Answer>(
    partnerId: string,
    request: PartnerRequest,
    answer: ZodMiniType<Answer>,
  ): Promise<PartnerOutcome<Answer>>;
}

export interface PartnerClientParts {
  readonly outbound: OutboundClient;
  readonly directory: Pick<Directory, 'partner'>;
  readonly secrets: Pick<Secrets, 'get'>;
  readonly clock: Pick<Clock, 'wall'>;
}

const REMEMBERED_SECONDS = 30;
const NOTHING = new Uint8Array();

/**
 * Calls partners with Standard Webhooks headers under `partners/<id>`, over the raw body (empty
 * for GET). Partner and secret are looked up again after 30 seconds.
 */
export function partnerClient({
  outbound,
  directory,
  secrets,
  clock,
}: PartnerClientParts): PartnerClient {
  const lookUp = remembered(
    async (partnerId) => {
      const [partner, keys] = await Promise.all([
        directory.partner(partnerId),
        secrets.get(`partners/${partnerId}`),
      ]);
      return { baseUrl: partner?.baseUrl.replace(/\/$/, ''), keys };
    },
    { clock, seconds: REMEMBERED_SECONDS },
  );

  async function send(partnerId: string, request: PartnerRequest): Promise<Outcome> {
    const { baseUrl, keys } = await lookUp(partnerId);
    // Both are put right by an operator; until then the ask stays open.
    if (baseUrl === undefined) return unready(`no partner ${partnerId} in the directory`);
    if (keys.length === 0) return unready(`no secret for partner ${partnerId}`);
    const { body, headers } = parts(request);
    const timestamp = Math.floor(Date.parse(clock.wall()) / 1_000);
    const id = request.method === 'POST' ? request.requestId : randomUUID();
    const signed = signWebhook({ id, timestamp, body: body ?? NOTHING }, keys);
    const url = `${baseUrl}${request.path}`;
    return outbound.send(partnerId, {
      method: request.method,
      url,
      headers: { ...headers, ...signed },
      body,
    });
  }

  return {
    async tell(partnerId, request) {
      const outcome = await send(partnerId, request);
      return outcome.kind === 'ok' ? { kind: 'ok', answer: undefined } : outcome;
    },
    async call(partnerId, request, answer) {
      const outcome = await send(partnerId, request);
      if (outcome.kind !== 'ok') return outcome;
      const read = readBody(outcome.body, answer);
      if (read.ok) return { kind: 'ok', answer: read.value };
      return { kind: 'transient', reason: `unreadable answer: ${read.pointer} ${read.message}` };
    },
  };
}

function unready(reason: string): Outcome {
  return { kind: 'transient', reason };
}

function parts(request: PartnerRequest): {
  readonly body?: Uint8Array;
  readonly headers: { readonly [name: string]: string };
} {
  if (request.method === 'GET') return { headers: { accept: 'application/json' } };
  const common = { accept: 'application/json', 'idempotency-key': request.requestId };
  return 'xml' in request.body
    ? { body: request.body.xml, headers: { ...common, 'content-type': 'application/xml' } }
    : {
        body: Buffer.from(JSON.stringify(request.body.json)),
        headers: { ...common, 'content-type': 'application/json' },
      };
}
