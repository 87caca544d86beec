/** Cuts to `length` UTF-16 units, the last an ellipsis, without halving a character or an HTML entity. */
export function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text.slice(0, length - 1).replace(/([\ud800-\udbff]|&[a-z]*)$/, '')}…`;
}
