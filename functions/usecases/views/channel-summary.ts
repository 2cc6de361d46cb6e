import { CHANNEL_CAPABILITIES } from '../../domain/order/channel-capabilities.ts';
import type { ChannelPoll } from '../../ports/channel-polls.ts';
import type { Channel } from '../../ports/directory.ts';

/** A channel in a list: what it can do, and what asking it found that no message had told. */
export function channelSummary(
  { channelId, marketplace, account, disabled }: Channel,
  poll: ChannelPoll | undefined,
) {
  return {
    channelId,
    marketplace,
    account,
    enabled: disabled === undefined,
    can: CHANNEL_CAPABILITIES[marketplace],
    poll: poll && {
      seenUntil: poll.seenUntil,
      ranAt: poll.ranAt,
      found: poll.found,
      fault: poll.fault,
    },
  };
}
