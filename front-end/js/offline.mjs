// The page that works without signal: asks one question at a time and shows what to do. It holds answers in memory
// only, sends nothing, and forgets everything when it is left.

import { dayOf } from './offline-clock.mjs'
import { decide, prepare } from './offline-decide.mjs'
import { leaveWithoutSignal } from './leaving.mjs'
import { canKeep, keep, remove } from './offline-keeping.mjs'
import { part, place, questionPage, stepsPage, warningsOf } from './offline-parts.mjs'
import { outwardOf } from './offline-postcodes.mjs'
import { nodesOf, say } from './offline-said.mjs'
import { readAnswer, Told, UNKNOWN } from './offline-telling.mjs'
import { dayWords } from './offline-words.mjs'

const FIRST = 'asker'
const STEPS = 'steps'

class Page {
  constructor (element, copy) {
    this.element = element
    this.copy = copy
    this.told = new Told()
    this.start = place(element, 'view').cloneNode(true)
    this.places = [FIRST]
    this.number = 0
    history.replaceState({ number: 0 }, '')
    window.addEventListener('popstate', ({ state }) => this.show(state?.number ?? 0))
    // A page that comes back with the Back button must not bring its answers with it.
    window.addEventListener('pagehide', () => this.forget())
  }

  get at () {
    return Math.floor(Date.now() / 1000) * 1000
  }

  get decision () {
    return decide(this.copy, this.told.answers, this.at)
  }

  question (key) {
    return this.copy.questions.find((question) => question.key === key)
  }

  // Go to a question or to the steps. History counts pages only: neither a question nor an answer stands in it.
  go (where) {
    this.places = [...this.places.slice(0, this.number + 1), where]
    history.pushState({ number: this.number + 1 }, '')
    this.show(this.number + 1)
  }

  show (number) {
    this.number = Math.min(number, this.places.length - 1)
    const where = this.places[this.number]
    if (this.number === 0) this.showStart()
    else if (where === STEPS) this.fill(this.stepsPage())
    else this.ask(this.question(where))
  }

  showStart (error) {
    const start = this.start.cloneNode(true)
    const page = this.questionPage(this.question(FIRST), error)
    place(start, 'question').replaceChildren(...place(page, 'errors').children, page.querySelector('form'))
    lower(start.querySelector('form h1'))
    this.fill(...start.childNodes)
    this.sayWhatIsKept()
  }

  ask (question, error, typed) {
    this.fill(this.questionPage(question, error, typed))
  }

  questionPage (question, error, typed) {
    const { decision, at } = this
    const page = questionPage(this.copy, this.told, question, { decision, at, error, typed })
    const answer = (value) => this.answer(question, value)
    page.querySelector('form').addEventListener('submit', (event) => {
      event.preventDefault()
      answer(new FormData(event.target).get('answer') ?? '')
    })
    act(page, 'not-sure', () => this.keepAnswer(question.key, UNKNOWN))
    act(page, 'back', () => history.back())
    act(page, 'steps', () => this.go(STEPS))
    act(page, 'forget', () => this.startAgain())
    return page
  }

  stepsPage () {
    const { decision, at } = this
    const change = (event, key) => {
      event.preventDefault()
      this.changing = key
      this.go(key)
    }
    const page = stepsPage(this.copy, this.told, { decision, at, change })
    act(page, 'back', () => history.back())
    act(page, 'next', () => this.go(this.told.firstOf(decision.ask_next)))
    act(page, 'forget', () => this.startAgain())
    return page
  }

  answer (question, typed) {
    const { value, error } = readAnswer(question, typed, outwardOf, this.copy)
    if (!error) this.keepAnswer(question.key, value)
    else if (this.number === 0) this.showStart(error)
    else this.ask(question, error, typed)
    if (error) this.element.querySelector('.govuk-error-summary').focus()
  }

  // On to the next question that may still change the steps; to the steps when none is left, or one was changed.
  keepAnswer (key, value) {
    if (this.number === 0) this.told.forget()
    this.told.answer(key, value)
    const following = this.changing === key ? undefined : this.told.firstOf(this.decision.ask_next)
    this.changing = undefined
    this.go(following ?? STEPS)
  }

  fill (...nodes) {
    place(this.element, 'view').replaceChildren(...nodes)
    place(this.element, 'warnings').replaceChildren(
      ...warningsOf(this.copy, this.at).map((warning) => part('warning', { warning }))
    )
    const heading = this.element.querySelector('h1')
    document.title = `${heading.textContent} – Handrail`
    if (this.number > 0) heading.focus({ preventScroll: true })
    window.scrollTo(0, 0)
  }

  forget () {
    this.told.forget()
    this.places = [FIRST]
    this.number = 0
    this.showStart()
  }

  startAgain () {
    this.forget()
    history.pushState({ number: 0 }, '')
  }

  sayWhatIsKept () {
    const made = say(this.copy, 'It was made on %(day)s.', { day: dayWords(this.copy, dayOf(this.copy.made_on)) })
    const kept = this.isKept
      ? say(this.copy, 'This copy is kept on this device and works without signal.')
      : say(this.copy, 'This copy works while this page stays open.')
    place(this.element, 'kept').replaceChildren(...nodesOf(`${kept} ${made}`))
    if (this.isKept) place(this.element, 'removing').replaceChildren(this.removing())
  }

  removing () {
    const button = part('removing')
    act(button, 'remove', async () => {
      await remove(this.element.dataset)
      this.isKept = false
      this.fill(part('removed'))
    })
    return button
  }

  async keep () {
    const { worker, scope } = this.element.dataset
    const kept = () => {
      this.isKept = true
      if (this.number === 0) this.sayWhatIsKept()
    }
    await keep({ worker, scope, kept, renewed: () => this.offerNewer() })
  }

  offerNewer () {
    if (this.told.isEmpty) return window.location.reload()
    const newer = part('newer')
    act(newer, 'renew', () => window.location.reload())
    place(this.element, 'warnings').append(newer)
  }
}

// A page has one first heading: beneath it, a question has the second.
function lower (heading) {
  const lower = document.createElement('h2')
  lower.className = heading.className
  lower.append(...heading.childNodes)
  heading.replaceWith(lower)
}

function act (within, name, does) {
  within.querySelector(`[data-act="${name}"]`)?.addEventListener('click', (event) => {
    event.preventDefault()
    does()
  })
}

async function start (element) {
  const answer = await fetch(element.dataset.rules)
  const page = new Page(element, prepare(await answer.json()))
  page.showStart()
  if (canKeep()) await page.keep()
}

const element = document.getElementById('offline')
leaveWithoutSignal()
start(element).catch((error) => {
  // Only where nothing was shown yet: whoever has steps before them keeps them.
  console.warn(error)
  const waiting = place(element, 'question')?.querySelector('.govuk-inset-text')
  waiting?.replaceWith(part('failed'))
})
