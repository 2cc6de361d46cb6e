import { useQuery } from '@tanstack/react-query';
import { IconBuildingStore } from '@tabler/icons-react';
import { Link, useParams } from 'react-router';
import { channelsQuery } from '../../api/channels.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Message } from '../../ui/message.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Abilities } from './abilities.tsx';
import classes from './channels-page.module.css';
import { Deliveries } from './deliveries.tsx';
import { TestPanel } from './test-panel.tsx';

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
          const shown =
            channelId === undefined ? items[0] : items.find((each) => each.channelId === channelId);
          return shown === undefined ? (
            <Panel title={channelId === undefined ? 'No channel yet' : `No channel ${channelId}`}>
              <Message
                icon={<IconBuildingStore size={28} stroke={1.5} />}
                title="Connect a marketplace or store"
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
                    aria-current={item === shown ? 'page' : undefined}
                  >
                    <b>{item.channelId}</b>
                    <span className="muted small">
                      {item.marketplace}, {item.account}
                    </span>
                  </Link>
                ))}
              </nav>
              <TestPanel key={shown.channelId} channel={shown} />
              <Deliveries key={shown.channelId} channel={shown} />
              <Abilities channel={shown} />
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
