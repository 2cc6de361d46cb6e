import { piecesBack } from '../customs/documents/return-facts.ts';
import { accept, refuse } from '../refusal.ts';
import { matching } from './fix-checks.ts';
import type { Check } from './fix-checks.ts';
import type { FixRow } from './fix-row.ts';
import { needsTally } from './return-tally.ts';

/** Of a line as many pieces as were sold or fewer, and of the whole consignment one at least. */
const pieces: Check = (value, consignment, _today, index) => {
  const { lines, unwind } = consignment;
  // An import gives back tax and limits whole.
  if (!needsTally(consignment)) return refuse('fix-no-tally', 'is of returns that a site tallies');
  const sold = lines[index]?.quantity ?? 0;
  if (!/^\d{1,9}$/.test(value) || Number(value) > sold) {
    return refuse('fix-shape', `must be whole pieces, ${String(sold)} at most`);
  }
  const others = lines
    .filter((_line, each) => each !== index)
    .reduce((sum, line) => sum + piecesBack({ unwind }, line), 0);
  return Number(value) + others === 0
    ? refuse('fix-quantity', 'leaves nothing that comes back')
    : accept(value);
};

/** What an operator may say of a return. */
export const RETURN_FIXES: { readonly [field: string]: FixRow } = {
  'unwind.returnApplication': {
    title: 'Number of the return application filed by hand',
    check: matching(/^[0-9A-Za-z-]{1,40}$/, 'must be 1 to 40 letters, digits or hyphens'),
    set: (consignment, returnApplication) => ({
      ...consignment,
      unwind: { ...consignment.unwind, returnApplication },
    }),
  },
  'lines.*.returnedPieces': {
    title: 'Pieces that come back: the application is amended to them',
    check: pieces,
    set: (consignment, value, index) => {
      const { unwind, lines } = consignment;
      const { lineId = '' } = lines[index] ?? {};
      const returning = { ...unwind.returning, [lineId]: Number(value) };
      return { ...consignment, unwind: { ...unwind, returning } };
    },
  },
};
