import { useQuery } from '@tanstack/react-query';
import { IconPackageOff } from '@tabler/icons-react';
import { Link, useParams } from 'react-router';
import { ApiError } from '../../api/api-error.ts';
import { consignmentQuery } from '../../api/consignments.ts';
import type { Consignment } from '../../api/consignment.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Message } from '../../ui/message.tsx';
import { Page } from '../../ui/page.tsx';
import { AccountBook } from './account-book.tsx';
import { Buyer } from './buyer.tsx';
import { CancelButton } from './cancel-button.tsx';
import { Clocks } from './clocks.tsx';
import classes from './consignment-page.module.css';
import { Declaration } from './declaration.tsx';
import { Decision } from './decision.tsx';
import { Documents } from './documents.tsx';
import { Goods } from './goods.tsx';
import { HoldPanel } from './hold-panel.tsx';
import { LandedCost } from './landed-cost.tsx';
import { MatchRules } from './match-rules.tsx';
import { Notices } from './notices.tsx';
import { Outline } from './outline.tsx';
import { Taxes } from './taxes.tsx';
import { ReturnButton } from './return-button.tsx';
import { Timeline } from './timeline.tsx';
import { Way } from './way.tsx';
import { WorkflowPanel } from './workflow-panel.tsx';

/** Everything about one consignment, live, with what may be done about it now. */
export function ConsignmentPage() {
  const { consignmentId = '' } = useParams();
  const query = useQuery(consignmentQuery(consignmentId));
  const { data } = query;
  if (data === undefined && query.error instanceof ApiError && query.error.fault === 'absent') {
    return <Unknown consignmentId={consignmentId} />;
  }
  return (
    <Page
      title={data?.displayNumber ?? consignmentId}
      lead={data && <Outline consignment={data} />}
      actions={data && <Commands consignment={data} />}
    >
      <Loaded query={query} lines={12}>
        {(consignment) => <Everything key={consignmentId} consignment={consignment} />}
      </Loaded>
    </Page>
  );
}

function Commands({ consignment }: { readonly consignment: Consignment }) {
  const { actions } = consignment;
  return (
    <>
      {actions.includes('cancel') && <CancelButton consignment={consignment} />}
      {actions.includes('return') && <ReturnButton consignment={consignment} />}
    </>
  );
}

function Everything({ consignment }: { readonly consignment: Consignment }) {
  const { actions, hold, landedCost, taxes, declaration } = consignment;
  const undecided = actions.includes('resume') || actions.includes('unwind');
  return (
    <>
      <Notices consignment={consignment} />
      {hold !== undefined && (
        <HoldPanel
          key={hold.since}
          consignment={consignment}
          hold={hold}
          fixable={actions.includes('fix')}
          clearable={actions.includes('clear')}
        />
      )}
      {undecided && <Decision consignment={consignment} />}
      <WorkflowPanel consignment={consignment} />
      <div className={classes.columns}>
        <div className={classes.column}>
          {declaration !== undefined && <Declaration declaration={declaration} />}
          <Documents consignment={consignment} />
          <MatchRules results={consignment.match} />
          <AccountBook postings={consignment.bookPostings} lines={consignment.lines} />
          <Goods consignment={consignment} />
          {taxes !== undefined && <Taxes taxes={taxes} />}
          {landedCost !== undefined && (
            <LandedCost cost={landedCost} country={consignment.shipTo.country} />
          )}
        </div>
        <div className={classes.column}>
          <Timeline events={consignment.timeline} />
          <Clocks clocks={consignment.clocks} />
          <Way consignment={consignment} />
          <Buyer consignment={consignment} />
        </div>
      </div>
    </>
  );
}

function Unknown({ consignmentId }: { readonly consignmentId: string }) {
  return (
    <Page title="No such consignment">
      <Message
        icon={<IconPackageOff size={30} stroke={1.5} />}
        title={`${consignmentId} is not known here`}
        action={<Link to="/consignments">Search all consignments</Link>}
      >
        Check the number. A consignment appears as soon as its order has been planned.
      </Message>
    </Page>
  );
}
