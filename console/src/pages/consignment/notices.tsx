import { IconArrowBackUp, IconBan } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Consignment } from '../../api/consignment.ts';
import { Moment } from '../../clock/moment.tsx';
import type { Tone } from '../../wording/tone.ts';
import classes from './notices.module.css';

const CANCEL_ANSWERS: ReadonlyMap<string | undefined, string> = new Map([
  ['accepted', 'It was in time: everything is taken back.'],
  ['too-late', 'It was too late: the parcel goes on, or comes back as a return.'],
]);

/** What an operator must know before anything else: a cancellation, a refusal for good. */
export function Notices({ consignment }: { readonly consignment: Consignment }) {
  const { cancel, returnRequest, refusal, actions } = consignment;
  // The cancellation itself is told above.
  const isCancelled = cancel !== undefined && refusal?.code === 'cancel-requested';
  return (
    <>
      {cancel !== undefined && (
        <Notice
          tone="turn"
          icon={<IconArrowBackUp size={18} stroke={1.7} />}
          at={cancel.requestedAt}
        >
          <b>{cancel.replaced === true ? 'To be planned anew:' : 'Cancellation asked for:'}</b>{' '}
          {cancel.reason}. {CANCEL_ANSWERS.get(cancel.answer) ?? 'Not decided yet.'}
        </Notice>
      )}
      {returnRequest !== undefined && (
        <Notice
          tone="turn"
          icon={<IconArrowBackUp size={18} stroke={1.7} />}
          at={returnRequest.requestedAt}
        >
          <b>To be taken back:</b> {returnRequest.reason}.
        </Notice>
      )}
      {refusal !== undefined && !isCancelled && !actions.includes('resume') && (
        <Notice tone="bad" icon={<IconBan size={18} stroke={1.7} />} at={refusal.at}>
          <b>Refused{refusal.code === undefined ? '' : ` (${refusal.code})`}:</b> {refusal.message}
        </Notice>
      )}
    </>
  );
}

interface NoticeProps {
  readonly tone: Tone;
  readonly icon: ReactNode;
  readonly at: string | undefined;
  readonly children: ReactNode;
}

function Notice({ tone, icon, at, children }: NoticeProps) {
  return (
    <div className={classes.notice} data-tone={tone}>
      <span className={classes.icon} aria-hidden>
        {icon}
      </span>
      <p>{children}</p>
      {at !== undefined && (
        <span className="muted small nowrap">
          <Moment at={at} />
        </span>
      )}
    </div>
  );
}
