import { formatClock, formatInstant, formatSpan } from './format-time.ts';
import { useBusinessNow } from './business-clock.ts';

interface MomentProps {
  readonly at: string;
  /** `clock` leaves the day out, where a heading names it. */
  readonly form?: 'full' | 'clock';
}

/** A moment in the operator's time zone; UTC on hovering. */
export function Moment({ at, form = 'full' }: MomentProps) {
  return (
    <time dateTime={at} title={`${at} (UTC)`}>
      {form === 'clock' ? formatClock(at) : formatInstant(at)}
    </time>
  );
}

/** How long ago, in business time: `4 min`. Exact on hovering. */
export function Age({ since }: { readonly since: string }) {
  const now = useBusinessNow();
  return (
    <time dateTime={since} title={`${formatInstant(since)} · ${since} (UTC)`}>
      {now === undefined ? formatInstant(since) : formatSpan(now - Date.parse(since))}
    </time>
  );
}

interface AheadProps {
  readonly at: string;
  /** Said once the moment has come. */
  readonly come: string;
}

/** How long from now, in business time: `in 4 min`. */
export function Ahead({ at, come }: AheadProps) {
  const now = useBusinessNow();
  const left = now === undefined ? undefined : Date.parse(at) - now;
  return (
    <time dateTime={at} title={`${formatInstant(at)} · ${at} (UTC)`}>
      {left === undefined && formatInstant(at)}
      {left !== undefined && (left > 0 ? `in ${formatSpan(left)}` : come)}
    </time>
  );
}
