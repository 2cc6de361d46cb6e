import { useQuery } from '@tanstack/react-query';
import { IconPackageImport } from '@tabler/icons-react';
import { inboundsQuery } from '../../api/stock.ts';
import type { Inbound } from '../../api/stock.ts';
import { Moment } from '../../clock/moment.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Message } from '../../ui/message.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Pill } from '../../ui/pill.tsx';
import table from '../../ui/table.module.css';
import { AdviseInbound } from './advise-inbound.tsx';
import { InboundStep } from './inbound-step.tsx';
import classes from './stock-forms.module.css';

/** Goods on their way in: each with its steps, their vouchers and who took them. */
export function Inbounds() {
  const query = useQuery(inboundsQuery());
  return (
    <Panel title="Inbounds" aside={<AdviseInbound />} flush>
      <Loaded query={query} lines={3}>
        {({ items }) =>
          items.length === 0 ? (
            <Message icon={<IconPackageImport size={28} stroke={1.5} />} title="Nothing on its way">
              Goods are advised here, by POST /v1/inbounds, or with npm run bondway -- inbound
              advise.
            </Message>
          ) : (
            <table className={table.table}>
              <caption className="visually-hidden">Inbounds, newest first</caption>
              <thead>
                <tr>
                  <th scope="col">Inbound</th>
                  <th scope="col">Goods</th>
                  <th scope="col">Steps taken</th>
                  <th scope="col">State</th>
                </tr>
              </thead>
              <tbody>
                {items.map((item) => (
                  <Row key={item.inboundId} item={item} />
                ))}
              </tbody>
            </table>
          )
        }
      </Loaded>
    </Panel>
  );
}

function Row({ item }: { readonly item: Inbound }) {
  const { inboundId, reference, warehouseId, lines, steps, nextStep, waitsFor = '' } = item;
  const differs = lines.some((line) => line.differs);
  return (
    <tr>
      <td data-wide>
        <span className="mono">{inboundId}</span>
        <p className="muted small">
          {reference} → {warehouseId}
        </p>
      </td>
      <td data-label="Goods">
        <ul>
          {lines.map(({ lineId, sku, advised, counted }) => (
            <li key={lineId}>
              {advised} {sku}
              {counted !== undefined && counted !== advised && `, counted ${counted}`}
            </li>
          ))}
        </ul>
      </td>
      <td data-label="Steps">
        <ol>
          {steps.map(({ step, title, voucher, by, at }) =>
            voucher === undefined || at === undefined ? null : (
              <li key={step} className="small">
                {title} <span className="mono">{voucher}</span>{' '}
                <span className="muted">
                  {by}, <Moment at={at} />
                </span>
              </li>
            ),
          )}
        </ol>
      </td>
      <td data-label="State">
        <div className={classes.buttons}>
          <Pill tone={differs ? 'warn' : nextStep === undefined ? 'ok' : 'progress'}>
            {nextStep === undefined
              ? differs
                ? 'Put away, count differs'
                : 'Put away'
              : `Waits for ${waitsFor}`}
          </Pill>
          <InboundStep inbound={item} />
        </div>
      </td>
    </tr>
  );
}
