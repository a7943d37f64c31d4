// Keeps what was written on this device until the line is back: each thing locked under a key that no script can read
// out. Arrivals are kept here, and under another name what a driver tells.

const [KEYS, WAITING] = ['keys', 'waiting']

function answered (request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

export class Kept {
  static database = 'handrail-arrivals'

  static canKeep () {
    return Boolean(window.indexedDB && window.crypto?.subtle)
  }

  static async open () {
    const request = indexedDB.open(this.database, 1)
    request.onupgradeneeded = () => {
      request.result.createObjectStore(KEYS)
      request.result.createObjectStore(WAITING)
    }
    const kept = new this()
    kept.store = await answered(request)
    // Signing out in another window takes everything away: do not stand in its way.
    kept.store.onversionchange = () => {
      kept.isGone = true
      kept.store.close()
    }
    kept.key = await kept.makeKey()
    return kept
  }

  static wipe () {
    return answered(indexedDB.deleteDatabase(this.database))
  }

  at (name, mode = 'readonly') {
    return this.store.transaction(name, mode).objectStore(name)
  }

  // Not extractable: it can be used here, and never be copied.
  async makeKey () {
    const before = await answered(this.at(KEYS).get('key'))
    if (before) return before
    const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
    await answered(this.at(KEYS, 'readwrite').put(made, 'key'))
    return made
  }

  async keep (id, told) {
    const iv = crypto.getRandomValues(new Uint8Array(12))
    const plain = new TextEncoder().encode(JSON.stringify(told))
    const box = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, this.key, plain)
    await answered(this.at(WAITING, 'readwrite').put({ iv, box }, id))
  }

  async read (id) {
    const found = await answered(this.at(WAITING).get(id))
    if (!found) return null
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: found.iv }, this.key, found.box)
    return JSON.parse(new TextDecoder().decode(plain))
  }

  waiting () {
    return answered(this.at(WAITING).getAllKeys())
  }

  forget (id) {
    return answered(this.at(WAITING, 'readwrite').delete(id))
  }
}
