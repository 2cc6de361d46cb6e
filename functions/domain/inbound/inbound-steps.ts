/** Who takes a step of an inbound. */
export type InboundParty = 'merchant' | 'customs' | 'warehouse';

interface StepRow {
  readonly title: string;
  readonly party: InboundParty;
  /** Only goods that enter a bonded zone take it. */
  readonly bonded: boolean;
}

/**
 * The way of goods into a warehouse, in order.
 *
 * Source: bonded zones under 金关二期: goods enter the zone by a first-line entry (进境备案), the bonded
 * list (保税核注清单) is the only paper that posts the account book, they pass the gate, are counted
 * and put away. weak: the numbers' formats differ per district and are not checked.
 */
export const INBOUND_STEPS = {
  advice: { title: 'Advice', party: 'merchant', bonded: false },
  'first-line-entry': { title: 'First-line entry (进境备案)', party: 'customs', bonded: true },
  'bonded-list': { title: 'Bonded list (核注清单)', party: 'customs', bonded: true },
  'gate-in': { title: 'Gate in', party: 'warehouse', bonded: false },
  count: { title: 'Count', party: 'warehouse', bonded: false },
  'put-away': { title: 'Put away', party: 'warehouse', bonded: false },
} as const satisfies { readonly [step: string]: StepRow };

/** A step on the way of goods into a warehouse. */
export type InboundStep = keyof typeof INBOUND_STEPS;

function isInboundStep(text: string): text is InboundStep {
  return Object.hasOwn(INBOUND_STEPS, text);
}

const IN_ORDER = Object.keys(INBOUND_STEPS).filter(isInboundStep);

/** The steps of goods that go into an account book, or of those that lie outside of bond. */
export function stepsInOrder(isBonded: boolean): readonly InboundStep[] {
  return IN_ORDER.filter((step) => isBonded || !INBOUND_STEPS[step].bonded);
}
