/** Whether an action takes a whole resource away, and its parts with it. */
export const removes = (action: string): boolean =>
  /^(?:Delete|Terminate|Deregister)/.test(action) && !/Tags?$/.test(action);
