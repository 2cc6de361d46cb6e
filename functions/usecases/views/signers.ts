import { queueDepth } from '../../domain/customs/signing-batches.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Services } from '../../ports/services.ts';

type SignerServices = Pick<Services, 'directory' | 'signing' | 'signer' | 'clock'>;

/** More than this many documents are not counted one by one. */
const COUNTED = 1_000;

/** One declarant's signer: what it makes, what it did in this minute, what waits for it and why. */
export interface SignerView {
  readonly declarant: string;
  readonly name: string;
  readonly perMinute: number;
  /** In the business minute that runs. */
  readonly signatures: number;
  readonly documents: number;
  /** Documents that it could not take when they came; `more` when there are more than are counted. */
  readonly waiting: number;
  readonly more: boolean;
  readonly oldest?: Instant;
  /** `nextLook` is wall time. */
  readonly dark?: {
    readonly since: Instant;
    readonly code: string;
    readonly message: string;
    readonly probes: number;
    readonly nextLook: Instant;
  };
}

/** The signers of all merchants, each once. */
export async function signerViews(services: SignerServices): Promise<readonly SignerView[]> {
  const merchants = await services.directory.merchants();
  const declarants = new Map(merchants.map(({ declarant }) => [declarant.code, declarant.name]));
  return Promise.all([...declarants].map(([code, name]) => signerView(services, code, name)));
}

async function signerView(
  { signing, signer, clock }: SignerServices,
  declarant: string,
  name: string,
): Promise<SignerView> {
  const [state, held] = await Promise.all([
    signing.signer(declarant),
    signing.held(declarant, COUNTED + 1),
  ]);
  const { depth, oldest } = queueDepth(held);
  const { signatures, documents, dark } = state;
  const isNow = clock.now().startsWith(state.minute.slice(0, 16)) && state.minute !== '';
  return {
    declarant,
    name,
    perMinute: signer.perMinute,
    signatures: isNow ? signatures : 0,
    documents: isNow ? documents : 0,
    waiting: Math.min(depth, COUNTED),
    more: depth > COUNTED,
    oldest,
    dark: dark && {
      since: dark.since,
      code: dark.code,
      message: dark.message,
      probes: dark.probes,
      nextLook: dark.probeAt,
    },
  };
}
