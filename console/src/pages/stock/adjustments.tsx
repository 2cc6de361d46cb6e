import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { adjustmentsQuery, decideOnAdjustment } from '../../api/stock.ts';
import type { Adjustment } from '../../api/stock.ts';
import { Moment } from '../../clock/moment.tsx';
import { keepOperatorName, useOperatorName } from '../../session/operator-name.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Pill } from '../../ui/pill.tsx';
import table from '../../ui/table.module.css';
import { customsUnit } from '../../wording/customs-unit.ts';
import classes from './stock-forms.module.css';
import { useStockCommand } from './use-stock-command.ts';

const TONES = { requested: 'warn', approved: 'warn', posted: 'ok', rejected: 'calm' } as const;
const LABELS = { approved: 'Approve', rejected: 'Decline' } as const;
const PARTS: { readonly [of: string]: string | undefined } = {
  book: 'on the book',
  'on-hand': 'on hand',
  both: 'on the book and on hand',
};

/** Corrections of stock lines: asked for by one person, decided by another. */
export function Adjustments() {
  const name = useOperatorName();
  const query = useQuery(adjustmentsQuery(name));
  return (
    <Loaded query={query} lines={2}>
      {({ items }) =>
        items.length === 0 ? null : (
          <Panel
            title="Adjustments"
            aside={
              <TextInput
                size="xs"
                label="You are"
                className={classes.name}
                placeholder="name"
                value={name}
                onChange={(event) => keepOperatorName(event.currentTarget.value.trim())}
              />
            }
            flush
          >
            <table className={table.table}>
              <caption className="visually-hidden">Adjustments, newest first</caption>
              <thead>
                <tr>
                  <th scope="col">Line</th>
                  <th scope="col">Correction</th>
                  <th scope="col">Asked for by</th>
                  <th scope="col">State</th>
                  <th scope="col">Decision</th>
                </tr>
              </thead>
              <tbody>
                {items.map((item) => (
                  <Row key={item.adjustmentId} item={item} isOld={query.isPlaceholderData} />
                ))}
              </tbody>
            </table>
          </Panel>
        )
      }
    </Loaded>
  );
}

interface RowProps {
  readonly item: Adjustment;
  /** What may be decided is still that of the name before. */
  readonly isOld: boolean;
}

function Row({ item, isOld }: RowProps) {
  const { adjustmentId, accountBook, bookItem, unit, direction, of, quantity } = item;
  const { reason, requestedBy, openedAt, status, decidedBy, actions } = item;
  const { mutate, isPending, variables, error } = useStockCommand({
    run: (decision: 'approved' | 'rejected') => decideOnAdjustment(adjustmentId, decision),
    done: 'Decided.',
  });
  return (
    <tr>
      <td data-wide className="mono">
        {accountBook} {bookItem}
      </td>
      <td data-label="Correction">
        {direction === 'up' ? '+' : '−'}
        {quantity} {customsUnit(unit)} {PARTS[of] ?? of}
        <p className="muted small">{reason}</p>
      </td>
      <td data-label="Asked for by">
        {requestedBy}{' '}
        <span className="muted small">
          <Moment at={openedAt} />
        </span>
      </td>
      <td data-label="State">
        <Pill tone={TONES[status]}>{status}</Pill>
        {decidedBy !== undefined && <p className="muted small">by {decidedBy}</p>}
      </td>
      <td data-label="Decision">
        <div className={classes.buttons}>
          {actions.map((decision) => (
            <Button
              key={decision}
              size="compact-xs"
              variant={decision === 'approved' ? 'filled' : 'default'}
              loading={isPending && variables === decision}
              disabled={isOld}
              aria-label={`${LABELS[decision]} ${adjustmentId}`}
              onClick={() => mutate(decision)}
            >
              {LABELS[decision]}
            </Button>
          ))}
          {actions.length === 0 && status === 'requested' && (
            <span className="muted small">Somebody else decides.</span>
          )}
        </div>
        {error !== null && <p role="alert">{error.message}</p>}
      </td>
    </tr>
  );
}
