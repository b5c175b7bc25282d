import pc from 'picocolors'
import { expect, test, vi } from 'vitest'
import { defineClause, finding } from '../clause/clause.ts'
import { clauses } from '../clauses/catalogue.generated.ts'
import { proveCommand } from '../cli/prove-command.ts'
import type { Mutant } from './prove.ts'
import { faultless, isProven, prove } from './prove.ts'
import { renderProof } from './render-proof.ts'

const status = clauses.filter(({ id }) => id === 'body/status')
const broken: Mutant['start'] = () => async (request, forward) => ({ ...(await forward(request)), status: 500 })

function mutantOf(start: Mutant['start'], code = 'status'): Mutant {
  return { name: 'tried', title: 'It is tried', killedBy: [['body/status', code]], start }
}

test('a server in which a clause finds the expected breach is killed', async () => {
  const proof = await prove({ mutants: [mutantOf(broken)], clauses: status })
  expect(proof).toMatchObject({ kills: [{ killed: true, clause: 'body/status' }], unproven: [], falseAlarms: [] })
  expect(isProven(proof)).toBe(true)
  expect(renderProof(proof, pc.createColors(false))).toMatch(
    /^✓ body\/status {2}tried status\n\n1 mutant, 1 clause, 1 kill expected: every mutant is killed as expected/,
  )
})

test.each([
  ['without a fault', faultless, 'status', 'got pass'],
  ['broken in another way than expected', broken, 'body-cut', 'got fail; status: expected status 200, saw 500'],
])('a server %s survives, and its clause is not proven', async (_, start, code, got) => {
  const proof = await prove({ mutants: [mutantOf(start, code)], clauses: status, patienceMs: 200 })
  expect(proof).toMatchObject({ kills: [{ killed: false }], unproven: status, falseAlarms: [] })
  expect([isProven({ ...proof, unproven: [] }), isProven({ ...proof, kills: [] })]).toEqual([false, false])
  const text = renderProof(proof, pc.createColors(false))
  expect(text).toContain(`✗ tried (It is tried) survived body/status: expected ${code}, ${got}`)
  expect(text).toContain('✗ body/status was not seen to fail\n1 mutant, 1 clause, 1 kill expected: 2 problems')
})

test('a clause that fails on a server without a fault is a false alarm', async () => {
  const alarming = defineClause({
    id: 'x/alarm',
    title: 'T',
    basis: 'expected',
    source: [],
    needs: [],
    check: async () => [finding('odd', 'a', 'b')],
    brokenBy: [{ name: 'none', title: 'None', code: 'odd', fault: faultless }],
  })
  const proof = await prove({ mutants: [], clauses: [alarming] })
  expect(proof).toMatchObject({ kills: [], falseAlarms: [{ clause: alarming, verdict: 'warn' }] })
  expect(isProven({ ...proof, unproven: [] })).toBe(false)
  expect(renderProof(proof, pc.createColors(false))).toContain(
    '✗ x/alarm on the server without a fault: warn; odd: expected a',
  )
})

test('a mutant that names a clause that does not exist is an error', async () => {
  await expect(prove({ mutants: [mutantOf(broken)], clauses: [] })).rejects.toThrow(
    'The mutant tried is to be killed by body/status, which does not exist',
  )
})

test('the command exits with 1 for a mutant that survives', async () => {
  const print = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  try {
    expect(await proveCommand({ mutant: ['tried'] }, [mutantOf(faultless)])).toBe(1)
  } finally {
    print.mockRestore()
  }
})
