import { TRADE_MODES } from '../trade/trade-modes.ts';
import {
  accepted,
  ARRIVAL,
  arrived,
  atTheSite,
  booked,
  BOOKING,
  declaration,
  departure,
  GATE_PASS,
  gatedOut,
  gateOut,
  onward,
  released,
  RELEASED,
} from './load-ask-row.ts';
import type { LoadAskRow } from './load-ask-row.ts';
import type { Load } from './load.ts';

/** What loads of one direction do. */
export interface LoadRules {
  /** How far a list must be before its parcel may travel; `no`: it is filed with the booked bill. */
  readonly listBeforeClosing: 'accepted' | 'released' | 'no';
  readonly asks: readonly LoadAskRow[];
}

/**
 * By direction, and for exports by where they leave from and what their district does. Source: GACC
 * announcement 2018-194 and the CEB business nodes 2022-05: export lists are released on or before
 * arrival at the site (507), bill and waybills are linked before (607) and departure is declared after
 * the flight left (509); the site of an import declares what came (711). weak: that a zone knows no 507
 * is the design's, from flow charts of single zones; that what arrives released leaves the warehouse
 * released, too, is chosen: what customs detains never leaves it.
 */
const RULES = {
  export: {
    listBeforeClosing: 'accepted',
    asks: [
      BOOKING,
      gateOut(booked),
      { ...declaration('507', gatedOut), answered: atTheSite },
      { ...RELEASED, ready: (load) => gatedOut(load) && atTheSite(load) },
      ...onward(released),
    ],
  },
  'export released first': {
    listBeforeClosing: 'released',
    asks: [
      BOOKING,
      gateOut(booked),
      RELEASED,
      declaration('507', released),
      ...onward((load) => released(load) && accepted('507')(load)),
    ],
  },
  // The zone is the site: nothing arrives at another, and nothing leaves it unreleased.
  'export out of bond': {
    listBeforeClosing: 'released',
    asks: [
      BOOKING,
      GATE_PASS,
      gateOut(({ gatePassNumber }) => gatePassNumber !== undefined),
      RELEASED,
      ...onward(released),
    ],
  },
  import: {
    listBeforeClosing: 'no',
    asks: [BOOKING, gateOut(booked), departure(gatedOut), ARRIVAL, declaration('711', arrived)],
  },
} as const satisfies { readonly [rules: string]: LoadRules };

/** Which rules a load goes by. */
export type LoadRulesName = keyof typeof RULES;

/** What decides that, of a load or of a parcel that may join one. */
export type Ruled = Pick<Load, 'mode' | 'exportArrival'>;

/** The rules for loads of a mode, by name. Modes without a border know no loads; theirs would be exports. */
export function loadRulesName({ mode, exportArrival }: Ruled): LoadRulesName {
  const { direction, bonded } = TRADE_MODES[mode];
  if (direction === 'import') return 'import';
  if (bonded) return 'export out of bond';
  return exportArrival === 'after-release' ? 'export released first' : 'export';
}

/** The rules that a load goes by. */
export function loadRules(load: Ruled): LoadRules {
  return RULES[loadRulesName(load)];
}
