import { Skeleton } from '@mantine/core';
import type { LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import classes from './data-table.module.css';
import { DataTableRows } from './data-table-rows.tsx';

export type Column<Row> = {
  readonly title: string;
  readonly render: (row: Row) => ReactNode;
  /** A CSS width; columns without one share what is left. */
  readonly width?: string | number;
  readonly align?: 'right';
};

export type DataTableProps<Row> = {
  /** The accessible name of the table. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  /** Undefined while loading. */
  readonly rows: readonly Row[] | undefined;
  readonly getRowId: (row: Row) => string;
  /** Where a row leads; its first cell becomes the link and the whole row follows it. */
  readonly getLink?: (row: Row) => LinkProps;
  /** Shown instead of an empty table. */
  readonly empty?: ReactNode;
  readonly rowHeight?: number;
  /** Below the last row: "Load more". */
  readonly footer?: ReactNode;
};

/** A list of things. Arrow keys, Home and End move between the rows that are links; only what is on screen is drawn beyond 100 rows. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, empty, footer, rowHeight = 44 } = props;
  if (rows !== undefined && rows.length === 0 && empty !== undefined) return <>{empty}</>;
  return (
    <div className={classes['wrap']} data-table>
      <table
        className={classes['table']}
        aria-label={label}
        aria-busy={rows === undefined}
        aria-rowcount={rows === undefined ? -1 : rows.length + 1}
      >
        <colgroup>
          {columns.map(({ title, width }) => (
            <col key={title} {...(width === undefined ? {} : { style: { width } })} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map(({ title, align }) => (
              <th key={title} scope="col" data-align={align}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        {rows === undefined ? (
          <SkeletonRows columnCount={columns.length} rowHeight={rowHeight} />
        ) : (
          <DataTableRows {...props} rows={rows} rowHeight={rowHeight} />
        )}
      </table>
      {footer}
    </div>
  );
}

function SkeletonRows({ columnCount, rowHeight }: { readonly columnCount: number; readonly rowHeight: number }) {
  return (
    <tbody>
      {[62, 48, 70, 55, 40, 66].map((width) => (
        <tr key={width} style={{ height: rowHeight }}>
          {Array.from({ length: columnCount }, (_, column) => (
            <td key={column}>
              <Skeleton height={10} width={`${column === 0 ? width : 40}%`} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}
