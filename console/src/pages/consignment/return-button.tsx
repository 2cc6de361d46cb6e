import { returnConsignment } from '../../api/commands.ts';
import type { Consignment } from '../../api/consignment.ts';
import { ReasonCommand } from './reason-command.tsx';

/** Taking back what left the gate. Shown only while customs still takes a return. */
export function ReturnButton({ consignment }: { readonly consignment: Consignment }) {
  return (
    <ReasonCommand
      target={consignment}
      run={returnConsignment}
      label="Take back…"
      title={`Take back ${consignment.displayNumber}`}
      confirm="Take it back"
      done="To be taken back. Customs is asked first, then the warehouse waits for the parcel."
    >
      A return application is filed with customs. Once they grant it, the warehouse takes the parcel
      in; then stock, tax and limits are given back. Customs gets your reason, too.
    </ReasonCommand>
  );
}
