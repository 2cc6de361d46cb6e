import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { testChannel } from '../../api/channels.ts';
import type { Channel, ChannelTest } from '../../api/channels.ts';
import { Facts } from '../../ui/facts.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Pill } from '../../ui/pill.tsx';

const VERIFIED_WITH: { readonly [Key in NonNullable<ChannelTest['verifiedWith']>]: string } = {
  'current-secret': 'Its current secret',
  'previous-secret': 'The secret before, while both are good',
  'marketplace-key': 'A key of the marketplace',
  'verification-token': 'The verification token of its address',
};

/** Whether a channel takes what its marketplace signs, before the first order. A queue has no receiver. */
export function TestPanel({ channel }: { readonly channel: Channel }) {
  const { channelId, can } = channel;
  const queryClient = useQueryClient();
  const { mutate, isPending, data } = useMutation({
    mutationFn: () => testChannel(channelId),
    onError: (error) => {
      notifications.show({ color: 'red', title: 'Not tried', message: error.message });
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['deliveries', channelId] }),
  });
  if (can.pushes === 'queue') return null;
  return (
    <Panel
      title="Try its receiver"
      aside={
        <Button size="xs" variant="default" loading={isPending} onClick={() => mutate()}>
          Send a test message
        </Button>
      }
    >
      <div role="status">
        {data === undefined ? (
          <p className="muted">
            A message is made as the marketplace would send it, signed, verified and logged. It
            never becomes an order.
          </p>
        ) : (
          <Outcome tested={data} />
        )}
      </div>
    </Panel>
  );
}

function Outcome({ tested }: { readonly tested: ChannelTest }) {
  const { outcome, reason, topic, verifiedWith, clockSkewSeconds, answer } = tested;
  const isTaken = outcome === 'accepted';
  return (
    <Facts
      rows={[
        [
          'Outcome',
          <Pill key="outcome" tone={isTaken ? 'ok' : 'bad'}>
            {isTaken ? 'Accepted' : 'Refused'}
          </Pill>,
        ],
        ['Why', reason],
        ['Topic', topic],
        ['Verified with', verifiedWith && VERIFIED_WITH[verifiedWith]],
        ['Clock', clockSkewSeconds !== undefined && `off by ${clockSkewSeconds} s`],
        ['Its sender is answered', answer.status],
      ]}
    />
  );
}
