/** More would be open files that only wait for a thread. */
const mostAtATime = 32

let taken = 0
const waiting: (() => void)[] = []

/** Resolves when few enough others read; leaving the block lets the next one read. */
export async function takeTurn(): Promise<Disposable> {
  if (taken < mostAtATime) taken++
  else await new Promise<void>((resolve) => waiting.push(resolve))
  return { [Symbol.dispose]: passOn }
}

function passOn(): void {
  const next = waiting.shift()
  if (next === undefined) taken--
  else next()
}
