// A slider in place of a list of steps. Without this script the steps are links, and each opens the page at its answer.

const LEAST = 2

export class Sliding {
  static moduleName = 'handrail-sliding'

  constructor (list) {
    this.links = [...list.querySelectorAll('a')]
    this.answer = document.getElementById(list.dataset.answer)
    if (!this.answer || this.links.length < LEAST) {
      return
    }
    this.slider = this.makeSlider()
    this.answer.setAttribute('role', 'status')
    list.before(this.makeLabel(list.dataset.label), this.slider)
    list.hidden = true
    this.slider.addEventListener('input', () => this.show())
    this.name()
  }

  makeSlider () {
    const slider = document.createElement('input')
    const chosen = this.links.findIndex(link => link.hasAttribute('aria-current'))
    Object.assign(slider, { type: 'range', id: 'handrail-sliding', className: 'handrail-sliding' })
    Object.assign(slider, { min: 0, max: this.links.length - 1, step: 1, value: Math.max(chosen, 0) })
    return slider
  }

  makeLabel (words) {
    const label = document.createElement('label')
    label.className = 'govuk-label'
    label.htmlFor = this.slider.id
    label.append(words)
    return label
  }

  show () {
    this.answer.textContent = this.name().dataset.said
  }

  // What a screen reader says of the slider is the step's own words, and not how many steps it is from the left.
  name () {
    const link = this.links[Number(this.slider.value)]
    this.slider.setAttribute('aria-valuetext', link.textContent)
    return link
  }
}
