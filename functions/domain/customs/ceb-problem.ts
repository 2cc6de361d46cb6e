/** What a check looks at. */
export type CebRule =
  | 'unknown-element'
  | 'mandatory'
  | 'length'
  | 'number'
  | 'character'
  | 'value'
  | 'code'
  | 'identifier'
  | 'positive'
  | 'lines'
  | 'gnum'
  | 'pair'
  | 'period'
  | 'mode'
  | 'weight'
  | 'goods-sum'
  | 'sum';

/**
 * One thing that keeps a document from being filed. `line` counts from 1; the message says what the
 * element must be, so that somebody can put it right, and quotes no value.
 */
export interface CebProblem {
  readonly element: string;
  readonly line?: number;
  readonly rule: CebRule;
  readonly message: string;
}
