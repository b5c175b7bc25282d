import { checkStripped } from '../../checks/check-stripped.ts'
import { defineClause } from '../../clause/clause.ts'
import { citeSection } from '../../clause/source.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { restrip } from '../../faults/bytes.ts'
import { commands, controlSequences, shortEscapes, stripWith } from '../../faults/strip-with.ts'

export const rawC1 = defineClause({
  id: 'raw/c1',
  title: 'Eight-bit control characters begin the same sequences as their escapes',
  level: 'must',
  source: [
    ...cite(parameterPointer('raw')),
    ...citeSection('ECMA-48, section 5.3', 'The C1 control functions have an 8-bit form, 80 to 9F.'),
  ],
  needs: ['writtenLog'],
  async check(scene) {
    const log = await scene.arrange.writtenLog(
      'a\u009b31mb\u009d0;title\u009cc\u0090data\u009cd\u009d8;;https://example.com\x07e\n',
      'f\u0098start\u009cg\u009eprivate\x1b\\h\u009fapplication\u009ci\u0090data\x1b\\j\n',
    )
    return checkStripped(scene, log, 'abcde\nfghij\n')
  },
  brokenBy: [
    {
      name: 'keeps-c1-strings',
      title: 'Strings that an eight-bit control begins are kept',
      code: 'bytes',
      fault: restrip((raw) =>
        stripWith(raw, controlSequences, commands, /\u001b[PX^_][^\u001b\n]*\u001b\\/g, shortEscapes),
      ),
    },
    {
      name: 'keeps-c1',
      title: 'Eight-bit control sequences are kept',
      code: 'bytes',
      fault: restrip((raw) =>
        stripWith(
          raw,
          /\u001b\[[0-?]*[ -/]*[@-~]/g,
          /\u001b\][^\u0007\u001b\n]*(?:\u0007|\u001b\\)/g,
          /\u001b[PX^_][^\u001b\n]*\u001b\\/g,
          shortEscapes,
        ),
      ),
    },
  ],
})
