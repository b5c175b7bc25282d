import { checkStripped } from '../../checks/check-stripped.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, citeSection } from '../../clause/source.ts'
import { parameterPointer } from '../../spec/operation.ts'

export const rawLinks: Clause = defineClause({
  id: 'raw/links',
  title: 'Hyperlinks are removed and their text is kept',
  level: 'must',
  source: [
    ...cite(parameterPointer('raw')),
    ...citeSection('OSC 8, hyperlinks in terminal emulators', 'OSC 8 ; params ; URI ST text OSC 8 ; ; ST'),
  ],
  needs: ['written-log'],
  async check(scene) {
    const log = await scene.arrange.writtenLog(
      'see \x1b]8;;https://example.com/?a=1&b=2\x1b\\the page\x1b]8;;\x1b\\ or \x1b]8;id=1;https://example.com\x07this\x1b]8;;\x07\n',
      'or \x1b]8;id=a:b=c;https://example.com/a;b=1;c?d;e\x07that\x1b]8;;\x07\n',
    )
    return checkStripped(scene, log, 'see the page or this\nor that\n')
  },
})
