import type { IHttpRouteAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { Mfa, UserPool } from 'aws-cdk-lib/aws-cognito';
import { CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import { acknowledge } from './acknowledge.ts';

/**
 * Who operators are: whoever holds a token of the OIDC issuer that `-c oidcIssuer=… -c
 * oidcAudience=…` names, or else of a user pool of our own.
 *
 * @throws Error when an issuer is given without an audience
 */
export function operatorAuthorizer(scope: Construct, stage: Stage): IHttpRouteAuthorizer {
  const issuer: unknown = scope.node.tryGetContext('oidcIssuer');
  if (typeof issuer !== 'string') return ownUserPool(scope, stage);
  const audience: unknown = scope.node.tryGetContext('oidcAudience');
  if (typeof audience !== 'string') throw new Error('oidcIssuer needs oidcAudience beside it');
  return new HttpJwtAuthorizer('Operators', issuer, { jwtAudience: [audience] });
}

function ownUserPool(scope: Construct, { keepsData, rehearsal }: Stage): IHttpRouteAuthorizer {
  const pool = new UserPool(scope, 'Operators', {
    selfSignUpEnabled: false,
    signInAliases: { email: true },
    mfa: rehearsal ? Mfa.OFF : Mfa.REQUIRED,
    mfaSecondFactor: { otp: true, sms: false },
    passwordPolicy: {
      minLength: 14,
      requireDigits: true,
      requireLowercase: true,
      requireSymbols: true,
      requireUppercase: true,
      tempPasswordValidity: Duration.days(3),
    },
    removalPolicy: keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    deletionProtection: keepsData,
  });
  const client = pool.addClient('Console', {
    authFlows: rehearsal ? { userPassword: true } : { userSrp: true },
    preventUserExistenceErrors: true,
    accessTokenValidity: Duration.hours(1),
    refreshTokenValidity: Duration.hours(12),
  });
  new CfnOutput(Stack.of(scope), 'OperatorPoolId', { value: pool.userPoolId });
  new CfnOutput(Stack.of(scope), 'OperatorClientId', { value: client.userPoolClientId });
  const plan =
    'Threat protection is a plan of its own, priced per user. Operators are few, known, and sign in with a second factor.';
  acknowledge(pool, { 'AwsSolutions-COG3': plan, 'AwsSolutions-COG8': plan });
  if (rehearsal) {
    acknowledge(pool, {
      'AwsSolutions-COG2': 'A rehearsal signs its one operator in without a person.',
    });
  }
  // Not the construct for user pools: it writes the domain of the commercial partition.
  const { region, urlSuffix } = Stack.of(scope);
  const issuer = `https://cognito-idp.${region}.${urlSuffix}/${pool.userPoolId}`;
  return new HttpJwtAuthorizer('Operators', issuer, { jwtAudience: [client.userPoolClientId] });
}
