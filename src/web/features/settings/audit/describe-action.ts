const NOUNS: { readonly [noun: string]: string } = { app_event: 'App Event', api_key: 'API key' };

/** `app_event.renamed` reads "App Event renamed". */
export function describeAction(action: string): string {
  const [noun = '', ...verb] = action.split('.');
  const words = [NOUNS[noun] ?? noun.replaceAll('_', ' '), verb.join(' ').replaceAll('_', ' ')].join(' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
