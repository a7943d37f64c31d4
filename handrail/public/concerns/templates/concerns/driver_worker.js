// Keeps one page with its style, scripts and icon, for when there is no signal. The page is asked for anew whenever there
// is; nothing else is kept, and no answer is given to anything else.
const { version, page, files } = {{ kept|safe }}
const NAMED = 'handrail-driver-'
const KEPT = NAMED + version

self.addEventListener('install', (event) => event.waitUntil(keep()))
self.addEventListener('activate', (event) => event.waitUntil(tidy()))
self.addEventListener('fetch', (event) => {
  const { origin, pathname } = new URL(event.request.url)
  if (event.request.method !== 'GET' || origin !== self.location.origin) return
  if (pathname === page && event.request.mode === 'navigate') event.respondWith(anew(event.request))
  else if (files.includes(pathname)) event.respondWith(kept(event.request, pathname))
})

async function keep () {
  const cache = await caches.open(KEPT)
  await cache.addAll([page, ...files].map((file) => new Request(file, { cache: 'reload' })))
  await self.skipWaiting()
}

async function tidy () {
  const names = await caches.keys()
  const old = names.filter((name) => name.startsWith(NAMED) && name !== KEPT)
  await Promise.all(old.map((name) => caches.delete(name)))
  await self.clients.claim()
}

async function anew (request) {
  try {
    return await fetch(request)
  } catch (error) {
    const cache = await caches.open(KEPT)
    return await cache.match(page, { ignoreVary: true }) ?? Promise.reject(error)
  }
}

async function kept (request, pathname) {
  const cache = await caches.open(KEPT)
  return await cache.match(pathname, { ignoreVary: true }) ?? fetch(request)
}
