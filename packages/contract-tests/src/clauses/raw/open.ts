import { nameEach } from '../../checks/observe.ts'
import { defineQuestion } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'

const rows: readonly { readonly id: string; readonly title: string; readonly texts: Readonly<Record<string, string | Uint8Array>> }[] = [
  {
    id: 'raw/invisible',
    title: 'What becomes of invisible characters in the printable log',
    texts: { 'soft hyphen': '\u00ad', 'direction mark': '\u200e', 'zero-width space': '\u200b', 'word joiner': '\u2060' },
  },
  {
    id: 'raw/unassigned',
    title: 'What becomes of characters that Unicode does not define in the printable log',
    texts: { 'private use': '\ue000', unassigned: '\u0378', noncharacter: '\ufdd0', 'plane 16': '\u{10fffd}' },
  },
  {
    id: 'raw/line-separators',
    title: 'What becomes of line separators in the printable log',
    texts: { 'line separator': '\u2028', 'paragraph separator': '\u2029' },
  },
  {
    id: 'raw/invalid-utf8',
    title: 'What becomes of bytes that are not UTF-8 in the printable log',
    texts: {
      byte: Uint8Array.of(0xff),
      'cut characters': Uint8Array.of(0xe2, 0x82, 0xf0, 0x9f, 0x98, 0xf1, 0x80, 0xc3),
      overlong: Uint8Array.of(0xc0, 0x80, 0xc1, 0xbf, 0xe0, 0x9f, 0xbf, 0xf0, 0x8f, 0xbf, 0xbf),
      surrogate: Uint8Array.of(0xed, 0xa0, 0x80),
      'beyond Unicode': Uint8Array.of(0xf4, 0x90, 0x80, 0x80, 0xf5, 0x80),
    },
  },
  {
    id: 'raw/carriage-returns',
    title: 'What becomes of a carriage return in the printable log',
    texts: {
      inside: 'a\rb',
      'before a newline': 'a\r\nb',
      'two before a newline': 'a\r\r\nb',
      'after a newline': 'a\n\rb',
      'before two newlines': 'a\r\n\nb',
      'before a cut character': Uint8Array.of(0x61, 0x0d, 0xc3, 0x0d, 0x0a),
    },
  },
  {
    id: 'raw/consoles',
    title: 'What becomes of sequences that only some terminals know in the printable log',
    texts: {
      'title of screen': '\x1bktitle\x1b\\a',
      'palette of Linux': '\x1b]P0a1B2c3a',
      'palette with another digit': '\x1b]P0a1g2c3\x07a',
      'no more palette': '\x1b]Ra',
      'cut by CAN': '\x1b[3\x18a',
      'cut by SUB': '\x1b]0;t\x1aa',
      'cut by a newline': '\x1bPa\nb',
      'controls inside': '\x1b[3\b\t\r1mb',
      'characters inside': '\x1b[3é1mb',
      'eight-bit end': '\x1b]0;\u0084t\u009ca',
    },
  },
]

export const rawOpen = rows.map(({ id, title, texts }) =>
  defineQuestion({
    id,
    title,
    source: cite(parameterPointer('raw')),
    needs: ['writtenLog'],
    restsOn: ['body/as-written'],
    async observe({ arrange, baseline }) {
      const names = Object.keys(texts)
      const log = await arrange.writtenLog(...names.flatMap((name) => [`${name}<`, texts[name] as string, '>\n']))
      const lines = (await baseline(log)).body
      const seen = names.map((name) => {
        const from = Buffer.from(lines).indexOf(`${name}<`) + name.length + 1
        const left = Buffer.from(lines).subarray(from, Buffer.from(lines).indexOf('>', from))
        const isKept = left.equals(Buffer.from(texts[name] as string))
        return [name, isKept ? 'kept' : left.length === 0 ? 'removed' : `became ${nameCharacters(left.toString('utf8'))}`] as const
      })
      return nameEach(seen)
    },
  }),
)

/** `a U+000A b`, `U+FFFD x 3`. */
function nameCharacters(text: string): string {
  const runs = Array.from(text.matchAll(/(.)\1*/gsu), ([run, character = '']) => {
    const name = /[!-~]/.test(character) ? character : `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
    const times = run.length / character.length
    return times === 1 ? name : `${name} x ${times}`
  })
  return runs.join(' ')
}
