/** Numbers for each record in the `marks` of `SplitCalls`, and what they say. */
export const marksEach = 8;

export const mark = {
  /** The place of its frame in the table, from 1 on; 0 for a record that was not split: its text is all there is. */
  frame: 0,
  /** Where its own part starts in the bytes, and the index behind it. */
  from: 1,
  to: 2,
  /** Where the text of its id, a UUID, starts. */
  id: 3,
  /** Where its time, `YYYY-MM-DDTHH:MM:SSZ`, starts. */
  time: 4,
  /** Which record of the file it is, from 1 on. */
  record: 5,
  /** Where the text of the id it shares with other accounts' copies starts, a UUID; 0 when it has none. */
  shared: 6,
  /** Where its error message starts; 0 when it has none. */
  message: 7,
} as const;

export const idLength = 36;
export const timeLength = 20;
