// Keeps the page on this device, renews it, and takes it away: the page's part of it; the worker has the other.

const NAMED = 'handrail-without-signal-'

export function canKeep () {
  return 'serviceWorker' in navigator && 'caches' in window
}

// Keep this page, or look for a newer copy. Calls `kept` once it is there, `renewed` when a newer one has come.
export async function keep ({ worker, scope, kept, renewed }) {
  const hadOne = Boolean(navigator.serviceWorker.controller)
  navigator.serviceWorker.addEventListener('controllerchange', () => hadOne && renewed())
  try {
    await navigator.serviceWorker.register(worker, { scope, updateViaCache: 'none' })
  } catch (error) {
    // Without signal there is nothing to renew it from; what is kept already stays.
    if (!hadOne) throw error
  }
  await navigator.serviceWorker.ready
  kept()
}

// Take the copy off this device.
export async function remove (scope) {
  const registration = await navigator.serviceWorker.getRegistration(scope)
  await registration?.unregister()
  const names = await caches.keys()
  await Promise.all(names.filter((name) => name.startsWith(NAMED)).map((name) => caches.delete(name)))
}
