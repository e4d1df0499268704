/** The largest files that are read, in megabytes: those that hold more than text, and those that are text. */
export const LIMITS = { binary: 20, text: 5 };
