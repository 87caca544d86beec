/**
 * The story of a call, as data: service, actions (whole names, separated by spaces), then templates of
 * which the first counts whose fields all have a value. Past tense, lower case, no actor.
 *
 * - `{groupId}` is a field of the request, `{response.groupId}` one of the response; `.` goes into an
 *   object or each item of a list, `|` gives another field to try, `{policyArn:name}` shows only the
 *   name in an ARN, `{instanceType:node}` leaves out what only search domains
 *   add to a type of instances. Of several values the first is shown, and how many more there are.
 * - `{@ports}` is what the extractor of that name finds; see `extractors.ts`.
 * - `[ in {vpcId}]` is left out when one of its fields has no value.
 * - `<enabled=false>` at the start: the template is only for calls in which the field has that value;
 *   with `<userData>`, any value.
 */
export type StoryRow = readonly [service: string, actions: string, ...templates: string[]];
