/**
 * Every text that differs from one in a single character, several ways per place. Characters below
 * 256, so that `latin1` makes each of them one byte.
 */
export function changedTexts(text: string): readonly string[] {
  return Array.from(text, (_, at) => {
    const code = text.charCodeAt(at);
    const others = [0x41, 0x62, 0x30, 0x7d, code ^ 1, code ^ 2, code ^ 0x80];
    return others
      .filter((other) => other !== code)
      .map((other) => text.slice(0, at) + String.fromCharCode(other) + text.slice(at + 1));
  }).flat();
}
