/** The same limits as in contract/session.ts; a field's complaint, or null. */
export const accountRules = {
  name: (name: string) => (name.trim() === '' ? 'Your name is missing.' : null),
  email: (email: string) => (/^[^\s@]+@[^\s@]+$/.test(email.trim()) ? null : 'This is not an e-mail address.'),
  password: (password: string) => (password.length < 10 ? 'The password needs at least 10 characters.' : null),
};
