/** What a check looks at. */
export type CebRule =
  | 'unknown-element'
  | 'mandatory'
  | 'length'
  | 'number'
  | 'character'
  | 'value'
  | 'lines'
  | 'gnum'
  | 'pair'
  | 'mode'
  | 'weight'
  | 'sum';

/** One thing that keeps a document from being filed. `line` counts from 1; the message quotes no value. */
export interface CebProblem {
  readonly element: string;
  readonly line?: number;
  readonly rule: CebRule;
  readonly message: string;
}
