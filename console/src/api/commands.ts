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

/** How far what screening found is set aside, until when, and why. */
export interface Clearing {
  readonly scope: 'consignment' | 'buyer';
  /** Last day of a buyer's clearance, `YYYY-MM-DD`. */
  readonly until?: string;
  readonly note: string;
}

/** Sets aside what screening found; the same task goes on. */
export async function clearScreening(target: Target, clearing: Clearing): Promise<void> {
  await command(target, 'clear', clearing);
}

/** Asks for a cancellation; whether it is still possible is decided by whoever answers first. */
export async function cancelConsignment(target: Target, reason: string): Promise<void> {
  await command(target, 'cancel', { reason });
}

/** Takes back what left the gate, delivered or not. */
export async function returnConsignment(target: Target, reason: string): Promise<void> {
  await command(target, 'return', { reason });
}

/** Sends a consignment that needs an operator back to a stage, or to Unwind. */
export async function resumeConsignment(target: Target, stage: ResumeStage): Promise<void> {
  await command(target, 'resume', { stage });
}

async function command(
  { consignmentId, version }: Target,
  verb: 'clear' | 'fix' | 'cancel' | 'return' | 'resume',
  body: unknown,
): Promise<void> {
  const path = `${consignmentPath(consignmentId)}/${verb}`;
  await request(anything, path, { method: 'POST', body, ifMatch: version });
}
