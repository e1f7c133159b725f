/** Ties the ciphertext of a token to its resource. */
export const addressContext = (resourceId: string): string => `resource ${resourceId}`;
