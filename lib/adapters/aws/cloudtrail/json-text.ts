import { syslogStart } from '../../../domain/text/syslog-start.ts';
import { nameFields } from './raw-record.ts';

/** What a log daemon writes in front of a line: a priority or a time, and who it has the line from. */
const syslogHead = new RegExp(
  String.raw`^\s*(?:${syslogStart}|\d{4}-\d\d-\d\dT\d\d:)[^{]{0,400}(?=\{)`,
);

/** JSON that is all of a text, or that names an event behind the head of a line of syslog; undefined in any other text. */
export function jsonIn(text: string): string | undefined {
  if (/^\s*[[{]/.test(text)) return text;
  const [head] = syslogHead.exec(text) ?? [];
  if (head === undefined) return undefined;
  const json = text.slice(head.length, text.lastIndexOf('}') + 1);
  return namesEvent(json) ? json : undefined;
}

/** Whether JSON names an event; whether it holds a record is seen when it is opened. */
export const namesEvent = (json: string): boolean =>
  nameFields.some((name) => json.includes(`"${name}"`));
