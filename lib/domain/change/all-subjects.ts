/** No more of what one call changed is kept. */
export const mostSubjects = 20;

/** Whether these are all that a call changed, as far as it says so: where there are as many as are kept, there may be more. */
export const areAll = (subjectKeys: readonly string[]): boolean =>
  subjectKeys.length > 0 && subjectKeys.length < mostSubjects;
