import { accept, refuse } from '../refusal.ts';
import type { Result } from '../refusal.ts';

const IOSS = /^IM(\d{3})\d{7}$/;

/** ISO 3166 numeric codes of the member states of identification; 900 is Northern Ireland. */
const MEMBER_STATES: ReadonlySet<string> = new Set([
  ...['040', '056', '100', '191', '196', '203', '208', '233', '246', '250', '276', '300', '348'],
  ...['372', '380', '428', '440', '442', '470', '528', '616', '620', '642', '703', '705', '724'],
  ...['752', '900'],
]);

/**
 * Reads an IOSS number: IM, the member state in three digits, six digits and a check digit whose
 * algorithm is not published. `IN…` numbers name an intermediary and are not for customs.
 */
export function parseIoss(text: string): Result<string, 'ioss-shape' | 'ioss-member-state'> {
  const state = IOSS.exec(text)?.[1];
  if (state === undefined) return refuse('ioss-shape', 'must be IM and 10 digits');
  return MEMBER_STATES.has(state)
    ? accept(text)
    : refuse('ioss-member-state', `${state} is no member state of the Union`);
}
