import { operationPath } from '@get-log/types'
import { parseError } from '../../checks/check-error.ts'
import { nameAnswer, nameEach } from '../../checks/observe.ts'
import { defineQuestion } from '../../clause/clause.ts'
import { cite, responsePointer } from '../../endpoint/operation.ts'
import type { Exchange } from '../../witness/exchange.ts'

const collection = operationPath.slice(0, operationPath.indexOf('{'))
const paths = ['/v2/get-log-contract', collection, `${collection}a/b`]

/** What the page leaves open of errors. */
export const errorsOpen = defineQuestion({
  id: 'errors/unknown-path',
  title: 'What a path is answered at which there is nothing',
  source: cite(responsePointer(404)),
  needs: ['unknownLog'],
  async observe({ arrange, read }) {
    const log = await arrange.unknownLog()
    const seen: [string, string][] = []
    for (const path of paths) seen.push([path, nameError(await read(log, { path }))])
    return nameEach(seen)
  },
})

function nameError(exchange: Exchange): string {
  const body = parseError(exchange)
  return 'findings' in body ? nameAnswer(exchange) : `${nameAnswer(exchange)} ${body.error.type}`
}
