// Links within one form, while it is typed: rows that are not saved yet can be chosen in other rows, and each field has
// a button that cites a source for it. Without this file, new rows can be chosen once the form was sent and came back,
// and facts are chosen from their list.
'use strict';
{
  const each = (root, selector, act) => root.querySelectorAll(selector).forEach(act);
  const PLACE = /^[a-z_]+-\d+$/;
  const listOf = row => row.id.replace(/-(\d+|empty)$/, '');
  const isTyped = row => !row.matches('.has_original, .empty-form');

  // Rows of this form that other rows can link to

  const wordsOf = row => {
    const field = row.querySelector('.cell select, .cell textarea, .cell input:not([type=hidden])');
    const words = field?.selectedOptions ? field.selectedOptions[0]?.text : field?.value;
    const stated = row.querySelector('[name$="-name_as_stated"]')?.value;
    return (words || stated || '').trim();
  };
  const newRows = lists => lists.flatMap(list => (
    [...document.querySelectorAll(`#${list}-group .inline-related`)].filter(row => isTyped(row) && wordsOf(row))
  ));

  const boxFor = (pick, row) => {
    const label = document.createElement('label');
    label.innerHTML = '<input type="checkbox"> <bdi></bdi>';
    const box = label.firstElementChild;
    box.name = pick.id.replace(/^id_/, '');
    pick.append(label);
    return box;
  };
  const optionFor = select => {
    const option = document.createElement('option');
    select.append(option);
    return option;
  };
  const offer = pick => {
    const isSelect = pick.tagName === 'SELECT';
    const rows = newRows(pick.dataset.rows.split(' '));
    const known = new Map();
    each(pick, isSelect ? 'option' : 'input', choice => {
      if (!PLACE.test(choice.value)) return;
      choice.row ||= document.getElementById(choice.value);
      if (rows.includes(choice.row)) known.set(choice.row, choice);
      else (isSelect ? choice : choice.closest('label')).remove();
    });
    rows.forEach((row, number) => {
      const choice = known.get(row) || (isSelect ? optionFor(pick) : boxFor(pick, row));
      choice.row = row;
      choice.value = row.id;
      if (!isSelect) choice.id = `${pick.id}_new${number}`;
      (isSelect ? choice : choice.nextElementSibling).textContent = `${wordsOf(row)} (not saved yet)`;
    });
  };
  const offerNewRows = () => each(document, '[data-rows]', offer);

  // A citation of the fact beside which it is asked for

  const facts = () => document.querySelector('#citations-empty select[name$="-path"]');
  const factOf = cell => {
    const name = [...cell.classList].find(each_ => each_.startsWith('field-'))?.slice(6);
    const row = cell.closest('.inline-related');
    if (name === 'order') return undefined; // of no source
    if (!row) return name;
    const fields = (row.closest('[data-facts]')?.dataset.facts || '').split(' ');
    if (!fields.includes(name)) return undefined;
    return `${row.dataset.part || row.id}.${name}`;
  };
  const isFact = (cell, fact) => fact && (
    cell.closest('.inline-related') || [...facts().options].some(option => option.value === fact)
  );
  const nameOf = cell => (cell.querySelector('label')?.textContent || cell.querySelector('[aria-label]')?.ariaLabel || '')
    .replace(/:\s*$/, '').trim();
  const wordsFor = cell => {
    const row = cell.closest('.inline-related');
    const heading = row?.querySelector('.row > summary')?.textContent.trim() || wordsOf(row || cell);
    return row ? `${heading.slice(0, 50)}: ${nameOf(cell)}` : nameOf(cell);
  };

  const citable = cell => {
    const fact = factOf(cell);
    return isFact(cell, fact) ? {cell, fact, words: wordsFor(cell)} : null;
  };

  let cited = null;
  const cite = cell => {
    cited = citable(cell);
    document.querySelector('#citations-group .add-row a')?.click();
  };
  const choose = (select, {fact, words}) => {
    if (![...select.options].some(option => option.value === fact)) select.add(new Option(words, fact));
    select.value = fact;
  };
  const linkBack = (row, {cell, words}) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'back';
    button.textContent = `Back to “${words}”`;
    button.addEventListener('click', () => {
      cell.querySelector('input:not([type=hidden]), select:not(.select2-hidden-accessible), textarea, [tabindex="0"]')
        ?.focus();
    });
    row.querySelector('h3')?.append(' ', button);
  };
  const fillCitation = row => {
    const select = row.querySelector('select[name$="-path"]');
    cited ||= focused;
    if (cited && select) {
      choose(select, cited);
      linkBack(row, cited);
    }
    cited = focused = null;
  };

  // The key that adds a citation cites the fact in which the focus is, so that no button takes a step of Tab. Browsers
  // act on the whole chord before the page hears of it: the fact is remembered when Alt goes down.
  let focused = null;
  const rememberFact = event => {
    if (event.key !== 'Alt') return;
    const cell = document.activeElement.closest?.('.cell');
    focused = cell && facts() && !cell.closest('#citations-group') ? citable(cell) : null;
  };
  const forgetFact = event => {
    if (event.key === 'Alt') setTimeout(() => { focused = null; }, 0);
  };

  const addButtons = root => {
    if (!facts()) return;
    each(root, '.cell', cell => {
      if (cell.closest('.empty-form, #citations-group') || cell.querySelector('.cite') || !isFact(cell, factOf(cell))) return;
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'cite';
      button.tabIndex = -1;
      button.textContent = 'cite';
      button.setAttribute('aria-label', `Cite a source for: ${nameOf(cell)}`);
      const label = cell.querySelector(':scope > label, .vCheckboxLabel');
      if (label) label.after(button);
      else cell.prepend(button);
    });
  };

  // A stored citation carries its own fact alone; the others come into its list when it is used.
  const fillFacts = event => {
    const select = event.target;
    if (!select.matches?.('#citations-group select[name$="-path"]') || select.options.length > 2) return;
    const {value} = select;
    const own = [...select.options].find(option => option.value === value);
    select.replaceChildren(...[...facts().children].map(child => child.cloneNode(true)));
    if (own) choose(select, {fact: value, words: own.text});
  };

  document.addEventListener('keydown', rememberFact, true);
  document.addEventListener('keyup', forgetFact, true);
  document.addEventListener('focusin', fillFacts);
  document.addEventListener('click', event => {
    const button = event.target.closest('.cite');
    if (button) cite(button.closest('.cell'));
  });
  document.addEventListener('toggle', event => {
    if (event.target.open) addButtons(event.target);
  }, true);
  document.addEventListener('formset:added', event => {
    if (event.detail.formsetName === 'citations') fillCitation(event.target);
    setTimeout(() => { addButtons(event.target); offerNewRows(); }, 0);
  });
  document.addEventListener('formset:removed', () => setTimeout(offerNewRows, 0));
  document.addEventListener('DOMContentLoaded', () => setTimeout(() => {
    each(document, '.change-form form', addButtons);
    if (!document.querySelector('[data-rows]')) return;
    offerNewRows();
    window.django?.jQuery(document).on('change', '.inline-related', offerNewRows);
  }, 0));
}
