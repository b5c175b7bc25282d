const { stdout } = process

/**
 * Runs a part of a command and says so: on a terminal in a line that is updated every second, in a pipe in one line
 * that ends with the time it took. One stage ends before the next begins.
 *
 * @template T
 * @param {string} title
 * @param {(tell: (detail: string) => void) => Promise<T>} work Gets a function that reports what it is doing.
 */
export async function stage(title, work) {
  const since = performance.now()
  const seconds = () => `${Math.round((performance.now() - since) / 1000)} s`
  let detail = ''
  const draw = () => {
    const line = `${title}, ${seconds()}${detail && `: ${detail}`}`
    stdout.write(`\r\u001b[K${line.slice(0, (stdout.columns || 80) - 1)}`)
  }
  const ticking = stdout.isTTY ? setInterval(draw, 1000) : undefined
  if (ticking) draw()
  else stdout.write(`${title} ... `)
  let outcome = 'failed after '
  try {
    const result = await work((newest) => {
      detail = newest
    })
    outcome = ''
    return result
  } finally {
    clearInterval(ticking)
    stdout.write(`${ticking ? `\r\u001b[K${title}: ` : ''}${outcome}${seconds()}\n`)
  }
}
