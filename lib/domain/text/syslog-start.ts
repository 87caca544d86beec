/** How a line begins that a log daemon wrote, as a pattern: a priority (RFC 5424) or a date (RFC 3164). */
export const syslogStart = String.raw`<\d{1,3}>|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d `;
