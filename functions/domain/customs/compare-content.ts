import type { CebContent, CebElements } from './ceb-document.ts';

/**
 * Names of the elements in which what was sent differs from what was declared, lines as
 * `lines.1.qty`: never their values, which may be personal. Absent and empty are the same.
 */
export function differingElements(declared: CebContent, sent: CebContent): readonly string[] {
  const count = Math.max(declared.lines.length, sent.lines.length);
  const lines = Array.from({ length: count }, (_line, index) =>
    differing(declared.lines[index] ?? {}, sent.lines[index] ?? {}).map(
      (name) => `lines.${String(index + 1)}.${name}`,
    ),
  );
  return [...differing(declared.head, sent.head), ...lines.flat()];
}

function differing(declared: CebElements, sent: CebElements): readonly string[] {
  const names = new Set([...Object.keys(declared), ...Object.keys(sent)]);
  return [...names].filter((name) => (declared[name] ?? '') !== (sent[name] ?? ''));
}
