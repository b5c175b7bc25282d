import { checkBody } from '../../checks/check-body.ts'
import type { Promised } from '../../clause/clause.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { answers, edit, off, ok, on } from '../../faults/answers.ts'
import { sampleLog } from '../../samples/sample-log.ts'

const every = Uint8Array.from({ length: 256 }, (_, byte) => byte)

const rows: readonly (Pick<Promised, 'id' | 'title' | 'restsOn' | 'brokenBy'> & { readonly pieces: readonly (Uint8Array | string)[] })[] = [
  {
    id: 'raw/any-bytes',
    restsOn: ['raw/verbatim', 'body/markup'],
    title: 'The verbatim log has every byte, even those that are not text',
    pieces: [every, '\r\n', Uint8Array.of(0xc3, 0x28, 0xff, 0xfe, 0xed, 0xa0, 0x80), '\n'],
    brokenBy: faults('bytes', {
      'raw-through-text': [
        'The verbatim log is decoded and encoded on its way',
        answers(
          [ok, on('raw'), off('stream')],
          edit((text) => Buffer.from(Buffer.from(text, 'latin1').toString('utf8')).toString('latin1')),
        ),
      ],
    }),
  },
  {
    id: 'raw/byte-order-mark',
    restsOn: ['raw/verbatim'],
    title: 'A byte-order mark that the program wrote is kept with raw',
    pieces: ['\ufeff', sampleLog('marked'), '\ufeffonce more\n'],
    brokenBy: faults('bytes', {
      'raw-drops-mark': [
        'A byte-order mark that the program wrote is dropped from the verbatim log',
        answers([ok, on('raw'), off('stream')], edit(/^\u00ef\u00bb\u00bf/, '')),
      ],
    }),
  },
]

/** Bytes that are there with raw as they were written. */
export const rawAnyBytes = rows.map(({ pieces, ...promise }) =>
  defineClause({
    ...promise,
    basis: 'documented',
    source: cite(parameterPointer('raw')),
    needs: ['writtenLog'],
    async check({ arrange, read }) {
      const log = await arrange.writtenLog(...pieces)
      return checkBody(await read(log, { query: 'raw=1' }), log.written, 'the log verbatim')
    },
  }),
)
