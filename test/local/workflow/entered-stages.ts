import type { StagePayload } from '../../../functions/runtime/contracts/stage-payload.ts';

/** Stages that only note that they were entered, for tests that complete the tokens themselves. */
export class EnteredStages {
  readonly #entries = new Map<string, StagePayload[]>();
  #told: (() => void)[] = [];

  readonly run = async (payload: StagePayload): Promise<void> => {
    this.of(payload.consignmentId).push(payload);
    const told = this.#told;
    this.#told = [];
    told.forEach((tell) => tell());
  };

  /** Entries of one consignment so far. */
  of(consignmentId: string): StagePayload[] {
    const entries = this.#entries.get(consignmentId) ?? [];
    this.#entries.set(consignmentId, entries);
    return entries;
  }

  /** The `nth` entry (from 1), as soon as it is there. */
  async entry(consignmentId: string, nth: number): Promise<StagePayload> {
    for (;;) {
      const found = this.of(consignmentId)[nth - 1];
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => this.#told.push(resolve));
    }
  }
}
