// A driver's report where there is no signal: kept on their own telephone, locked, and sent when there is. Nothing is
// kept before they say that the telephone is theirs alone. Without this script the form is sent as any other.

import { DriverKept, DRAFT } from './driver-kept.mjs'
import { leaveWithoutSignal, whenLeaving } from './leaving.mjs'

const AGAIN = 15_000
const PATIENCE = 20_000
const PAUSE = 400
const NOT_KEPT = new Set(['csrfmiddlewaretoken', 'written_at'])

class Driver {
  constructor (place) {
    this.place = place
    this.form = document.querySelector('main form')
    this.status = place.querySelector('[role=status]')
    this.receipts = place.querySelector('[data-receipts]')
    const { scope, worker } = place.dataset
    Object.assign(this, { scope, worker })
    // A page that was kept has the mark it was kept with: each report has its own. One that came back keeps it.
    if (!document.querySelector('.govuk-error-summary')) this.newMark()
  }

  async begin () {
    this.place.hidden = false
    this.place.addEventListener('change', (event) => this.choose(event.target.value))
    this.place.querySelector('[data-wipe]').addEventListener('click', () => this.wipe('Wiped from this phone.'))
    this.form.addEventListener('input', () => this.noteDraft())
    this.form.addEventListener('submit', (event) => this.take(event))
    window.addEventListener('online', () => this.sendAll())
    setInterval(() => this.sendAll(), AGAIN)
    whenLeaving(() => this.wipe(''))
    if (await DriverKept.isKept(this.scope)) await this.open()
  }

  async choose (answer) {
    if (answer === 'shared') return this.wipe('Nothing is kept on this phone.')
    try {
      await navigator.serviceWorker.register(this.worker, { scope: this.scope, updateViaCache: 'none' })
      await navigator.serviceWorker.ready
      await this.open()
    } catch {
      // As in some private windows: then the form is sent as any other.
      await this.wipe('This browser keeps nothing, so it needs signal when you press Send.')
    }
  }

  async open () {
    this.kept = await DriverKept.open()
    this.place.querySelector('[value=own]').checked = true
    this.place.querySelector('[data-wipe]').hidden = false
    const old = await this.kept.forgetOld()
    // It stays until they write again: whoever does not look at once must not miss it.
    this.news = old && 'A report waited for more than a day without signal, and was wiped. It was not sent.'
    await this.restore()
    await this.tell()
    await this.sendAll()
  }

  // The draft, if there is one and nothing has been written here yet.
  async restore () {
    const draft = await this.kept.read(DRAFT)
    if (draft && !this.written && !document.querySelector('.govuk-error-summary')) this.fill(draft.typed)
    else if (this.written) await this.keepDraft()
  }

  noteDraft () {
    this.written = true
    this.news = ''
    clearTimeout(this.pause)
    this.pause = setTimeout(() => this.kept && this.keepDraft(), PAUSE)
  }

  async keepDraft () {
    await this.kept.keep(DRAFT, { keptAt: Date.now(), typed: this.typed() })
  }

  typed () {
    return [...new FormData(this.form)].filter(([name]) => !NOT_KEPT.has(name))
  }

  fill (typed) {
    this.form.reset()
    for (const [name, value] of typed) {
      for (const field of this.form.querySelectorAll(`[name="${name}"]`)) {
        if (['radio', 'checkbox'].includes(field.type)) field.checked ||= field.value === value
        else field.value = value
      }
    }
  }

  newMark () {
    const drawn = crypto.getRandomValues(new Uint8Array(24))
    this.form.elements.once.value = Array.from(drawn, (byte) => byte.toString(16).padStart(2, '0')).join('')
  }

  async take (event) {
    if (!this.kept) {
      if (navigator.onLine) return
      event.preventDefault()
      return this.say('There is no signal, and nothing is kept on this phone. Leave this page open, and press Send again later.')
    }
    event.preventDefault()
    clearTimeout(this.pause)
    const told = this.typed()
    if (!told.some(([name, value]) => ['signs', 'account'].includes(name) && value.trim())) return this.form.submit()
    const id = this.form.elements.once.value
    const writtenAt = ['written_at', new Date().toISOString()]
    await this.kept.keep(id, { keptAt: Date.now(), to: this.form.action, typed: [...told, writtenAt] })
    await this.kept.forget(DRAFT)
    const answer = await this.send(id)
    if (answer?.receipt) return window.location.assign(answer.at)
    if (answer?.refused) return this.giveBack(id)
    this.nextOne()
    await this.tell()
    this.status.scrollIntoView()
  }

  nextOne () {
    this.form.reset()
    this.newMark()
    this.written = false
  }

  // The door says on its own page what is wrong with it.
  async giveBack (id) {
    const { typed } = await this.kept.read(id)
    this.fill(typed)
    await this.kept.forget(id)
    this.form.submit()
  }

  async sendAll () {
    if (!this.kept || this.sending || this.kept.isGone) return
    this.sending = true
    try {
      for (const id of await this.kept.unsent()) {
        const answer = await this.send(id)
        if (answer?.receipt) this.giveReceipt(answer.receipt)
        if (answer?.refused) return await this.giveBack(id)
      }
      await this.tell()
    } catch (error) {
      // Everything has been wiped meanwhile.
      if (this.kept && !this.kept.isGone) throw error
    } finally {
      this.sending = false
    }
  }

  // A page of its own gives the token without which the door takes no form: one that was kept may be too old.
  async send (id) {
    const report = await this.kept.read(id)
    // Another window has sent it meanwhile.
    if (!report) return null
    try {
      const signal = AbortSignal.timeout(PATIENCE)
      const page = read(await (await fetch(report.to, { cache: 'no-store', signal })).text())
      const token = page.querySelector('[name="csrfmiddlewaretoken"]').value
      const body = new URLSearchParams([['csrfmiddlewaretoken', token], ...report.typed])
      const answer = await fetch(report.to, { method: 'POST', body, signal })
      const receipt = answer.redirected && read(await answer.text()).querySelector('.handrail-receipt')
      if (!receipt) return { refused: answer.ok }
      await this.kept.forget(id)
      return { receipt: receipt.textContent.trim(), at: answer.url }
    } catch {
      return null
    }
  }

  giveReceipt (receipt) {
    const line = document.createElement('p')
    line.className = 'govuk-body handrail-receipt'
    line.textContent = receipt
    this.receipts.hidden = false
    this.receipts.append(line)
  }

  async tell () {
    const { length } = await this.kept.unsent()
    const reports = length === 1 ? '1 report is' : `${length} reports are`
    const waits = length
      ? `${reports} waiting on this phone, locked, and sent when there is signal and this page is open. After a day it is wiped.`
      : 'Ready: this page works without signal on this phone.'
    this.say([this.news, waits].filter(Boolean).join(' '))
  }

  say (words) {
    if (this.status.textContent !== words) this.status.textContent = words
  }

  async wipe (words) {
    clearTimeout(this.pause)
    this.kept?.store.close()
    this.kept = null
    this.form.reset()
    this.newMark()
    this.place.querySelector('[data-wipe]').hidden = true
    this.place.querySelector('[value=own]').checked = false
    this.receipts.hidden = true
    this.receipts.querySelectorAll('.handrail-receipt').forEach((line) => line.remove())
    await DriverKept.wipe(this.scope)
    this.say(words)
  }
}

function read (text) {
  return new DOMParser().parseFromString(text, 'text/html')
}

leaveWithoutSignal()
const place = document.getElementById('driver')
if (DriverKept.canKeep()) new Driver(place).begin().catch((error) => console.warn(error))
