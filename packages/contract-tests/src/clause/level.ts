/** `must`: the document or an RFC says so. `should`: only an example shows it, or it is good practice. */
export type Level = 'must' | 'should'
