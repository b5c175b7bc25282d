import { clauses, createUrlTarget, judgeAll } from '@get-log/contract-tests'
import { mutants, prove } from '@get-log/contract-tests/proof'
import type { ToolVerdict } from '../contract/verdict.ts'
import { answerParent } from '../processes/answer-parent.ts'

/** A server that the kit can steer. */
export interface SteeredServer {
  readonly url: string
  readonly controlUrl: string
}

const methods = {
  /** Judges a server by every clause. */
  async judge({ url, controlUrl }: SteeredServer): Promise<ToolVerdict> {
    const target = await createUrlTarget(url, { controlUrl })
    try {
      const judgements = await judgeAll(clauses, target)
      const failed = judgements.filter(({ verdict }) => verdict !== 'pass').map(({ clause }) => clause.id)
      return { checks: judgements.length, failed }
    } finally {
      await target.close()
    }
  },
  /** The names of those of these mutants that a clause notices, as the kit's own proof finds them, once the server without a fault passes. */
  async caught(names: readonly string[]): Promise<string[]> {
    const { kills, falseAlarms } = await prove({ mutants: mutants.filter(({ name }) => names.includes(name)) })
    if (falseAlarms.length > 0)
      throw new Error(`${falseAlarms.length} clauses hold something against the server without a fault.`)
    return [...new Set(kills.filter(({ killed }) => killed).map(({ mutant }) => mutant.name))]
  },
}
/** What the kit can be asked for. */
export type KitMethods = typeof methods
answerParent(methods)
