import { Link } from 'react-router';
import type { Load } from '../../api/loads.ts';
import { Panel } from '../../ui/panel.tsx';
import table from '../../ui/table.module.css';
import { parcelCount } from '../../wording/load-wording.ts';

/** How a load is packed: pallets, the bags on each, the parcels in each. */
export function LoadPacking({ load }: { readonly load: Load }) {
  const rows = load.pallets.flatMap(({ pallet, bags }) => bags.map((bag) => ({ pallet, ...bag })));
  if (rows.length === 0) return undefined;
  const packed = rows.reduce((sum, { consignmentIds }) => sum + consignmentIds.length, 0);
  return (
    <Panel title="Bags and pallets" aside={parcelCount(packed)} flush>
      <table className={table.table}>
        <caption className="visually-hidden">Bags and pallets of the load</caption>
        <thead>
          <tr>
            <th scope="col">Pallet</th>
            <th scope="col">Bag</th>
            <th scope="col">Seal</th>
            <th scope="col">Parcels</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ pallet, bag, seal, consignmentIds }) => (
            <tr key={bag}>
              <td data-label="Pallet" className="mono">
                {pallet ?? '–'}
              </td>
              <td data-label="Bag" className="mono">
                {bag}
              </td>
              <td data-label="Seal" className="mono">
                {seal ?? '–'}
              </td>
              <td data-label="Parcels">
                {consignmentIds.map((consignmentId) => (
                  <p key={consignmentId}>
                    <Link to={`/consignments/${consignmentId}`}>{consignmentId}</Link>
                  </p>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
