/**
 * How often to read a log as it is now if no length is announced: one that grows at every look would otherwise never end.
 */
export const mostLooks = 5
