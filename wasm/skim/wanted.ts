/** The fields that are looked for, in the order in which `skim-names.ts` outside names them. */
export const eventID: i32 = 0;
export const eventTime: i32 = 1;
export const sharedEventID: i32 = 2;
export const requestID: i32 = 3;
export const eventName: i32 = 4;
export const eventSource: i32 = 5;
export const awsRegion: i32 = 6;
export const recipientAccountId: i32 = 7;
export const readOnly: i32 = 8;
export const userIdentity: i32 = 9;

/** Own fields up to this one differ in every record; those behind it are its content. */
export const lastOfIds: i32 = requestID;
