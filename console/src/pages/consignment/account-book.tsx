import { IconArrowNarrowRight } from '@tabler/icons-react';
import type { Consignment } from '../../api/consignment.ts';
import { Panel } from '../../ui/panel.tsx';
import { customsUnit } from '../../wording/customs-unit.ts';
import classes from './account-book.module.css';

interface AccountBookProps {
  readonly postings: Consignment['bookPostings'];
  readonly lines: Consignment['lines'];
}

/** A warehouse outside of bond counts its stock in a book of its own, named after it. */
const OWN_BOOK = /^W:/;

/** The lines of account book or stock that this consignment was written off, before and after. */
export function AccountBook({ postings, lines }: AccountBookProps) {
  const book = postings[0]?.accountBook ?? '';
  if (postings.length === 0) {
    return (
      <Panel title="Stock">
        <p className="muted">Nothing is written off yet.</p>
      </Panel>
    );
  }
  return (
    <Panel
      title={OWN_BOOK.test(book) ? 'Stock' : 'Account book'}
      aside={book.replace(OWN_BOOK, '')}
      flush
    >
      <ul>
        {postings.map(({ lineId, bookItem, unit, quantity, before, after }, index) => (
          <li key={`${lineId}${index}`} className={classes.posting}>
            <span className={classes.item}>
              <span className="mono">{bookItem}</span>
              <span className="muted small">
                {lines.find((line) => line.lineId === lineId)?.name}
              </span>
            </span>
            <span className={classes.change}>
              <span className="visually-hidden">before </span>
              {before}
              <IconArrowNarrowRight size={18} stroke={1.6} aria-label="after" />
              <b>{after}</b>
              <span className="muted small">
                {sign(before, after)}
                {quantity.replace('-', '')} {customsUnit(unit)}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Written off or returned: the two balances say which. */
function sign(before: string, after: string): string {
  return Number(after) < Number(before) ? '−' : '+';
}
