import { useQuery } from '@tanstack/react-query';
import { IconWebhook } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { endpointsQuery } from '../../api/endpoints.ts';
import type { MadeSecrets } from '../../api/endpoints.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Message } from '../../ui/message.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import classes from '../channels/channels-page.module.css';
import { AddEndpoint } from './add-endpoint.tsx';
import { EndpointPanel } from './endpoint-panel.tsx';
import { OutboundLog } from './outbound-log.tsx';
import { SecretsDialog } from './secrets-dialog.tsx';

/** Endpoints, and what one of them was sent: the address names it, the first one stands in. */
export function EndpointsPage() {
  const { endpointId } = useParams();
  const query = useQuery(endpointsQuery());
  const [made, setMade] = useState<MadeSecrets>();
  return (
    <Page
      title="Endpoints"
      lead="Addresses that take our events: the merchant's own, and where canonical channels are told."
      actions={<AddEndpoint types={query.data?.eventTypes ?? []} onMade={setMade} />}
    >
      <Loaded query={query}>
        {({ items }) => {
          const named = items.find((each) => each.endpointId === endpointId);
          const shown = endpointId === undefined ? items[0] : named;
          return shown === undefined ? (
            <Panel title={endpointId === undefined ? 'No endpoint yet' : 'No such endpoint'}>
              <Message icon={<IconWebhook size={28} stroke={1.5} />} title="Have events sent">
                An endpoint is told of orders and parcels in signed webhooks.
              </Message>
            </Panel>
          ) : (
            <>
              <nav aria-label="Endpoints" className={classes.channels}>
                {items.map((item) => (
                  <Link
                    key={item.endpointId}
                    to={`/endpoints/${item.endpointId}`}
                    className={classes.channel}
                    aria-current={item === shown ? 'page' : undefined}
                  >
                    <b>{item.description === '' ? item.endpointId : item.description}</b>
                    <span className="muted small">
                      {item.enabled ? new URL(item.url).host : 'disabled'}
                    </span>
                  </Link>
                ))}
              </nav>
              <EndpointPanel endpoint={shown} onMade={setMade} />
              <OutboundLog key={shown.endpointId} endpoint={shown} />
            </>
          );
        }}
      </Loaded>
      <SecretsDialog made={made} onClose={() => setMade(undefined)} />
    </Page>
  );
}
