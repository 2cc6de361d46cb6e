import type { DocumentStore } from '../../functions/ports/document-store.ts';

/**
 * A host as a journey sees it: over HTTP, with the demo merchant in it. What is read elsewhere than
 * over HTTP is what no route shows.
 */
export interface HostUnderTest {
  /** Base URL of webhooks and operator API, without a slash at its end. */
  readonly url: string;
  /** Bearer token of an operator. */
  readonly token: string;
  /** Base URL of the sandbox that plays the partners. */
  readonly sandboxUrl: string;
  /** Values of a secret that the host shares with channels, newest first. */
  readonly secret: (name: string) => Promise<readonly string[]>;
  readonly documents: Pick<DocumentStore, 'get'>;
  /** States that an execution entered, in order; none where there is no such execution. */
  readonly statesEntered: (execution: string) => Promise<readonly string[]>;
  /** Between two looks at it, milliseconds: looking takes from the same machine what runs there. */
  readonly lookEveryMs: number;
  readonly close: () => Promise<void>;
}
