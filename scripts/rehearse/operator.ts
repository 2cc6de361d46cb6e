import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { callJson } from './aws-call.ts';
import type { AwsEndpoint } from './aws-call.ts';

const signedIn = z.object({ AuthenticationResult: z.object({ IdToken: z.string() }) });

/** Adds an operator to the user pool and signs them in. Returns a bearer token, good for an hour. */
export async function signInOperator(
  aws: AwsEndpoint,
  { UserPoolId, ClientId }: { readonly UserPoolId: string; readonly ClientId: string },
): Promise<string> {
  const call = (action: string, input: object) =>
    callJson(aws, 'cognito-idp', `AWSCognitoIdentityProviderService.${action}`, input);
  const USERNAME = `operator-${randomBytes(6).toString('hex')}@rehearsal.invalid`;
  const password = `Aa1!${randomBytes(18).toString('base64url')}`;
  const user = { UserPoolId, Username: USERNAME };
  await call('AdminCreateUser', {
    ...user,
    MessageAction: 'SUPPRESS',
    TemporaryPassword: password,
  });
  await call('AdminSetUserPassword', { ...user, Password: password, Permanent: true });
  const answer = await call('InitiateAuth', {
    ClientId,
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME, PASSWORD: password },
  });
  return signedIn.parse(answer).AuthenticationResult.IdToken;
}
