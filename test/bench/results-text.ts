import type { ReadResult } from './read-files.ts';
import type { Results } from './run.ts';
import type { TabResult } from './tab.ts';
import type { SizeResult, TurnResult } from './turns.ts';

/** Every result in one table of ratios, each beside its target and what it asked of storage. */
export function resultsText(results: Results): string {
  const { machine, turns } = results;
  const kind = machine.quick ? ' (quick)' : '';
  return [
    `Baton beside a bare bot${kind}, ${machine.cores} cores (load ${machine.load.toFixed(1)} before it began), Node ${machine.node}. Medians; what it means: docs/performance.md`,
    '',
    ...(turns ? table(turnHeads, turns.flatMap(sizeRows)) : []),
    '',
    ...table(['what', 'result', 'beside', 'target'], otherRows(results)),
    '',
  ].join('\n');
}

type Row = readonly (string | number)[];

const turnHeads: Row = [
  'actions',
  'years',
  'turn',
  'ms',
  '× A',
  '× B',
  'rows',
  'KB read',
  'trips',
  'in seq.',
  'reads first',
  'trans.',
  'posts',
  'then rows',
  'trips',
  'trans.',
];

function sizeRows({ actions, years, a, b, bAlone, bBytes, turns }: SizeResult): readonly Row[] {
  const blank = ['', '', '', '', '', '', '', '', ''];
  return [
    [actions, years, 'A echo', a, 1, '', 0, 0, 0, 0, 0, 0, 1, '', '', ''],
    [actions, years, 'B reads 300', b, '', 1, 300, Math.round(bBytes / 1000), 1, 1, 1, 0, 1, '', '', ''],
    [actions, years, 'B, own table', bAlone, '', '', 300, Math.round(bBytes / 1000), 1, 1, 1, 0, 1, '', '', ''],
    ...turns.map((turn) => turnRow(actions, years, turn)),
    ['', '', '', ...blank, '', '', '', ''],
  ];
}

function turnRow(actions: number, years: number, { turn, ms, toA, toB, cost, after }: TurnResult): Row {
  const { rows, bytes, roundTrips, inSequence, readsBeforeWrite, transactions, posts } = cost;
  const read = [rows, Math.round(bytes / 1000), roundTrips, inSequence, readsBeforeWrite, transactions, posts];
  return [actions, years, turn, ms, toA, toB, ...read, after.rows, after.roundTrips, after.transactions];
}

function otherRows({
  fanOut,
  fanOutKilled,
  ticks,
  due,
  import: imported,
  read,
  tab,
  start,
  memory,
}: Results): readonly Row[] {
  const fanOuts = [fanOut, fanOutKilled].flatMap((one): Row[] => {
    if (!one) return [];
    const who = one.killed ? `, ${one.workers} workers, one killed` : '';
    return [
      [
        `fan-out of ${one.cards} cards${who}`,
        `${one.seconds} s, ${one.perSecond}/s: ${one.ofLimit} of Teams' 50`,
        `fastest possible ${one.fastest} s: ${one.ofFastest}`,
        '≥ 0.95',
      ],
      [
        '  went wrong',
        `429: ${one.refused}, lost ${one.lost}, repeated ${one.repeated}`,
        `in doubt ${one.inDoubt} (${one.doubtedButPosted} of them had arrived); busiest second ${one.busiestSecond}`,
        '0 lost, 0 repeated',
      ],
    ];
  });
  return [
    ...fanOuts,
    ...(ticks ?? []).map(
      (tick): Row => [
        `tick over ${tick.partnerships}, nothing due`,
        `${tick.ms} ms`,
        `${tick.toOne} × over one`,
        tick.partnerships === 150 ? '≤ 3 ×' : '',
      ],
    ),
    ...(due ?? []).map(
      ({ years, meetings, ms, cost }): Row => [
        `a due partnership looked through, ${years} years (${meetings} meetings)`,
        `${ms} ms`,
        `${cost.rows} rows, ${cost.roundTrips} trips, ${cost.inSequence} in sequence, ${Math.round(cost.bytes / 1000)} KB`,
        '',
      ],
    ),
    ...(imported
      ? [
          [
            `import of the example (${imported.actions} actions)`,
            `${imported.readMs} + ${imported.draftMs} + ${imported.storeMs} ms`,
            `read, draft, store; ${imported.transactions} transactions`,
            '',
          ] as Row,
        ]
      : []),
    ...(read ? readRows(read) : []),
    ...(tab ? tabRows(tab) : []),
    ...(start
      ? [
          ['ready, storage running', `${start.storageUp} s`, `echo ${start.echo} s`, '≤ 3 s'] as Row,
          ['ready, embedded storage started too', `${start.storageDown} s`, `echo ${start.echo} s`, '≤ 3 s'] as Row,
        ]
      : []),
    ...(memory ?? []).map(
      ({ flags, turns, baton, toEcho, echo, batonIdle, toEchoIdle }): Row => [
        `memory after ${turns} turns, ${flags.join(' ') || 'no flags'}`,
        `${baton} MB`,
        `${toEcho} × the echo's ${echo} MB (idle: ${batonIdle} MB, ${toEchoIdle} ×)`,
        '≤ 1.5 ×',
      ],
    ),
  ];
}

function readRows({ docx101, xlsx5000, perRow500, perRow5000, longestWait, idleWait }: ReadResult): readonly Row[] {
  const ratio = (perRow5000 / perRow500).toFixed(2);
  return [
    ['import --dry-run of a .docx, 101 actions', `${docx101} s`, 'from process start', '≤ 1.5 s'],
    ['import --dry-run of an .xlsx, 5,000 rows', `${xlsx5000} s`, 'from process start', '≤ 6 s'],
    ['  a row of 5,000, beside one of 500', `${perRow5000} ms`, `${ratio} × ${perRow500} ms`, '≤ 1.2 ×'],
    [
      '  the longest wait while a thread reads it',
      `${longestWait} ms`,
      `${idleWait} ms when nothing is read`,
      '≤ 50 ms',
    ],
  ];
}

function tabRows({ bare, overview, toBare, actions, filtering, scrolling }: TabResult): readonly Row[] {
  const many = actions.toLocaleString('en-GB');
  return [
    ['the tab’s overview can be used', `${overview} ms`, `${toBare} × a bare Fluent page's ${bare} ms`, '≤ 1.5 ×'],
    [`filtering ${many} actions, longest task`, `${filtering} ms`, '0: none of 50 ms', '≤ 100 ms'],
    [`scrolling ${many} actions, longest task`, `${scrolling} ms`, '0: none of 50 ms', '≤ 100 ms'],
  ];
}

function table(heads: Row, rows: readonly Row[]): readonly string[] {
  const all = [heads, ...rows].map((row) =>
    row.map((cell) => (typeof cell === 'number' ? cell.toLocaleString('en-GB') : cell)),
  );
  const widths = heads.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  return all.map((row, at) =>
    row
      .map((cell, column) =>
        at > 0 && typeof rows[at - 1]?.[column] === 'number'
          ? cell.padStart(widths[column]!)
          : cell.padEnd(widths[column]!),
      )
      .join('  ')
      .trimEnd(),
  );
}
