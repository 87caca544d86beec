/**
 * Names, tags, agents and addresses come from whoever made the call, so each output has its escape
 * here. None of these is reversible: they are for showing, not for storing.
 */

/**
 * Characters that move the cursor, end the line, reorder or hide text: controls (ANSI's ESC and the
 * C1 range among them), formats (bidirectional overrides and isolates, zero-width characters, tags),
 * line and paragraph separators, lone surrogates and the other characters that show nothing.
 */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu;

/** U+2400 and on are the pictures of the control characters: ␛ for ESC, ␊ for a line feed. */
function picture(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '\u2421' : '\ufffd';
}

/** Cuts to `maxLength` code points, the last of them an ellipsis when something was cut. */
function cut(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const points = Array.from(text);
  return points.length <= maxLength ? text : `${points.slice(0, maxLength - 1).join('')}…`;
}

/**
 * One harmless line for terminals, logs and subjects: what cannot be seen is replaced by something
 * that can, one for one, then the text is cut to `maxLength` code points.
 */
export function plain(text: string, maxLength?: number): string {
  const shown = text.replace(invisible, picture);
  return maxLength === undefined ? shown : cut(shown, maxLength);
}

const htmlEntities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for an HTML element or a quoted attribute; also harmless as in `plain`. */
export function escapeHtml(text: string): string {
  return plain(text).replace(/[&<>"']/g, (character) => htmlEntities[character] ?? character);
}

const slackLookalikes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '*': '∗',
  '~': '∼',
  '`': 'ˋ',
};

/**
 * Text inside Slack `mrkdwn`. `<` and `>` are escaped, so no mention or link can be written; the
 * characters of markup become ones that look alike; `@here` and its kin lose their at sign's meaning;
 * web addresses are not clickable.
 */
export function escapeSlack(text: string): string {
  return plain(text)
    .replace(/[&<>*~`]/g, (character) => slackLookalikes[character] ?? character)
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '＿')
    .replace(/@(?=here|channel|everyone)/gi, '＠')
    .replaceAll('://', ':∕∕');
}

/**
 * One CSV cell (RFC 4180). Text that a spreadsheet would run as a formula gets a leading apostrophe;
 * numbers stay numbers.
 */
export function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = plain(value);
  const safe = /^\s*[=+\-@␉␍＝＋－＠]/u.test(text) ? `'${text}` : text;
  return /[",]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
