// The parts of the page that works without signal, filled from the templates that stand in it.

import { dayOf, dayIn } from './offline-clock.mjs'
import { following, headed, nodesOf, say } from './offline-said.mjs'
import { NOT_SURE, UNKNOWN, wordsFor } from './offline-telling.mjs'
import { dayWords, sentencesOf, shownSteps, whenWords } from './offline-words.mjs'

// A copy of a template, with words in the places named for them; a place without words is taken away.
export function part (name, words = {}) {
  const copy = document.getElementById(`part-${name}`).content.cloneNode(true)
  for (const [place, text] of Object.entries(words)) {
    for (const element of copy.querySelectorAll(`[data-words="${place}"]`)) {
      element.replaceChildren(...nodesOf(text))
      if (!text) element.remove()
    }
  }
  return copy
}

export function place (within, name) {
  return within.querySelector(`[data-place="${name}"]`)
}

// The page of one question, with the steps so far beside it.
export function questionPage (copy, told, question, { decision, at, error, typed }) {
  const page = part('question')
  place(page, 'field').append(field(copy, question, told, error, typed))
  if (error) place(page, 'errors').append(part('error', { error }))
  if (told.isEmpty) page.querySelector('[data-act="forget"]').remove()
  if (question.kind === 'choice') page.querySelector('[data-act="not-sure"]').remove()
  place(page, 'so-far').append(...shownSteps(copy, decision, at).map(stepSoFar))
  return page
}

export function field (copy, question, told, error, typed) {
  const isChoice = question.kind === 'choice'
  const words = { question: wordsFor(question, told), hint: question.hint, error: error ?? '' }
  const made = part(isChoice ? 'choice' : 'typed', words)
  const value = typed ?? told.shown(question)
  if (isChoice) place(made, 'options').append(...optionsOf(copy, question, value))
  else typedInput(made.querySelector('input'), question, value)
  describe(made, error)
  return made
}

// Whatever explains the field is named by it: the hint, and the error if there is one.
function describe (made, error) {
  const described = made.querySelector('fieldset, input')
  const explained = [...made.querySelectorAll('#answer-hint'), ...(error ? made.querySelectorAll('#answer-error') : [])]
  if (explained.length) described.setAttribute('aria-describedby', explained.map(({ id }) => id).join(' '))
  made.querySelector('#answer-error').hidden = !error
  if (!error) return
  made.querySelector('.govuk-form-group').classList.add('govuk-form-group--error')
  made.querySelector('.govuk-input')?.classList.add('govuk-input--error')
}

function optionsOf (copy, question, chosen) {
  const notSure = say(copy, NOT_SURE)
  const offered = question.options.map(([value, label], index) => option(value, label, index, chosen))
  if (question.options.some(([, label]) => label === notSure)) return offered
  return [...offered, part('divider'), option(UNKNOWN, notSure, offered.length, chosen)]
}

function option (value, label, index, chosen) {
  const made = part('option')
  const [input, words] = [made.querySelector('input'), made.querySelector('label')]
  input.id = words.htmlFor = `answer-${index}`
  input.value = value
  // As an attribute: what is set as a property does not survive being shown again.
  input.toggleAttribute('checked', value === chosen)
  words.append(...nodesOf(label))
  return made
}

function typedInput (input, question, value) {
  input.value = value
  if (question.kind === 'number') input.inputMode = 'numeric'
}

function stepSoFar ({ step, telephone }) {
  const { first, further } = sentencesOf(step)
  const made = part('so-far', { first, further: following(first, further) })
  const link = place(made, 'telephone')
  if (telephone) call(link, telephone, step.channel.number)
  else link.remove()
  return made
}

function call (link, telephone, number) {
  link.href = `tel:${telephone}`
  link.textContent = number
  return link
}

// The page of the steps in full, and of every answer.
export function stepsPage (copy, told, { decision, at, change }) {
  const asAt = 'Open and closed, and every deadline, are as at %(moment)s by the clock of this device.'
  const page = part('steps', { at: say(copy, asAt, { moment: whenWords(copy, at) }) })
  if (!told.firstOf(decision.ask_next)) place(page, 'open').remove()
  if (decision.safer.length) place(page, 'safer').append(...decision.safer.map(listItem))
  else place(page, 'safer-part').remove()
  place(page, 'steps').append(...layersOf(copy, shownSteps(copy, decision, at)))
  const answered = copy.questions.filter(({ key }) => told.has(key))
  place(page, 'answers').append(...answered.map((question) => answer(copy, question, told, change)))
  place(page, answered.length ? 'no-answers' : 'answers').remove()
  if (told.isEmpty) page.querySelector('[data-act="forget"]').remove()
  return page
}

function listItem (sentence) {
  const item = document.createElement('li')
  item.append(...nodesOf(sentence))
  return item
}

function answer (copy, question, told, change) {
  const made = part('answer', { what: wordsFor(question, told), value: told.wordsOf(question, copy) })
  made.querySelector('a').addEventListener('click', (event) => change(event, question.key))
  return made
}

function layersOf (copy, shown) {
  const layers = [...new Set(shown.map(({ layer }) => layer))]
  return layers.map((layer) => {
    const steps = shown.filter((one) => one.layer === layer)
    const made = part('layer', { layer })
    const list = place(made, 'list')
    list.start = steps[0].number
    list.append(...steps.map((one) => stepInFull(copy, one)))
    return made
  })
}

