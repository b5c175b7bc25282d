import { browserHeaders } from '../../checks/browser.ts'
import { checkAnswer } from '../../checks/check-answer.ts'
import { checkCharset, checkMediaType } from '../../checks/check-media-type.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import type { RequestVariation } from '../../clause/scene.ts'
import { cite } from '../../clause/source.ts'
import { documentedMediaType, mediaTypePointer } from '../../spec/operation.ts'
import { createUnknownId } from '../../targets/unknown-id.ts'

/** Beginnings from which a server might guess what a log is, and one that is long. */
const texts = [
  '',
  '<!doctype html><html>\n',
  '{"log":1}\n',
  '<?xml version="1.0"?>\n',
  '\x1b[31mred\x1b[0m\n',
  '%PDF-1.7\n',
]
const long = 'a line\n'.repeat(160_000)

const queries: readonly RequestVariation[] = [
  {},
  ...['raw=1', 'stream=1', 'download=1', 'raw=1&stream=1&download=1'].map((query) => ({ query })),
]
const readers: readonly RequestVariation[] = [
  { headers: browserHeaders },
  ...['application/json', 'application/octet-stream', 'text/plain;charset=iso-8859-1', 'text/event-stream'].map(
    (Accept) => ({ headers: { Accept } }),
  ),
]

export const bodyEveryMediaType: Clause = defineClause({
  id: 'body/every-media-type',
  title: 'Every log is plain text in UTF-8, whatever is in it, whatever its id ends in and however it is asked for',
  level: 'must',
  source: cite(mediaTypePointer(200), '/components/schemas/Log'),
  needs: ['written-log', 'named-log'],
  async check({ arrange, read }) {
    const logs = await Promise.all(texts.map((text) => arrange.writtenLog(text)))
    const [large, html, json] = await Promise.all([
      arrange.writtenLog(long),
      arrange.namedLog(`${createUnknownId()}.html`, texts[1] ?? ''),
      arrange.namedLog(`${createUnknownId()}.json`, texts[2] ?? ''),
    ])
    const asked = [
      ...logs.flatMap((log) => queries.map((variation) => read(log, variation))),
      ...[html, json, large].map((log) => read(log)),
      ...readers.map((variation) => read(html, variation)),
    ]
    return (await Promise.all(asked)).flatMap((exchange) => {
      // To have nothing that a reader accepts is said in another way.
      if (exchange.status === 406) return []
      const answer = checkAnswer(exchange, 200)
      if (answer.length > 0) return answer
      return [...checkMediaType(exchange, documentedMediaType(200)), ...checkCharset(exchange)]
    })
  },
})
