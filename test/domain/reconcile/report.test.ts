import { describe, expect, test } from '@jest/globals';
import { difference } from '../../../functions/domain/reconcile/difference.ts';
import {
  judgeDifferences,
  differenceKey,
} from '../../../functions/domain/reconcile/passing-differences.ts';
import { reportCsv } from '../../../functions/domain/reconcile/report-csv.ts';

const finding = { detail: 'd', ours: 'a', theirs: 'b' };
const breach = difference('gated-without-release', 'C-1', finding);
const lag = difference('list-status-differs', 'C-2', finding);

describe('what stands and what may pass', () => {
  test('a breach stands at once, a lag only when it is seen again', () => {
    expect(judgeDifferences([breach, lag], new Set())).toEqual({
      standing: [breach],
      passing: [lag],
    });
    expect(judgeDifferences([lag], new Set([differenceKey(lag)]))).toEqual({
      standing: [lag],
      passing: [],
    });
  });

  test('the same subject with other values is another sighting', () => {
    const moved = { ...lag, theirs: 'c' };
    expect(judgeDifferences([moved], new Set([differenceKey(lag)])).passing).toEqual([moved]);
  });
});

describe('the CSV', () => {
  const rowsOf = (text: string) => text.slice(1).split('\r\n');

  test('a header and a row per difference, with byte order mark and CRLF', () => {
    const csv = reportCsv({ differences: [breach] });
    expect(csv.charCodeAt(0)).toBe(0xfeff);
    expect(rowsOf(csv)).toEqual([
      'code,severity,subject,title,detail,ours,theirs',
      'gated-without-release,critical,C-1,Parcel passed the gate without release,d,a,b',
      '',
    ]);
  });

  test.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-621018', "'-621018"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', `"'\tx"`],
    ['\rx', `"'\rx"`],
    ['\nx', `"'\nx"`],
    ['say "hi"', '"say ""hi"""'],
    ['a,b', '"a,b"'],
    ['two\nlines', '"two\nlines"'],
    ['plain = fine', 'plain = fine'],
    ['', ''],
  ])('%j becomes %j', (ours, cell) => {
    const csv = reportCsv({ differences: [{ ...breach, ours }] });
    expect(csv.endsWith(`,d,${cell},b\r\n`)).toBe(true);
  });
});
