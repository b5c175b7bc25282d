import { checkStripped } from '../../checks/check-stripped.ts'
import { defineClause } from '../../clause/clause.ts'
import { citeSection } from '../../clause/source.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { restrip } from '../../faults/bytes.ts'
import {
  commands,
  controlSequences,
  shortEscapes,
  strings,
  stripSequences,
  stripWith,
} from '../../faults/strip-with.ts'

const link = /\u001b\]8;[^;]*;[^;\u0007\u001b]*;([^\u0007\u001b]*)(?:\u0007|\u001b\\)/g

export const rawLinks = defineClause({
  id: 'raw/links',
  title: 'Hyperlinks are removed and their text is kept',
  level: 'must',
  source: [
    ...cite(parameterPointer('raw')),
    ...citeSection('OSC 8, hyperlinks in terminal emulators', 'OSC 8 ; params ; URI ST text OSC 8 ; ; ST'),
  ],
  needs: ['writtenLog'],
  async check(scene) {
    const log = await scene.arrange.writtenLog(
      'see \x1b]8;;https://example.com/?a=1&b=2\x1b\\the page\x1b]8;;\x1b\\ or \x1b]8;id=1;https://example.com\x07this\x1b]8;;\x07\n',
      'or \x1b]8;id=a:b=c;https://example.com/a;b=1;c?d;e\x07that\x1b]8;;\x07\n',
    )
    return checkStripped(scene, log, 'see the page or this\nor that\n')
  },
  brokenBy: [
    {
      name: 'cuts-links-at-semicolons',
      title: 'What stands behind a semicolon in the address of a link is kept',
      code: 'bytes',
      fault: restrip((raw) => stripSequences(Buffer.from(raw.toString('utf8').replace(link, '$1')))),
    },
    {
      name: 'keeps-links',
      title: 'The addresses of hyperlinks are kept',
      code: 'bytes',
      fault: restrip((raw) =>
        stripWith(raw, controlSequences, /\u001b\]8;[^;]*;|\u001b\\/g, commands, strings, shortEscapes),
      ),
    },
  ],
})
