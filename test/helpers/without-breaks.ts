/** A page without what says where a text may break, which is as the text has it. */
export const withoutBreaks = (page: string): string =>
  page.replaceAll(/<wbr>|<span class="id">([^<]*)<\/span>/g, '$1');
