import type { CountedLine, Inbound, StepTaken } from '../domain/inbound/inbound.ts';

/** A partner's message about an inbound, understood. */
export interface InboundAnswer {
  readonly messageId: string;
  readonly inboundId: string;
  readonly taken: StepTaken;
  /** Of a count: partners count articles, the inbound has lines. */
  readonly counted?: (inbound: Inbound) => readonly CountedLine[];
}
