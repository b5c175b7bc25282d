/** An error with a message for the user: what failed, why, and what to do. Any other error is shown with its stack. */
export class Failure extends Error {}
