import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withIds } from '../../../lib/render/html/with-ids.ts';

const id = (text: string) => `<span class="id">${text}</span>`;

test.each([
  ['stopped the trail', 'stopped the trail'],
  ['at 14:13 UTC', 'at 14:13 UTC'],
  ['terminated i-0123456789abcdef0, twice', `terminated ${id('i-0123456789abcdef0,')} twice`],
  ['11111111-2222-3333-4444-555555555555', id('11111111-2222-3333-4444-555555555555')],
  [
    'arn:aws:ec2:eu-central-1:111122223333:instance/i-0123456789abcdef0',
    `arn:<wbr>aws:<wbr>ec2:<wbr>${id('eu-central-1:')}<wbr>111122223333:<wbr>${id('instance/')}<wbr>${id('i-0123456789abcdef0')}`,
  ],
])('%s', (text, shown) => {
  expect(withIds(text).toString()).toBe(shown);
});

test('a part that no line can hold may break where it must', () => {
  const part = 'a-part-of-a-name-that-is-longer-than-any-id-is';
  expect(withIds(`role/${part}`).toString()).toBe(`${id('role/')}<wbr>${part}`);
});

test('the text stays the same, and stays text', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 90, unit: fc.constantFrom(...'ab1-:/ <>&"') }), (text) => {
      const shown = withIds(text).toString();
      const bare = shown.replaceAll(/<wbr>|<span class="id">|<\/span>/g, '');
      expect(bare).not.toMatch(/[<>"]/);
      const back = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };
      expect(bare.replaceAll(/&(?:lt|gt|quot|amp);/g, (it) => back[it as keyof typeof back])).toBe(
        text,
      );
    }),
  );
});
