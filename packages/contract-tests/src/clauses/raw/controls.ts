import { checkBody } from '../../checks/check-body.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { restrip, restripStreams } from '../../faults/bytes.ts'
import { faulty } from '../../faults/counterexample.ts'
import { commands, controlSequences, shortEscapes, strings, stripSequences, stripWith } from '../../faults/strip-with.ts'
import { isOn, mapPieces, readAll, withBytes, withQuery } from '../../faults/wire.ts'

/** Every control character but newline and tab, and those that begin a sequence. */
const controls = Array.from({ length: 0xa0 }, (_, code) => String.fromCharCode(code)).filter((character) =>
  /[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x8f\x91-\x97\x99\x9a\x9c]/.test(character),
)

/** Stands for what is kept meanwhile. */
const mark = '\ue00d'

export const rawControls = defineClause({
  id: 'raw/controls',
  title: 'No control character but newline and tab is a printable character, white space or not',
  level: 'should',
  source: cite(parameterPointer('raw')),
  needs: ['writtenLog'],
  async check({ arrange, read }) {
    const lines = controls.map((control) => `a${control}b\n`)
    const log = await arrange.writtenLog('one line\r\nprogress\rdone\r\n', lines.join(''))
    const printable = `one line\nprogressdone\n${'ab\n'.repeat(controls.length)}`
    return [
      ...checkBody(await read(log), printable, 'the printable characters'),
      ...checkBody(await read(log, { query: 'stream=1' }), printable, 'the printable characters, streamed'),
    ]
  },
  brokenBy: [
    faulty('keeps-bells', 'Control characters are kept', 'bytes', () => async (request, forward) => {
      const answer = await forward(request)
      if (answer.status !== 200 || isOn(request, 'stream') || isOn(request, 'raw')) return answer
      const raw = await forward(withQuery(request, 'raw', '1'))
      const bytes = await readAll(raw.body)
      return bytes.includes(0x07) && !bytes.includes(0x1b) ? withBytes(answer, bytes) : answer
    }),
    faulty(
      'keeps-c1-controls',
      'Eight-bit control characters that begin no sequence are kept',
      'bytes',
      restrip((raw) => stripWith(raw, controlSequences, commands, strings, shortEscapes)),
    ),
    faulty(
      'keeps-carriage-returns',
      'Carriage returns are kept',
      'bytes',
      restrip((raw) => {
        const marked = Buffer.from(raw.toString('utf8').replaceAll('\r', mark))
        return stripWith(marked, controlSequences, commands, strings, shortEscapes).replaceAll(mark, '\r')
      }),
    ),
    faulty(
      'keeps-rare-controls',
      'Control characters that few programs write are kept',
      'bytes',
      restrip((raw) => stripSequences(raw).replace(/[\u0000\u0007\u0008\u000b-\u000e\u007f]/g, '')),
    ),
    faulty(
      'stream-keeps-controls',
      'Control characters are kept in a stream',
      'bytes',
      restripStreams((raw) => mapPieces(raw, stripSequences)),
    ),
  ],
})
