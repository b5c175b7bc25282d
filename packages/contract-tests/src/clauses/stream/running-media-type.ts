import { checkBody } from '../../checks/check-body.ts'
import { checkCharset, checkMediaType } from '../../checks/check-media-type.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, documentedMediaType, mediaTypePointer, parameterPointer } from '../../endpoint/operation.ts'
import { answers, drop, setHeader } from '../../faults/answers.ts'
import { faults } from '../../faults/counterexample.ts'
import { ok, on, running } from '../../faults/which.ts'
import { sampleLine } from '../../samples/sample-log.ts'

const beginnings = ['<!doctype html><html>\n', '{"log":1}\n', '']
const queries = ['stream=1', 'stream=1&raw=1', 'stream=1&download=1']

export const streamRunningMediaType = defineClause({
  id: 'stream/running-media-type',
  basis: 'expected',
  restsOn: ['stream/media-type', 'body/every-media-type'],
  title: 'The stream of a running log has the media type of a log, whatever the log begins with and whatever the flags',
  source: cite(parameterPointer('stream'), mediaTypePointer(200)),
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
  brokenBy: faults('charset', {
    'running-streams-in-latin1': [
      'The stream of a running log says that it is Latin-1',
      answers([ok, running, on('stream')], setHeader('Content-Type', 'text/plain; charset=iso-8859-1')),
    ],
    'running-streams-without-type': [
      'The stream of a running log has no media type',
      answers([ok, running, on('stream')], drop('Content-Type')),
      { code: 'media-type' },
    ],
  }),
})
