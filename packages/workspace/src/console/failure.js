/** What went wrong in words for whoever started the command: what failed, why, and what to do. Anything else is shown with its stack. */
export class Failure extends Error {}
