// What a driver has written and not sent: kept on their telephone only when they say that it is theirs alone.

import { Kept } from './arrivals-kept.mjs'

const CACHE = 'handrail-driver-'
const DAY = 86_400_000

export const DRAFT = 'draft'

export class DriverKept extends Kept {
  static database = 'handrail-driver'

  static canKeep () {
    return super.canKeep() && 'serviceWorker' in navigator && 'caches' in window
  }

  // Whether somebody said before that this telephone is theirs alone: then the page is kept here.
  static async isKept (scope) {
    const all = await navigator.serviceWorker.getRegistrations()
    return all.some((one) => new URL(one.scope).pathname === scope)
  }

  // Everything: what was written, its key, the page and its worker.
  static async wipe (scope) {
    const all = navigator.serviceWorker.getRegistrations()
      .then((found) => found.filter((one) => new URL(one.scope).pathname === scope).map((one) => one.unregister()))
    const copies = caches.keys()
      .then((names) => names.filter((name) => name.startsWith(CACHE)).map((name) => caches.delete(name)))
    await Promise.all([super.wipe(), all.then((gone) => Promise.all(gone)), copies.then((gone) => Promise.all(gone))])
  }

  // What is older than a day is no longer kept; says how many reports that was.
  async forgetOld () {
    let gone = 0
    for (const id of await this.waiting()) {
      const { keptAt } = await this.read(id)
      if (Date.now() - keptAt < DAY) continue
      await this.forget(id)
      gone += id === DRAFT ? 0 : 1
    }
    return gone
  }

  async unsent () {
    return (await this.waiting()).filter((id) => id !== DRAFT)
  }
}
