import { gzipSync } from 'node:zlib'
import { checkBytes, checkLines, checkSame } from '../../checks/check-body.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, examplePointer, operationPointer } from '../../endpoint/operation.ts'
import { addToLength, answers, each, edit, has, off, ok } from '../../faults/answers.ts'
import { editReads } from '../../faults/bytes.ts'
import { once, pathOf, readAll, withBytes, withField } from '../../faults/wire.ts'

const bodyAsWritten = defineClause({
  id: 'body/as-written',
  basis: 'documented',
  restsOn: ['body/status'],
  title: 'A finished log consists of the bytes that were written, every line once and in order',
  source: cite(operationPointer(), examplePointer(200)),
  needs: ['knownLog'],
  async check({ arrange, baseline }) {
    const log = await arrange.knownLog()
    const exchange = await baseline(log)
    const lines = Buffer.from(log.written).toString('utf8').split('\n').slice(0, -1)
    return [...checkLines(exchange, lines), ...checkBytes(exchange, log.written, 'the log as it was written')]
  },
  brokenBy: faults('bytes', {
    'carriage-returns': ['Lines end with CR LF', editReads(/\n/g, '\r\n'), { code: 'line-missing' }],
    'first-line-twice': ['The first line comes twice', editReads(/^.*\n/, '$&$&'), { code: 'line-repeated' }],
    'last-line-in-trailer': [
      'The last line comes as a trailer',
      answers([ok, off('stream')], async (answer) => {
        const lines = (await readAll(answer.body)).toString('latin1').split(/(?<=\n)/)
        const last = lines.pop() ?? ''
        const rest = lines.join('')
        const chunk = rest === '' ? '' : `${rest.length.toString(16)}\r\n${rest}\r\n`
        const body = once(Buffer.from(`${chunk}0\r\nX-Log: ${last.trimEnd()}\r\n\r\n`, 'latin1'))
        const chunked = withField(withField(answer, 'Content-Length', undefined), 'Transfer-Encoding', 'chunked')
        return { ...chunked, body, framing: 'none' }
      }),
    ],
    'length-too-short': ['Content-Length is one too few', answers([ok, has('Content-Length', /[^01]/)], addToLength(-1))],
    'gzip-unsaid': [
      'Logs are compressed without saying so',
      answers([ok, off('stream')], async (answer) => withBytes(answer, gzipSync(await readAll(answer.body)))),
      { code: 'line-missing' },
    ],
    'lines-swapped': ['The second line comes before the first', editReads(/^(.*\n)(.*\n)/, '$2$1'), { code: 'line-order' }],
  }),
})

// Anchored to the beginning of a line, or a long one would take forever.
const lastLine = /(?<![^\n])[^\n]*\n$/

const bodyStable = defineClause({
  id: 'body/stable',
  basis: 'documented',
  restsOn: ['body/as-written'],
  title: 'A dozen reads of a finished log all return the same bytes',
  source: cite(operationPointer()),
  needs: ['finishedLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    const first = await baseline(log)
    const others = await Promise.all(Array.from({ length: 11 }, () => read(log)))
    return others.flatMap((exchange) => checkSame(exchange, first, 'the first read'))
  },
  brokenBy: faults('bytes', {
    'second-reader-short': ['Every second read lacks the last line', answers([ok, off('stream'), each(2, pathOf)], edit(lastLine, ''))],
    'tenth-read-short': ['Every tenth read lacks the last line', answers([ok, off('stream'), each(10, pathOf)], edit(lastLine, ''))],
    'tenth-read-swapped': [
      'Every tenth read has two lines swapped',
      answers([ok, off('stream'), each(10, pathOf)], edit(/^(.*\n)(.*\n)/, '$2$1')),
    ],
  }),
})

export const bodyWritten = [bodyAsWritten, bodyStable]
