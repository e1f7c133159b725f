import { IconArrowUp } from '@tabler/icons-react';
import classes from './new-items-button.module.css';

type NewItemsButtonProps = {
  readonly count: number;
  /** There are more than `count`. */
  readonly isMore: boolean;
  readonly onShow: () => void;
};

/** Floats over the start of a list, which stays as it is until the reader asks for what is new. */
export function NewItemsButton({ count, isMore, onShow }: NewItemsButtonProps) {
  const show = (list: Element | null) => {
    onShow();
    list?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <div className={classes['place']} role="status">
      {count === 0 ? null : (
        <button
          className={classes['button']}
          type="button"
          onClick={(event) => show(event.currentTarget.closest('main')?.firstElementChild ?? null)}
        >
          <IconArrowUp size={14} aria-hidden /> {count}
          {isMore ? '+' : ''} new
        </button>
      )}
    </div>
  );
}
