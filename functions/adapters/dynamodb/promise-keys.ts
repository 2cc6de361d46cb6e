import type { PromiseStanding } from '../../domain/consignment/promise-standing.ts';

/** Whose promise it is that an item of the index `promises` stands for. */
interface Promised {
  readonly merchantId: string;
  readonly channelId: string;
  readonly consignmentId: string;
}

/**
 * Where a parcel lies in the index `promises`: by the next deadline while it is open, among those
 * of its channel once it was shipped. It moves at its first scan, and leaves when it is taken back.
 */
export function promiseKeys(
  { merchantId, channelId, consignmentId }: Promised,
  shard: string,
  standing: PromiseStanding | undefined,
): { readonly promisePartition?: string; readonly promiseKey?: string } {
  if (standing === undefined) return {};
  const { kind, deadline } = standing;
  return kind === 'open'
    ? {
        promisePartition: openPromisesOf(merchantId, shard),
        promiseKey: `${deadline}#${consignmentId}#${channelId}`,
      }
    : {
        promisePartition: shippedPromisesOf(merchantId, channelId, shard),
        promiseKey: `${deadline}#${kind}#${consignmentId}`,
      };
}

/** Partition of a merchant's open promises. */
export function openPromisesOf(merchantId: string, shard: string): string {
  return `${merchantId}#open#${shard}`;
}

/** Partition of what was promised by a channel, and shipped. */
export function shippedPromisesOf(merchantId: string, channelId: string, shard: string): string {
  return `${merchantId}#shipped#${channelId}#${shard}`;
}
