import { checkBody } from '../../checks/check-body.ts'
import { checkCharset, checkMediaType, checkNosniff } from '../../checks/check-headers.ts'
import { nameHeaders } from '../../checks/observe.ts'
import { defineClause, defineQuestion, faults } from '../../clause/clause.ts'
import { cite, documentedMediaType, headerPointer, mediaTypePointer, parameterPointer, responsePointer } from '../../endpoint/operation.ts'
import { answers, drop, ok, on, running, setHeader } from '../../faults/answers.ts'
import { sampleLine } from '../../samples/sample-log.ts'

const streamMediaType = defineClause({
  id: 'stream/media-type',
  basis: 'expected',
  restsOn: ['body/media-type', 'stream/finished'],
  title: 'A streamed log has the media type of a log',
  source: cite(parameterPointer('stream'), mediaTypePointer(200)),
  needs: ['finishedLog'],
  async check({ arrange, baseline }) {
    const exchange = await baseline(await arrange.finishedLog(), { query: 'stream=1' })
    return [...checkMediaType(exchange, documentedMediaType(200)), ...checkCharset(exchange)]
  },
  brokenBy: faults('media-type', {
    'event-stream': [
      'A stream has the media type of server-sent events',
      answers([ok, on('stream')], setHeader('Content-Type', 'text/event-stream')),
    ],
  }),
})

const beginnings = ['<!doctype html><html>\n', '{"log":1}\n', '']
const queries = ['stream=1', 'stream=1&raw=1', 'stream=1&download=1']

const streamRunningHeaders = defineClause({
  id: 'stream/running-headers',
  basis: 'expected',
  restsOn: ['stream/media-type', 'stream/late-reader', 'body/every-media-type', 'secrecy/nosniff'],
  title: 'The stream of a running log has the headers of a log, whatever the log begins with and whatever the flags',
  source: cite(parameterPointer('stream'), mediaTypePointer(200), headerPointer(200, 'X-Content-Type-Options')),
  needs: ['steeredLog'],
  async check(scene) {
    const found = beginnings.map(async (beginning) => {
      const log = await scene.arrange.steeredLog()
      if (beginning !== '') await log.append(beginning)
      const readings = queries.map((query) => scene.open(log, { query }))
      const line = sampleLine('media type', 1)
      await log.append(line)
      await Promise.all(readings.map((reading) => reading.until(({ received }) => received > 0, scene.patienceMs)))
      await log.finish()
      const exchanges = await Promise.all(readings.map((reading) => reading.whole()))
      return exchanges.flatMap((exchange) => [
        ...checkBody(exchange, `${beginning}${line}`, 'the log'),
        ...checkMediaType(exchange, documentedMediaType(200)),
        ...checkCharset(exchange),
        ...checkNosniff(exchange),
      ])
    })
    return (await Promise.all(found)).flat()
  },
  brokenBy: faults('charset', {
    'running-streams-in-latin1': [
      'The stream of a running log is labelled Latin-1',
      answers([ok, running, on('stream')], setHeader('Content-Type', 'text/plain; charset=iso-8859-1')),
    ],
    'running-streams-sniffed': [
      'The stream of a running log lets a browser guess its type',
      answers([ok, running, on('stream')], drop('X-Content-Type-Options')),
      { code: 'nosniff' },
    ],
    'running-streams-without-type': [
      'The stream of a running log has no media type',
      answers([ok, running, on('stream')], drop('Content-Type')),
      { code: 'media-type' },
    ],
  }),
})

/** What the page leaves open about a growing log. */
const streamOpen = defineQuestion({
  id: 'stream/cache-control',
  title: 'What caches are told about a growing log',
  source: cite(responsePointer(200)),
  restsOn: ['body/status'],
  needs: ['steeredLog'],
  async observe({ arrange, read }) {
    const log = await arrange.steeredLog()
    await log.append(sampleLine('running', 1))
    const seen = nameHeaders(await read(log), ['Cache-Control', 'Expires', 'Vary'], 'values')
    await log.finish()
    return seen
  },
})

export const streamHeaders = [streamMediaType, streamRunningHeaders, streamOpen]
