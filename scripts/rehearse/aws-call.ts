/**
 * One call of an AWS service that we have no client of: JSON services by their target, CloudFormation
 * by its query. An emulator believes whatever signature it is shown.
 */
export interface AwsEndpoint {
  readonly endpoint: string;
  readonly region: string;
}

function headers({ region }: AwsEndpoint, service: string): { readonly [name: string]: string } {
  const scope = `test/20260101/${region}/${service}/aws4_request`;
  return { authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0` };
}

/** Calls a JSON service, e.g. target `AWSCognitoIdentityProviderService.InitiateAuth`. */
export async function callJson(
  aws: AwsEndpoint,
  service: string,
  target: string,
  input: object,
): Promise<unknown> {
  const response = await fetch(aws.endpoint, {
    method: 'POST',
    headers: {
      ...headers(aws, service),
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': target,
    },
    body: JSON.stringify(input),
  });
  const body = await response.text();
  if (!response.ok) throw new Error(`${target}: ${String(response.status)} ${body}`);
  return body === '' ? {} : JSON.parse(body);
}

/** Calls a query service and returns its XML. */
export async function callQuery(
  aws: AwsEndpoint,
  service: string,
  parameters: { readonly [name: string]: string },
): Promise<string> {
  const response = await fetch(aws.endpoint, {
    method: 'POST',
    headers: {
      ...headers(aws, service),
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams(parameters).toString(),
  });
  const body = await response.text();
  if (!response.ok) throw new Error(`${service}: ${String(response.status)} ${body}`);
  return body;
}
