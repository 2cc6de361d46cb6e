import type { DeclarationWriter } from '../../../functions/ports/declaration-writer.ts';
import type { DocumentSigner, SigningResult } from '../../../functions/ports/document-signer.ts';

/** What goes out names itself: which document of which consignment, or the batch that shares it. */
export const namingWriter: DeclarationWriter = {
  render: ({ messageId }) =>
    messageId.startsWith('batch.') ? messageId : messageId.split('.').slice(0, 2).join('.'),
  wrap: (_message, signed) => Buffer.from(signed),
};

/** A signer that does as told; it signs by leaving a message as it is. */
export interface StandInSigner extends DocumentSigner {
  perMinute: number;
  /** What it says instead of signing, until it is told otherwise. */
  dark: Extract<SigningResult, { kind: 'dark' }> | undefined;
  /** Whatever it was asked to sign. */
  readonly asked: string[];
}

export function standInSigner(): StandInSigner {
  const signer: StandInSigner = {
    perMinute: 250,
    dark: undefined,
    asked: [],
    holderOf: async (declarant) => declarant,
    sign: async (_declarant, message) => {
      signer.asked.push(message);
      return signer.dark ?? { kind: 'signed', message };
    },
  };
  return signer;
}
