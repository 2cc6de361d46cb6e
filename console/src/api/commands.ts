import * as z from 'zod/mini';
import { consignmentPath } from './consignments.ts';
import { request } from './request.ts';

/** Which consignment a command is for, and the version that the operator was looking at. */
export interface Target {
  readonly consignmentId: string;
  readonly version: number;
}

/** Stages at which a consignment may be taken up again; `unwind` takes it back instead. */
export const RESUME_STAGES = ['dispatch', 'declare', 'hand-off', 'confirm'] as const;
export type ResumeStage = (typeof RESUME_STAGES)[number] | 'unwind';

/** The new state is read by the next poll; what a command answers is not needed. */
const anything = z.unknown();

/** Corrects fields of a held consignment, which then goes on under the same task. */
export async function fixConsignment(
  target: Target,
  changes: readonly { readonly field: string; readonly value: string }[],
  note: string,
): Promise<void> {
  await command(target, 'fix', { changes, ...(note === '' ? {} : { note }) });
}

/** Asks for a cancellation; whether it is still possible is decided by whoever answers first. */
export async function cancelConsignment(target: Target, reason: string): Promise<void> {
  await command(target, 'cancel', { reason });
}

/** Sends a consignment that needs an operator back to a stage, or to Unwind. */
export async function resumeConsignment(target: Target, stage: ResumeStage): Promise<void> {
  await command(target, 'resume', { stage });
}

async function command(
  { consignmentId, version }: Target,
  verb: 'fix' | 'cancel' | 'resume',
  body: unknown,
): Promise<void> {
  const path = `${consignmentPath(consignmentId)}/${verb}`;
  await request(anything, path, { method: 'POST', body, ifMatch: version });
}
