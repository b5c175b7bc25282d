import { expect, test } from 'vitest'
import { Slots } from './slots.ts'

function order(slots: Slots): { take(name: string, held?: number): Promise<void>; readonly came: string[] } {
  const came: string[] = []
  return { came, take: async (name, held) => slots.take(held).then(() => void came.push(name)) }
}

test('no more run at once than there are slots, and the next free slot goes to the first in the queue', async () => {
  const slots = new Slots(2)
  const { take, came } = order(slots)
  const all = ['one', 'two', 'three'].map((name) => take(name))
  await Promise.all(all.slice(0, 2))
  expect(came).toEqual(['one', 'two'])
  slots.give(false)
  await all[2]
  expect(came).toEqual(['one', 'two', 'three'])
})

test('a clause that holds a run goes before those that hold none, and finds a slot that they leave', async () => {
  const slots = new Slots(4)
  const { take, came } = order(slots)
  await Promise.all([take('first', 0), take('second', 0)])
  const third = take('third', 0)
  await Promise.all([take('its other', 1), take('that of the second', 1)])
  expect(came).toEqual(['first', 'second', 'its other', 'that of the second'])
  slots.give(true)
  slots.give(true)
  slots.give(true)
  await third
  expect(came.at(-1)).toBe('third')
})

test('a clause that needs more runs at once than there are slots is told so, and does not wait', async () => {
  const slots = new Slots(1)
  await slots.take(0)
  await expect(slots.take(1)).rejects.toThrow('It needs 2 runs at once, and --concurrency allows 1')
})

test('once they are closed, nobody waits and nobody is let in', async () => {
  const slots = new Slots(1)
  await slots.take(undefined)
  const waiting = slots.take(undefined)
  slots.close(new Error('The judging is over'))
  await expect(waiting).rejects.toThrow('The judging is over')
  await expect(slots.take(undefined)).rejects.toThrow('The judging is over')
})
