/**
 * The suites that mutants have to get past. Those of the domain come first; those of the use cases
 * show what the domain's pieces do together.
 */
export const SUITES = ['test/domain/**/*.test.ts', 'test/usecases/**/*.test.ts'];

/** The first reads the sources as text, which are other texts with mutants in them; the rest are slow. */
export const NOT_SUITES = [
  'test/domain/destinations/documentation.test.ts',
  'test/usecases/interleavings.test.ts',
  'test/usecases/loads/joining.test.ts',
  'test/usecases/stock/move-in-groups.test.ts',
];
