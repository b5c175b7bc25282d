import { checkBytes } from '../../checks/check-bytes.ts'
import { checkLines } from '../../checks/check-lines.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, examplePointer, operationPointer } from '../../endpoint/operation.ts'
import { answers, edit } from '../../faults/answers.ts'
import { off, ok } from '../../faults/which.ts'
import { fieldOf, isOn, once, readAll, withField } from '../../faults/wire.ts'

export const bodyAsWritten = defineClause({
  id: 'body/as-written',
  title: 'A finished log is the bytes that were written, every line once and in order',
  level: 'must',
  source: cite(operationPointer(), examplePointer(200)),
  needs: ['knownLog'],
  async check({ arrange, baseline }) {
    const log = await arrange.knownLog()
    const exchange = await baseline(log)
    const lines = Buffer.from(log.written).toString('utf8').split('\n').slice(0, -1)
    return [...checkLines(exchange, lines), ...checkBytes(exchange, log.written, 'the log as it was written')]
  },
  brokenBy: [
    {
      name: 'carriage-returns',
      title: 'Lines end with CR LF',
      code: 'line-missing',
      also: [['body/blank-lines', 'bytes']],
      fault: answers(
        [ok, off('stream')],
        edit((text) => text.replaceAll('\n', '\r\n')),
      ),
    },
    {
      name: 'first-line-twice',
      title: 'The first line comes twice',
      code: 'line-repeated',
      fault: answers(
        [ok, off('stream')],
        edit((text) => text.replace(/^.*\n/, (line) => line + line)),
      ),
    },
    {
      name: 'last-line-in-trailer',
      title: 'The last line comes as a trailer',
      code: 'bytes',
      fault: () => async (request, forward) => {
        const answer = await forward(request)
        if (answer.status !== 200 || isOn(request, 'stream')) return answer
        const lines = (await readAll(answer.body)).toString('latin1').split(/(?<=\n)/)
        const last = lines.pop() ?? ''
        const rest = lines.join('')
        const chunk = rest === '' ? '' : `${rest.length.toString(16)}\r\n${rest}\r\n`
        const body = once(Buffer.from(`${chunk}0\r\nX-Log: ${last.trimEnd()}\r\n\r\n`, 'latin1'))
        const chunked = withField(withField(answer, 'Content-Length', undefined), 'Transfer-Encoding', 'chunked')
        return { ...chunked, body, framing: 'none' }
      },
    },
    {
      name: 'length-too-short',
      title: 'Content-Length is one too few',
      code: 'bytes',
      fault: () => async (request, forward) => {
        const answer = await forward(request)
        return answer.status === 200 && Number(fieldOf(answer, 'Content-Length')) > 1
          ? withField(answer, 'Content-Length', String(Number(fieldOf(answer, 'Content-Length')) - 1))
          : answer
      },
    },
    {
      name: 'lines-swapped',
      title: 'The second line comes before the first',
      code: 'line-order',
      fault: answers(
        [ok, off('stream')],
        edit((text) => text.replace(/^(.*\n)(.*\n)/, '$2$1')),
      ),
    },
  ],
})
