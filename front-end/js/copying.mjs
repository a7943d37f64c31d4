// A button that copies the words beside it. Without this script, or without leave to copy, the words are selected by hand.

const SAID = 'Copied'

export class Copying {
  static moduleName = 'handrail-copying'

  constructor (place) {
    this.words = document.getElementById(place.dataset.copy)
    if (!this.words || !navigator.clipboard) {
      return
    }
    this.button = this.makeButton(place.dataset.what)
    this.button.addEventListener('click', () => this.copy())
    place.append(this.button, this.makeStatus())
  }

  makeButton (what) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'govuk-button govuk-button--secondary handrail-copying'
    button.append('Copy')
    const hidden = document.createElement('span')
    hidden.className = 'govuk-visually-hidden'
    hidden.append(`: ${what}`)
    button.append(hidden)
    return button
  }

  makeStatus () {
    this.status = document.createElement('span')
    this.status.setAttribute('role', 'status')
    this.status.className = 'govuk-hint handrail-copying__said'
    return this.status
  }

  async copy () {
    try {
      await navigator.clipboard.writeText(this.words.innerText)
      this.status.textContent = SAID
    } catch {
      // The browser did not allow it: mark the words, so that one key copies them.
      window.getSelection().selectAllChildren(this.words)
      this.status.textContent = 'Marked: copy it with your keyboard'
    }
  }
}
