import { CHANNEL_CAPABILITIES } from '../domain/order/channel-capabilities.ts';
import { MARKETPLACES } from '../domain/order/marketplace-name.ts';
import { after } from '../domain/instant.ts';
import type { Channel } from '../ports/directory.ts';
import type { Services } from '../ports/services.ts';
import type { TokenRenewal } from '../ports/token-renewal.ts';
import { caseOf } from './open-case.ts';

export type RenewServices = Pick<Services, 'secrets' | 'clock'> & {
  readonly directory: Pick<Services['directory'], 'channelsOf'>;
  readonly orders: Pick<Services['orders'], 'openCase'>;
  readonly renewal: TokenRenewal;
};

/** So long before its end a token is had anew: several runs, and the hour of the shortest outage. */
const BEFORE_END = { hours: 1 };

/**
 * Has anew the access tokens that end soon, of channels whose refresh token is among the secrets.
 * Only here, one after the other: a refresh token may be good for one use, so that two who renew at
 * once would shut each other out.
 *
 * @throws AggregateError with every fault of ours; a marketplace that refuses is a case
 */
export async function renewTokens(services: RenewServices): Promise<void> {
  const faults: unknown[] = [];
  for (const marketplace of WITH_TOKENS) {
    for await (const channel of services.directory.channelsOf(marketplace)) {
      const [run] = await Promise.allSettled([renewToken(services, channel)]);
      if (run.status === 'rejected') faults.push(run.reason);
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, 'not every token was renewed');
}

const WITH_TOKENS = MARKETPLACES.filter((name) => CHANNEL_CAPABILITIES[name].tokensEnd);

async function renewToken(services: RenewServices, channel: Channel): Promise<void> {
  const { secrets, clock, renewal } = services;
  const name = `channels/${channel.channelId}`;
  if (channel.disabled !== undefined) return;
  const [[refreshToken], [until]] = await Promise.all([
    secrets.get(`${name}/refresh-token`),
    secrets.get(`${name}/token-until`),
  ]);
  const wall = clock.wall();
  // Of one that was entered by hand nobody knows when it ends.
  if (refreshToken === undefined || (until ?? '') > after(wall, BEFORE_END)) return;
  const renewed = await renewal.renew(channel, refreshToken);
  if (renewed === undefined) return;
  if (renewed.kind === 'failed') return refused(services, channel, renewed.reason);
  // The refresh token first: with it the rest can be had again after a crash.
  await secrets.put(`${name}/refresh-token`, [renewed.refreshToken]);
  await secrets.put(`${name}/access-token`, [renewed.accessToken]);
  await secrets.put(`${name}/token-until`, [after(wall, { seconds: renewed.seconds })]);
}

async function refused(
  services: RenewServices,
  { channelId, merchantId }: Channel,
  reason: string,
): Promise<void> {
  const found = {
    kind: 'token-not-renewed',
    about: channelId,
    severity: 'warning' as const,
    title: `The access token of ${channelId} is not renewed`,
    detail: `Once it ends the channel can neither be asked nor told: ${reason}. It is tried on.`,
    merchantId,
  };
  await services.orders.openCase(caseOf(found, services.clock.now()));
}
