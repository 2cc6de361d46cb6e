import { useQuery } from '@tanstack/react-query';
import { IconBuildingStore } from '@tabler/icons-react';
import { Link, useParams } from 'react-router';
import { channelsQuery } from '../../api/channels.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Message } from '../../ui/message.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import classes from './channels-page.module.css';
import { Deliveries } from './deliveries.tsx';

/** Channels, and what arrived on one of them: the address names it, the first one stands in. */
export function ChannelsPage() {
  const { channelId } = useParams();
  const query = useQuery(channelsQuery());
  return (
    <Page
      title="Channels"
      lead="Every delivery a marketplace or store sent us, taken or refused. Bodies are not shown."
    >
      <Loaded query={query}>
        {({ items }) => {
          const shown = channelId ?? items[0]?.channelId;
          return shown === undefined ? (
            <Panel title="No channel yet">
              <Message
                icon={<IconBuildingStore size={28} stroke={1.5} />}
                title="Connect a marketplace or store first"
              >
                <code>docs/partners/quickstart.md</code> shows how.
              </Message>
            </Panel>
          ) : (
            <>
              <nav aria-label="Channels" className={classes.channels}>
                {items.map((item) => (
                  <Link
                    key={item.channelId}
                    to={`/channels/${item.channelId}`}
                    className={classes.channel}
                    aria-current={item.channelId === shown ? 'page' : undefined}
                  >
                    <b>{item.channelId}</b>
                    <span className="muted small">
                      {item.marketplace}, {item.account}
                    </span>
                  </Link>
                ))}
              </nav>
              <Deliveries channelId={shown} />
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
