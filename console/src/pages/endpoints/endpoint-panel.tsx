import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { rotateEndpoint, switchEndpoint, tryEndpoint } from '../../api/endpoints.ts';
import type { Endpoint, MadeSecrets } from '../../api/endpoints.ts';
import { Moment } from '../../clock/moment.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Pill } from '../../ui/pill.tsx';
import { useEndpointCommand } from './use-endpoint-command.ts';

const WHY = {
  gone: 'It answered that it is gone (410).',
  exhausted: 'Nothing arrived in all attempts.',
  operator: 'Switched off by hand.',
} as const;

/** The endpoints of channels are changed and rotated at their channel. */
const OF_CHANNEL = 'channel.';

interface EndpointPanelProps {
  readonly endpoint: Endpoint;
  readonly onMade: (made: MadeSecrets) => void;
}

/** What is known of an endpoint, and what may be done with it. */
export function EndpointPanel({ endpoint, onMade }: EndpointPanelProps) {
  const { url, events, channelId, disabled, overlapUntil, endpointId } = endpoint;
  return (
    <Panel title={endpointId} aside={<Commands endpoint={endpoint} onMade={onMade} />}>
      <Facts
        rows={[
          [
            'State',
            <Pill key="state" tone={disabled === undefined ? 'ok' : 'bad'}>
              {disabled === undefined ? 'Enabled' : 'Disabled'}
            </Pill>,
          ],
          ['Why', disabled && WHY[disabled.reason]],
          ['Since', disabled && <Moment at={disabled.at} />],
          ['By', disabled?.by],
          [
            'Address',
            <span key="url" className="mono">
              {url}
            </span>,
          ],
          ['Events', events.length === 0 ? 'all' : events.join(', ')],
          ['Orders of', channelId ?? 'all channels'],
          ['Old secrets sign until', overlapUntil && <Moment at={overlapUntil} />],
        ]}
      />
    </Panel>
  );
}

function Commands({ endpoint, onMade }: EndpointPanelProps) {
  const { endpointId, enabled } = endpoint;
  const tried = useEndpointCommand({
    run: () => tryEndpoint(endpointId),
    onDone: ({ status, attempts }) => {
      const last = attempts.at(-1);
      const arrived = status === 'delivered';
      const title = arrived ? 'The test event arrived' : 'The test event did not arrive';
      const message = `It answered ${String(last?.status ?? last?.reason ?? 'nothing')}.`;
      notifications.show({ color: arrived ? undefined : 'red', title, message });
    },
  });
  const rotated = useEndpointCommand({ run: () => rotateEndpoint(endpoint), onDone: onMade });
  const switched = useEndpointCommand({
    run: () => switchEndpoint(endpoint),
    onDone: () => notifications.show({ message: enabled ? 'Disabled' : 'Enabled' }),
  });
  return (
    <Group gap={6}>
      <Button
        size="xs"
        variant="default"
        loading={tried.isPending}
        onClick={() => tried.mutate({})}
      >
        Send a test event
      </Button>
      {!endpointId.startsWith(OF_CHANNEL) && (
        <Button
          size="xs"
          variant="default"
          loading={rotated.isPending}
          onClick={() => rotated.mutate({})}
        >
          Rotate secrets
        </Button>
      )}
      <Button
        size="xs"
        variant="default"
        loading={switched.isPending}
        onClick={() => switched.mutate({})}
      >
        {enabled ? 'Disable' : 'Enable'}
      </Button>
    </Group>
  );
}
