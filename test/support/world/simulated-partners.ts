import type { ConsignmentFact } from '../../../functions/domain/consignment/consignment-events.ts';
import type { DocumentKind } from '../../../functions/domain/trade/documents.ts';
import { ACCEPTED_BY_WAREHOUSE, GATED_OUT, PACKED, receipt, scan } from './facts.ts';
import type { Call, ScriptedPartners } from './scripted-partners.ts';

type Party = 'warehouse' | 'carrier' | 'customs';

/** A fact that a partner has established and not yet told. */
export interface Telling {
  readonly consignmentId: string;
  readonly fact: ConsignmentFact;
}

/** Partners that act on what they were asked, once per request, and tell when a test lets them. */
export interface SimulatedPartners {
  /** Acts on every call that came since. */
  work(): void;
  readonly untold: Telling[];
  /** Effects by name, e.g. `accepted O…-01`: each must happen at most once. */
  readonly effects: string[];
}

/** How often partners go to work until customs releases a list. */
const ROUNDS_TO_RELEASE = 2;

/** @param isRefused whether customs refuses the consignment's list for good */
export function simulatedPartners(
  partners: ScriptedPartners,
  isRefused: (consignmentId: string) => boolean,
): SimulatedPartners {
  const untold: Telling[] = [];
  const effects: string[] = [];
  const done = new Set<string>();
  const history = new Map<string, ConsignmentFact[]>();
  const gone = new Set<string>();
  const stopped = new Set<string>();
  const filed = new Map<string, 'standing' | 'refused' | 'released' | 'withdrawn'>();
  const standingSince = new Map<string, number>();
  let rounds = 0;
  let seen = 0;
  let minutes = 0;

  /** Customs and carriers stamp what they say; each moment is later than the last. */
  const next = (): string => {
    minutes += 1;
    return new Date(Date.UTC(2026, 10, 23, 3) + minutes * 60_000).toISOString();
  };
  function tell(party: Party, consignmentId: string, fact: ConsignmentFact): void {
    const key = `${party} ${consignmentId}`;
    history.set(key, [...(history.get(key) ?? []), fact]);
    untold.push({ consignmentId, fact });
  }
  const effect = (name: string, id: string) => effects.push(`${name} ${id}`);

  function file(id: string, kind: DocumentKind): void {
    const key = `${id}.${kind}`;
    const list = filed.get(`${id}.621`);
    if (kind === '623') {
      tell('customs', id, receipt('623', list === 'standing' ? '399' : '-623005', next()));
      if (list === 'standing') filed.set(`${id}.621`, 'withdrawn');
      return;
    }
    if (filed.has(key)) {
      tell('customs', id, receipt(kind, kind === '621' ? '-621004' : '-301010', next()));
      return;
    }
    effect(`filed ${kind}`, id);
    if (kind === '621' && isRefused(id)) {
      filed.set(key, 'refused');
      tell('customs', id, receipt('621', '-621018', next()));
      return;
    }
    filed.set(key, 'standing');
    if (kind === '621') standingSince.set(key, rounds);
    tell('customs', id, receipt(kind, '120', next()));
  }

  function act({ ask, requestId, consignmentId: id }: Call): void {
    if (ask === 'file') return file(id, requestId.slice(-3) as DocumentKind);
    if (done.has(requestId)) return undefined;
    done.add(requestId);
    switch (ask) {
      case 'fulfilment':
        if (stopped.has(id)) return undefined;
        effect('accepted', id);
        return tell('warehouse', id, ACCEPTED_BY_WAREHOUSE);
      case 'document-411':
      case 'document-511':
        return tell('customs', id, receipt(ask === 'document-411' ? '411' : '511', '120', next()));
      case 'pick':
        return stopped.has(id) ? undefined : tell('warehouse', id, PACKED);
      case 'gate-out':
        if (stopped.has(id)) return undefined;
        gone.add(id);
        effect('gated out', id);
        tell('warehouse', id, GATED_OUT);
        tell('carrier', id, scan('EMA', next()));
        return tell('carrier', id, scan('EMI', next()));
      case 'stop-parcel':
        if (!gone.has(id)) stopped.add(id);
        return tell('warehouse', id, { type: gone.has(id) ? 'parcel-too-late' : 'parcel-stopped' });
      default:
        return undefined;
    }
  }

  partners.knows((party, id) => history.get(`${party} ${id}`) ?? []);
  return {
    untold,
    effects,
    work: () => {
      const calls = partners.calls.slice(seen);
      seen = partners.calls.length;
      calls.forEach(act);
      rounds += 1;
      // Customs takes a while to release what stands; until then it can be withdrawn.
      for (const [key, since] of standingSince) {
        const [id = ''] = key.split('.');
        if (filed.get(key) !== 'standing' || rounds - since < ROUNDS_TO_RELEASE) continue;
        filed.set(key, 'released');
        tell('customs', id, receipt('621', '800', next()));
      }
    },
  };
}
