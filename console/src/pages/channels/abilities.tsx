import type { Channel } from '../../api/channels.ts';
import { Moment } from '../../clock/moment.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Pill } from '../../ui/pill.tsx';
import table from '../../ui/table.module.css';

const ARRIVES: { readonly [Way in Channel['can']['pushes']]: string } = {
  orders: 'whole, in signed webhooks',
  names: 'named in signed webhooks, then fetched',
  queue: 'named in a queue, then fetched',
};

/** What a channel can do, and what asking it found that no message had told. */
export function Abilities({ channel }: { readonly channel: Channel }) {
  const { can, poll, channelId } = channel;
  const yes = (is: boolean) => (is ? 'yes' : 'no');
  const rows: readonly (readonly [string, string])[] = [
    ['Orders arrive', ARRIVES[can.pushes]],
    ['Told through its API', can.tells.length === 0 ? 'nothing' : can.tells.join(', ')],
    ['Holds orders back', yes(can.holds)],
    ['Told parcel by parcel', yes(can.packages)],
    ['Cancels in part', yes(can.partialCancel)],
    ['A refund cancels', yes(can.refunds)],
    ['Sets a ship-by time', yes(can.shipBy)],
    ['Its access tokens end', yes(can.tokensEnd)],
  ];
  return (
    <Panel title={`What ${channelId} can do`} flush>
      <table className={table.table}>
        <caption className="visually-hidden">Capabilities of the channel</caption>
        <tbody>
          {rows.map(([what, how]) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              <td>{how}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">Lost messages</th>
            <td>
              <Polled can={can} poll={poll} />
            </td>
          </tr>
        </tbody>
      </table>
    </Panel>
  );
}

function Polled({ can, poll }: Pick<Channel, 'can' | 'poll'>) {
  if (!can.polls) return 'it has no list to ask: what is lost, its sender repeats';
  if (poll === undefined) return 'not asked yet';
  const { orders, payments, cancellations } = poll.found;
  return (
    <span>
      {orders} orders, {payments} payments and {cancellations} cancellations found; asked{' '}
      <Moment at={poll.ranAt} />
      {poll.fault !== undefined && (
        <>
          {' '}
          <Pill tone="bad">{poll.fault}</Pill>
        </>
      )}
    </span>
  );
}
