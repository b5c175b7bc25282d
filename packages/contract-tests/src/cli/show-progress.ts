/** Shows on a terminal, in one line that is updated, how many clauses have been judged on each target. Writes nothing elsewhere. */
export function showProgress(clauses: number, terminal: NodeJS.WriteStream) {
  if (!terminal.isTTY) return { count: () => {}, stop: () => {} }
  const startedAt = performance.now()
  const judged = new Map<string, number>()
  const clear = '\r\x1b[K'
  const show = (): void => {
    const seconds = Math.round((performance.now() - startedAt) / 1000)
    const counts = [...judged].map(([target, count]) => `${target} ${count}/${clauses}`)
    const line = ['Judging', ...counts, `${seconds} s`].join('  ')
    terminal.write(`${clear}${line.slice(0, terminal.columns - 1)}`)
  }
  const timer = setInterval(show, 1000)
  show()
  return {
    count: (target: string): void => {
      judged.set(target, (judged.get(target) ?? 0) + 1)
      show()
    },
    stop: () => {
      clearInterval(timer)
      terminal.write(clear)
    },
  }
}
