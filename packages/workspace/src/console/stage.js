const { stdout } = process

/** @type {Map<string, { since: number, detail: string }>} */
const running = new Map()
/** @type {NodeJS.Timeout | undefined} */
let ticking
/** What a pipe was told last, if its line has not ended yet. */
let open = ''

/**
 * Runs a part of a command and says so: on a terminal in a line that is renewed every second, in a pipe in one line
 * that ends with the time it took. Stages may run at the same time.
 *
 * @template T
 * @param {string} title
 * @param {(tell: (detail: string) => void) => Promise<T>} work Is given a way to tell what it is at.
 */
export async function stage(title, work) {
  const own = { since: performance.now(), detail: '' }
  running.set(title, own)
  begin(title)
  let outcome = 'failed after '
  try {
    const result = await work((detail) => {
      own.detail = detail
    })
    outcome = ''
    return result
  } finally {
    end(title, outcome + seconds(own.since))
  }
}

/**
 * Prints a line, whatever stages are running.
 *
 * @param {string} line
 */
export function say(line) {
  if (stdout.isTTY) stdout.write(`\r\u001b[K${line}\n`)
  else stdout.write(`${open && '\n'}${line}\n`)
  open = ''
  redraw()
}

/** @param {string} title */
function begin(title) {
  if (stdout.isTTY) {
    ticking ??= setInterval(redraw, 1000)
    return redraw()
  }
  stdout.write(`${open && '\n'}${title} ... `)
  open = title
}

/**
 * @param {string} title
 * @param {string} outcome
 */
function end(title, outcome) {
  running.delete(title)
  if (running.size === 0) ticking = void clearInterval(ticking)
  if (open !== title) return say(`${title}: ${outcome}`)
  stdout.write(`${outcome}\n`)
  open = ''
}

function redraw() {
  if (!stdout.isTTY || running.size === 0) return
  const stages = Array.from(
    running,
    ([title, { since, detail }]) => `${title}, ${seconds(since)}${detail && `: ${detail}`}`,
  )
  stdout.write(`\r\u001b[K${stages.join(' | ').slice(0, (stdout.columns || 80) - 1)}`)
}

/** @param {number} since */
function seconds(since) {
  return `${Math.round((performance.now() - since) / 1000)} s`
}
