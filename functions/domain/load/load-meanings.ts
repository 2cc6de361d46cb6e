import { loadRulesName } from './load-rules.ts';
import type { LoadRulesName } from './load-rules.ts';
import type { LoadStatus } from './load-states.ts';
import type { Load } from './load.ts';

type Meanings = { readonly [S in LoadStatus]: string };

const ABROAD = {
  departed: 'On its way abroad; its departure is declared (509).',
  arrived: 'In the country it goes to; its parcels are cleared and delivered there one by one.',
} as const;
const RELEASED_ONLY = 'Takes parcels whose list is released.';

/** By the rules that a load goes by. Documents are those of its asks. */
const MEANINGS: { readonly [Name in LoadRulesName]: Meanings } = {
  export: {
    open: 'Takes parcels whose list is accepted.',
    closed: 'The carrier books it, and its warehouse lets it out towards customs’ site.',
    'gated-out':
      'Declared as arrived at the site (507), where customs releases its lists; then linked, master bill and waybills (607), and ready to depart.',
    ...ABROAD,
  },
  'export released first': {
    open: RELEASED_ONLY,
    closed: 'The carrier books it, and its warehouse lets it out towards customs’ site.',
    'gated-out':
      'Declared as arrived at the site (507), which only released parcels may; then linked, master bill and waybills (607), and ready to depart.',
    ...ABROAD,
  },
  'export out of bond': {
    open: RELEASED_ONLY,
    closed:
      'The carrier books it, and customs issues one gate pass for its vehicle, seal and lists.',
    'gated-out': 'Out of the zone; linked, master bill and waybills (607), and ready to depart.',
    ...ABROAD,
  },
  import: {
    open: 'Takes parcels whose documents agree; their lists wait for its booking.',
    closed: 'The carrier books it; the lists of its parcels name bill and flight, and are filed.',
    'gated-out': 'Let out of the warehouse abroad, and ready to depart.',
    departed: 'On its way to China.',
    arrived: 'At the site, which declares what arrived (711); customs releases its lists then.',
  },
};

/** What the status of a load means by the rules that it goes by, in words for a person. */
export function loadMeaning(load: Pick<Load, 'mode' | 'exportArrival' | 'status'>): string {
  return MEANINGS[loadRulesName(load)][load.status];
}
