import { CEB_NAMESPACE } from './namespaces.ts';
import type { XmlElement } from './read-xml.ts';

/** The number of a CEB message by its root, by namespace and not by prefix; empty when it is none. */
export function messageKind({ name, namespace }: XmlElement): string {
  return namespace === CEB_NAMESPACE ? (/^CEB(\d{3})Message$/.exec(name)?.[1] ?? '') : '';
}
