/**
 * The script of the page: filters rows and details by verdict, section and words. Ticking nothing in a group shows all of it. It is
 * text, since it runs in a browser; it reads the page and never writes markup.
 */
export const pageScript = `
const form = document.querySelector('form.filters')
const items = [...document.querySelectorAll('[data-verdicts]')]
const rows = items.filter((item) => item.matches('tr'))

function filter() {
  const ticked = new FormData(form)
  const [verdicts, sections] = [ticked.getAll('verdict'), ticked.getAll('section')]
  const words = ticked.get('words').trim().toLowerCase().split(/\\s+/)
  for (const item of items) {
    const { section, text, verdicts: own } = item.dataset
    const isVerdict = verdicts.length === 0 || own.split(' ').some((one) => verdicts.includes(one))
    const isSection = sections.length === 0 || sections.includes(section)
    item.hidden = !(isVerdict && isSection && words.every((word) => text.toLowerCase().includes(word)))
  }
  const shown = rows.filter((row) => !row.hidden).length
  form.elements.count.textContent = shown + ' of ' + rows.length + ' clauses'
  document.querySelector('.nothing').hidden = shown > 0
}

function reveal() {
  const target = document.getElementById(location.hash.slice(1))
  if (!target?.matches('details.result')) return
  for (let at = target; at; at = at.parentElement.closest('details')) {
    at.hidden = false
    at.open = true
  }
  target.scrollIntoView()
}

form.hidden = false
form.addEventListener('input', filter)
form.addEventListener('submit', (event) => event.preventDefault())
// The fields are cleared only after the event.
form.addEventListener('reset', () => setTimeout(filter))
addEventListener('hashchange', reveal)
filter()
reveal()
`
