import { operationPath } from '@get-log/types'
import { checkAnswer, checkBody, checkBytes, checkSame } from '../../checks/check-body.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { Blocked } from '../../clause/scene.ts'
import { cite, operationPointer, parameterPointer, responsePointer } from '../../endpoint/operation.ts'
import { after } from '../../faults/after.ts'
import { answers, every, has, ok, refuse, status } from '../../faults/answers.ts'
import { asks, replacePath } from '../../faults/asks.ts'
import { answersWithLog } from '../../faults/bytes.ts'
import { keepFirst } from '../../faults/remembered.ts'
import { sampleLog } from '../../samples/sample-log.ts'
import { createUnknownId } from '../../samples/unknown-id.ts'

const bodyOwnLog = defineClause({
  id: 'body/own-log',
  basis: 'documented',
  restsOn: ['body/as-written'],
  title: 'An id returns its own log and no line of another',
  source: cite(parameterPointer('buildOrRunId')),
  needs: ['writtenLog'],
  async check({ arrange, baseline }) {
    const [one, other] = await Promise.all([arrange.writtenLog(sampleLog('the one')), arrange.writtenLog(sampleLog('the other'))])
    const [first, second] = [await baseline(one), await baseline(other)]
    return [...checkBytes(first, one.written, 'the log of this id'), ...checkBytes(second, other.written, 'the log of this id')]
  },
  brokenBy: faults('bytes', {
    'one-log-for-all': ['The first log read is served for every id', keepFirst(every, () => 'all')],
  }),
})

const bodyBuild = defineClause({
  id: 'body/build',
  basis: 'documented',
  restsOn: ['body/own-log'],
  title: 'The id of a build returns its log, as that of a run does',
  source: cite(operationPointer(), parameterPointer('buildOrRunId')),
  needs: ['buildLog'],
  async check({ arrange, read }) {
    const log = await arrange.buildLog()
    const exchange = await read(log)
    const answer = checkAnswer(exchange, 200)
    return answer.length > 0 || log.written === undefined ? answer : checkBytes(exchange, log.written, 'the log of the build')
  },
  brokenBy: faults('status', {
    'builds-not-found': ['Builds have no log', answersWithLog(/ build: line/, refuse(404))],
  }),
})

const bodyEmpty = defineClause({
  id: 'body/empty',
  basis: 'documented',
  restsOn: ['body/own-log'],
  title: 'A log without a line is an empty 200, not a 404',
  source: cite(operationPointer(), responsePointer(200)),
  needs: ['emptyLog'],
  async check({ arrange, read }) {
    const exchange = await read(await arrange.emptyLog())
    return checkBody(exchange, '', 'nothing')
  },
  brokenBy: faults('status', {
    'empty-not-found': [
      'An empty log is a 404',
      answers([ok, has('Content-Length', '0')], refuse(404)),
      { also: { 'raw/only-escapes': 'status' } },
    ],
  }),
})

const bodyEncodedId = defineClause({
  id: 'body/encoded-id',
  basis: 'expected',
  restsOn: ['body/stable'],
  title: 'A percent-encoded id is the same id',
  source: cite(parameterPointer('buildOrRunId'), [
    'RFC 3986, section 6.2.2.2',
    'Percent-encoded unreserved characters are equivalent to the characters.',
  ]),
  needs: ['finishedLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    const plain = await baseline(log)
    const encoded = [...Buffer.from(log.id)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
    const path = operationPath.replace('{buildOrRunId}', encoded)
    return checkSame(await read(log, { path }), plain, 'the log of the id')
  },
  brokenBy: faults('status', {
    'ids-not-decoded': ['Ids are not decoded', asks(every, replacePath(/\/%[3-7]/, '/%25'))],
  }),
})

const bodyAfterNotFound = defineClause({
  id: 'body/after-not-found',
  basis: 'documented',
  restsOn: ['body/grows', 'body/as-written', 'raw/plain-log', 'errors/not-found'],
  title: 'An id that had no log finds the log once it exists',
  source: cite(parameterPointer('buildOrRunId'), responsePointer(404)),
  needs: ['namedLog'],
  async check({ arrange, read }) {
    const id = createUnknownId()
    const before = await Promise.all([read({ id }), read({ id }, { query: 'raw=1' })])
    if (before.some(({ status }) => status === 200)) throw new Blocked(`The made-up id ${id} names a log`)
    const log = await arrange.namedLog(id, sampleLog('found'))
    return [
      ...checkBody(await read(log), log.written, 'the log'),
      ...checkBody(await read(log, { query: 'raw=1' }), log.written, 'the log verbatim'),
    ]
  },
  brokenBy: faults('status', {
    'remembers-not-found': ['An id that once had no log stays unknown for good', after(status(404), answers(ok, refuse(404)))],
  }),
})

export const bodyId = [bodyOwnLog, bodyBuild, bodyEmpty, bodyEncodedId, bodyAfterNotFound]
