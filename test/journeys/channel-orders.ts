import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseLossless } from '../../functions/sandbox/lossless-json.ts';

/** An order of `examples/channels`, as its marketplace has it; 64-bit ids are bigint. */
export function channelExample(name: string): {
  channelId: string;
  order: Record<string, unknown>;
} {
  const file = join(import.meta.dirname, `../../examples/channels/${name}.json`);
  return parseLossless(readFileSync(file, 'utf8')) as ReturnType<typeof channelExample>;
}

/** One marketplace as the journey plays it. */
export interface ChannelUnderTest {
  readonly marketplace: string;
  /** Its example under another number: no other test posts it. */
  readonly order: (number: number) => object;
  /** The number under which operators find it. */
  readonly orderNumber: (number: number) => string;
  /** What the channel hears of a parcel that is delivered, and of an order that is cancelled. */
  readonly told: { readonly delivered: readonly string[]; readonly cancelled: readonly string[] };
  /** What the channel had posted before, posted again at last: headers, body and address. */
  readonly late: (
    number: number,
    secrets: readonly string[],
    host: { readonly url: string; readonly sandboxUrl: string },
  ) => {
    /** At the host, unless it goes elsewhere. */
    readonly path?: string;
    readonly url?: string;
    readonly headers: Record<string, string>;
    readonly body: string;
  };
  /** The secret that signs it, where it is not the channel's own. */
  readonly secret?: string;
  /** What a forger hears, where it is not a bare 401. */
  readonly forged?: { readonly status: number; readonly says: RegExp };
}
