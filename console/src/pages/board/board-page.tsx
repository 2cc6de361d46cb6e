import { useQuery } from '@tanstack/react-query';
import { IconPackageImport } from '@tabler/icons-react';
import { boardQuery } from '../../api/board.ts';
import type { Board } from '../../api/board.ts';
import { POLLING } from '../../api/polling.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Message } from '../../ui/message.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import classes from './board-page.module.css';
import { Exceptions } from './exceptions.tsx';
import { ListClock } from './list-clock.tsx';
import { OpenCases } from './open-cases.tsx';
import { Pipeline } from './pipeline.tsx';
import { RecentEvents } from './recent-events.tsx';
import { Signers } from './signers.tsx';

/** How everything stands: what needs somebody first, then what is on its way. */
export function BoardPage() {
  const query = useQuery(boardQuery(POLLING.watched));
  return (
    <Page title="Board" lead={query.data === undefined ? undefined : leadOf(query.data)}>
      <Loaded query={query} lines={8}>
        {(board) => (total(board) === 0 ? <NothingYet /> : <Everything board={board} />)}
      </Loaded>
    </Page>
  );
}

function Everything({ board }: { readonly board: Board }) {
  return (
    <>
      <Pipeline board={board} />
      <div className={classes.columns}>
        <div className={classes.column}>
          <Exceptions board={board} />
          <RecentEvents events={board.recent} />
        </div>
        <div className={classes.column}>
          <ListClock clocks={board.clocks} simulated={board.simulated} />
          <Signers />
          <OpenCases open={board.cases.open} />
        </div>
      </div>
    </>
  );
}

function NothingYet() {
  return (
    <Panel title="No orders yet">
      <Message
        icon={<IconPackageImport size={30} stroke={1.5} />}
        title="Orders appear here as soon as a channel sends one"
      >
        To post one of your own, run <code>npm run order -- examples/&lt;file&gt;</code> in a
        terminal.
      </Message>
    </Panel>
  );
}

function total({ counts }: Board): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

const ENDS = ['delivered', 'cancelled', 'returned', 'written-off'];

function leadOf(board: Board): string {
  const { counts } = board;
  const need = (counts.held ?? 0) + (counts['needs-operator'] ?? 0);
  const ended = ENDS.reduce((sum, status) => sum + (counts[status] ?? 0), 0);
  const underWay = total(board) - ended - need;
  const first = need === 0 ? 'Nothing needs you.' : `${need} ${need === 1 ? 'needs' : 'need'} you.`;
  return `${first} ${underWay} under way, ${counts.delivered ?? 0} delivered.`;
}
