/**
 * Does `work` for every item, so many at once, and takes an item only when its turn has come: the
 * list may be longer than memory. What fails harms nothing else.
 *
 * @returns every fault, that of the list itself among them
 */
export async function atMost<Item>(
  most: number,
  items: AsyncIterable<Item>,
  work: (item: Item) => Promise<unknown>,
): Promise<readonly unknown[]> {
  const faults: unknown[] = [];
  const left = items[Symbol.asyncIterator]();
  const worker = async () => {
    for (let next = await left.next(); next.done !== true; next = await left.next()) {
      const [run] = await Promise.allSettled([work(next.value)]);
      if (run.status === 'rejected') faults.push(run.reason);
    }
  };
  const workers = await Promise.allSettled(Array.from({ length: most }, worker));
  const ended = workers.flatMap((each): readonly unknown[] =>
    each.status === 'rejected' ? [each.reason] : [],
  );
  return [...faults, ...ended];
}
