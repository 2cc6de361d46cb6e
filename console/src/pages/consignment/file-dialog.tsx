import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { documentBodyQuery } from '../../api/document.ts';
import type { CustomsDocument } from '../../api/document.ts';
import { Moment } from '../../clock/moment.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { fileTitle } from '../../wording/document-wording.ts';
import classes from './file-dialog.module.css';

interface FileDialogProps {
  readonly consignmentId: string;
  readonly file: CustomsDocument['files'][number] | undefined;
  readonly onClose: () => void;
}

/** A message as it was on the wire, personal data masked. */
export function FileDialog({ consignmentId, file, onClose }: FileDialogProps) {
  return (
    <Dialog
      open={file !== undefined}
      onClose={onClose}
      title={file === undefined ? '' : fileTitle(file.message)}
      size="xl"
    >
      {file !== undefined && <Body consignmentId={consignmentId} file={file} />}
    </Dialog>
  );
}

type BodyProps = Pick<FileDialogProps, 'consignmentId'> & {
  readonly file: CustomsDocument['files'][number];
};

function Body({ consignmentId, file }: BodyProps) {
  const query = useQuery(documentBodyQuery(consignmentId, file.key));
  return (
    <Loaded query={query} lines={10}>
      {({ text, contentType }) => (
        <>
          <div className={classes.bar}>
            <span className="muted">
              From {file.party}, <Moment at={file.at} />, personal data masked.{' '}
              <abbr title={`SHA-256 of the message as it was sent: ${file.hash}`}>
                {file.hash.slice(0, 12)}
              </abbr>
            </span>
            <Button
              size="xs"
              variant="default"
              onClick={() =>
                saveFile(nameOf(consignmentId, file.message, contentType), text, contentType)
              }
            >
              Save
            </Button>
          </div>
          <pre
            className={classes.body}
            tabIndex={0}
            aria-label={`Body of ${fileTitle(file.message)}`}
          >
            {text}
          </pre>
        </>
      )}
    </Loaded>
  );
}

function nameOf(consignmentId: string, message: string, contentType: string): string {
  const extension = contentType.includes('xml') ? 'xml' : 'json';
  return `${consignmentId}-${message.replace(/[^A-Za-z0-9-]+/g, '-')}.${extension}`;
}
