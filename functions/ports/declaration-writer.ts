import type { CebDocument } from '../domain/customs/ceb-document.ts';
import type { Enterprise } from '../domain/trade/parties.ts';

/** One message with documents of one kind, at most as many as its schema allows. */
export interface OutgoingMessage {
  /** 36 characters, capital letters. */
  readonly guid: string;
  /** Names the transmission: a repeat carries the same. */
  readonly messageId: string;
  readonly declarant: Enterprise;
  readonly documents: readonly [CebDocument, ...CebDocument[]];
}

/** Turns checked documents into what customs takes: rendered, and once signed, in a transport envelope. */
export interface DeclarationWriter {
  render(message: OutgoingMessage): string;
  wrap(message: OutgoingMessage, signed: string): Uint8Array;
}
