import { checkBody } from '../../checks/check-body.ts'
import type { Promised } from '../../clause/clause.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { restrip, restripPieces } from '../../faults/bytes.ts'
import { stripSequences, stripsWith, stripWith } from '../../faults/strip-with.ts'

const controls = Array.from({ length: 0xa0 }, (_, code) => String.fromCharCode(code)).filter((character) => /\p{Cc}/u.test(character))

interface Row extends Pick<Promised, 'id' | 'title' | 'basis' | 'restsOn' | 'brokenBy'> {
  readonly which: RegExp
  /** What follows it. */
  readonly after: string
}

const rows: readonly Row[] = [
  {
    id: 'raw/unprintable',
    basis: 'documented',
    restsOn: ['raw/colours', 'stream/finished'],
    title: 'Control characters other than white space are removed, and no text with them',
    which: /[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]/,
    // As after ESC; none of them is ESC itself.
    after: '[2mb',
    brokenBy: faults('bytes', {
      'backspaces-erase': ['A backspace removes the previous character', stripsWith({ first: /[^\n]\u0008/g })],
      'controls-are-spaces': [
        'A control character becomes a space',
        restrip((raw) => stripSequences(raw).replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, ' ')),
      ],
      'keeps-bells': ['Control characters are kept', restrip((raw) => (raw.includes('\x1b') ? stripWith(raw) : raw))],
      'keeps-deletes': [
        'The DEL character is kept',
        restrip((raw) => stripSequences(raw, { last: /[\u0000-\u0008\u000b-\u001f\u0080-\u009f]/g })),
      ],
      'keeps-rare-controls': [
        'Control characters that few programs write are kept',
        restrip((raw) => stripSequences(raw, { last: /[\u0000\u0007\u0008\u000b-\u000e\u007f-\u009f]/g })),
      ],
      'stream-keeps-controls': ['Control characters are kept in a stream', restripPieces(stripSequences)],
    }),
  },
  {
    id: 'raw/controls',
    basis: 'expected',
    restsOn: ['raw/unprintable'],
    title: 'All control characters but newline, carriage return and tab are removed, white space and eight-bit ones too',
    // Except those that begin a sequence, and the carriage return, which may begin a line.
    which: /[\x0b\x0c\x80-\x8f\x91-\x97\x99\x9a\x9c]/,
    after: 'b',
    brokenBy: faults('bytes', {
      'keeps-c1-controls': ['Eight-bit control characters that begin no sequence are kept', stripsWith({})],
      'keeps-form-feeds': [
        'Form feeds are kept',
        restrip((raw) => stripSequences(raw, { last: /[\u0000-\u0008\u000b\u000d-\u001f\u007f-\u009f]/g })),
      ],
    }),
  },
]

export const rawControls = rows.map(({ which, after, ...promise }) =>
  defineClause({
    ...promise,
    source: cite(parameterPointer('raw')),
    needs: ['writtenLog'],
    async check({ arrange, read }) {
      const written = controls.filter((control) => which.test(control))
      // A server that copies plain text word by word meets it at each position in a word.
      const before = written.map((_, index) => 'plain text '.repeat(4) + '.'.repeat(index % 4))
      const log = await arrange.writtenLog(
        written.map((control, index) => `${before[index]}${control}${after}${control.repeat(4)}\n`).join(''),
      )
      const exchanges = [await read(log), await read(log, { query: 'stream=1' })]
      const printable = before.map((text) => `${text}${after}\n`).join('')
      return exchanges.flatMap((exchange) => checkBody(exchange, printable, 'the printable characters'))
    },
  }),
)
