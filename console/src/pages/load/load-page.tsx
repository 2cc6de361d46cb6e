import { useQuery } from '@tanstack/react-query';
import { IconTruckOff } from '@tabler/icons-react';
import { Link, useParams } from 'react-router';
import { ApiError } from '../../api/api-error.ts';
import { loadQuery } from '../../api/loads.ts';
import type { Load } from '../../api/loads.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Message } from '../../ui/message.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { DocumentRow } from '../consignment/document-row.tsx';
import documents from '../consignment/documents.module.css';
import { Timeline } from '../consignment/timeline.tsx';
import columns from '../consignment/consignment-page.module.css';
import { LoadActions } from './load-actions.tsx';
import { LoadEntries } from './load-entries.tsx';
import { LoadHolds } from './load-holds.tsx';
import { LoadOutline } from './load-outline.tsx';
import { LoadPacking } from './load-packing.tsx';
import { LoadWay } from './load-way.tsx';

/** Everything about one load, live, with what may be done about it now. */
export function LoadPage() {
  const { loadId = '' } = useParams();
  const query = useQuery(loadQuery(loadId));
  const { data } = query;
  if (data === undefined && query.error instanceof ApiError && query.error.fault === 'absent') {
    return <Unknown loadId={loadId} />;
  }
  return (
    <Page
      title={loadId}
      lead={data && <LoadOutline load={data} />}
      actions={data && <LoadActions load={data} />}
    >
      <Loaded query={query} lines={12}>
        {(load) => <Everything load={load} />}
      </Loaded>
    </Page>
  );
}

function Everything({ load }: { readonly load: Load }) {
  return (
    <>
      <LoadHolds load={load} />
      <div className={columns.columns}>
        <div className={columns.column}>
          <Documents load={load} />
          <LoadEntries load={load} />
          <LoadPacking load={load} />
        </div>
        <div className={columns.column}>
          <LoadWay load={load} />
          <Timeline events={load.timeline} />
        </div>
      </div>
    </>
  );
}

/** The documents of a load: who files each, how far it got, what customs said. */
function Documents({ load }: { readonly load: Load }) {
  return (
    <Panel title="Customs documents" flush>
      <ul className={documents.list}>
        {load.documents.map((document) => (
          <DocumentRow key={document.kind} document={document} onOpen={() => undefined} />
        ))}
      </ul>
    </Panel>
  );
}

function Unknown({ loadId }: { readonly loadId: string }) {
  return (
    <Page title="No such load">
      <Message
        icon={<IconTruckOff size={30} stroke={1.5} />}
        title={`${loadId} is not known here`}
        action={<Link to="/loads">All loads</Link>}
      >
        Check the number. A load opens with the first parcel of its lane.
      </Message>
    </Page>
  );
}
