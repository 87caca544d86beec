/** A time as CloudTrail writes it, `YYYY-MM-DDTHH:MM:SSZ`, from whole seconds since 1970. */
export const timeOfSeconds = (seconds: number): string =>
  `${new Date(seconds * 1000).toISOString().slice(0, -'.000Z'.length)}Z`;
