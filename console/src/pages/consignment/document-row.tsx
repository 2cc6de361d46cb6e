import type { CustomsDocument } from '../../api/document.ts';
import { Age, Moment } from '../../clock/moment.tsx';
import { Pill } from '../../ui/pill.tsx';
import { sentenceCase } from '../../wording/ask-wording.ts';
import {
  DOCUMENT_WORDING,
  fileTitle,
  receiptReason,
  receiptTone,
} from '../../wording/document-wording.ts';
import classes from './document-row.module.css';

type StoredFile = CustomsDocument['files'][number];

interface DocumentRowProps {
  readonly document: CustomsDocument;
  readonly onOpen: (file: StoredFile) => void;
}

/** One document with its receipts below it. */
export function DocumentRow({ document, onOpen }: DocumentRowProps) {
  const { kind, title, chineseTitle, state, version, filedAt, receipts, files } = document;
  const { title: word, tone } = DOCUMENT_WORDING[state];
  return (
    <li className={classes.row} data-idle={state === 'not due' || undefined}>
      <span className={classes.kind}>{kind}</span>
      <div className={classes.what}>
        <p className={classes.title}>
          {title}
          {chineseTitle !== undefined && <span lang="zh"> {chineseTitle}</span>}
          {version !== undefined && version > 1 && <em> version {version}</em>}
        </p>
        <p className="muted small">{sender(document)}</p>
      </div>
      <div className={classes.state}>
        <Pill tone={tone} live={waitsFor(document)}>
          {word}
        </Pill>
        {filedAt !== undefined && state !== 'waiting' && (
          <span className="muted small">
            {document.entrustedToUs ? 'sent' : 'asked'} <Moment at={filedAt} />
          </span>
        )}
      </div>
      {(receipts.length > 0 || waitsFor(document)) && (
        <ol className={classes.receipts}>
          {receipts.map(({ status, meaning, at, info }) => (
            <li key={`${status}${at}`} className={classes.receipt} data-tone={receiptTone(status)}>
              <span className={classes.code}>{status}</span>
              <span>
                {meaning}
                {info !== undefined && <span className="muted"> {receiptReason(info)}</span>}
              </span>
              <span className="muted small nowrap">
                <Moment at={at} form="clock" />
              </span>
            </li>
          ))}
          <Wait document={document} />
        </ol>
      )}
      {files.length > 0 && (
        <ul className={classes.files} aria-label={`Messages of ${kind}`}>
          {files.map((file) => (
            <li key={`${file.message} ${String(file.version)}`}>
              <button type="button" onClick={() => onOpen(file)}>
                {fileTitle(file.message)}
              </button>{' '}
              <span className="muted">
                {file.party}, <Moment at={file.at} form="clock" />
              </span>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** “Waiting for the payment firm since …”: shown only while somebody has to answer. */
function Wait({ document }: { readonly document: CustomsDocument }) {
  const { since, filedAt } = document;
  const start = since ?? filedAt;
  if (!waitsFor(document) || start === undefined) return null;
  return (
    <li className={classes.wait}>
      Waiting for {whom(document)} since <Moment at={start} form="clock" /> (<Age since={start} />)
    </li>
  );
}

function whom({ state, filedBy, entrustedToUs }: CustomsDocument): string {
  if (state === 'unsigned') return 'the signer';
  return entrustedToUs ? 'customs' : `the ${filedBy}`;
}

function waitsFor({ state }: CustomsDocument): boolean {
  return state === 'unsigned' || state === 'waiting' || state === 'filed';
}

function sender({ filedBy, entrustedToUs }: CustomsDocument): string {
  const party = sentenceCase(filedBy);
  return entrustedToUs
    ? `${party} answers for it; we build, sign and send it on its behalf`
    : `${party} sends it itself; we only ask and wait`;
}
