/** How long a reader may take to let go after an abort, in milliseconds, before it counts as one that holds on. */
export const abortPatienceMs = 5000
