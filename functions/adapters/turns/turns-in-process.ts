import type { Turns } from '../../ports/turns.ts';

/** Turns by name, for as long as somebody waits for one. */
export function turnsInProcess(): Turns {
  const last = new Map<string, Promise<unknown>>();

  return {
    take: async (name, work) => {
      const before = last.get(name);
      const mine = before === undefined ? work() : before.then(work);
      const settled = mine.catch(() => undefined);
      last.set(name, settled);
      try {
        return await mine;
      } finally {
        if (last.get(name) === settled) last.delete(name);
      }
    },
  };
}
