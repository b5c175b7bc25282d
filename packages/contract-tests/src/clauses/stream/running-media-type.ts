import { checkBody } from '../../checks/check-body.ts'
import { checkCharset, checkMediaType } from '../../checks/check-media-type.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, documentedMediaType, mediaTypePointer, parameterPointer } from '../../endpoint/operation.ts'
import { faulty } from '../../faults/counterexample.ts'
import { changeRunningStreams } from '../../faults/type-logs.ts'
import { sampleLine } from '../../samples/sample-log.ts'

const beginnings = ['<!doctype html><html>\n', '{"log":1}\n', '']
const queries = ['stream=1', 'stream=1&raw=1', 'stream=1&download=1']

export const streamRunningMediaType = defineClause({
  id: 'stream/running-media-type',
  title: 'The stream of a running log has the media type of a log, whatever the log begins with and whatever the flags',
  level: 'must',
  source: [...cite(parameterPointer('stream')), ...cite(mediaTypePointer(200))],
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
      ])
    })
    return (await Promise.all(found)).flat()
  },
  brokenBy: [
    faulty(
      'running-streams-in-latin1',
      'The stream of a running log says that it is Latin-1',
      'charset',
      changeRunningStreams('Content-Type', 'text/plain; charset=iso-8859-1'),
    ),
    faulty(
      'running-streams-without-type',
      'The stream of a running log has no media type',
      'media-type',
      changeRunningStreams('Content-Type', undefined),
    ),
  ],
})
