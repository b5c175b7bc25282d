import type { Colors } from '../reporters/matrix/screen.ts'
import { describeFindings } from './describe-findings.ts'
import type { Proof } from './prove.ts'

/** The kill matrix for a terminal: each clause with the mutants that it noticed, then whatever is not as it should be. */
export function renderProof({ clauses, kills, unproven, falseAlarms, durationMs }: Proof, colors: Colors): string {
  const width = Math.max(...clauses.map(({ id }) => id.length))
  const rows = clauses.map(({ id }) => {
    const noticed = kills.filter((kill) => kill.clause === id && kill.killed)
    const mark = noticed.length === 0 ? colors.red('✗') : colors.green('✓')
    return `${mark} ${id.padEnd(width)}  ${noticed.map(({ mutant, code }) => `${mutant.name} ${colors.dim(code)}`).join(', ')}`
  })
  const survivors = kills
    .filter(({ killed }) => !killed)
    .map(({ mutant, clause, code, judgement }) => {
      const seen = describeFindings(judgement)
      return `${colors.red('✗')} ${mutant.name} (${mutant.title}) survived ${clause}: expected ${code}, got ${seen}`
    })
  const unkilled = unproven.map(({ id }) => `${colors.red('✗')} ${id} was not seen to fail`)
  const alarms = falseAlarms.map((judgement) => {
    return `${colors.red('✗')} ${judgement.clause.id} on the server without a fault: ${describeFindings(judgement)}`
  })
  const tried = new Set(kills.map(({ mutant }) => mutant)).size
  const problems = survivors.length + unkilled.length + alarms.length
  const outcome =
    problems === 0
      ? colors.green('every mutant is killed as expected, every clause can fail')
      : colors.red(`${problems} problems`)
  const seconds = (durationMs / 1000).toFixed(1)
  const summary = `${tried} mutants, ${clauses.length} clauses, ${kills.length} kills expected: ${outcome}, ${seconds} s`
  return `${[...rows, '', ...survivors, ...unkilled, ...alarms, summary].join('\n')}\n`
}
