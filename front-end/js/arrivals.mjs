// Registering people where the line comes and goes: kept here until the door says yes, then sent, in any order.
// Each has an id made here, so that what is sent twice is one. Without this script the form is sent as any other.

import { Kept } from './arrivals-kept.mjs'

const AGAIN = 15_000
const PATIENCE = 20_000

export class Arrivals {
  static moduleName = 'handrail-arrivals'

  // `place` is the form at the door, or the line on the board that says how many wait.
  constructor (place) {
    if (!Kept.canKeep()) return
    this.place = place
    this.status = this.makeStatus()
    if (place instanceof HTMLFormElement) place.addEventListener('submit', (event) => this.take(event))
    this.opened = this.open()
    this.begin()
  }

  // False where the browser keeps nothing, as in some private windows: then the form is sent as any other.
  async open () {
    try {
      this.kept = await Kept.open()
      return true
    } catch {
      return false
    }
  }

  async begin () {
    if (!await this.opened) return
    window.addEventListener('online', () => this.sendAll())
    setInterval(() => this.sendAll(), AGAIN)
    await this.sendAll()
  }

  makeStatus () {
    const status = document.createElement('p')
    status.setAttribute('role', 'status')
    status.className = 'govuk-body handrail-waiting'
    this.place.prepend(status)
    return status
  }

  async take (event) {
    event.preventDefault()
    const form = this.place
    if (!await this.opened) return form.submit()
    const typed = [...new FormData(form)].filter(([name]) => name !== 'csrfmiddlewaretoken' && name !== 'arrived_at')
    const id = form.elements.arrival_id.value
    if (!typed.some(([name]) => name === 'age')) return this.askAge()
    await this.kept.keep(id, { to: form.action, typed: [...typed, ['arrived_at', new Date().toISOString()]] })
    const answer = await this.send(id)
    if (answer?.done) return window.location.assign(answer.at)
    if (answer?.refused) {
      // The door says why on its own page.
      await this.kept.forget(id)
      return form.submit()
    }
    this.nextOne()
  }

  // The door says what is missing on its own page; without a line it is said here.
  askAge () {
    if (navigator.onLine && !this.lineIsDown) return this.place.submit()
    this.status.textContent = 'Choose how old they are. If you are not sure, they may be under 18.'
    this.place.querySelector('[name="age"]').focus()
  }

  // The form again, for whoever stands behind them.
  nextOne () {
    this.place.reset()
    this.place.elements.arrival_id.value = crypto.randomUUID()
    this.tell()
    this.status.scrollIntoView()
  }

  async sendAll () {
    if (this.sending || this.kept.isGone) return
    this.sending = true
    try {
      for (const id of await this.kept.waiting()) await this.send(id)
      await this.tell()
    } catch (error) {
      // Somebody has signed out meanwhile: nothing is here any more.
      if (!this.kept.isGone) throw error
    } finally {
      this.sending = false
    }
  }

  // Whether the door has registered them. Being led to the sign-in is no yes: they stay here.
  async send (id) {
    const arrival = await this.kept.read(id)
    // Another window has sent it meanwhile.
    if (!arrival) return null
    const token = document.querySelector('[name="csrfmiddlewaretoken"]').value
    const body = new URLSearchParams([['csrfmiddlewaretoken', token], ...arrival.typed])
    try {
      const answer = await fetch(arrival.to, { method: 'POST', body, signal: AbortSignal.timeout(PATIENCE) })
      const at = new URL(answer.url)
      this.lineIsDown = false
      if (answer.ok && answer.redirected && at.pathname.endsWith(`/people/${id}/`)) {
        await this.kept.forget(id)
        return { done: true, at: at.href }
      }
      return { refused: !answer.redirected && answer.status < 500 }
    } catch {
      this.lineIsDown = true
      return null
    }
  }

  async tell () {
    const { length } = await this.kept.waiting()
    const people = length === 1 ? '1 person is' : `${length} people are`
    this.status.textContent = length
      ? `${people} kept on this device, locked, until the line is back. Leave this page open, and do not sign out.`
      : ''
  }
}

// Whoever signs out leaves nothing on the device.
export class SigningOut {
  static moduleName = 'handrail-signing-out'

  constructor (form) {
    form.addEventListener('submit', (event) => this.leave(event, form))
  }

  async leave (event, form) {
    if (!Kept.canKeep()) return
    event.preventDefault()
    if (await this.mayLeave()) {
      await Kept.wipe()
      form.submit()
    }
  }

  async mayLeave () {
    const kept = await Kept.open()
    const { length } = await kept.waiting()
    kept.store.close()
    return !length || window.confirm(`${length} of those who arrived have not been sent. If you sign out, they are lost.`)
  }
}
