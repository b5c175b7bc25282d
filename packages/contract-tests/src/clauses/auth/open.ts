import { unknownToken, withBearer } from '../../checks/credentials.ts'
import { nameAnswer } from '../../checks/observe.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineQuestion } from '../../clause/clause.ts'
import { Inapplicable } from '../../clause/scene.ts'
import { cite, responsePointer } from '../../endpoint/operation.ts'

const rows = [
  { id: 'auth/wrong-bearer', title: 'What a wrong bearer token is answered where none is needed', variation: withBearer(unknownToken) },
  {
    id: 'auth/wrong-query',
    title: 'What a wrong token in the query is answered where none is needed',
    variation: { query: `token=${unknownToken}` },
  },
] as const

/** What the page leaves open of tokens. */
export const authOpen: readonly Clause[] = rows.map(({ id, title, variation }) =>
  defineQuestion({
    id,
    title,
    source: cite(responsePointer(401)),
    needs: ['finishedLog', 'tokenCheck'],
    async observe({ arrange, baseline, read }) {
      const log = await arrange.finishedLog()
      await baseline(log)
      if (log.headers?.Authorization !== undefined) throw new Inapplicable('Every log here is read with a token')
      return nameAnswer(await read(log, variation))
    },
  }),
)
