import { Button } from '@mantine/core';
import { Link } from 'react-router';
import type { Load } from '../../api/loads.ts';
import { Panel } from '../../ui/panel.tsx';
import table from '../../ui/table.module.css';
import { plainWords } from '../../wording/ask-wording.ts';
import { kilograms, parcelCount } from '../../wording/load-wording.ts';
import { useLoadCommand } from './use-load-command.ts';

/** The parcels of a load, each with its page; before the gate one can be taken out. */
export function LoadEntries({ load }: { readonly load: Load }) {
  const { entries, left, actions } = load;
  const { mutate, isPending, error } = useLoadCommand(
    load,
    'Taken out. It joins the next load of its lane by itself.',
  );
  const removable = actions.includes('take-out');
  return (
    <Panel title="Parcels" aside={parcelCount(entries.length)} flush>
      {error !== null && <p role="alert">{error.message}</p>}
      <table className={table.table}>
        <caption className="visually-hidden">Parcels of the load</caption>
        <thead>
          <tr>
            <th scope="col">Consignment</th>
            <th scope="col">Waybill</th>
            <th scope="col">List</th>
            <th scope="col">Weight</th>
            {removable && (
              <th scope="col">
                <span className="visually-hidden">Take out</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {entries.map(({ consignmentId, waybillNumber, listNumber, weightGrams, atSite }) => (
            <tr key={consignmentId}>
              <td data-label="Consignment">
                <Link to={`/consignments/${consignmentId}`}>{consignmentId}</Link>
                {atSite === true && <p className="muted small">at the site from an earlier load</p>}
              </td>
              <td data-label="Waybill" className="mono">
                {waybillNumber}
              </td>
              <td data-label="List" className="mono">
                {listNumber ?? '–'}
              </td>
              <td data-label="Weight" className="nowrap">
                {kilograms(weightGrams)}
              </td>
              {removable && (
                <td>
                  <Button
                    size="compact-xs"
                    variant="default"
                    loading={isPending}
                    aria-label={`Take ${consignmentId} out`}
                    onClick={() => mutate({ verb: 'take-out', consignmentId })}
                  >
                    Take out
                  </Button>
                </td>
              )}
            </tr>
          ))}
          {left.map(({ consignmentId, reason }) => (
            <tr key={`left ${consignmentId}`}>
              <td data-label="Consignment">
                <Link to={`/consignments/${consignmentId}`}>{consignmentId}</Link>
              </td>
              <td className="muted" colSpan={removable ? 4 : 3}>
                not in it any more: {plainWords(reason)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
