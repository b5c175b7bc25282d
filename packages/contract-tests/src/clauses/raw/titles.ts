import { checkStripped } from '../../checks/check-stripped.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, citeSection } from '../../clause/source.ts'
import { parameterPointer } from '../../spec/operation.ts'

export const rawTitles: Clause = defineClause({
  id: 'raw/titles',
  title: 'Operating system commands are removed, whether ended by BEL or ST',
  level: 'must',
  source: [
    ...cite(parameterPointer('raw')),
    ...citeSection('ECMA-48, section 8.3.89', 'OSC begins a string that ST ends; xterm also accepts BEL.'),
  ],
  needs: ['written-log'],
  async check(scene) {
    const log = await scene.arrange.writtenLog(
      'a\x1b]0;the title\x07b\x1b]2;another title\x1b\\c\n',
      // In UTF-8 these characters have the byte 9C, which as a character of its own is ST.
      '\x1b]0;Über 本 \u{1f71c} title\x07d\x1b]2;Ü\x1b\\e\n',
    )
    return checkStripped(scene, log, 'abc\nde\n')
  },
})
