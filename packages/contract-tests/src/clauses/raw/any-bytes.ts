import { checkBody } from '../../checks/check-body.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { answers, edit, off, ok, on } from '../../faults/answers.ts'

export const rawAnyBytes = defineClause({
  id: 'raw/any-bytes',
  basis: 'documented',
  restsOn: ['raw/verbatim', 'body/markup'],
  title: 'The verbatim log has every byte, even those that are not text',
  source: cite(parameterPointer('raw')),
  needs: ['writtenLog'],
  async check({ arrange, read }) {
    const every = Uint8Array.from({ length: 256 }, (_, byte) => byte)
    const log = await arrange.writtenLog(every, '\r\n', Uint8Array.of(0xc3, 0x28, 0xff, 0xfe, 0xed, 0xa0, 0x80), '\n')
    return checkBody(await read(log, { query: 'raw=1' }), log.written, 'the log verbatim')
  },
  brokenBy: faults('bytes', {
    'raw-through-text': [
      'The verbatim log is decoded and encoded on its way',
      answers(
        [ok, on('raw'), off('stream')],
        edit((text) => Buffer.from(Buffer.from(text, 'latin1').toString('utf8')).toString('latin1')),
      ),
    ],
  }),
})
