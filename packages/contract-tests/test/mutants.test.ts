import pc from 'picocolors'
import { expect, test } from 'vitest'
import { getLog } from '../src/get-log.ts'
import { measureBlasts, summarizeBlasts } from '../src/proof/blast-radius.ts'
import { faultyServers, mutants, proveContract } from '../src/proof/prove.ts'
import { renderProof } from '../src/proof/render-proof.ts'
import { createServerTarget } from '../src/targets/server/server-target.ts'
import { isLong } from './platform/bad-day.ts'

/** One for each clause; in the long tests, all of them. */
const tried = isLong ? mutants : [...new Map(mutants.map((mutant) => [mutant.killedBy[0]?.[0], mutant])).values()]

/** As it is; in the long tests also behind the mutants' wire. */
const startFaultless = async () => {
  const target = await createServerTarget()
  return { target, [Symbol.asyncDispose]: target.close }
}

test('every mutant is killed with the finding expected; every clause kills one, and none the reference server', {
  timeout: 300_000,
}, async () => {
  const proof = await proveContract(getLog, { ...faultyServers, mutants: tried, ...(!isLong && { startFaultless }) })
  expect(renderProof(proof, pc.createColors(false)).match(/^✗.*$/gm)).toBeNull()
  expect(proof.unproven).toEqual([])
})

test.runIf(isLong)(
  'half of all faults make one clause fail, nine of ten at most three, none more than six',
  {
    timeout: 600_000,
  },
  async () => {
    const every = Math.floor(mutants.length / 60)
    const sample = mutants.filter((_, index) => index % every === every >> 1)
    const blasts = await measureBlasts(getLog, { ...faultyServers, mutants: sample }, 3)
    const { median, nineOfTen, most } = summarizeBlasts(blasts)
    const wide = blasts.filter(({ fails }) => fails.length > 3).map(({ mutant, fails }) => [mutant, ...fails].join(' '))
    expect({ median, nineOfTen: Math.max(nineOfTen, 3), most: Math.max(most, 6) }, wide.join('\n')).toEqual({
      median: 1,
      nineOfTen: 3,
      most: 6,
    })
  },
)
