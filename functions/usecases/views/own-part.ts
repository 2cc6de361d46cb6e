import { CEB_TABLES } from '../../domain/customs/ceb-tables/ceb-tables.ts';
import type { SignedKind } from '../signing/signing-messages.ts';

/**
 * A message that several documents share, with one of them alone: the others are other parcels'.
 *
 * @param guid of the document
 */
export function ownPart(xml: string, kind: SignedKind, guid: string): string {
  const { body } = CEB_TABLES[kind];
  const pattern = new RegExp(`<((?:\\w+:)?)${body}>.*?</\\1${body}>`, 'gs');
  let others = 0;
  const shown = xml.replace(pattern, (part: string) => {
    if (part.includes(`>${guid}<`)) return part;
    others += 1;
    return '';
  });
  return others === 0
    ? shown
    : shown.replace(
        /(?=<(?:\w+:)?BaseTransfer>)/,
        `<!-- and ${String(others)} of other parcels -->`,
      );
}
