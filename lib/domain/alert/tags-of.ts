import type { ChangeEvent } from '../change/change-event.ts';
import type { Violation } from '../violation/violation.ts';

interface Tag {
  readonly key: string;
  readonly value: string;
}

/** Tags a violation comes with: those the call named (hostile text), or those of the budget's scope. */
export function tagsOf(violation: Violation): Tag[] {
  if (violation.subject === 'change') return tagsNamed(violation.event);
  if (violation.subject !== 'cost') return [];
  const scoped = Object.entries(violation.state.budget.scope.tags ?? {});
  return scoped.flatMap(([key, values]) => values.map((value) => ({ key, value })));
}

/** `tagSet.0.key` beside `tagSet.0.value`, and `tags.team` itself, whatever the case. */
function tagsNamed({ parameters = {} }: ChangeEvent): Tag[] {
  const inTags = Object.entries(parameters).filter(
    ([path]) => /(^|\.)[a-z]*tag[a-z]*\./i.test(path) && !path.startsWith('response.'),
  );
  const byPath = new Map(inTags.map(([path, value]) => [path.toLowerCase(), value]));
  return inTags.flatMap(([path, value]): Tag[] => {
    const [, parent] = /^(.*\.)(?:tag)?key$/i.exec(path) ?? [];
    if (parent !== undefined) {
      const at = parent.toLowerCase();
      const paired = byPath.get(`${at}value`) ?? byPath.get(`${at}tagvalue`);
      return paired === undefined ? [] : [{ key: value, value: paired }];
    }
    const [, key] = /(?:^|\.)tags\.([^.]*[^.\d][^.]*)$/i.exec(path) ?? [];
    return key === undefined || /^(tag)?value$/i.test(key) ? [] : [{ key, value }];
  });
}
