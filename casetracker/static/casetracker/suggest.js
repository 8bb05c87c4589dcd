// Names while they are typed, as a combobox with a list (ARIA APG); without this file the field is a plain search.
'use strict';
{
  const made = (name, more) => Object.assign(document.createElement(name), more);
  const stay = event => event.preventDefault();
  const input = document.getElementById('find'), status = made('span', {className: 'hide', role: 'status'});
  const list = made('ul', {id: 'find-list', className: 'suggested', role: 'listbox', hidden: true, onmousedown: stay});
  list.ariaLabel = 'Names';
  let rows = [], chosen = -1, timer, asked;
  const choose = place => {
    chosen = place;
    [...list.children].forEach((option, i) => option.setAttribute('aria-selected', i === chosen));
    if (chosen < 0) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', list.children[chosen].id);
  };
  const show = (names, said = '') => {
    const kept = rows[chosen]?.url;
    rows = names;
    list.ariaBusy = 'false';
    list.replaceChildren(...rows.map((row, i) => {
      const option = made('li', {id: `find-${i}`, role: 'option', onclick: () => location.assign(row.url)});
      const kind = made('span', {className: 'soft small', textContent: (row.is_near ? 'near name, ' : '') + row.kind});
      option.append(made('bdi', {textContent: row.name}), ' ', kind);
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
    const url = `/api/v1/suggestions/?q=${encodeURIComponent(input.value.slice(0, 200))}`;
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
    else if (event.key === 'Enter' && chosen >= 0) location.assign(rows[chosen].url);
    else return;
    event.preventDefault();
  };
  Object.assign(input, {type: 'text', role: 'combobox', enterKeyHint: 'search', onkeydown: keys, onblur: close});
  Object.assign(input, {ariaAutoComplete: 'list', ariaExpanded: 'false'}).setAttribute('aria-controls', list.id);
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
}
