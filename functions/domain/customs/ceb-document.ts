import type { CEB_TABLES, CebKind } from './ceb-tables/ceb-tables.ts';
import type { ElementsOf } from './ceb-tables/element-rows.ts';
import type { NOTICE_TABLES, NoticeKind } from './ceb-tables/notice-tables.ts';

/**
 * The content of one entity of one message kind. Values are the strings that go on the wire; an
 * optional element that is absent or empty is not written.
 */
export interface CebDocumentOf<Kind extends CebKind> {
  readonly kind: Kind;
  readonly head: ElementsOf<(typeof CEB_TABLES)[Kind]['head']>;
  readonly lines: readonly ElementsOf<(typeof CEB_TABLES)[Kind]['lines']>[];
}

/** The content of one entity of any of the messages in `CEB_TABLES`. */
export type CebDocument = { [Kind in CebKind]: CebDocumentOf<Kind> }[CebKind];

/** Head or line seen by element name, for code that walks a table. */
export type CebElements = { readonly [name: string]: string | undefined };

/** A document as it may come from anybody: its elements are not known to be right or complete. */
export interface CebContent<Kind extends string = CebKind> {
  readonly kind: Kind;
  readonly head: CebElements;
  readonly lines: readonly CebElements[];
}

/** What customs tells on its own account, whose elements were found complete. */
interface CebNoticeOf<Kind extends NoticeKind> {
  readonly kind: Kind;
  readonly head: ElementsOf<(typeof NOTICE_TABLES)[Kind]['head']>;
  readonly lines: readonly ElementsOf<(typeof NOTICE_TABLES)[Kind]['lines']>[];
}

/** A notice of any kind. */
export type CebNotice = { [Kind in NoticeKind]: CebNoticeOf<Kind> }[NoticeKind];
