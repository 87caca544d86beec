import { type Extractor, extractors } from './extractors.ts';
import { valuesAt } from './fields.ts';
import { listed, nameOf } from './words.ts';

/** What a call was asked and what it answered, as CloudTrail has it. */
export interface CallDocuments {
  readonly request: unknown;
  readonly response: unknown;
}

/** Gives the story, or undefined when a field it needs has no value. */
export type Template = (call: CallDocuments) => string | undefined;

/** Makes a template from its text; see `StoryRow`. Throws for an extractor or a format that does not exist. */
export function templateOf(text: string): Template {
  const [, field, value, rest = text] = /^<([\w.]+)(?:=([^>]+))?>(.*)$/.exec(text) ?? [];
  const parts = rest
    .split(/(\[[^\]]*\])/)
    .filter((part) => part !== '')
    .map(partOf);
  return (call) => {
    if (field !== undefined && !holds(valuesFor(field, call), value)) return undefined;
    const texts = parts.map((part) => part(call));
    return texts.every((it) => it !== undefined) ? texts.join('') : undefined;
  };
}

const holds = (values: readonly string[], value: string | undefined): boolean =>
  value === undefined ? values.length > 0 : values.includes(value);

function partOf(text: string): Template {
  if (!text.startsWith('[')) return filled(text);
  const inner = filled(text.slice(1, -1));
  return (call) => inner(call) ?? '';
}

function filled(text: string): Template {
  const slots = text.split(/(\{[^}]*\})/).map(slotOf);
  return (call) => {
    const texts = slots.map((slot) => slot(call));
    return texts.every((it) => it !== undefined) ? texts.join('') : undefined;
  };
}

function slotOf(text: string): Template {
  if (!text.startsWith('{')) return () => text;
  const inner = text.slice(1, -1);
  if (inner.startsWith('@')) return extracted(inner.slice(1));
  const [fields = '', format] = inner.split(':');
  const formatted = formatOf(format);
  const paths = fields.split('|');
  return (call) => {
    const values = paths.map((path) => valuesFor(path, call)).find((found) => found.length > 0);
    return values && listed(values.map(formatted));
  };
}

const formats: Readonly<Record<string, (value: string) => string>> = {
  name: nameOf,
  node: (value) => value.replace(/\.(search|elasticsearch)$/, ''),
};

function formatOf(name: string | undefined): (value: string) => string {
  const format = name === undefined ? (value: string) => value : formats[name];
  if (format === undefined) throw new Error(`there is no format ${name}`);
  return format;
}

function extracted(name: string): Template {
  const extractor: Extractor | undefined = extractors[name];
  if (extractor === undefined) throw new Error(`there is no extractor ${name}`);
  return extractor;
}

function valuesFor(path: string, { request, response }: CallDocuments): string[] {
  return path.startsWith('response.')
    ? valuesAt(response, path.slice('response.'.length))
    : valuesAt(request, path);
}
