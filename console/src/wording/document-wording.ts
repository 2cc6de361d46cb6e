import type { CustomsDocument } from '../api/document.ts';
import type { Tone } from './tone.ts';

/** How far a customs document got, in words and colour. */
export const DOCUMENT_WORDING: {
  readonly [S in CustomsDocument['state']]: { readonly title: string; readonly tone: Tone };
} = {
  'not due': { title: 'Not due yet', tone: 'calm' },
  unsigned: { title: 'Not signed yet', tone: 'progress' },
  waiting: { title: 'Waiting', tone: 'progress' },
  filed: { title: 'Filed', tone: 'progress' },
  accepted: { title: 'Accepted', tone: 'ok' },
  released: { title: 'Released', tone: 'ok' },
  rejected: { title: 'Rejected', tone: 'bad' },
};

/** Colour of a receipt by its code: negative codes and 100 are refusals, 5xx stops at customs. */
export function receiptTone(status: string): Tone {
  if (status.startsWith('-') || status === '100' || status === '900') return 'bad';
  if (/^5\d\d$/.test(status) || status === '700') return 'warn';
  return ['120', '399', '800', '899'].includes(status) ? 'ok' : 'calm';
}

/** A receipt's reason without the wrapping that customs sends it in: `[Code:1800;Desc:…]`. */
export function receiptReason(info: string): string {
  return /^\[Code:[^;]*;Desc:(.*)\]$/s.exec(info)?.[1] ?? info;
}

/** What a stored message is called: `311` → `Message 311`. */
export function fileTitle(message: string): string {
  return /^\d+$/.test(message) ? `Message ${message}` : message;
}
