import { useState } from 'react';
import type { Consignment } from '../../api/consignment.ts';
import type { CustomsDocument } from '../../api/document.ts';
import { Panel } from '../../ui/panel.tsx';
import { DocumentRow } from './document-row.tsx';
import classes from './documents.module.css';
import { FileDialog } from './file-dialog.tsx';

type StoredFile = CustomsDocument['files'][number];

/** The documents of this trade mode: who answers for each, how far it got, what customs said. */
export function Documents({ consignment }: { readonly consignment: Consignment }) {
  const [open, setOpen] = useState<StoredFile>();
  const { documents, consignmentId } = consignment;
  if (documents.length === 0) {
    return (
      <Panel title="Customs documents">
        <p className="muted">This trade mode declares nothing to China customs.</p>
      </Panel>
    );
  }
  return (
    <Panel title="Customs documents" flush>
      <ul className={classes.list}>
        {documents.map((document) => (
          <DocumentRow key={document.kind} document={document} onOpen={setOpen} />
        ))}
      </ul>
      <FileDialog consignmentId={consignmentId} file={open} onClose={() => setOpen(undefined)} />
    </Panel>
  );
}
