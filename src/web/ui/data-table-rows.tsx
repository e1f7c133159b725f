import { Link } from '@tanstack/react-router';
import { useRef, useState, type KeyboardEvent } from 'react';
import type { DataTableProps } from './data-table.tsx';
import classes from './data-table.module.css';
import { moveFocus } from './data-table-keys.ts';
import { useVisibleRows } from './use-visible-rows.ts';

type RowsProps<Row> = DataTableProps<Row> & { readonly rows: readonly Row[]; readonly rowHeight: number };

/** The rows on screen. One link of them is in the order of the Tab key; the arrow keys move on from there. */
export function DataTableRows<Row>({ columns, rows, getRowId, getLink, rowHeight }: RowsProps<Row>) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [activeIndex, setActiveIndex] = useState(0);
  const { indexes, before, after, scrollTo } = useVisibleRows(body, rows.length, rowHeight);
  const tabbable = indexes.includes(activeIndex) ? activeIndex : indexes[0];
  return (
    <tbody ref={body}>
      <Spacer height={before} />
      {indexes.map((index) => {
        const row = rows[index];
        if (row === undefined) return null;
        return (
          <TableRow
            key={getRowId(row)}
            row={row}
            index={index}
            columns={columns}
            getLink={getLink}
            rowHeight={rowHeight}
            isTabbable={index === tabbable}
            onFocus={() => setActiveIndex(index)}
            onKeyDown={(event) => moveFocus(event, { index, lastIndex: rows.length - 1, scrollTo })}
          />
        );
      })}
      <Spacer height={after} />
    </tbody>
  );
}

type TableRowProps<Row> = Pick<DataTableProps<Row>, 'columns'> & {
  readonly row: Row;
  readonly index: number;
  readonly getLink: DataTableProps<Row>['getLink'];
  readonly rowHeight: number;
  readonly isTabbable: boolean;
  readonly onFocus: () => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
};

function TableRow<Row>(props: TableRowProps<Row>) {
  const { row, index, columns, getLink, rowHeight, isTabbable, onFocus, onKeyDown } = props;
  return (
    <tr
      className={classes['row']}
      style={{ height: rowHeight }}
      aria-rowindex={index + 2}
      data-index={index}
      data-link={getLink !== undefined || undefined}
    >
      {columns.map(({ title, render, align }, column) => (
        <td key={title} data-align={align}>
          {column === 0 && getLink !== undefined ? (
            <Link
              className={classes['link']}
              tabIndex={isTabbable ? 0 : -1}
              onFocus={onFocus}
              onKeyDown={onKeyDown}
              {...getLink(row)}
            >
              {render(row)}
            </Link>
          ) : (
            render(row)
          )}
        </td>
      ))}
    </tr>
  );
}

function Spacer({ height }: { readonly height: number }) {
  return height <= 0 ? null : <tr aria-hidden style={{ height }} />;
}
