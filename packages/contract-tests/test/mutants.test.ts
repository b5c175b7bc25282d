import pc from 'picocolors'
import { expect, test } from 'vitest'
import { mutants } from '../src/proof/mutant.ts'
import { prove } from '../src/proof/prove.ts'
import { renderProof } from '../src/proof/render-proof.ts'

test('every mutant is killed with the finding expected; every clause kills one, and none the server without a fault', {
  timeout: 120_000,
}, async () => {
  const proof = await prove()
  expect(renderProof(proof, pc.createColors(false)).match(/^✗.*$/gm)).toBeNull()
  expect(proof.kills).toHaveLength(mutants.flatMap(({ killedBy }) => killedBy).length)
})
