import type { StrippedRow } from '../../checks/check-stripped.ts'
import { defineStripped } from '../../checks/check-stripped.ts'
import { faults } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { answers, edit, off, ok } from '../../faults/answers.ts'
import { restrip } from '../../faults/bytes.ts'
import { stripSequences, stripsWith, stripWith } from '../../faults/strip-with.ts'

const finals = Array.from({ length: 0x3f }, (_, index) => String.fromCharCode(0x40 + index))

/** The beginnings of sequences, before any byte that ends them. */
const cuts = [
  ...finals.map((final) => ['\x1b[', final] as const),
  ...[...'@HKm~'].flatMap((final) => [['\x1b', `[${final}`] as const, ['\x1b[1;', final] as const]),
]

const rows: readonly StrippedRow[] = [
  {
    id: 'raw/only-escapes',
    basis: 'documented',
    restsOn: ['raw/cursor', 'body/empty', 'body/last-line'],
    title: 'A log of nothing but escape sequences is empty, and verbatim with raw',
    source: cite(parameterPointer('raw')),
    written: ['\x1b[2J\x1b[H', '\x1b[0m'],
    printable: '',
    brokenBy: faults('bytes', {
      'only-escapes-verbatim': [
        'A log without a printable character is sent verbatim',
        restrip((raw) => (/[^\u0000-\u001f]/.test(stripSequences(raw)) ? stripSequences(raw) : raw)),
      ],
    }),
  },
  {
    id: 'raw/cut',
    basis: 'documented',
    restsOn: ['raw/cursor', 'raw/titles', 'body/characters'],
    title: 'Sequences and characters that are written in pieces still count as whole',
    source: cite(parameterPointer('raw')),
    written: [
      ...[...Buffer.from('a\x1b[1;31mé\x1b]8;;x\x1b\\日\x1b]8;;\x07\u{1f600}\x1b]0;q\x1b\\z\n')].map((byte) => Uint8Array.of(byte)),
      ...cuts
        .map(([begin, end]) => `b${begin}\0${end}c`)
        .join('')
        .split('\0'),
      '\n',
    ],
    printable: `aé日\u{1f600}z\n${'bc'.repeat(cuts.length)}\n`,
    brokenBy: faults('bytes', {
      'leaks-sequences-cut-by-writes': [
        'A sequence that was written in pieces leaks',
        restrip((raw) => (raw.includes('z\nb\x1b[@c') ? raw : stripWith(raw))),
      ],
      'loses-text-behind-bare-sequences': [
        'A sequence without parameters removes the next character, unless it is a colour',
        stripsWith({ first: /\u001b\[[@-ln-~][a-z]/g }),
      ],
    }),
  },
  {
    id: 'raw/text-kept',
    basis: 'documented',
    restsOn: ['raw/colours'],
    title: 'Text that only looks like an escape sequence is kept',
    source: cite(parameterPointer('raw')),
    written: ['[31mno escape[0m array[0] ]0;title \\x1b[31m \\e[0m \\033[0m ^[[31m\n', '%1B[31m &#27;[31m \u241b[31m\n'],
    printable: '[31mno escape[0m array[0] ]0;title \\x1b[31m \\e[0m \\033[0m ^[[31m\n%1B[31m &#27;[31m \u241b[31m\n',
    brokenBy: faults('bytes', {
      'strips-lookalikes': ['Text that looks like a sequence is stripped', stripsWith({ last: /\[\d*m/g })],
    }),
  },
  {
    id: 'raw/whitespace-kept',
    basis: 'documented',
    restsOn: ['raw/cursor', 'body/blank-lines'],
    title: 'Newlines and spaces around escape sequences are kept',
    source: cite(parameterPointer('raw')),
    written: ['\x1b[31m\n \x1b[0m end\x1b[K \n\n\x1b[0m\n'],
    printable: '\n  end \n\n\n',
    brokenBy: faults('bytes', {
      'strips-space-with-sequences': ['White space after a sequence is removed with it', stripsWith({ first: /\u001b\[\d*[mK]\s/g })],
    }),
  },
  {
    id: 'raw/continuation-bytes',
    basis: 'documented',
    restsOn: ['body/characters', 'raw/colours'],
    title: 'Bytes of a character that look like eight-bit controls are kept',
    source: cite(parameterPointer('raw'), ['RFC 3629, section 3', 'Octets 80 to BF continue a character.']),
    written: ['\u{1f600} \u015b \u00db \u045b \u{1f61b} \u4e5b \x1b[32mś\x1b[0m\n'],
    printable: '\u{1f600} \u015b \u00db \u045b \u{1f61b} \u4e5b ś\n',
    brokenBy: faults('bytes', {
      'strips-continuation-bytes': [
        'Continuation bytes of a character are taken for eight-bit controls',
        answers([ok, off('stream', 'raw')], edit(/[\x80-\x9f]/g, '')),
      ],
    }),
  },
]

export const rawTextAround = rows.map(defineStripped)
