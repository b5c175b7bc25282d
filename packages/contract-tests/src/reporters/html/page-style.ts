/** The style of the page: two palettes, one scale, and widths down to 320 pixels. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --paper: #fcfcfb; --raised: #ffffff; --sunken: #f3f3f1; --line: #e2e2de; --ink: #1d1e20; --soft: #5d6066;
  --pass: #126b40; --fail: #bb222c; --warn: #805400; --deviation: #6b3fbb; --stale: #a84408; --blocked: #275d92; --not-applicable: #686c73;
  --mono: ui-monospace, "SF Mono", SFMono-Regular, "Cascadia Code", "JetBrains Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
  --sans: Inter, "Segoe UI", system-ui, -apple-system, "Helvetica Neue", "Noto Sans", "DejaVu Sans", sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #131417; --raised: #1a1c20; --sunken: #0d0e10; --line: #2c2f35; --ink: #e9eaec; --soft: #9ba1aa;
    --pass: #4cc38a; --fail: #ff7a7a; --warn: #e5b454; --deviation: #b99af5; --stale: #ff9f5a; --blocked: #7db8f2; --not-applicable: #8b919a;
  }
}
* { box-sizing: border-box; margin: 0; }
html { scroll-padding-top: 4rem; }
body { background: var(--paper); color: var(--ink); font: 14px/1.5 var(--sans); font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
[hidden] { display: none !important; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
code, pre { font-family: var(--mono); font-size: 12.5px; }
a { color: inherit; }
:focus-visible { outline: 2px solid var(--blocked); outline-offset: 2px; border-radius: 4px; }
ul { list-style: none; padding: 0; }
h2 { font-size: 16px; font-weight: 650; letter-spacing: -.01em; margin: 2.25rem 0 .6rem; }
.note { color: var(--soft); font-size: 13px; }

.pass { --tone: var(--pass); } .fail { --tone: var(--fail); } .warn { --tone: var(--warn); } .deviation { --tone: var(--deviation); }
.stale { --tone: var(--stale); } .blocked { --tone: var(--blocked); } .not-applicable, .observed, .consequence { --tone: var(--not-applicable); }
.mark { display: inline-grid; place-items: center; flex: none; position: relative; width: 1.45em; height: 1.45em; border-radius: .4em; color: var(--tone);
  background: color-mix(in srgb, var(--tone) 14%, transparent); font: 700 12.5px/1 var(--mono); vertical-align: middle; }
.mark.not-applicable, .mark.observed, .mark.consequence { background: none; }
.mark.fail, .mark.stale { background: var(--tone); color: var(--paper); }

.summary, main { max-width: 74rem; margin: 0 auto; padding: 0 1.5rem; }
.summary { padding-top: 2.25rem; }
.kicker { color: var(--soft); font-size: 12px; font-weight: 600; letter-spacing: .08em; text-transform: uppercase; }
h1 { display: flex; align-items: center; gap: .4em; font-size: clamp(26px, 5vw, 38px); font-weight: 700; letter-spacing: -.025em; line-height: 1.15; margin: .15rem 0 .5rem; }
h1 .mark { font-size: .62em; width: 1.6em; height: 1.6em; }
.facts { display: flex; flex-wrap: wrap; gap: .1rem 1.25rem; color: var(--soft); font-size: 13px; }
.bars { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: .75rem; margin-top: 1.25rem; }
.bar { background: var(--raised); border: 1px solid var(--line); border-radius: 10px; padding: .75rem .9rem .7rem; min-width: 0; }
.bar h2 { margin: 0 0 .5rem; font-size: 14px; }
.bar svg { display: block; width: 100%; height: 8px; border-radius: 4px; overflow: hidden; }
.bar rect { fill: var(--tone); } .bar rect.not-applicable, .bar rect.observed { fill: var(--line); }
.bar ul { display: flex; flex-wrap: wrap; gap: .2rem .9rem; margin-top: .55rem; font-weight: 600; } .bar li { display: flex; align-items: center; gap: .35em; }
.bar li .word { font-weight: 400; color: var(--soft); } .bar li .mark { font-size: 11px; }

.filters { display: grid; grid-template-columns: auto 1fr; gap: .6rem 1.5rem; background: var(--raised); border: 1px solid var(--line); border-radius: 10px; padding: .7rem .9rem; margin-top: 1.5rem; }
fieldset { border: 0; padding: 0; min-width: 0; display: flex; flex-wrap: wrap; gap: .3rem; align-items: center; }
legend, .find label { float: left; font-size: 12px; font-weight: 600; color: var(--soft); min-width: 4.2rem; }
.filters fieldset { grid-column: 1 / -1; }
.box { display: inline-flex; align-items: center; gap: .35em; border: 1px solid var(--line); border-radius: 99px; padding: .12rem .65rem .12rem .4rem; cursor: pointer; font-size: 13px; user-select: none; }
.box:has(.mark) { padding-left: .3rem; } .box .mark { font-size: 11px; }
.box:hover { border-color: var(--soft); }
.box input { appearance: none; width: .8em; height: .8em; border: 1.5px solid var(--soft); border-radius: 3px; margin: 0 .1rem; flex: none; display: grid; place-items: center; }
.box input:checked { background: var(--ink); border-color: var(--ink); } .box input:checked::after { content: "✓"; font: 700 9px/1 var(--mono); color: var(--paper); }
.box:has(:checked) { border-color: var(--ink); background: var(--sunken); font-weight: 600; } .box:has(:focus-visible) { outline: 2px solid var(--blocked); outline-offset: 1px; } .box input:focus-visible { outline: none; }
.find { grid-column: 1 / -1; display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
.find input, .find button { font: inherit; font-size: 13px; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: 7px; padding: .22rem .6rem; min-width: 0; }
.find input { flex: 0 1 16rem; } .find button { cursor: pointer; } .find output { color: var(--soft); font-size: 13px; margin-left: auto; }

.matrix { border: 1px solid var(--line); border-radius: 10px; background: var(--raised); overflow: clip; } .matrix.many { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; font-weight: 400; padding: .16rem .9rem; vertical-align: middle; }
thead th { position: sticky; top: 0; z-index: 1; background: var(--raised); font-size: 12px; font-weight: 600; color: var(--soft); box-shadow: inset 0 -1px 0 var(--line); padding-block: .4rem; }
th[scope=col]:not(:first-child), td { text-align: center; width: 5.5rem; min-width: 3rem; padding-inline: .3rem; }
.section th { background: var(--sunken); font-size: 12px; font-weight: 650; padding-block: .25rem; } .section span { color: var(--soft); font-weight: 400; margin-left: .3rem; }
tbody tr + tr th, tbody tr + tr td { border-top: 1px solid color-mix(in srgb, var(--line) 55%, transparent); }
tr[data-verdicts]:hover { background: color-mix(in srgb, var(--sunken) 60%, transparent); }
.observations th code, tr[data-verdicts] th code { display: inline-block; min-width: 15rem; margin-right: .75rem; color: var(--soft); }
tr th i { font-size: 11px; font-style: normal; color: var(--soft); border: 1px solid var(--line); border-radius: 4px; padding: 0 .3em; margin-left: .3em; }
td a { text-decoration: none; display: inline-block; border-radius: .4em; } td a .mark { box-shadow: 0 0 0 1px color-mix(in srgb, var(--tone) 45%, transparent); } td a:hover .mark { box-shadow: 0 0 0 2px var(--tone); }

.result { background: var(--raised); border: 1px solid var(--line); border-left: 3px solid var(--tone); border-radius: 8px; margin-bottom: .35rem; }
.result:target { box-shadow: 0 0 0 2px color-mix(in srgb, var(--tone) 50%, transparent); }
.result > summary { display: flex; flex-wrap: wrap; align-items: center; gap: .1rem .6rem; padding: .32rem .8rem; cursor: pointer; list-style: none; }
.result > summary::-webkit-details-marker { display: none; }
.what { flex: 1; min-width: 0; } .what code { font-weight: 700; margin-right: .4rem; } .where { color: var(--soft); font-size: 12.5px; } .where b { color: var(--ink); font-weight: 600; }
.reason { padding: 0 .8rem .6rem; color: var(--soft); }
.finding { border-top: 1px solid var(--line); padding: .6rem .8rem .8rem; }
.finding h4 { font-size: 12.5px; color: var(--tone); margin-bottom: .35rem; }
.finding dl { display: grid; grid-template-columns: 1fr 1fr; gap: .5rem; }
.finding dl > div { min-width: 0; background: var(--sunken); border-radius: 7px; padding: .4rem .65rem; } .finding dl > div + div { box-shadow: inset 2px 0 0 var(--tone); }
.finding dt { font-size: 11.5px; font-weight: 600; color: var(--soft); } .finding dd { white-space: pre-wrap; max-height: 14rem; overflow: auto; }
.exchange { margin-top: .6rem; border: 1px solid var(--line); border-radius: 7px; overflow: hidden; }
pre { white-space: pre-wrap; padding: .45rem .65rem; max-height: 18rem; overflow: auto; line-height: 1.45; }
pre .name { color: var(--soft); } pre.body { border-top: 1px dashed var(--line); background: var(--sunken); } .exchange .note { padding: .25rem .65rem; }
.timeline { border-block: 1px solid var(--line); background: var(--sunken); padding: .4rem .65rem; }
.timeline svg { display: block; width: 100%; height: 40px; } .timeline path { stroke: var(--blocked); stroke-width: 3px; vector-effect: non-scaling-stroke; fill: none; stroke-linecap: butt; }
.timeline .axis { stroke: var(--line); stroke-width: 1px; } .timeline .end { stroke: var(--soft); stroke-width: 1.5px; stroke-dasharray: 3 2; } .timeline .end.reset, .timeline .end.timeout { stroke: var(--fail); }
figcaption { display: flex; justify-content: space-between; gap: .75rem; font-size: 12px; color: var(--soft); } figcaption span:nth-child(2) { text-align: center; color: var(--ink); }
pre.reproduce { margin-top: .5rem; border: 1px solid var(--line); border-radius: 7px; background: var(--sunken); user-select: all; }
.consequences { border-top: 1px solid var(--line); padding: .4rem .8rem; } .consequences > summary { cursor: pointer; color: var(--soft); } .consequences .result { margin: .35rem 0 0; }
.observations td { font: 12.5px var(--mono); } .observations th[scope=col]:not(:first-child), .observations td { width: 14rem; text-align: left; }

.targets { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); gap: .75rem; align-items: start; }
.target { background: var(--raised); border: 1px solid var(--line); border-radius: 10px; padding: .75rem .9rem; min-width: 0; }
.target h3 { font-size: 14px; } .url { color: var(--soft); font: 12.5px var(--mono); }
.able { display: flex; flex-wrap: wrap; gap: .25rem; margin: .6rem 0; } .able li { font: 12px var(--mono); border: 1px solid color-mix(in srgb, var(--pass) 40%, transparent); border-radius: 5px; padding: .05rem .4rem; } .able li::before { content: "✓ "; color: var(--pass); font-weight: 700; }
.unable > div { display: grid; grid-template-columns: minmax(8rem, 12rem) 1fr; gap: .6rem; padding: .25rem 0; border-top: 1px solid var(--line); } .unable dt { font: 12px/1.6 var(--mono); } .unable dt span { display: block; } .unable dt span::before { content: "– "; color: var(--soft); } .unable dd { color: var(--soft); font-size: 13px; }
.left-out { margin-top: .6rem; border-top: 1px solid var(--line); padding-top: .5rem; } .left-out summary { cursor: pointer; } .left-out li { margin-top: .5rem; font-size: 13px; } .clauses { color: var(--soft); }
.matrix:not(.observations) tbody:not(:has(tr[data-verdicts]:not([hidden]))) { display: none; }
.pointers { columns: 2 20rem; margin-top: .4rem; } main { padding-bottom: 4rem; }

@media (max-width: 44rem) {
  .summary, main { padding-inline: .9rem; } .summary { padding-top: 1.25rem; }
  .matrix { overflow-x: auto; } .observations th code, tr[data-verdicts] th code { display: block; min-width: 0; } th, td { padding-inline: .6rem; } th[scope=col]:not(:first-child), td { width: 3.2rem; font-size: 11px; }
  .what { flex-basis: calc(100% - 3rem); } .what code { display: block; } .where { padding-left: 1.75rem; } th, td { padding-block: .35rem; vertical-align: top; } .find { align-items: stretch; } .find label, .find input { flex-basis: 100%; }
  .finding dl, .unable > div { grid-template-columns: 1fr; gap: .3rem; } .find output { margin-left: 0; } figcaption { flex-wrap: wrap; } figcaption span:nth-child(2) { order: 3; flex-basis: 100%; text-align: left; }
}
@media print { .filters { display: none; } .result, .bar { break-inside: avoid; } pre, .finding dd { max-height: none; } }
`
