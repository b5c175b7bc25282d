import { describe, expect, test } from 'vitest'
import { breaking, clauseThat, target, throwing } from '../../test/clause-that.ts'
import type { Promised } from '../clause/clause.ts'
import { Broken, defineQuestion, finding } from '../clause/clause.ts'
import { Blocked, Inapplicable, RunDisturbed } from '../clause/scene.ts'
import type { Deviation } from '../deviations/deviations.ts'
import { judge } from '../get-log.ts'
import { defineTarget } from '../targets/target.ts'
import { KitError } from './judge.ts'

function deviation(code: string, changed: Partial<Deviation> = {}): Deviation {
  const link = 'https://example.com/1'
  return { target: 'here', clause: 'body/x', code, reason: 'known', link, reviewBy: '2027-01-01', ...changed }
}

describe('the verdict', () => {
  test.each([
    ['pass', breaking('must'), []],
    ['fail', breaking('must', 'a'), []],
    ['warn', breaking('should', 'a'), []],
    ['deviation', breaking('must', 'a'), [deviation('a')]],
    ['deviation', breaking('should', 'a', 'b'), [deviation('a'), deviation('b')]],
    ['stale', breaking('must'), [deviation('a')]],
    ['stale', breaking('must', 'a'), [deviation('a'), deviation('b')]],
    ['fail', breaking('must', 'a', 'b'), [deviation('a')]],
    ['fail', breaking('must', 'a'), [deviation('a', { target: 'elsewhere' })]],
    ['fail', breaking('must', 'a'), [deviation('a', { clause: 'body/y' })]],
    ['pass', breaking('must'), [deviation('a', { target: 'elsewhere' })]],
  ])('is %s', async (verdict, clause, deviations) => {
    expect(await judge(clause, target, { deviations })).toMatchObject({ verdict })
  })

  test('excuses exactly the finding that is recorded', async () => {
    const { findings } = await judge(breaking('must', 'a', 'b'), target, { deviations: [deviation('a')] })
    expect(findings.map(({ code }) => code)).toEqual(['b'])
  })

  test('says from its review-by day on that a deviation is due for review', async () => {
    const deviations = [deviation('a', { reviewBy: '2027-01-01' })]
    const on = async (today: string) => judge(breaking('must', 'a'), target, { deviations, today })
    expect((await on('2026-12-31')).reason).toBe('known (https://example.com/1)')
    for (const today of ['2027-01-01', '2030-06-01']) {
      const { verdict, reason } = await on(today)
      expect({ verdict, reason }).toEqual({
        verdict: 'deviation',
        reason: expect.stringContaining('To be reviewed since 2027-01-01'),
      })
    }
  })

  test.each([
    ['a situation is not arranged', 'growingLog', 'here does not arrange it: give its target growingLog()'],
    ['a situation is arranged by a reason', 'emptyLog', 'it writes to every log'],
    ['a trait is lacked', 'tokenCheck', 'it knows no tokens'],
  ] as const)('is not-applicable where %s, and says why', async (_, need, reason) => {
    const arrange = { emptyLog: 'it writes to every log', tokenCheck: 'it knows no tokens' }
    const lacking = defineTarget({ name: 'here', url: target.url, arrange })
    const clause = clauseThat(async () => [], { needs: [need] })
    expect(await judge(clause, lacking)).toMatchObject({ verdict: 'not-applicable', reason })
  })

  const varying: Promised['check'] = async ({ baseline }) => {
    await baseline({ id: 'x' })
    return []
  }
  const broken = finding('ended-early', 'a run that goes on', 'its end')
  const ended = { code: 'run-disturbed', seen: 'The run x has finished' }
  test.each<[verdict: string, title: string, check: Promised['check'], told: object]>([
    ['fail', 'the target ended a run by itself', throwing(new RunDisturbed(ended.seen)), { findings: [ended] }],
    ['fail', 'a step finds it broken', throwing(new Broken([broken])), { findings: [broken] }],
    ['blocked', 'an arrangement fails', throwing(new Blocked('no run today')), { reason: 'no run today' }],
    ['not-applicable', 'a check finds nothing to judge', throwing(new Inapplicable('no 400')), { reason: 'no 400' }],
    ['blocked', 'the plain request does not work', varying, { reason: expect.stringContaining('does not work') }],
  ])('is %s where %s', async (verdict, _, check, told) => {
    expect(await judge(clauseThat(check), target)).toMatchObject({ verdict, ...told })
  })

  test('on an open question is whatever was seen', async () => {
    const question = defineQuestion({ id: 'x/q', title: 'Q', source: [], needs: [], observe: async () => '405' })
    expect(await judge(question, target)).toMatchObject({ verdict: 'observed', observed: '405', findings: [] })
  })

  test('is withheld if the clause itself fails', async () => {
    await expect(judge(clauseThat(throwing(new TypeError('oops'))), target)).rejects.toThrow(KitError)
  })
})
