import type { SandboxClock } from './clock.ts';
import type { Database } from './database.ts';
import type { HttpClient } from './http-client.ts';
import { retryDelay } from './outbox.ts';
import type { DueMessage, Outbox } from './outbox.ts';
import { draw } from './seeded.ts';
import type { Settings } from './settings.ts';
import { signedMessage } from './signed-message.ts';

const MOST_AT_ONCE = 32;

/** Carries messages of the outbox to Bondway, each until it is acknowledged with 2xx. */
export interface Courier {
  /** Starts as many as may be under way and are due; returns at once. */
  send(): void;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
}

/** What the courier works with. */
export interface CourierServices {
  readonly database: Database;
  readonly outbox: Outbox;
  readonly settings: Settings;
  readonly clock: SandboxClock;
  readonly client: HttpClient;
}

/** A courier over an outbox. Nothing is taken while the host's URL is not known. */
export function courier({ database, outbox, settings, clock, client }: CourierServices): Courier {
  const underWay = new Set<Promise<void>>();
  const post = async (message: DueMessage, hostUrl: string): Promise<void> => {
    const delivered = await deliver(message, hostUrl);
    database.change(() => {
      if (delivered) outbox.done(message.number);
      else outbox.retryAt(message.number, clock.wall() + pause(message));
    });
  };
  const deliver = async (message: DueMessage, hostUrl: string): Promise<boolean> => {
    const signed = signedMessage(message, settings, clock.wall());
    if (signed === undefined) return false;
    const all = { 'content-type': message.contentType, ...message.headers, ...signed.headers };
    const url = new URL(hostUrl.replace(/\/$/, '') + message.path);
    const answers = Array.from({ length: message.copies }, () =>
      client.post(url, all, signed.body),
    );
    const settled = await Promise.allSettled(answers);
    return settled.every(
      (each) => each.status === 'fulfilled' && each.value >= 200 && each.value < 300,
    );
  };
  const send = (): void => {
    const { hostUrl } = settings.current();
    const room = MOST_AT_ONCE - underWay.size;
    if (hostUrl === undefined || room <= 0 || !outbox.isDue(clock.wall())) return;
    const due = database.change(() => outbox.take(clock.wall(), room));
    for (const message of due) {
      const posting = post(message, hostUrl).finally(() => underWay.delete(posting));
      underWay.add(posting);
    }
  };
  return {
    send,
    async idle() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

function pause({ messageId, attempts }: DueMessage): number {
  return retryDelay(attempts, draw('retry', messageId, attempts));
}
