/** Ties the ciphertext of an address's token to the installation or the API resource whose address it is. */
export const addressContext = (owner: 'hook' | 'resource', id: string): string => `${owner} ${id}`;
