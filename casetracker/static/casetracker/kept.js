// Keeps what stands in a form on the server while it is typed, and says so when it cannot. Saving works without it.
'use strict';
{
  const PAUSE = 1000; // milliseconds between two looks; what has not changed from one to the next is kept
  const AT_LEAST_EVERY = 5000; // also while somebody types on and on
  const PATIENCE = 10000; // for an answer
  const OUTLIVES_THE_PAGE = 60000; // bytes that browsers send on after a page is left
  const NO_CONNECTION = 'Not kept: no connection to the site. What you typed is in this page alone; it is tried again.';
  const NOT_SENT = 'Nothing is saved: no connection to the site. Everything is still here; press the button again later.';
  const KEPT = 'Not saved yet. What you type is kept on the server until you save.';
  const LOGGED_OUT = 'You are logged out. What you type is kept all the same; saving will ask you to log in.';
  const TOO_LONG = 'Nothing is kept or saved: this form is too long to be sent. Move a part of it elsewhere first.';
  const FAILED = 'Not kept: the site answers with an error. What you typed is in this page alone; it is tried again.';

  const field = document.getElementById('kept_as');
  const form = field.form;
  const status = document.getElementById('kept_status');
  const place = `kept ${location.pathname}`; // in the tab's own storage: which key was being kept when the page was left

  const isTyped = ([name, value]) => typeof value === 'string' && !name.includes('__prefix__')
    && name !== 'csrfmiddlewaretoken' && form.elements[name]?.type !== 'password';
  const typed = () => JSON.stringify([...new FormData(form)].filter(isTyped));
  const opened = typed();
  let kept = opened; // what the server has
  let seen = opened; // at the last look
  let underWay = null; // what is on its way to the server
  let isLasting = false; // and gets there if the page is left
  let request = null;
  let keptAt = 0;
  let isSending = false;
  let isPassing = false; // the next submit event is ours

  const say = text => {
    if (status.textContent !== text) status.textContent = text;
  };
  const isGoing = () => isSending || 'leaving' in form.dataset; // nothing more need be kept
  const isUnsaved = () => 'unsaved' in field.dataset || typed() !== opened;

  const addressOf = key => {
    const address = new URL(location.href);
    address.searchParams.set('kept', key);
    return address;
  };

  // From now on, the page's address restores what is kept, and its button discards it.
  const goOnHere = () => {
    history.replaceState(history.state, '', addressOf(field.dataset.key));
    const notice = document.querySelector('[data-restored]');
    if (!notice) return;
    const discarding = notice.querySelector('form');
    discarding.action = discarding.action.replace(notice.dataset.kept, field.dataset.key);
    notice.dataset.kept = field.dataset.key;
  };

  const body = text => {
    const data = new FormData();
    JSON.parse(text).forEach(([name, value]) => data.append(name, value));
    return data;
  };

  // Gives what keeps the form from being sent, if anything: one that is too long to keep can still be saved.
  const keep = async (text, isLeaving = false) => {
    request?.abort();
    const mine = request = new AbortController();
    const timer = isLeaving ? 0 : setTimeout(() => mine.abort('late'), PATIENCE);
    underWay = text;
    isLasting = isLeaving;
    try {
      const answer = await fetch(field.dataset.url, {
        method: 'POST', body: body(text), signal: mine.signal, keepalive: isLeaving && text.length < OUTLIVES_THE_PAGE,
      });
      if ([502, 503, 504].includes(answer.status)) throw new Error(answer.status);
      keptAt = Date.now();
      if (answer.ok) {
        kept = text;
        goOnHere();
        say((await answer.json()).logged_in ? KEPT : LOGGED_OUT);
      } else {
        const isOurs = answer.headers.get('content-type') === 'application/json';
        const isTooLong = !isOurs && answer.status < 500;
        say(isOurs ? (await answer.json()).why : isTooLong ? TOO_LONG : FAILED);
        if (isTooLong) return TOO_LONG;
      }
      return null;
    } catch {
      if (request === mine && !isLeaving) say(NO_CONNECTION);
      return NOT_SENT;
    } finally {
      clearTimeout(timer);
      if (request === mine) underWay = null;
    }
  };

  const look = () => {
    const text = typed();
    if (text !== kept && underWay === null && (text === seen || Date.now() - keptAt > AT_LEAST_EVERY)) keep(text);
    seen = text;
  };
  setInterval(() => isGoing() || look(), PAUSE);
  window.addEventListener('online', look);

  // Leaving

  const keepOnLeaving = () => {
    const text = typed();
    if (isGoing() || text === kept) return;
    sessionStorage.setItem(place, field.dataset.key);
    if (text !== underWay || !isLasting) keep(text, true);
  };
  window.addEventListener('beforeunload', event => {
    if (isGoing() || !isUnsaved()) return;
    keepOnLeaving();
    event.preventDefault();
    event.returnValue = true;
  });
  document.addEventListener('submit', event => {
    if (event.target.closest('[data-restored]')) form.dataset.leaving = ''; // it is discarded
  });
  window.addEventListener('pagehide', keepOnLeaving);
  document.addEventListener('visibilitychange', () => document.hidden && keepOnLeaving());

  // What was typed just before a page was left may have been kept after this one was made.
  const fetched = async address => new DOMParser().parseFromString(await (await fetch(address)).text(), 'text/html');
  const offerWhatIsNew = async (key, tries) => {
    const address = addressOf(key);
    if (!(await fetched(address)).querySelector(`[data-restored][data-kept="${key}"]`)) {
      if (tries > 1) setTimeout(offerWhatIsNew, PAUSE, key, tries - 1);
    } else if (document.querySelector('[data-restored]')) {
      if (typed() !== opened) return;
      form.dataset.leaving = '';
      location.replace(address);
    } else if (!document.querySelector(`[data-kept="${key}"]`)) {
      const page = await fetched(location.href);
      document.getElementById('kept_notice').replaceWith(page.getElementById('kept_notice'));
    }
  };
  const left = sessionStorage.getItem(place);
  sessionStorage.removeItem(place);
  if (left) setTimeout(offerWhatIsNew, PAUSE / 2, left, 3);
  form.autocomplete = 'off'; // browsers would bring back some of the fields, and none of the rows

  // Sending: first asks whether the site answers, so that a browser's error page never takes the form's place.

  form.addEventListener('submit', async event => {
    if (isPassing) {
      isPassing = false;
      return;
    }
    event.preventDefault();
    if (isSending) return; // a second click
    isSending = true;
    const refusal = await keep(typed());
    if (refusal === null) {
      isPassing = true;
      sessionStorage.removeItem(place);
      form.requestSubmit(event.submitter);
      setTimeout(() => { isSending = false; }, 3 * PATIENCE); // the browser was told to stop
    } else {
      isSending = false;
      say(refusal);
      status.scrollIntoView({ block: 'center' });
    }
  });
  window.addEventListener('pageshow', event => {
    if (event.persisted) isSending = false;
  });
}
