import { checkStripped } from '../../checks/check-stripped.ts'
import { defineClause } from '../../clause/clause.ts'
import { citeSection } from '../../clause/source.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { restrip } from '../../faults/bytes.ts'
import { commands, controlSequences, shortEscapes, stripWith } from '../../faults/strip-with.ts'

export const rawStrings = defineClause({
  id: 'raw/strings',
  title: 'Device control, application, privacy and start-of-string sequences are removed with what they hold',
  level: 'must',
  source: [
    ...cite(parameterPointer('raw')),
    ...citeSection('ECMA-48, section 5.6', 'DCS, SOS, PM and APC each begin a string that ST ends.'),
  ],
  needs: ['writtenLog'],
  async check(scene) {
    const log = await scene.arrange.writtenLog(
      'a\x1bP1$r0m\x1b\\b\x1bXhidden\x1b\\c\x1b^private\x1b\\d\x1b_app\x1b\\e\n',
      // Of nothing, with a tab, and with letters beyond ASCII, one of which has the byte 9C.
      `f${[...'PX^_'].map((begin) => `\x1b${begin}\x1b\\f\x1b${begin}a\ttab, Ü 本 \u{1f600}\x1b\\f`).join('')}\n`,
    )
    return checkStripped(scene, log, `abcde\n${'f'.repeat(9)}\n`)
  },
  brokenBy: [
    {
      name: 'keeps-empty-strings',
      title: 'Strings of nothing are kept',
      code: 'bytes',
      fault: restrip((raw) =>
        stripWith(
          raw,
          controlSequences,
          commands,
          /(?:\u001b[PX^_]|[\u0090\u0098\u009e\u009f])[^\u001b\u009c\n]+(?:\u001b\\|\u009c)/g,
          shortEscapes,
        ),
      ),
    },
    {
      name: 'keeps-strings-beyond-ascii',
      title: 'Strings with letters beyond ASCII are kept',
      code: 'bytes',
      fault: restrip((raw) =>
        stripWith(raw, controlSequences, commands, /\u001b[PX^_][\t -~]*\u001b\\/g, shortEscapes),
      ),
    },
    {
      name: 'keeps-strings',
      title: 'What device control strings hold is kept',
      code: 'bytes',
      fault: restrip((raw) => stripWith(raw, controlSequences, commands, /\u001b[PX^_]|\u001b\\/g, shortEscapes)),
    },
  ],
})
