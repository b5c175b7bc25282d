import { expect, test } from 'vitest'
import { clauses, judgeAll } from '../src/index.ts'
import { startMinimalServer } from './minimal-server.ts'

const newerTypes = ['errors/unauthorized-type warn error-type', 'errors/forbidden-type warn error-type']

test.each([
  ['an independent minimal implementation', 'minimal', []],
  ['other chunk sizes, header case, charset, gzip when asked and HTTP/1.0', 'odd', []],
  [
    'strict parameters, the first of two flags, a date in Retry-After and, but for warnings, newer types',
    'strict',
    newerTypes,
  ],
] as const)('%s: no promise is broken', { timeout: 120_000 }, async (_, kind, warnings) => {
  const target = await startMinimalServer(kind)
  // Only a broken promise would take that long: a busy machine must not look like one.
  const judgements = await judgeAll(clauses, target, { patienceMs: 40_000 }).finally(target.close)
  const others = judgements.filter(({ verdict }) => !['pass', 'observed', 'not-applicable'].includes(verdict))
  expect(
    others.map(({ clause, verdict, findings, reason }) => `${clause.id} ${verdict} ${findings[0]?.code ?? reason}`),
  ).toEqual(warnings)
})
