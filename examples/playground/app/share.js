// Copies a link to the state, or shows the link if the clipboard cannot be used.
import { byId, element } from './elements.js';
import { isTooLong, toFragment } from './link.js';

export function shareWith(stateNow) {
  byId('copy').addEventListener('click', async () => {
    const fragment = toFragment(stateNow());
    if (isTooLong(fragment)) return say('The policy and the request are too long for a link.');
    const link = location.href.replace(/#.*$/, '') + fragment;
    try {
      await navigator.clipboard.writeText(link);
      say('Link copied.');
    } catch {
      const field = element('input', { value: link, readOnly: true, 'aria-label': 'Link' });
      say('Copy this link:', field);
      field.select();
    }
  });
}

export function say(...content) {
  byId('said').replaceChildren(...content);
}
