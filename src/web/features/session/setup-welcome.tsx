import { StreamPicture } from './stream-picture.tsx';
import classes from './setup-welcome.module.css';

/** What Millrace is, for those who see it for the first time. */
export function SetupWelcome() {
  return (
    <section className={classes['welcome']}>
      <div className={classes['brand']}>
        <img src="/icon.svg" alt="" width={28} height={28} />
        Millrace
      </div>
      <h1 className={classes['title']}>One event in. Every workflow that listens runs.</h1>
      <p className={classes['text']}>
        Your app sends a named App Event for one of its users, for example “Contact Created”. You draw on a canvas what
        happens then: one workflow creates the contact in Salesforce, another in HubSpot. Millrace runs them, retries
        them, and shows what every step received and answered.
      </p>
      <StreamPicture />
    </section>
  );
}
