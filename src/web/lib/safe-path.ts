/** A path of this site, or '/': an address given in a link must not lead elsewhere. */
export function getSafePath(path: string | undefined): string {
  return path !== undefined && /^\/(?![/\\])/.test(path) ? path : '/';
}
