import pc from 'picocolors'
import { expect, test } from 'vitest'
import { mutants } from '../src/proof/mutant.ts'
import { prove } from '../src/proof/prove.ts'
import { renderProof } from '../src/proof/render-proof.ts'

/** One for each clause; all of them in the long tests. */
const tried = [...new Map(mutants.map((mutant) => [mutant.killedBy[0]?.[0], mutant])).values()]

test('every mutant is killed with the finding expected; every clause kills one, and none the server without a fault', {
  timeout: 120_000,
}, async () => {
  const proof = await prove({ mutants: process.env.GET_LOG_LONG === undefined ? tried : mutants })
  expect(renderProof(proof, pc.createColors(false)).match(/^✗.*$/gm)).toBeNull()
  expect(proof.unproven).toEqual([])
})
