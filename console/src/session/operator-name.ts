import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let name = '';

/** Who sits here, where one token stands for everybody; empty when they did not say. */
export function operatorName(): string {
  return name;
}

/** Keeps the name until the page is left. */
export function keepOperatorName(next: string): void {
  name = next;
  listeners.forEach((listener) => listener());
}

/** The name, live. */
export function useOperatorName(): string {
  return useSyncExternalStore(subscribe, operatorName);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
