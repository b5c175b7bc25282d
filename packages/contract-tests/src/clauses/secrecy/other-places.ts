import { operationPath } from '@get-log/types'
import { checkNoLogBytes } from '../../checks/check-secrecy.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { fieldOf, queryOf } from '../../faults/wire.ts'

export const secrecyOtherPlaces = defineClause({
  id: 'secrecy/other-places',
  basis: 'expected',
  restsOn: ['secrecy/ids', 'errors/not-found', 'body/own-log'],
  title: 'The path alone says which log is read: no header and no parameter brings another',
  source: cite(parameterPointer('buildOrRunId')),
  needs: ['finishedLog', 'unknownLog', 'distinctIds'],
  async check({ arrange, baseline, read }) {
    const [log, unknown] = [await arrange.finishedLog(), await arrange.unknownLog()]
    const { body } = await baseline(log)
    const id = encodeURIComponent(log.id)
    const path = operationPath.replace('{buildOrRunId}', id)
    const variations = [
      { headers: { 'X-Original-URL': path, 'X-Rewrite-URL': path } },
      { headers: { 'X-Forwarded-Uri': path, 'X-Forwarded-Path': path, 'X-Original-Uri': path } },
      { headers: { Cookie: `buildOrRunId=${id}; id=${id}`, Referer: `http://localhost${path}` } },
      { query: `buildOrRunId=${id}` },
      { query: `id=${id}&runId=${id}&buildId=${id}` },
    ]
    const exchanges = await Promise.all(variations.map((variation) => read(unknown, variation)))
    return exchanges.flatMap((exchange) => checkNoLogBytes(exchange, body))
  },
  brokenBy: faults('log-bytes', {
    'id-from-query': [
      'A parameter says which log is read',
      () => async (request, forward) => {
        const id = queryOf(request, 'id')
        return id === undefined ? forward(request) : forward({ ...request, path: `/v2/logs/${id}` })
      },
    ],
    'original-url': [
      'A header of proxies says which log is read',
      () => async (request, forward) => forward({ ...request, path: fieldOf(request, 'X-Original-URL') ?? request.path }),
    ],
  }),
})
