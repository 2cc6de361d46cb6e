import type { TradeMode } from '../trade/trade-modes.ts';
import { always, own, writeOff } from './ask-row.ts';
import type { AskRow } from './ask-row.ts';
import type { Consignment } from './consignment.ts';
import { mustNotLoad } from './pre-advice.ts';
import { travelsInLoad } from './travels-in-load.ts';

const isPacked: AskRow['ready'] = ({ packed }) => packed !== undefined;
const hasLeft: AskRow['ready'] = ({ gatedOutAt }) => gatedOutAt !== undefined;

const PICK: AskRow = {
  name: 'pick',
  party: 'warehouse',
  ready: always,
  answered: isPacked,
  answerWithin: { hours: 12 },
};

const GATE_PASS: AskRow = {
  name: 'gate-pass',
  party: 'customs',
  ready: isPacked,
  answered: ({ gatePass }) => gatePass !== undefined,
  answerWithin: { hours: 1 },
};

const FIRST_SCAN: AskRow = {
  name: 'first-scan',
  party: 'carrier',
  unasked: true,
  ready: hasLeft,
  answered: ({ handedToCarrierAt }) => handedToCarrierAt !== undefined,
  answerWithin: { hours: 24 },
};

function gateOut(ready: AskRow['ready']): AskRow {
  return {
    name: 'gate-out',
    party: 'warehouse',
    ready,
    answered: hasLeft,
    answerWithin: { hours: 12 },
  };
}

/** Its load takes it out of the gate, often long before it is handed off. */
const LOAD_GATE_OUT: AskRow = { ...gateOut(always), party: 'load', unasked: true };

/** Packs what travels in a load, before it is declared. */
export function packing(ready: AskRow['ready']): AskRow {
  return { ...PICK, ready };
}

const mayTravel: AskRow['ready'] = (c) => !mustNotLoad(c);

/** What was taken out of its load and may go on after all joins the next one; an import list names its load. */
function joins(direction: TradeMode['direction']): readonly AskRow[] {
  const isIn: AskRow['answered'] = ({ load }) => load !== undefined;
  return direction === 'export' ? [own('join-load', mayTravel, isIn)] : [];
}

/**
 * Out of a bonded zone with a gate pass; elsewhere as soon as it is packed, and off our stock then;
 * in a load it has left already.
 */
export function handOffAsks(
  { bonded, direction }: TradeMode,
  consignment: Consignment,
): readonly AskRow[] {
  if (travelsInLoad(consignment)) {
    // Out of bond its release has written it off already.
    const written = bonded ? [] : [writeOff(hasLeft)];
    return [...joins(direction), LOAD_GATE_OUT, ...written, FIRST_SCAN];
  }
  return bonded
    ? [PICK, GATE_PASS, gateOut(GATE_PASS.answered), FIRST_SCAN]
    : [PICK, gateOut(isPacked), writeOff(hasLeft), FIRST_SCAN];
}
