import { escapeHtml } from './escape.ts';

/** Text for an XML 1.0 element or a quoted attribute; also harmless as in `plain`. */
export function escapeXml(text: string): string {
  // What `plain` leaves and XML forbids.
  return escapeHtml(text).replace(/[\ufffe\uffff]/g, '\ufffd');
}
