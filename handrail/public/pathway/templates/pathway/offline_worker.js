// Keeps one page with its style, script, icon and rules, for when there is no signal. It keeps nothing else, ever: what
// is asked for besides goes its ordinary way, and no answer is given to it.
const { language, version, files } = {{ kept|safe }}
// A copy in another language is kept apart, by a worker of its own.
const NAMED = `handrail-without-signal-${language}-`
const KEPT = NAMED + version

self.addEventListener('install', (event) => event.waitUntil(keep()))
self.addEventListener('activate', (event) => event.waitUntil(tidy()))
self.addEventListener('fetch', (event) => {
  const { origin, pathname } = new URL(event.request.url)
  const isKept = event.request.method === 'GET' && origin === self.location.origin && files.includes(pathname)
  if (isKept) event.respondWith(answer(event.request, pathname))
})

// All of it or nothing: a page without its rules would be worse than the one kept before.
async function keep () {
  const cache = await caches.open(KEPT)
  await cache.addAll(files.map((file) => new Request(file, { cache: 'reload' })))
  await self.skipWaiting()
}

async function tidy () {
  const names = await caches.keys()
  const old = names.filter((name) => name.startsWith(NAMED) && name !== KEPT)
  await Promise.all(old.map((name) => caches.delete(name)))
  await self.clients.claim()
}

async function answer (request, pathname) {
  const cache = await caches.open(KEPT)
  return await cache.match(pathname, { ignoreVary: true }) ?? fetch(request)
}
