import { s10Number } from '../../functions/sandbox/check-digits.ts';

/** An answer to a partner call. */
export interface PartnerReply {
  readonly status: number;
  readonly body: string;
}

/**
 * Partners that take everything and never call back: consignments stay where they are, in front of
 * a warehouse that has not accepted yet.
 */
export class SilentPartners {
  readonly #asked = new Set<string>();
  #drawn = 0;

  /** Consignments that wait for the warehouse and have their waybill number. */
  get waiting(): number {
    return Math.min(this.#asked.size, this.#drawn);
  }

  /** Answers a call by its path; `requestId` tells a repeat. */
  answer(path: string, requestId: string): PartnerReply {
    if (path.endsWith('/waybills')) {
      this.#drawn += 1;
      const waybillNumber = s10Number('LP', this.#drawn);
      return { status: 200, body: JSON.stringify({ waybillNumber }) };
    }
    if (path.endsWith('/fulfilments')) this.#asked.add(requestId);
    return { status: 202, body: '{"status":"asked"}' };
  }
}
