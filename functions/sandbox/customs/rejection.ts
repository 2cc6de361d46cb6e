import type { Outcome } from './receipts.ts';

/** 100: customs read the document and rejects it for what it says. */
export function rejection(chinese: string, english: string): Outcome {
  return { status: '100', info: `[Code:100;Desc:${chinese} (${english})]` };
}
