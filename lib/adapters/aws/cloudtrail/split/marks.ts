/** Numbers for each record in the `marks` of `SplitCalls`, and what they say; wasm/skim/split.ts writes them. */
export const marksEach = 10;

export const mark = {
  /** The place of its frame in the table, from 1 on; 0 for a record that was not split: its text is all there is. */
  frame: 0,
  /** The place of its content in the table, from 1 on; of a record that was not split the length of its text. */
  content: 1,
  /** Where its id, a UUID, starts, behind it its time, `YYYY-MM-DDTHH:MM:SSZ`, and maybe an id it shares with other accounts' copies, a UUID; or its text. */
  tail: 2,
  /** Which record of the file it is, from 1 on. */
  record: 3,
  /** 1 when it has an id that it shares. */
  isShared: 4,
  /** Its time, in seconds since 1970. */
  seconds: 5,
  /** Its id, as `readUuid` reads it: four words. */
  id: 6,
} as const;

export const idLength = 36;
export const timeLength = 20;

/** Bytes before the text of each content: the number of its frame. */
export const contentHead = 4;
