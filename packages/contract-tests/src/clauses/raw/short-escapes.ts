import { checkStripped } from '../../checks/check-stripped.ts'
import { defineClause } from '../../clause/clause.ts'
import { citeSection } from '../../clause/source.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { restrip } from '../../faults/bytes.ts'
import { commands, controlSequences, strings, stripWith } from '../../faults/strip-with.ts'

// Each byte that ends an escape at once. Not those that begin a string or, as SS2, SS3 and the title of screen(1) do, take what follows.
const finals = Array.from({ length: 0x4f }, (_, index) => String.fromCharCode(0x30 + index)).filter(
  (final) => !/[PX[\]^_\\NOk]/.test(final),
)

/** Each byte that may stand between the two. */
const intermediates = Array.from({ length: 0x10 }, (_, index) => String.fromCharCode(0x20 + index))

export const rawShortEscapes = defineClause({
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
  needs: ['writtenLog'],
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
  brokenBy: [
    {
      name: 'keeps-announcements',
      title: 'Escapes with rare bytes between are kept',
      code: 'bytes',
      fault: restrip((raw) =>
        stripWith(raw, controlSequences, commands, strings, /\u001b[#%()][0-~]|\u001b[0-OQ-WYZ\\`-~]/g),
      ),
    },
    {
      name: 'keeps-rare-escapes',
      title: 'Only the usual escapes of two characters are removed',
      code: 'bytes',
      fault: restrip((raw) =>
        stripWith(raw, controlSequences, commands, strings, /\u001b[ -/]+[0-~]|\u001b[78=>cDEHMNO\\]/g),
      ),
    },
    {
      name: 'keeps-short-escapes',
      title: 'Short escapes are kept',
      code: 'bytes',
      fault: restrip((raw) => stripWith(raw, controlSequences, commands, strings)),
    },
    {
      name: 'keeps-terminators',
      title: 'Of a terminator that ends no string the backslash is kept',
      code: 'bytes',
      fault: restrip((raw) =>
        stripWith(raw, controlSequences, commands, strings, /\u001b[ -/]+[0-~]|\u001b[0-OQ-WYZ`-~]|\u001b/g),
      ),
    },
    {
      name: 'three-characters-short',
      title: 'Of an escape of three characters the last is kept',
      code: 'bytes',
      fault: restrip((raw) => stripWith(raw, controlSequences, commands, strings, /\u001b[ -~]/g)),
    },
  ],
})
