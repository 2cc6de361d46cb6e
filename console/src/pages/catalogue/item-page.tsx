import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { itemGapsQuery, itemQuery } from '../../api/catalogue.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { ItemEditor } from './item-editor.tsx';
import { ItemGapsPanel } from './item-gaps-panel.tsx';

/** One item: what is missing of it, and its editor. An SKU that is not there yet is entered by saving it. */
export function ItemPage() {
  const { sku = '' } = useParams();
  const stored = useQuery(itemQuery(sku));
  const gaps = useQuery(itemGapsQuery(sku));
  const isNew = stored.data !== undefined && stored.data.etag === undefined;
  return (
    <Page
      title={sku}
      lead={isNew ? 'Not in the catalogue yet: saving enters it.' : 'An item of the catalogue.'}
      actions={<Link to="/catalogue">All items</Link>}
    >
      <Loaded query={gaps} lines={4}>
        {(found) => <ItemGapsPanel gaps={found} />}
      </Loaded>
      <Loaded query={stored} lines={12}>
        {(item) => <ItemEditor key={sku} sku={sku} stored={item} gaps={gaps.data} />}
      </Loaded>
    </Page>
  );
}
