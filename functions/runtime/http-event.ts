/**
 * The part of an API Gateway HTTP API event (payload format 2.0) that handlers read. The embedded
 * host builds the same shape, always base64, so that signatures see the exact bytes.
 */
export interface HttpEvent {
  readonly routeKey: string;
  readonly rawPath: string;
  readonly rawQueryString: string;
  readonly headers: { readonly [lowerCaseName: string]: string | undefined };
  readonly pathParameters?: { readonly [name: string]: string | undefined };
  readonly body?: string;
  readonly isBase64Encoded: boolean;
  readonly requestContext: {
    readonly http: { readonly method: string; readonly path: string; readonly sourceIp: string };
    readonly authorizer?: {
      readonly jwt?: { readonly claims: { readonly [claim: string]: unknown } };
    };
  };
}

/** The answer, as API Gateway and the embedded host send it. */
export interface HttpResponse {
  readonly statusCode: number;
  readonly headers?: { readonly [name: string]: string };
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
}

/** A handler of one or more routes. Never throws for bad input: that is a response. */
export type HttpHandler = (event: HttpEvent) => Promise<HttpResponse>;

/** Message bodies of one batch in, numbers (from 0) of those that failed and must come again out. */
export type BatchHandler = (bodies: readonly string[]) => Promise<readonly number[]>;
