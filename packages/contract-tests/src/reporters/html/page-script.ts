/**
 * The script of the page: filters rows and details by verdict, section and words. Ticking nothing in a group shows all of it. It is
 * text, since it runs in a browser; it reads the page and never writes markup.
 */
export const pageScript = `
const form = document.querySelector('form.filters')
const items = [...document.querySelectorAll('[data-verdicts]')]
const rows = items.filter((item) => item.matches('tr'))
const words = new Map(rows.map((row) => [row, row.dataset.text.toLowerCase()]))

function ticked(name) {
  return [...form.querySelectorAll('input[name=' + name + ']:checked')].map((box) => box.value)
}

function filter() {
  const verdicts = ticked('verdict')
  const sections = ticked('section')
  const wanted = form.elements.words.value.trim().toLowerCase().split(/\\s+/)
  for (const item of items) {
    const text = words.get(item) ?? item.querySelector('summary').textContent.toLowerCase()
    const isVerdict = verdicts.length === 0 || item.dataset.verdicts.split(' ').some((one) => verdicts.includes(one))
    const isSection = sections.length === 0 || sections.includes(item.dataset.section)
    item.hidden = !(isVerdict && isSection && wanted.every((word) => text.includes(word)))
  }
  for (const group of document.querySelectorAll('.matrix tbody')) {
    group.hidden = !group.querySelector('tr[data-verdicts]:not([hidden])')
  }
  const shown = rows.filter((row) => !row.hidden).length
  form.elements.count.textContent = shown + ' of ' + rows.length + ' clauses'
  document.querySelector('.nothing').hidden = shown > 0
}

function clear(event) {
  event.preventDefault()
  for (const box of form.querySelectorAll(':checked')) box.checked = false
  form.elements.words.value = ''
  filter()
}

function reveal() {
  const target = document.getElementById(location.hash.slice(1))
  if (!target || !target.matches('details.result')) return
  target.hidden = false
  target.open = true
  target.scrollIntoView()
}

form.hidden = false
form.addEventListener('input', filter)
form.addEventListener('submit', (event) => event.preventDefault())
form.addEventListener('reset', clear)
addEventListener('hashchange', reveal)
filter()
reveal()
`
