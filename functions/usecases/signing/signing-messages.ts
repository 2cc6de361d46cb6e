import type { Consignment } from '../../domain/consignment/consignment.ts';
import type { DocumentKind } from '../../domain/trade/documents.ts';
import type { Services } from '../../ports/services.ts';

/** Documents of consignments that we file, and so sign. */
export const SIGNED_KINDS = [
  ...(['311', '303', '403', '621', '603'] as const),
  ...(['623', '605', '625', '213'] as const),
] as const;
export type SignedKind = (typeof SIGNED_KINDS)[number];

/** One version of one document of a consignment. */
export interface DocumentVersion {
  readonly consignmentId: string;
  readonly kind: SignedKind;
  readonly version: number;
}

/** A document that is to be signed and filed; signed already, its message is filed again. */
export interface DocumentToSign extends DocumentVersion {
  /** How often customs could not take its message; makes the delay grow. */
  readonly attempt?: number;
  /** Customs was asked just now whether it has it. */
  readonly lookedFor?: boolean;
}

/** What the `signing` queue carries; a half is of a message that customs could not read. */
export type SigningMessage =
  | DocumentToSign
  | {
      readonly members: readonly DocumentVersion[];
      readonly batch: string;
      readonly half: 1 | 2;
    }
  | { readonly declarant: string }
  /** An application to sum lists up (701), which goes alone. */
  | { readonly summaryId: string; readonly attempt?: number };

/** Whether a kind is one that we sign. */
export function isSignedKind(kind: string): kind is SignedKind {
  return SIGNED_KINDS.some((each) => each === kind);
}

/** A document that we file and that nobody signed yet: customs cannot know it. */
export function isUnsigned(
  { documents }: Consignment,
  kind: DocumentKind | undefined,
): kind is SignedKind {
  const document = kind && documents[kind];
  return (
    document !== undefined &&
    isSignedKind(document.kind) &&
    document.hash === undefined &&
    document.receipts.length === 0 &&
    document.superseded !== true
  );
}

/** Tells a document and its version from all others. */
export function nameOf({
  consignmentId,
  kind,
  version,
}: Omit<DocumentVersion, 'kind'> & { readonly kind: string }): string {
  return `${consignmentId}.${kind}.${String(version)}`;
}

/** No queue keeps a message back for longer; a longer wait takes several. */
const LONGEST_DELAY_SECONDS = 900;

/** Puts a message on the `signing` queue; the delay is wall time. */
export async function toSigning(
  { queue }: Pick<Services, 'queue'>,
  message: SigningMessage,
  delaySeconds?: number,
): Promise<void> {
  const body = JSON.stringify(message);
  const delay = delaySeconds && Math.min(Math.ceil(delaySeconds), LONGEST_DELAY_SECONDS);
  await queue.send('signing', { body, delaySeconds: delay });
}

/** Wakes a declarant's signer so many wall milliseconds from now. */
export async function wakeSigner(
  services: Pick<Services, 'queue'>,
  declarant: string,
  milliseconds: number,
): Promise<void> {
  await toSigning(services, { declarant }, milliseconds / 1_000);
}
