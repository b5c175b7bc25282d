import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chooseFileName } from './choose-file-name.ts'

test.each([
  ['the quoted name', 'attachment; filename="HG7ML7M8z78YcAPEB.log"', 'HG7ML7M8z78YcAPEB.log'],
  ['the name without quotes', 'attachment; filename=run.log; size=3', 'run.log'],
  ['the extended name before the plain one', `attachment; filename="e.log"; filename*=UTF-8''%C3%A9.log`, 'é.log'],
  ['the plain name if the extended one is broken', `attachment; filename*=UTF-8''%FF.log; filename="e.log"`, 'e.log'],
  ['a quote inside the name', 'attachment; filename="a\\"b.log"', 'a"b.log'],
  ['only what follows the last slash', 'attachment; filename="../../etc/passwd"', 'passwd'],
  ['only what follows the last backslash', 'attachment; filename="..\\\\..\\\\evil.log"', 'evil.log'],
  ['the ID where the name is only dots', 'attachment; filename=".."', 'abc.log'],
  ['the ID where there is no name', 'attachment', 'abc.log'],
  ['the ID where there is no header', null, 'abc.log'],
])('chooses %s', (_, header, name) => {
  expect(chooseFileName(header, 'abc')).toBe(name)
})

test('never chooses a name that leads out of its directory', () => {
  const unit = fc.oneof(
    fc.constantFrom(...'/\\.";%\0\n'),
    fc.nat(0xffff).map((code) => String.fromCharCode(code)),
  )
  fc.assert(
    fc.property(fc.string({ unit }), fc.string({ unit }), (header, id) => {
      const name = chooseFileName(`attachment; filename="${header}"`, id)
      expect(name).not.toMatch(/[/\\\x00-\x1f]|^\.*$/)
    }),
  )
})
