import { difference } from '../../domain/reconcile/difference.ts';
import type { Difference } from '../../domain/reconcile/difference.ts';

/** Partners that did not answer in this run: each is one difference, however often it was asked. */
export class Unreachable {
  readonly #reasons = new Map<string, string>();

  /** The answer to a question, or undefined when the partner gave none. */
  async ask<T>(partnerId: string, question: () => Promise<T>): Promise<T | undefined> {
    const [answer] = await Promise.allSettled([question()]);
    if (answer.status === 'fulfilled') return answer.value;
    this.note(partnerId, reasonOf(answer.reason));
    return undefined;
  }

  /** Remembers the first reason. */
  note(partnerId: string, reason: string): void {
    if (!this.#reasons.has(partnerId)) this.#reasons.set(partnerId, reason);
  }

  has(partnerId: string): boolean {
    return this.#reasons.has(partnerId);
  }

  differences(): readonly Difference[] {
    return [...this.#reasons].map(([partnerId, reason]) =>
      difference('partner-unreachable', partnerId, {
        detail: 'What it should have confirmed is not compared in this run.',
        ours: 'asked',
        theirs: reason,
      }),
    );
  }
}

function reasonOf(fault: unknown): string {
  return fault instanceof Error ? fault.message : 'no answer';
}
