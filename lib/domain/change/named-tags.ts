export interface Tag {
  readonly key: string;
  readonly value: string;
}

/**
 * The tags in flat text by path: `tagSet.0.key` beside `tagSet.0.value`, and `tags.team` itself, whatever
 * the case. All of it is hostile text.
 */
export function namedTags(texts: Readonly<Record<string, string>>): Tag[] {
  const inTags = Object.entries(texts).filter(
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
