import type { RecordedExchange } from '../../report/report.ts'
import type { Markup } from './markup.ts'
import { markup } from './markup.ts'

const width = 1000
const height = 40

const endings: Readonly<Record<RecordedExchange['end'], string>> = {
  eof: 'the body ended',
  reset: 'the connection was reset',
  timeout: 'nothing more came in time',
  abort: 'the witness had seen enough',
}

/**
 * Draws when the bytes of a body came: a bar for each chunk, the taller the more bytes (on a logarithmic scale), and the end. Stretches
 * to any width, so its words stand beside it and not in it.
 */
export function renderTimeline(exchange: RecordedExchange): Markup {
  const { chunks, durationMs, end, body } = exchange
  const last = Math.max(durationMs, ...chunks.map(({ at }) => at), 0.001)
  const most = Math.max(...chunks.map(({ bytes }) => bytes), 1)
  const place = (at: number) => round((Math.max(at, 0) / last) * (width - 8) + 4)
  const tall = (bytes: number) => round(6 + (Math.log1p(bytes) / Math.log1p(most)) * (height - 14))
  const came = chunks.length === 1 ? '1 chunk' : `${chunks.length} chunks`
  const label = `${came}, ${body.bytes} bytes in ${milliseconds(durationMs)}; ${endings[end]}`
  const bars = chunks.map(({ at, bytes }) => {
    const [x, y] = [place(at), round(height - 4 - tall(bytes))]
    return markup`<path d="M${x} ${height - 4}V${y}"><title>${bytes} bytes after ${milliseconds(at)}</title></path>`
  })
  return markup`<figure class="timeline">
<svg viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" role="img" aria-label="${label}">
<path class="axis" d="M0 ${height - 3}H${width}"/>${bars}<path class="end ${end}" d="M${place(durationMs)} 2V${height - 2}"/>
</svg>
<figcaption><span>0 ms</span><span>${label}</span><span>${milliseconds(durationMs)}</span></figcaption>
</figure>`
}

/** A duration as people read it: `0.4 ms`, `12 ms`, `3.12 s`. */
export function milliseconds(duration: number): string {
  if (duration >= 1000) return `${round(duration / 1000)} s`
  return duration >= 10 ? `${Math.round(duration)} ms` : `${round(duration, 1)} ms`
}

function round(value: number, digits = 2): number {
  return Number(value.toFixed(digits))
}
