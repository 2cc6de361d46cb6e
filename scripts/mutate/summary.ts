import { relative } from 'node:path';
import type { MutantResult } from '@stryker-mutator/api/core';

/** How the mutants of one part ended. */
export interface Score {
  readonly name: string;
  readonly killed: number;
  readonly survived: number;
  /** Changes of words for a person, which no test is asked to notice. */
  readonly wording: number;
}

/** The share of the mutants that a test noticed, in percent; 100 where there were none. */
export function percentKilled({ killed, survived }: Pick<Score, 'killed' | 'survived'>): number {
  return killed + survived === 0 ? 100 : (100 * killed) / (killed + survived);
}

/** An endless loop is noticed; what no test reaches survives. Errors are none of the tests'. */
export function scoreOf(name: string, mutants: readonly MutantResult[]): Score {
  const count = (...statuses: readonly MutantResult['status'][]): number =>
    mutants.filter(({ status }) => statuses.includes(status)).length;
  return {
    name,
    killed: count('Killed', 'Timeout'),
    survived: count('Survived', 'NoCoverage', 'RuntimeError', 'CompileError'),
    wording: count('Ignored'),
  };
}

export function totalOf(scores: readonly Score[]): Score {
  const sum = (of: (score: Score) => number): number =>
    scores.reduce((total, score) => total + of(score), 0);
  return {
    name: 'all',
    killed: sum(({ killed }) => killed),
    survived: sum(({ survived }) => survived),
    wording: sum(({ wording }) => wording),
  };
}

/** The scores as a Markdown table. */
export function scoreTable(scores: readonly Score[]): string {
  const rows = scores.map(
    (score) =>
      `| ${score.name} | ${String(score.killed)} | ${String(score.survived)} | ` +
      `${percentKilled(score).toFixed(1)} % | ${String(score.wording)} |`,
  );
  return [
    '| folder | killed | survived | score | wording left out |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

/** One line per mutant that nobody noticed: `file:line  mutator  what it became`. */
export function survivorLines(mutants: readonly MutantResult[]): readonly string[] {
  return mutants
    .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
    .toSorted(
      (one, other) =>
        one.fileName.localeCompare(other.fileName) ||
        one.location.start.line - other.location.start.line,
    )
    .map(({ fileName, location, mutatorName, replacement, status }) => {
      const place = `${relative('', fileName)}:${String(location.start.line)}`;
      const became = (replacement ?? '').replaceAll(/\s+/g, ' ').slice(0, 100);
      return `${place}  ${mutatorName}  ${became}${status === 'NoCoverage' ? '  (no test reaches it)' : ''}`;
    });
}
