import { cancelConsignment } from '../../api/commands.ts';
import type { Consignment } from '../../api/consignment.ts';
import { ReasonCommand } from './reason-command.tsx';

/** Cancelling, with the reason that stays on record. Shown only while it is still possible. */
export function CancelButton({ consignment }: { readonly consignment: Consignment }) {
  return (
    <ReasonCommand
      target={consignment}
      run={cancelConsignment}
      label="Cancel…"
      title={`Cancel ${consignment.displayNumber}`}
      confirm="Cancel consignment"
      done="Cancellation asked for. The parcel is stopped first, then everything is taken back."
    >
      The parcel is stopped, the declaration withdrawn or returned, the stock put back and the
      channel told, in this order. A parcel that has left the gate already is taken back instead.
    </ReasonCommand>
  );
}
