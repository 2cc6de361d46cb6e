const PATIENCE = 15_000;
const STEP = 50;

/** Resolves as soon as the condition holds; fails when it does not within the patience of a test. */
export async function until(what: string, holds: () => boolean): Promise<void> {
  const end = Date.now() + PATIENCE;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`waited in vain until ${what}`);
    await new Promise((done) => setTimeout(done, STEP));
  }
}
