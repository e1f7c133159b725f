import classes from './setup-welcome.module.css';

const WORKFLOWS = ['Create the contact in Salesforce', 'Create the contact in HubSpot', 'Tell the team'] as const;

/** One stream that drives several wheels. */
export function StreamPicture() {
  return (
    <svg className={classes['picture']} viewBox="0 0 496 220" aria-hidden>
      {WORKFLOWS.map((name, index) => {
        const y = 36 + index * 74;
        return (
          <g key={name}>
            <path className={classes['stream']} d={`M 156 110 C 200 110, 190 ${y}, 236 ${y}`} />
            <rect className={classes['box']} x="236" y={y - 22} width="252" height="44" rx="8" />
            <circle className={classes['wheel']} cx="260" cy={y} r="8" />
            <text className={classes['name']} x="280" y={y + 4}>
              {name}
            </text>
          </g>
        );
      })}
      <rect className={classes['source']} x="1" y="86" width="155" height="48" rx="8" />
      <text className={classes['event']} x="78.5" y="114" textAnchor="middle">
        Contact Created
      </text>
    </svg>
  );
}
