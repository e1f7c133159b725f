import { SetupForm } from '../features/session/setup-form.tsx';
import { SetupWelcome } from '../features/session/setup-welcome.tsx';
import classes from '../features/session/setup-welcome.module.css';

export function SetupPage() {
  return (
    <main className={classes['page']}>
      <SetupWelcome />
      <section className={classes['form']} aria-labelledby="setup-form">
        <h2 className={classes['formTitle']} id="setup-form">
          Create the owner
        </h2>
        <p className={classes['formText']}>The owner invites the others. You are signed in right away.</p>
        <SetupForm />
      </section>
    </main>
  );
}
