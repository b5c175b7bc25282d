/**
 * How often a log as it is now is looked at whose length nobody announces. One that grows with every look would have no end
 * otherwise.
 */
export const mostLooks = 5
