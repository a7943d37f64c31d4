// Keeps the page on this device, renews it, and takes it away: the page's part of it; the worker has the other.

const NAMED = 'handrail-without-signal-'

export function canKeep () {
  return 'serviceWorker' in navigator && 'caches' in window
}

// Keep this page, or look for a newer copy. Calls `kept` once it is there, `renewed` when a newer one has come.
export async function keep ({ worker, scope, kept, renewed }) {
  const keeper = navigator.serviceWorker
  const hadOne = Boolean(keeper.controller)
  keeper.addEventListener('controllerchange', () => hadOne && renewed())
  try {
    await keeper.register(worker, { scope, updateViaCache: 'none' })
  } catch {
    // Without signal there is nothing to renew it from, and some browsers never keep anything in a private window.
    if (!await keeper.getRegistration(scope)) return
  }
  await keeper.ready
  kept()
}

// Take the copy in this language off this device.
export async function remove ({ scope, language }) {
  const registration = await navigator.serviceWorker.getRegistration(scope)
  await registration?.unregister()
  const names = await caches.keys()
  await Promise.all(names.filter((name) => name.startsWith(`${NAMED}${language}-`)).map((name) => caches.delete(name)))
}
