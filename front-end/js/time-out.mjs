// Warns before answers are forgotten, offers to stay, and goes to a neutral page when nobody answers.
// The element is a <dialog> with data-minutes, data-warn-minutes, data-stay (address) and data-leave (address).

const MINUTE = 60_000

export class TimeOut {
  static moduleName = 'handrail-time-out'

  constructor (dialogue) {
    this.dialogue = dialogue
    this.left = dialogue.querySelector('[data-minutes-left]')
    this.lasts = Number(dialogue.dataset.minutes) * MINUTE
    this.warnsFor = Number(dialogue.dataset.warnMinutes) * MINUTE
    this.begin()
    dialogue.querySelector('[data-stay]').addEventListener('click', () => this.stay())
    dialogue.addEventListener('cancel', () => this.stay())
    // A sleeping laptop stops timers: look at the clock again on waking.
    document.addEventListener('visibilitychange', () => this.look())
    window.addEventListener('pageshow', (event) => event.persisted && this.look())
    setInterval(() => this.look(), 5_000)
  }

  begin () {
    this.endsAt = Date.now() + this.lasts
  }

  look () {
    const remains = this.endsAt - Date.now()
    if (remains <= 0) {
      window.location.replace(this.dialogue.dataset.leave)
    } else if (remains <= this.warnsFor) {
      this.warn(Math.ceil(remains / MINUTE))
    }
  }

  warn (minutes) {
    const words = minutes === 1 ? '1 minute' : `${minutes} minutes`
    // Written only when it changes: a screen reader speaks every change.
    if (this.left.textContent !== words) this.left.textContent = words
    if (!this.dialogue.open) this.dialogue.showModal()
  }

  async stay () {
    if (this.dialogue.open) this.dialogue.close()
    try {
      const answer = await fetch(this.dialogue.dataset.stay, { cache: 'no-store' })
      if (answer.ok) this.begin()
    } catch {
      // Off the line: the old end stands, and the next look warns again.
    }
  }
}
