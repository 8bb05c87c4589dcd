// Editors' forms. Nothing here is needed to save: it names what the stock scripts leave without a name, and saves a few steps.
'use strict';
{
  // Select2 takes neither the name nor the description of the select behind it.
  const name = root => root.querySelectorAll('select.admin-autocomplete').forEach(select => {
    const label = document.querySelector(`label[for="${select.id}"]`), box = select.nextElementSibling;
    if (!label || !box || !box.classList.contains('select2')) return;
    const text = label.textContent.replace(/:\s*$/, '').trim();
    box.querySelectorAll('.select2-selection, .select2-selection__rendered').forEach(e => { e.removeAttribute('aria-labelledby'); e.setAttribute('aria-label', text); });
    box.querySelectorAll('.select2-search__field').forEach(e => { e.setAttribute('aria-label', text); e.dir = 'auto'; });
  });
  // The stock script numbers the ids of a new row, and not what refers to them.
  const describe = row => row.querySelectorAll('[aria-describedby*="__prefix__"]').forEach(e => {
    e.setAttribute('aria-describedby', e.getAttribute('aria-describedby').replace('__prefix__', row.id.match(/\d+$/)[0]));
  });
  const direct = root => root.querySelectorAll('input[type=text]:not([dir]), input[type=search]:not([dir]), textarea:not([dir])').forEach(e => { e.dir = 'auto'; });

  // The forms of accounts: icons with a name and no role, and pairs of date and time without labels.
  const mend = () => {
    document.querySelectorAll('.help-tooltip[aria-label]:not([role])').forEach(e => e.setAttribute('role', 'img'));
    document.querySelectorAll('.vDateField, .vTimeField').forEach(e => {
      const label = e.closest('.form-row')?.querySelector('label, legend');
      e.setAttribute('aria-label', `${label ? label.textContent : ''} ${e.classList.contains('vDateField') ? 'date' : 'time'}`.trim());
    });
  };

  // "13.7.20: did you mean 13 July 2020?" is confirmed in one click.
  const offer = root => root.querySelectorAll('.errorlist li').forEach(item => {
    const found = item.textContent.match(/did you mean (.+?)\?/), field = item.closest('.errors, .cell, .form-row')?.querySelector('input[type=text]');
    if (!found || !field) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = `Write ${found[1]}`;
    button.addEventListener('click', () => { field.value = found[1]; field.focus(); });
    item.append(' ', button);
  });

  // A new ruling's claims and parties are those of its case: choosing the case first brings them into the form.
  const bringCase = $ => {
    const form = document.querySelector('#ruling_form, #reaction_form'), select = document.getElementById('id_case');
    if (!form || !select || form.querySelector('.errornote')) return;
    const typed = () => [...new FormData(form)].filter(([key]) => key !== 'case').join('\n'), before = typed();
    $(select).on('select2:select', event => { if (typed() === before) location.search = `?case=${event.params.data.id}`; });
  };

  // A key for each list of rows.
  const keys = root => root.querySelectorAll('[data-access-key] .add-row a').forEach(e => { e.accessKey = e.closest('[data-access-key]').dataset.accessKey; });

  // A refused form opens in its first wrong field, a new one after the last field that the link to it has filled.
  const begin = root => {
    const form = root.querySelector('.change-form #content form'), wrong = form?.querySelector('.errors');
    if (wrong) return enter(wrong);
    if (!form || !location.pathname.endsWith('/add/')) return;
    const given = new URLSearchParams(location.search), filled = e => given.has((e.closest('.cell')?.querySelector('select, input, textarea') || e).name);
    const all = fields(form);
    all[all.findLastIndex(filled) + 1]?.focus();
  };

  document.addEventListener('DOMContentLoaded', () => setTimeout(() => {
    [name, direct, offer, keys, begin].forEach(step => step(document));
    if (window.django?.jQuery) {
      bringCase(django.jQuery);
      // The list that drops down has a search box of its own.
      django.jQuery(document).on('select2:open', event => {
        const label = document.querySelector(`label[for="${event.target.id}"]`), text = label ? label.textContent.replace(/:\s*$/, '').trim() : 'Search';
        // Focused here as well: jQuery forgets to, and what is typed at once would be lost.
        document.querySelectorAll('.select2-container--open .select2-search__field').forEach(e => { e.setAttribute('aria-label', text); e.dir = 'auto'; e.focus(); });
        document.querySelectorAll('.select2-selection[aria-owns]').forEach(e => e.setAttribute('aria-controls', e.getAttribute('aria-owns')));
        document.querySelectorAll('.select2-results__options').forEach(e => e.setAttribute('aria-label', text));
        // A list with a search box of its own is alone while it is open: fields that it half covers are no targets.
        document.getElementById('container').inert = !!document.querySelector('body > .select2-container .select2-search__field');
      }).on('select2:close', event => {
        document.getElementById('container').inert = false;
        event.target.nextElementSibling?.querySelector('[tabindex="0"]')?.focus();
      });
    }
  }, 0));
  window.addEventListener('load', mend);
  // Whoever adds a row wants to fill it: the keyboard need not walk there.
  const fields = root => [...root.querySelectorAll('input:not([type=hidden]), select:not(.select2-hidden-accessible), textarea, .select2-selection')].filter(e => e.getClientRects().length);
  const enter = row => fields(row)[0]?.focus();
  document.addEventListener('formset:added', event => setTimeout(() => { [name, direct, describe, enter].forEach(step => step(event.target)); }, 0));
}