function stepInFull (copy, shown) {
  const { number, step } = shown
  const { first, further } = sentencesOf(step)
  const made = part('step', { first: `${number}. ${first}`, further })
  const checked = step.verified ? 'Checked on %(day)s.' : 'Not yet verified. Last looked up on %(day)s.'
  place(made, 'parts').append(
    ...partOf(say(copy, 'By when'), shown.deadline && [`${shown.deadline} (${shown.set_by})`]),
    ...partOf(say(copy, 'Who'), [step.who]),
    ...partOf(say(copy, 'How'), step.channel && waysOf(copy, shown)),
    ...partOf(say(copy, 'Words to use'), listOf(step.say, quoted)),
    ...partOf(say(copy, 'Do not'), listOf(step.do_not)),
    ...partOf(say(copy, 'Why'), [step.because]),
    ...partOf(say(copy, 'Source'), [`${step.source}. ${say(copy, checked, dayFor(copy, step))}`])
  )
  place(made, 'parts').lastElementChild.classList.add('handrail-step__source')
  place(made, 'beside').replaceWith(...(step.english ? [inEnglish(step.english, first)] : []))
  return made
}

// The English that was held against the law, for whoever is shown the step.
function inEnglish (english, first) {
  const words = headed(english.parts)
  const made = part('in-english', { first, heading: words.first, further: words.further })
  place(made, 'parts').append(
    ...partOf('Who', [english.who]),
    ...partOf('Words to use', listOf(english.say, quoted)),
    ...partOf('Do not', listOf(english.do_not)),
    ...partOf('Why', [english.because])
  )
  return made
}

function dayFor (copy, { checked_on: day }) {
  return { day: dayWords(copy, dayOf(day)) }
}

// One part of a step, each of its lines on a line of its own; none if there is nothing to say.
function partOf (name, lines) {
  if (!lines?.length) return []
  const made = part('part')
  made.querySelector('dt').append(...nodesOf(name))
  const nodes = lines.map((line) => typeof line === 'string' ? nodesOf(line) : [line])
  const said = nodes.flatMap((line) => [document.createElement('br'), ...line]).slice(1)
  made.querySelector('dd').append(...said)
  return [made]
}

// Several lines as a list, as one thing to put into a part; nothing if there are none.
function listOf (lines, item = listItem) {
  if (!lines.length) return []
  const list = document.createElement('ul')
  list.append(...lines.map(item))
  return [list]
}

// What to say, in the quotation marks of the language.
function quoted (words) {
  const [item, quote] = [document.createElement('li'), document.createElement('q')]
  quote.append(...nodesOf(words))
  item.append(quote)
  return item
}

function waysOf (copy, { step: { channel }, telephone, link, opening }) {
  const lines = [channel.name]
  if (telephone) lines.push(call(part('telephone').firstChild, telephone, channel.number))
  if (opening) lines.push(channel.open_now === null ? opening : openOrShut(opening, channel.open_now))
  if (link || channel.address) lines.push(addressOf(copy, channel, link))
  if (!channel.verified) lines.push(checkedWords(copy, channel))
  return lines
}

function openOrShut (words, open) {
  const tag = part('tag').firstChild
  tag.classList.add(open ? 'govuk-tag--green' : 'govuk-tag--grey')
  tag.append(...nodesOf(words))
  return tag
}

function addressOf (copy, channel, link) {
  if (!link) return channel.address
  const made = part('link').firstChild
  made.href = link
  if (link.startsWith('mailto:')) made.append(...breakable(channel.address))
  else made.append(...nodesOf(`${say(copy, 'Website')}: ${channel.name}`))
  return made
}

// On a narrow screen an e-mail address breaks after "@" and dots, and not within a word.
function breakable (address) {
  const [first, ...others] = address.match(/[^@.]+[@.]*|[@.]+/g)
  return [first, ...others.flatMap(each => [document.createElement('wbr'), each])]
}

function checkedWords (copy, channel) {
  const made = part('checked').firstChild
  const words = channel.expired ? 'Checked too long ago, on %(day)s.' : 'Not yet verified. Last looked up on %(day)s.'
  made.append(...nodesOf(say(copy, words, dayFor(copy, channel))))
  return made
}

// What has to be said of a copy on this day, by its age: nothing while it is new.
export function warningsOf (copy, at) {
  const [made, today] = [dayOf(copy.made_on), dayIn(copy.timezone, at)]
  const said = []
  if (today < made) {
    said.push(say(copy, 'The clock of this device is behind. Open and closed, and every deadline, may be wrong.'))
  }
  if (copy.good_until && today > dayOf(copy.good_until)) {
    const changed = 'The rules have changed since %(day)s. This copy does not know the new ones. Renew it before you rely on it: open it with a connection.'
    said.push(say(copy, changed, { day: dayWords(copy, dayOf(copy.good_until)) }))
  } else if (today - made > copy.old_after_days) {
    const old = 'This copy is %(days)s days old. Numbers and rules may have changed. Renew it: open it with a connection.'
    said.push(say(copy, old, { days: today - made }))
  }
  return said
}
