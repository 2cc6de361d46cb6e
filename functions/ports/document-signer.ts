import type { SignerFault } from '../domain/customs/signer-state.ts';

/** `dark`: nothing was signed, and nothing will be until somebody puts right what the code says. */
export type SigningResult =
  | { readonly kind: 'signed'; readonly message: string }
  | { readonly kind: 'dark'; readonly code: SignerFault; readonly message: string };

/** Signs messages for declarants, whose keys lie in devices of theirs. */
export interface DocumentSigner {
  /** Signatures that one declarant's device makes in a minute. */
  readonly perMinute: number;
  /** Who holds the certificate that a declarant signs with; undefined when it does not tell, or is out of reach. */
  holderOf(declarant: string): Promise<string | undefined>;
  /** Puts the declarant's enveloped signature into a rendered message. Never throws for a signer that is away. */
  sign(declarant: string, message: string): Promise<SigningResult>;
}
