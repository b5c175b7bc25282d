import { expect, test } from 'vitest'
import type { Judgement } from '../src/index.ts'
import { clauses, judgeAll } from '../src/index.ts'
import type { Oddities } from './minimal-server.ts'
import { startMinimalServer } from './minimal-server.ts'

const timeout = 60_000

async function judgeMinimal(oddities: Oddities): Promise<Judgement[]> {
  const target = await startMinimalServer(oddities)
  try {
    return await judgeAll(clauses, target)
  } finally {
    await target.close()
  }
}

function listOthers(judgements: readonly Judgement[]): string[] {
  const others = judgements.filter(({ verdict }) => verdict !== 'pass')
  return others.map(({ clause, verdict, findings, reason }) => `${clause.id} ${verdict} ${findings[0]?.code ?? reason}`)
}

test('an independent minimal implementation keeps every promise', { timeout }, async () => {
  expect(listOthers(await judgeMinimal({}))).toEqual([])
})

test('other chunk sizes, header case, charset, gzip when asked and HTTP/1.0 are no breach', { timeout }, async () => {
  expect(listOthers(await judgeMinimal({ odd: true }))).toEqual([])
})

test('refusing what nobody documented, the first of two flags and a date to come again are no breach; newer names of errors are warnings', {
  timeout,
}, async () => {
  expect(listOthers(await judgeMinimal({ strict: true, newerVocabulary: true }))).toEqual([
    'errors/unauthorized-type warn error-type',
    'errors/forbidden-type warn error-type',
  ])
})
