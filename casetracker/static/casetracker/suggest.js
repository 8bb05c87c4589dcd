// Names while they are typed, as a combobox with a list (ARIA APG). A field with data-suggest="judge" is offered judges,
// and sends the id of the one that was chosen; the field “find” is the search, where a choice leads to the page.
// Without this file all of them take text.
'use strict';
{
  const made = (name, more) => Object.assign(document.createElement(name), more);
  const offer = input => {
    const kind = input.dataset.suggest ?? '', id = input.id;
    const status = made('span', {className: 'hide', role: 'status'});
    const list = made('ul', {
      id: `${id}-list`, className: 'suggested', role: 'listbox', hidden: true, onmousedown: event => event.preventDefault(),
    });
    list.ariaLabel = 'Names';
    let rows = [], chosen = -1, timer, asked;
    const choose = place => {
      chosen = place;
      [...list.children].forEach((option, i) => option.setAttribute('aria-selected', i === chosen));
      if (chosen < 0) input.removeAttribute('aria-activedescendant');
      else input.setAttribute('aria-activedescendant', list.children[chosen].id);
    };
    const take = row => {
      if (!kind) return location.assign(row.url);
      input.value = input.dataset.name = row.name;
      input.dataset.given = row.id;
      close();
    };
    const show = (names, said = '') => {
      const kept = rows[chosen]?.url;
      rows = names;
      list.ariaBusy = 'false';
      list.replaceChildren(...rows.map((row, i) => {
        const option = made('li', {id: `${id}-${i}`, role: 'option', onclick: () => take(row)});
        const note = (row.is_near ? 'near name' : '') + (kind ? '' : `${row.is_near ? ', ' : ''}${row.kind}`);
        option.append(made('bdi', {textContent: row.name}), ' ', made('span', {className: 'soft small', textContent: note}));
        return option;
      }));
      list.hidden = !rows.length;
      input.setAttribute('aria-expanded', !list.hidden);
      status.textContent = said;
      // The choice stays where the reader put it, even if newer names arrive between the arrow and Enter.
      choose(rows.findIndex(row => row.url === kept));
    };
    const close = () => { clearTimeout(timer); asked?.abort(); show([]); };
    const ask = async () => {
      const {signal} = asked = new AbortController();
      const url = `/api/v1/suggestions/?q=${encodeURIComponent(input.value.slice(0, 200))}${kind && `&kind=${kind}`}`;
      const answer = await fetch(url, {signal}).catch(() => null);
      const names = answer?.ok ? await answer.json().catch(() => null) : null;
      if (signal.aborted) return;
      if (names) show(names, names.length ? `${names.length} found; the arrow keys choose one.` : 'No name begins so.');
      else list.ariaBusy = 'false';
    };
    const keys = event => {
      if (event.isComposing || list.hidden) return;
      const way = {ArrowDown: 1, ArrowUp: -1}[event.key];
      if (way) choose(chosen < 0 ? (way > 0 ? 0 : rows.length - 1) : (chosen + way + rows.length) % rows.length);
      else if (event.key === 'Escape') close();
      else if (event.key === 'Enter' && chosen >= 0) take(rows[chosen]);
      else return;
      event.preventDefault();
    };
    Object.assign(input, {type: 'text', role: 'combobox', onkeydown: keys, onblur: close});
    if (!kind) input.enterKeyHint = 'search';
    Object.assign(input, {ariaAutoComplete: 'list', ariaExpanded: 'false'}).setAttribute('aria-controls', list.id);
    input.dataset.name = input.value;
    input.oninput = () => {
      clearTimeout(timer);
      asked?.abort();
      choose(-1);
      list.ariaBusy = 'true';
      if (input.value.trim().length < 2) show([]);
      else timer = setTimeout(ask, 150);
    };
    input.after(list);
    input.form.append(status);
  };
  const fields = [...document.querySelectorAll('#find, [data-suggest]')];
  fields.forEach(offer);
  // The address has the id of a name that was chosen, or that stood there, and nothing of empty fields.
  for (const form of new Set(fields.map(field => field.form))) form.addEventListener('formdata', ({formData}) => {
    for (const {name, value, dataset} of form.elements) {
      if (dataset.given && value && value === dataset.name) formData.set(name, dataset.given);
    }
    for (const name of new Set(formData.keys())) if (!formData.getAll(name).some(Boolean)) formData.delete(name);
  });
}
