import { secretsManagerClient } from '../../adapters/secrets-manager/client.ts';
import { secretsManagerSecrets } from '../../adapters/secrets-manager/secrets.ts';
import type { Environment } from '../../runtime/environment.ts';

/** A rotated secret is known everywhere after this; both of its values are active far longer. */
const KEPT_MILLISECONDS = 60_000;

/** The deployment's secrets. */
export function secretsOf(environment: Environment) {
  return secretsManagerSecrets(secretsManagerClient(environment), {
    prefix: environment.required('secretPrefix'),
    keepMilliseconds: KEPT_MILLISECONDS,
    now: Date.now,
  });
}
