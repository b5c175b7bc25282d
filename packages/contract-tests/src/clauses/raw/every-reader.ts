import { setTimeout as sleep } from 'node:timers/promises'
import { checkAnswer } from '../../checks/check-body.ts'
import type { Finding } from '../../clause/clause.ts'
import { defineClause, faults, finding } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { every } from '../../faults/answers.ts'
import { keepFirst } from '../../faults/remembered.ts'
import { pathOf } from '../../faults/wire.ts'
import { excerpt } from '../../print/excerpt.ts'
import type { Exchange } from '../../witness/exchange.ts'

export const rawEveryReader = defineClause({
  id: 'raw/every-reader',
  basis: 'documented',
  restsOn: ['raw/same-log', 'raw/titles', 'body/stable'],
  title: "A reader's request does not affect the next reader, nor others at the same time",
  source: cite(parameterPointer('raw')),
  needs: ['ansiLog'],
  async check({ arrange, baseline, read }) {
    const found: Finding[] = []
    const orders: (string | undefined)[][] = [
      ['raw=1', undefined, 'raw=1', undefined],
      [undefined, 'raw=1', undefined, 'raw=true'],
    ]
    for (const order of orders) {
      const log = await arrange.ansiLog()
      await baseline(log, order[0] === undefined ? {} : { query: order[0] })
      for (const query of order) {
        const exchange = await read(log, query === undefined ? {} : { query })
        found.push(...checkReader(exchange, query))
      }
    }
    const log = await arrange.ansiLog()
    const atOnce = Array.from({ length: 4 }, () => [undefined, 'raw=1', 'download=1', 'raw=true']).flat()
    const exchanges = await Promise.all(atOnce.map((query) => read(log, query === undefined ? {} : { query })))
    return [...found, ...exchanges.flatMap((exchange, index) => checkReader(exchange, atOnce[index]))]
  },
  brokenBy: faults('escape', {
    'first-reader-decides': ['What the first reader asked for is served to all', keepFirst(every, pathOf)],
    'flags-shared-at-once': [
      'Two readers at the same time both get what the second asked for',
      () => {
        const waiting = new Map<string, string>()
        return async (request, forward) => {
          waiting.set(pathOf(request), request.path)
          await sleep(1)
          return forward({ ...request, path: waiting.get(pathOf(request)) ?? request.path })
        }
      },
    ],
  }),
})

function checkReader(exchange: Exchange, query: string | undefined): Finding[] {
  const escapes = exchange.text.includes('\x1b')
  const verbatim = query?.startsWith('raw=') ?? false
  const answer = checkAnswer(exchange, 200)
  if (escapes === verbatim) return answer
  const seen = excerpt(exchange.body)
  return [
    ...answer,
    escapes
      ? finding('escape', 'no escape character', seen, exchange)
      : finding('no-escape', `escape sequences (${query})`, seen, exchange),
  ]
}
