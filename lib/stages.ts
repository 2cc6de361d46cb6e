import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { SIGNATURES_PER_MINUTE } from '../functions/runtime/contracts/queues.ts';

/** Everything that differs between deployments. Nothing else in `lib/` asks which one it builds. */
export interface Stage {
  readonly name: string;
  /** Tables and documents outlive their stack, and the stacks refuse to be deleted. */
  readonly keepsData: boolean;
  readonly logRetention: RetentionDays;
  /** Requests per second that the API takes on average, and at once. */
  readonly throttle: { readonly rate: number; readonly burst: number };
  /** Invocations of one worker at a time: what the partners behind it are asked at once. */
  readonly workersAtOnce: number;
  /** What the signing device of each declarant makes. */
  readonly signaturesPerMinute: number;
  /** Where the list of denied parties is published; without it nobody fetches one by the clock. */
  readonly deniedPartiesUrl?: string;
  /**
   * Partners are played by a sandbox on this machine, in business time that runs faster: plain http
   * to loopback is allowed, and operators may sign in with a password alone.
   */
  readonly rehearsal?: { readonly speed: number };
}

export const STAGES = {
  prod: {
    name: 'prod',
    keepsData: true,
    logRetention: RetentionDays.THREE_MONTHS,
    // Four million parcels a day are 46 orders a second and five answers to each; peaks are 2.3 times that.
    throttle: { rate: 1_000, burst: 2_000 },
    workersAtOnce: 50,
    signaturesPerMinute: SIGNATURES_PER_MINUTE,
  },
  staging: {
    name: 'staging',
    keepsData: false,
    logRetention: RetentionDays.TWO_WEEKS,
    throttle: { rate: 100, burst: 200 },
    workersAtOnce: 10,
    signaturesPerMinute: SIGNATURES_PER_MINUTE,
  },
  rehearsal: {
    name: 'rehearsal',
    keepsData: false,
    logRetention: RetentionDays.ONE_DAY,
    throttle: { rate: 100, burst: 200 },
    workersAtOnce: 2,
    signaturesPerMinute: SIGNATURES_PER_MINUTE,
    rehearsal: { speed: 3_600 },
  },
} as const satisfies { readonly [name: string]: Stage };

/**
 * The stage that `-c stage=<name>` names; production unless something else is asked for.
 *
 * @throws Error for a name that is not in the table
 */
export function stageNamed(name: unknown = 'prod'): Stage {
  const stage = Object.values<Stage>(STAGES).find((each) => each.name === name);
  if (stage !== undefined) return stage;
  throw new Error(`there is no stage ${String(name)}: ${Object.keys(STAGES).join(', ')}`);
}
