import { checkAnswer } from '../../checks/check-answer.ts'
import { checkUtf8 } from '../../checks/check-bytes.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { answers, edit, off, ok, on, pipe } from '../../faults/answers.ts'
import { mapPieces } from '../../faults/wire.ts'

const breakUtf8 = (piece: Buffer): Buffer => Buffer.from(piece.toString('latin1').replaceAll('\xef\xbf\xbd', '\xff'), 'latin1')

export const rawBrokenUtf8 = defineClause({
  id: 'raw/broken-utf8',
  basis: 'expected',
  restsOn: ['body/utf8', 'body/characters', 'raw/colours', 'stream/finished'],
  title: 'The printable log is valid UTF-8 even where the written bytes are not',
  source: cite(parameterPointer('raw')),
  needs: ['writtenLog'],
  async check({ arrange, read }) {
    const log = await arrange.writtenLog('before ', Uint8Array.of(0xc3, 0x28, 0xff, 0xe2, 0x82), ' after\n')
    const exchanges = [await read(log), await read(log, { query: 'stream=1' })]
    return exchanges.flatMap((exchange) => [...checkAnswer(exchange, 200), ...checkUtf8(exchange)])
  },
  brokenBy: faults('invalid-utf8', {
    'broken-utf8-passes': [
      'Bytes that are not UTF-8 are in the printable log',
      answers([ok, off('stream', 'raw')], edit(/\xef\xbf\xbd/g, '\xff')),
    ],
    'stream-breaks-utf8': [
      'Bytes that are not UTF-8 are in a printable stream',
      answers(
        [ok, on('stream'), off('raw')],
        pipe((body) => mapPieces(body, breakUtf8)),
      ),
    ],
  }),
})
