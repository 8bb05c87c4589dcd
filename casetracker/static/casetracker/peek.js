// Opens what the sources say of a fact beside its mark; without this file the mark's link shows it below.
'use strict';
if (HTMLElement.prototype.showPopover) {
  const root = document.documentElement, gap = 6, edge = 16, wide = matchMedia('(min-width: 48rem)');
  let followed; // a link out of the peek: the focus stays where it leads
  root.classList.add('peeks'); // from here on the popover shows a peek, and :target no longer does

  // A mark of a single source leads to its entry in the list; a copy of that entry is its peek.
  const copied = (mark, entry) => {
    const peek = document.createElement('div'), close = document.createElement('a'), name = document.createElement('b');
    peek.className = 'peek';
    peek.popover = 'auto';
    close.href = `#${mark.id}`;
    close.textContent = 'Close';
    name.textContent = mark.querySelector('.hide').textContent.replace(/^: /, '');
    const words = document.createElement('div'), number = document.createElement('a');
    number.href = `#${entry.id}`;
    number.textContent = entry.id;
    words.append(number, ' ', ...[...entry.cloneNode(true).childNodes]);
    peek.append(close, name, words);
    document.getElementById('main').append(peek);
    peek.addEventListener('toggle', event => event.newState === 'closed' && peek.remove());
    return peek;
  };

  const beside = (peek, mark) => {
    const at = mark.getBoundingClientRect(), {offsetWidth: width, offsetHeight: height} = peek;
    const start = getComputedStyle(root).direction === 'rtl' ? at.right - width : at.left;
    const left = Math.max(edge, Math.min(start, root.clientWidth - width - edge));
    const isAbove = at.bottom + gap + height > innerHeight && at.top > height + gap;
    const top = isAbove ? at.top - gap - height : at.bottom + gap;
    peek.classList.add('placed');
    peek.style.inset = `${top + scrollY}px auto auto ${left + scrollX}px`;
  };

  const open = (mark, target) => {
    const peek = target.popover ? target : copied(mark, target);
    peek.setAttribute('role', 'dialog');
    peek.ariaLabel = peek.querySelector('b').textContent;
    peek.showPopover({source: mark});
    if (wide.matches) beside(peek, mark);
    peek.querySelector('a').focus({preventScroll: true});
    peek.addEventListener('toggle', function closed(event) {
      if (event.newState !== 'closed') return;
      peek.removeEventListener('toggle', closed);
      peek.classList.remove('placed');
      peek.removeAttribute('style');
      const focused = document.activeElement;
      if (!followed && (focused === document.body || peek.contains(focused))) mark.focus();
    });
  };

  document.addEventListener('click', event => {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest('a[href^="#"]'), peek = link?.closest('.peek');
    if (peek) {
      followed = link.parentElement !== peek;
      if (!followed) event.preventDefault();
      peek.hidePopover();
    } else if (link?.classList.contains('mark')) {
      const target = document.getElementById(link.hash.slice(1));
      if (!target) return;
      event.preventDefault();
      followed = false;
      open(link, target);
    }
  });

  // An address that was copied where no script runs names a peek.
  addEventListener('load', () => {
    const named = document.getElementById(location.hash.slice(1));
    if (named?.popover) open(document.querySelector(`a.mark[href="#${named.id}"]`), named);
  });
}
