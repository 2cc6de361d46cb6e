import { Button } from '@mantine/core';
import type { MadeSecrets } from '../../api/endpoints.ts';
import { CopyText } from '../../ui/copy-text.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import dialog from '../consignment/dialog-form.module.css';

interface SecretsDialogProps {
  readonly made: MadeSecrets | undefined;
  readonly onClose: () => void;
}

/** Secrets that were made just now: the only time that anybody sees them. */
export function SecretsDialog({ made, onClose }: SecretsDialogProps) {
  return (
    <Dialog open={made !== undefined} onClose={onClose} title="Secrets, shown once" size="xl">
      <div className={dialog.dialog}>
        <p>Keep them now: they are not shown again. Each event is signed with both.</p>
        {made !== undefined && (
          <>
            <div>
              <p className="muted small">v1, verified with the same secret</p>
              <CopyText value={made.secrets.hmac} />
            </div>
            <div>
              <p className="muted small">v1a, verified with this public key</p>
              <CopyText value={made.secrets.publicKey} />
            </div>
          </>
        )}
        <div className={dialog.buttons}>
          <Button onClick={onClose}>I have kept them</Button>
        </div>
      </div>
    </Dialog>
  );
}
