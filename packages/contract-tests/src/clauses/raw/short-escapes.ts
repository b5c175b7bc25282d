import { checkStripped } from '../../checks/check-stripped.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, citeSection } from '../../clause/source.ts'
import { parameterPointer } from '../../spec/operation.ts'

// Each byte that ends an escape at once. Not those that begin a string or, as SS2, SS3 and the title of screen(1) do, take what follows.
const finals = Array.from({ length: 0x4f }, (_, index) => String.fromCharCode(0x30 + index)).filter(
  (final) => !/[PX[\]^_\\NOk]/.test(final),
)

/** Each byte that may stand between the two. */
const intermediates = Array.from({ length: 0x10 }, (_, index) => String.fromCharCode(0x20 + index))

export const rawShortEscapes: Clause = defineClause({
  id: 'raw/short-escapes',
  title: 'Escapes of two and three characters are removed',
  level: 'must',
  source: [
    ...cite(parameterPointer('raw')),
    ...citeSection(
      'ECMA-48, section 5.3',
      'ESC and a final byte; ECMA-35, section 13.2: with intermediate bytes between them.',
    ),
  ],
  needs: ['written-log'],
  async check(scene) {
    const log = await scene.arrange.writtenLog(
      'a\x1b7b\x1b8c\x1bMd\x1b=e\x1b>f\x1bcg\x1b(Bh\x1b)0i\x1b#8j\x1b%Gk\n',
      `l${finals.map((final) => `\x1b${final}l`).join('')}\n`,
      `m${intermediates.map((between) => `\x1b${between}Am\x1b$${between}Fm`).join('')}\n`,
      // A string terminator that ends no string.
      'n\x1b\\o\n',
    )
    const printable = ['abcdefghijk', 'l'.repeat(1 + finals.length), 'm'.repeat(1 + 2 * intermediates.length), 'no']
    return checkStripped(scene, log, `${printable.join('\n')}\n`)
  },
})
