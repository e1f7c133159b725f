import type { Mail } from '../mail/mailer.ts';

export function resetMail(member: { readonly name: string; readonly email: string }, url: string): Mail {
  return {
    to: member.email,
    subject: 'Set a new password for Millrace',
    text: `Hello ${member.name},

somebody, most likely you, asked for a new password for Millrace. Set it here within an hour:

${url}

If it was not you, do nothing; your password stays as it is.
`,
  };
}
