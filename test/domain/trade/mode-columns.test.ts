import { describe, expect, test } from '@jest/globals';
import { asksOfStage } from '../../../functions/domain/consignment/asks.ts';
import { stageDeadline } from '../../../functions/domain/consignment/stage-deadlines.ts';
import { stageMeaning } from '../../../functions/domain/consignment/stage-meanings.ts';
import { STAGES } from '../../../functions/domain/consignment/stages.ts';
import { loadMeaning } from '../../../functions/domain/load/load-meanings.ts';
import { loadRules } from '../../../functions/domain/load/load-rules.ts';
import { LOAD_STATES } from '../../../functions/domain/load/load-states.ts';
import type { LoadStatus } from '../../../functions/domain/load/load-states.ts';
import { PARTY_ROLES } from '../../../functions/domain/trade/parties.ts';
import { stockEffects } from '../../../functions/domain/trade/stock-effects.ts';
import { TRADE_MODES } from '../../../functions/domain/trade/trade-modes.ts';
import type { TradeMode } from '../../../functions/domain/trade/trade-modes.ts';
import { anExportConsignment, anImportConsignment } from '../../support/consignment-builder.ts';

const MODES = Object.values(TRADE_MODES);
const codes = (text: string) => [...text.matchAll(/\((\d{3})\)/g)].map(([, code]) => code).sort();
const ofLoad = ({ name, travels }: TradeMode) =>
  travels === 'alone' ? [] : loadRules({ mode: name }).asks.map(({ document }) => document);

/** What its stages ask for, and what is told of a load or after the end. */
function documentsOf(mode: TradeMode) {
  const of = mode.direction === 'import' ? anImportConsignment : anExportConsignment;
  const consignment = of({ mode: mode.name, travelsBy: 'flight' });
  const asked = (['dispatch', 'declare', 'hand-off', 'confirm'] as const).flatMap((stage) =>
    asksOfStage(consignment, stage).map(({ document }) => document),
  );
  const toldAfter = mode.direction === 'import' ? ['513'] : [];
  return [...asked, ...ofLoad(mode), ...toldAfter].filter((kind) => kind !== undefined).sort();
}

describe('what the stages of a mode mean', () => {
  test.each(MODES)(
    '$name: names every document of its stages and loads once, and no other',
    (mode) => {
      const told = (['dispatch', 'declare', 'hand-off', 'confirm'] as const).map((stage) =>
        stageMeaning(mode.name, stage),
      );
      expect(codes(told.join(' '))).toEqual(documentsOf(mode));
      for (const text of told) expect(text).toMatch(/^[A-Z].*\.$/);
    },
  );

  test.each(MODES)('$name: taking back names what undoes its list', (mode) => {
    const of = mode.direction === 'import' ? anImportConsignment : anExportConsignment;
    const undoing = asksOfStage(of({ mode: mode.name }), 'unwind').flatMap(({ document }) =>
      document === undefined || document === mode.list ? [] : [document],
    );
    expect(codes(stageMeaning(mode.name, 'unwind'))).toEqual(undoing.sort());
    expect(stageMeaning(mode.name, 'needs-operator')).toContain('an operator');
  });

  test('each direction has a term of its own to apply for a return', () => {
    expect(stageMeaning('direct-import', 'unwind')).toContain('returned (625) within 30 days');
    expect(stageMeaning('general-export', 'unwind')).toContain('returned (213) within 365 days');
  });

  test('an import is not tallied, and what declares nothing has no list to take back', () => {
    expect(stageMeaning('bonded-import', 'unwind')).toContain('after it. Then stock');
    expect(stageMeaning('overseas-fulfilment', 'unwind')).toBe(
      'The parcel is stopped, or comes back. Then stock and limits are restored, and the label is void.',
    );
  });
});

test.each([
  ['dispatch', 5],
  ['declare', 10],
  ['hand-off', 10],
  ['unwind', 45],
  ['needs-operator', 90],
] as const)('a visit to %s may take %s days, whatever the mode', (stage, days) => {
  for (const { name } of MODES) expect(stageDeadline(name, stage)).toEqual({ days });
});

test('how long the confirmation may take is the mode’s', () => {
  for (const { name, confirmWithinDays: days } of MODES) {
    expect(stageDeadline(name, 'confirm')).toEqual({ days });
  }
  expect(STAGES).toContain('confirm');
});

describe('what the states of a load mean', () => {
  const statuses = Object.keys(LOAD_STATES) as LoadStatus[];
  test.each([
    { mode: 'general-export' },
    { mode: 'general-export', exportArrival: 'after-release' },
    { mode: 'special-area-export' },
    { mode: 'direct-import' },
  ] as const)('%j: names every document of it once', (load) => {
    const told = statuses.map((status) => loadMeaning({ ...load, status }));
    const asked = loadRules(load).asks.flatMap(({ document }) => document ?? []);
    expect(codes(told.join(' '))).toEqual(asked.sort());
    expect(new Set(told).size).toBe(statuses.length);
    const takes = loadRules(load).listBeforeClosing;
    expect(told[0]).toContain(takes === 'no' ? 'wait for its booking' : `list is ${takes}`);
  });
});

test.each([
  ['bonded-import', 'reserve declare declaration-closed write-off gate-out'],
  ['direct-import', 'reserve declare declaration-closed issue'],
  ['general-export', 'reserve declare declaration-closed issue'],
  ['special-area-export', 'reserve declare declaration-closed write-off gate-out'],
  ['b2b-direct-export', 'reserve declare declaration-closed issue'],
  ['overseas-stocking', 'reserve declare declaration-closed issue receipt'],
  ['overseas-fulfilment', 'reserve issue'],
] as const)('stock: %s does %s', (mode, movements) => {
  const effects = stockEffects(TRADE_MODES[mode]);
  expect(effects.map(({ movement }) => movement).join(' ')).toBe(movements);
});

describe('who stands on a declaration', () => {
  test.each([
    ['bonded-import', ['payment firm', 'zone warehouse', 'guarantor']],
    ['direct-import', ['payment firm', 'guarantor', 'site']],
    ['general-export', ['site']],
    ['special-area-export', ['zone warehouse']],
    ['b2b-direct-export', []],
    ['overseas-stocking', []],
  ] as const)('%s: the four of all, and %j', (mode, more) => {
    const all = ['seller', 'platform', 'declarant', 'logistics firm'];
    expect(TRADE_MODES[mode].parties).toEqual([...all, ...more]);
  });

  test('nobody, where nothing is declared; and every part is described', () => {
    expect(TRADE_MODES['overseas-fulfilment'].parties).toEqual([]);
    const named = new Set(MODES.flatMap(({ parties }) => parties));
    expect([...named].sort()).toEqual(Object.keys(PARTY_ROLES).sort());
  });
});
