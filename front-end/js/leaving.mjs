// Leaving in a hurry from a page that works without signal.

const EXITING = 'govuk-exit-this-page-hide-content'

// Leaving must work without signal: straight to the page about the weather, and the door's own exit is told if it can
// be reached, so that cookies and this copy go as they do elsewhere.
export function leaveWithoutSignal () {
  const button = document.querySelector('[data-without-signal]')
  const leave = button.href
  button.href = button.dataset.withoutSignal
  window.addEventListener('pagehide', () => {
    if (document.body.classList.contains(EXITING)) fetch(leave, { keepalive: true, redirect: 'manual' }).catch(() => {})
  })
}

// Calls `wipe` the moment somebody leaves, before the next page is asked for.
export function whenLeaving (wipe) {
  const watch = new MutationObserver(() => document.body.classList.contains(EXITING) && wipe())
  watch.observe(document.body, { attributes: true, attributeFilter: ['class'] })
}
