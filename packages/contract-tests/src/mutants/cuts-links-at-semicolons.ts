import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { restrip } from '../proof/spoil.ts'
import { stripSequences } from '../proof/strip-with.ts'

const link = /\u001b\]8;[^;]*;[^;\u0007\u001b]*;([^\u0007\u001b]*)(?:\u0007|\u001b\\)/g

export const cutsLinksAtSemicolons: Mutant = defineMutant({
  name: 'cuts-links-at-semicolons',
  title: 'What stands behind a semicolon in the address of a link is kept',
  killedBy: [['raw/links', 'bytes']],
  start: () => restrip((raw) => stripSequences(Buffer.from(raw.toString('utf8').replace(link, '$1')))),
})
