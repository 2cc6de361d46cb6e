import type { Instant } from '../instant.ts';
import type { LoadDocumentKind } from './load-documents.ts';
import type { Load } from './load.ts';

type Moment = (load: Load) => Instant | undefined;

/** weak: nobody tells us when the site took an export in, so the gate of the warehouse stands for it. */
const MOMENTS: { readonly [Kind in LoadDocumentKind]: Moment } = {
  '507': ({ gatedOutAt }) => gatedOutAt,
  '607': ({ listsReleasedAt }) => listsReleasedAt,
  '509': ({ departedAt }) => departedAt,
  '711': ({ arrivedAt }) => arrivedAt,
};

/** When what a document declares happened; undefined before it did. */
export function declaredAt(load: Load, kind: LoadDocumentKind): Instant | undefined {
  return MOMENTS[kind](load);
}
