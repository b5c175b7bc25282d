import { describe, expect, test } from 'vitest'
import { clauses } from '../src/clauses/catalogue.generated.ts'
import { describeFindings } from '../src/proof/describe-findings.ts'
import { mutants } from '../src/proof/mutants.ts'
import { prove } from '../src/proof/prove.ts'

describe('the mutants', () => {
  test('name clauses that exist', () => {
    const ids = new Set(clauses.map(({ id }) => id))
    const unknown = mutants.flatMap(({ killedBy }) => killedBy.map(([clause]) => clause)).filter((id) => !ids.has(id))
    expect(unknown).toEqual([])
  })

  test('are all killed, each with the finding expected; every clause kills one, and none the server without a fault', {
    timeout: 120_000,
  }, async () => {
    const { kills, unproven, falseAlarms } = await prove()
    const survivors = kills.filter(({ killed }) => !killed)
    expect(
      survivors.map(
        ({ mutant, clause, code, judgement }) =>
          `${mutant.name} survived ${clause} (${code}): ${describeFindings(judgement)}`,
      ),
    ).toEqual([])
    expect(unproven.map(({ id }) => id)).toEqual([])
    expect(falseAlarms.map((judgement) => `${judgement.clause.id}: ${describeFindings(judgement)}`)).toEqual([])
    expect(kills).toHaveLength(mutants.flatMap(({ killedBy }) => killedBy).length)
  })
})
