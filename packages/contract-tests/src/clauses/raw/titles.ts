import { checkStripped } from '../../checks/check-stripped.ts'
import { defineClause } from '../../clause/clause.ts'
import { citeSection } from '../../clause/source.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { restrip } from '../../faults/bytes.ts'
import { commands, controlSequences, shortEscapes, strings, stripWith } from '../../faults/strip-with.ts'

const others = [
  '4;1;rgb:ff/00/00',
  '7;file://host/directory',
  '9;4;1;50',
  '10;?',
  '52;c;aGVsbG8=',
  '133;A',
  '633;P;Cwd=/',
  '777;notify;title;text',
  '1337;File=name=YQ==;inline=1:aGVsbG8=',
]

export const rawTitles = defineClause({
  id: 'raw/titles',
  title: 'Operating system commands are removed, whether ended by BEL or ST',
  level: 'must',
  source: [
    ...cite(parameterPointer('raw')),
    ...citeSection('ECMA-48, section 8.3.89', 'OSC begins a string that ST ends; xterm also accepts BEL.'),
  ],
  needs: ['writtenLog'],
  async check(scene) {
    const log = await scene.arrange.writtenLog(
      'a\x1b]0;the title\x07b\x1b]2;another title\x1b\\c\n',
      // In UTF-8 these characters have the byte 9C, which as a character of its own is ST.
      '\x1b]0;Über 本 \u{1f71c} title\x07d\x1b]2;Ü\x1b\\e\n',
      // Without a number, of nothing, with a tab; and what shells and terminals of today say.
      'f\x1b]Lan icon\x1b\\g\x1b]\x07h\x1b]0;a\ttab\x07i\n',
      `j${others.map((command) => `\x1b]${command}\x07j\x1b]${command}\x1b\\j`).join('')}\n`,
    )
    return checkStripped(scene, log, `abc\nde\nfghi\n${'j'.repeat(1 + 2 * others.length)}\n`)
  },
  brokenBy: [
    {
      name: 'cuts-strings-at-9c',
      title: 'A byte 9C within a character ends a command',
      code: 'bytes',
      fault: restrip((raw) => {
        const bytes = raw.toString('latin1').replace(/\u001b\][^\u0007\u001b\u009c\n]*\u009c/g, '')
        return stripWith(Buffer.from(bytes, 'latin1'), controlSequences, commands, strings, shortEscapes)
      }),
    },
    {
      name: 'keeps-st-titles',
      title: 'Operating system commands that ST ends are kept',
      code: 'bytes',
      also: [['raw/links', 'bytes']],
      fault: restrip((raw) =>
        stripWith(raw, controlSequences, /\u001b\][^\u0007\u001b\n]*\u0007/g, strings, shortEscapes),
      ),
    },
    {
      name: 'keeps-titles',
      title: 'Operating system commands are kept',
      code: 'bytes',
      fault: restrip((raw) => stripWith(raw, controlSequences, strings, shortEscapes)),
    },
    {
      name: 'keeps-unnumbered-commands',
      title: 'Operating system commands without a number are kept',
      code: 'bytes',
      fault: restrip((raw) =>
        stripWith(
          raw,
          controlSequences,
          /(?:\u001b\]|\u009d)\d[^\u0007\u001b\u009c\n]*(?:\u0007|\u001b\\|\u009c)/g,
          strings,
          shortEscapes,
        ),
      ),
    },
    {
      name: 'keeps-wide-commands',
      title: 'Operating system commands with a tab in them are kept',
      code: 'bytes',
      fault: restrip((raw) =>
        stripWith(
          raw,
          controlSequences,
          /(?:\u001b\]|\u009d)[^\u0007\u001b\u009c\n\t]*(?:\u0007|\u001b\\|\u009c)/g,
          strings,
          shortEscapes,
        ),
      ),
    },
  ],
})
