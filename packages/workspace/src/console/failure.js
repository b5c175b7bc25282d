/** What went wrong in words for whoever started the command: what failed, why, and what to do. */
export class Failure extends Error {
  /** @override */
  name = 'Failure'

  /**
   * @param {string} what What failed, with the value: one sentence.
   * @param {{ why?: string, advice?: string }} [more] What the tool itself said, and what to do about it.
   */
  constructor(what, { why = '', advice = '' } = {}) {
    super(what)
    this.why = why
    this.advice = advice
  }
}

/**
 * What to print of an error.
 *
 * @param {unknown} error
 */
export function explain(error) {
  if (!(error instanceof Failure)) return error instanceof Error ? String(error.stack) : String(error)
  const why = error.why.trimEnd().replace(/^(?=.)/gm, '  ')
  return [error.message, why, error.advice].filter(Boolean).join('\n')
}
