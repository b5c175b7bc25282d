import type { Judgement } from '../judge/judge.ts'
import { redact } from '../redaction/redact.ts'
import { plural } from '../report/report.ts'
import type { Colors } from '../reporters/matrix/screen.ts'
import type { Proof } from './prove.ts'

/** The kill matrix for a terminal: each clause with the mutants that it noticed, then whatever went wrong. */
export function renderProof({ clauses, kills, unproven, falseAlarms, durationMs }: Proof, colors: Colors): string {
  const width = Math.max(...clauses.map(({ id }) => id.length))
  const rows = clauses
    .filter(({ basis }) => basis !== 'open')
    .map(({ id }) => {
      const noticed = kills.filter((kill) => kill.clause === id && kill.killed)
      const mark = noticed.length === 0 ? colors.red('✗') : colors.green('✓')
      return `${mark} ${id.padEnd(width)}  ${noticed.map(({ mutant, code }) => `${mutant.name} ${colors.dim(code)}`).join(', ')}`
    })
  const problems = [
    ...kills
      .filter(({ killed }) => !killed)
      .map(({ mutant: { name, title }, clause, code, judgement }) => {
        return `${name} (${title}) survived ${clause}: expected ${code}, got ${describeFindings(judgement)}`
      }),
    ...unproven.map(({ id }) => `${id} was not seen to fail`),
    ...falseAlarms.map((judgement) => {
      return `${judgement.clause.id} on the server without a fault: ${describeFindings(judgement)}`
    }),
  ].map((problem) => `${colors.red('✗')} ${problem}`)
  const outcome =
    problems.length === 0
      ? colors.green('every mutant is killed as expected, every clause can fail')
      : colors.red(plural(problems.length, 'problem'))
  const tried = plural(new Set(kills.map(({ mutant }) => mutant)).size, 'mutant')
  const expected = `${tried}, ${plural(clauses.length, 'clause')}, ${plural(kills.length, 'kill')} expected`
  return `${[...rows, '', ...problems, `${expected}: ${outcome}, ${(durationMs / 1000).toFixed(1)} s`].join('\n')}\n`
}

function describeFindings({ verdict, findings, reason, target }: Judgement): string {
  const told = findings.map(({ code, expected, seen }) => `${code}: expected ${expected}, saw ${seen}`)
  return redact([verdict, ...(reason === undefined ? [] : [reason]), ...told].join('; '), target.secrets)
}
