import { NO_SUMS } from './assessment.ts';
import type { Assessment } from './assessment.ts';

/** The assessment of a day that no row covers: nothing is quoted, and that is said. */
export function noRule(form: Assessment['form'], what: string, on: string): Assessment {
  const reason = `no rule on ${what} covers ${on}`;
  return {
    form,
    declarant: 'carrier or customs broker',
    codes: [],
    terms: 'DAP',
    charges: NO_SUMS.charges,
    unquoted: [
      { kind: 'duty', reason },
      { kind: 'tax', reason },
    ],
    rules: [],
    notes: [],
  };
}
