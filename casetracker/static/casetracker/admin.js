// The editors' forms. Saving works without this file: it names what Django's scripts leave unnamed, and saves steps.
'use strict';
{
  const each = (root, selector, act) => root.querySelectorAll(selector).forEach(act);
  const labelOf = field => {
    const label = document.querySelector(`label[for="${field.id}"]`);
    return label ? label.textContent.replace(/:\s*$/, '').trim() : '';
  };
  const nameSearchBox = (box, text) => {
    box.setAttribute('aria-label', text);
    box.dir = 'auto';
  };

  // Select2 takes neither the name nor the description of the select behind it.
  const nameSelects = root => each(root, 'select.admin-autocomplete', select => {
    const box = select.nextElementSibling;
    const text = labelOf(select);
    if (!text || !box || !box.classList.contains('select2')) return;
    each(box, '.select2-selection, .select2-selection__rendered', part => {
      part.removeAttribute('aria-labelledby');
      part.setAttribute('aria-label', text);
    });
    each(box, '.select2-search__field', field => nameSearchBox(field, text));
  });

  // Django's script numbers the ids of a new row, but not what refers to them.
  const describeFields = row => each(row, '[aria-describedby*="__prefix__"]', field => {
    const number = row.id.match(/\d+$/)[0];
    field.setAttribute('aria-describedby', field.getAttribute('aria-describedby').replace('__prefix__', number));
  });

  const UNDIRECTED = ['input[type=text]', 'input[type=search]', 'textarea'].map(tag => `${tag}:not([dir])`).join();
  const followScript = root => each(root, UNDIRECTED, field => { field.dir = 'auto'; });

  // The forms of accounts have icons with a name but no role, and pairs of date and time without labels.
  const nameAccountFields = () => {
    each(document, '.help-tooltip[aria-label]:not([role])', icon => icon.setAttribute('role', 'img'));
    each(document, '.vDateField, .vTimeField', field => {
      const label = field.closest('.form-row')?.querySelector('label, legend');
      const kind = field.classList.contains('vDateField') ? 'date' : 'time';
      field.setAttribute('aria-label', `${label ? label.textContent : ''} ${kind}`.trim());
    });
  };

  // "13.7.20: did you mean 13 July 2020?" is confirmed in one click.
  const offerDates = root => each(root, '.errorlist li', item => {
    const found = item.textContent.match(/did you mean (.+?)\?/);
    const field = item.closest('.errors, .cell, .form-row')?.querySelector('input[type=text]');
    if (!found || !field) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = `Write ${found[1]}`;
    button.addEventListener('click', () => {
      field.value = found[1];
      field.focus();
    });
    item.append(' ', button);
  });

  // A new ruling's claims and parties are those of its case: choosing the case first brings them into the form.
  const reloadForCase = $ => {
    const form = document.querySelector('#ruling_form, #reaction_form');
    const select = document.getElementById('id_case');
    if (!form || !select || form.querySelector('.errornote, [data-unsaved]')) return;
    const typed = () => [...new FormData(form)].filter(([key]) => key !== 'case').join('\n');
    const before = typed();
    $(select).on('select2:select', event => {
      if (typed() !== before) return;
      form.dataset.leaving = ''; // kept.js need not warn
      location.search = `?case=${event.params.data.id}`;
    });
  };

  // Each list of rows has a key that adds one.
  const setKeys = root => each(root, '[data-access-key] .add-row a', link => {
    link.accessKey = link.closest('[data-access-key]').dataset.accessKey;
  });

  const FIELDS = 'input:not([type=hidden]), select:not(.select2-hidden-accessible), textarea, .select2-selection';
  const fieldsOf = root => [...root.querySelectorAll(FIELDS)].filter(field => field.getClientRects().length);
  const enter = row => fieldsOf(row)[0]?.focus();

  // A refused form opens in its first wrong field, a new one after the last field that the link to it has filled.
  const focusFirst = root => {
    const form = root.querySelector('.change-form #content form');
    const wrong = form?.querySelector('.errors');
    if (wrong) return enter(wrong);
    if (!form || !location.pathname.endsWith('/add/')) return;
    const given = new URLSearchParams(location.search);
    const inCell = field => field.closest('.cell')?.querySelector('select, input, textarea') || field;
    const isFilled = field => given.has(inCell(field).name);
    const fields = fieldsOf(form);
    fields[fields.findLastIndex(isFilled) + 1]?.focus();
  };

  // The list that drops down has a search box of its own, and is alone while it is open: fields that it half covers
  // are no targets.
  const container = () => document.getElementById('container');
  const onOpen = event => {
    const text = labelOf(event.target) || 'Search';
    each(document, '.select2-container--open .select2-search__field', field => {
      nameSearchBox(field, text);
      field.focus(); // jQuery forgets to, and what is typed at once would be lost
    });
    each(document, '.select2-selection[aria-owns]', box => {
      box.setAttribute('aria-controls', box.getAttribute('aria-owns'));
    });
    each(document, '.select2-results__options', list => list.setAttribute('aria-label', text));
    container().inert = !!document.querySelector('body > .select2-container .select2-search__field');
  };
  const onClose = event => {
    container().inert = false;
    event.target.nextElementSibling?.querySelector('[tabindex="0"]')?.focus();
  };

  // Both wait for Django's scripts, which run on the same events.
  document.addEventListener('DOMContentLoaded', () => setTimeout(() => {
    [nameSelects, followScript, offerDates, setKeys, focusFirst].forEach(step => step(document));
    if (!window.django?.jQuery) return;
    reloadForCase(django.jQuery);
    django.jQuery(document).on('select2:open', onOpen).on('select2:close', onClose);
  }, 0));
  document.addEventListener('formset:added', event => setTimeout(() => {
    // Whoever adds a row wants to fill it: the keyboard need not walk there.
    [nameSelects, followScript, describeFields, enter].forEach(step => step(event.target));
  }, 0));
  window.addEventListener('load', nameAccountFields);
}
