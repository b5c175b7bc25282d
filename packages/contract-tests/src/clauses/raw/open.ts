import { nameEach } from '../../checks/observe.ts'
import { defineQuestion } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'

const rows: readonly { readonly id: string; readonly title: string; readonly texts: Readonly<Record<string, string | Uint8Array>> }[] = [
  {
    id: 'raw/invisible',
    title: 'What becomes of characters that show nothing in the printable log',
    texts: { 'soft hyphen': '\u00ad', 'direction mark': '\u200e', 'zero-width space': '\u200b', 'word joiner': '\u2060' },
  },
  {
    id: 'raw/unassigned',
    title: 'What becomes of characters that Unicode does not define in the printable log',
    texts: { 'private use': '\ue000', unassigned: '\u0378', noncharacter: '\ufdd0' },
  },
  {
    id: 'raw/line-separators',
    title: 'What becomes of line separators in the printable log',
    texts: { 'line separator': '\u2028', 'paragraph separator': '\u2029' },
  },
  {
    id: 'raw/invalid-utf8',
    title: 'What becomes of bytes that are not UTF-8 in the printable log',
    texts: { byte: Uint8Array.of(0xff), 'cut character': Uint8Array.of(0xe2, 0x82) },
  },
]

/** What "keeping only printable characters" leaves open. */
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
        return [
          name,
          isKept ? 'kept' : left.length === 0 ? 'removed' : `became ${[...left.toString('utf8')].map(nameCharacter).join(' ')}`,
        ] as const
      })
      return nameEach(seen)
    },
  }),
)

function nameCharacter(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
