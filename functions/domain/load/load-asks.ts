import type { LoadAskName } from './load-ask-names.ts';
import type { LoadAskRow } from './load-ask-row.ts';
import { loadRules } from './load-rules.ts';
import type { Load } from './load.ts';

/** A row's ask by name, by the rules of the load. */
export function loadAskRow(load: Load, name: string): LoadAskRow | undefined {
  return loadRules(load).asks.find((row) => row.name === name);
}

/** What a load waits for now: due, not answered and not refused. Nobody asks for an empty one. */
export function openLoadAsks(load: Load): readonly LoadAskRow[] {
  if (load.entries.length === 0) return [];
  return loadRules(load).asks.filter(
    (row) => row.ready(load) && !row.answered(load) && blockedBy(load, row) === undefined,
  );
}

/** Key that tells a partner that this is the same request again; new only when an operator asks again. */
export function loadRequestId({ loadId, requests }: Load, name: LoadAskName): string {
  return `${loadId}.${name}.${String(requests[name] ?? 1)}`;
}

/** What stands in the way of an ask until an operator asks again. */
export function blockedBy(
  load: Load,
  row: LoadAskRow,
): { readonly code: string; readonly message: string; readonly at: string } | undefined {
  if (row.answered(load)) return undefined;
  const rejected = row.document && load.documents[row.document]?.rejected;
  if (rejected !== undefined) {
    return { code: rejected.status, message: rejected.info, at: rejected.at };
  }
  return load.refused[row.name];
}
