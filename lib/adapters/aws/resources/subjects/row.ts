/**
 * What a call changes, as the key of the resource made from the call's parameters: service, actions
 * (whole names, `*` for any part of one), then templates of which the first that can be filled counts.
 * `{a|b}` is the value of parameter `a`, or of `b`; `{a|=text}` falls back on a text; `{a=b}` is empty,
 * and there only where `a` is `b`, `{a=*}` where the call has an `a`; `#` comes before a part of a
 * resource, `!#` before one without which the template does not count; after `each path: ` its parts are
 * filled once for each item of the list at that path of the request. The first row that fits a call
 * counts. Calls with no row are read by
 * `generic-subject.ts`. After a change run `node tools/subject-table.ts`: bundles hold the rows packed.
 */
export type SubjectRow = readonly [service: string, actions: string, ...templates: string[]];
