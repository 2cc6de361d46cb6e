/** The versions that a command may be about; `any` where nobody looked at one. */
export type SeenVersions = 'any' | readonly number[];
