import { daysBetween, type LocalDate } from '#core/calendar/local-date';
import { sayShort } from '#core/calendar/say';
import { isLate, isOverdue, type Planned, sayState, type TimePlan } from '#core/picture/time-plan';
import { type Chart, type CustomSeriesOption, ink, label, line, paper, svgOf, textStyle } from './chart.ts';
import type { Lettering } from './lettering.ts';
import { key, type Marks, mark } from './marks.ts';
import { monthsAlong } from './months.ts';

const [title, axis, row, below] = [88, 44, 78, 76];
const size = { title: 30, row: 25, small: 22 } as const;
/** What stands at the end of each row has this room; the line of time has the rest. */
const state = 206;
const [left, right] = [paper.margin, paper.width - paper.margin];

/**
 * A row for each milestone: its name above a line of time, a hollow diamond for the day agreed, a mark for the day
 * expected or done, and the way between them. What it means stands at the end in words.
 */
export function timePlanSvg({ of, today, rows, counts }: TimePlan, { lines, width }: Lettering): string {
  const epoch = rows[0]!.on;
  const place = (day: LocalDate) => daysBetween(epoch, day);
  const days = rows.flatMap(({ on, baseline = on, proposed = on }) => [on, baseline, proposed]).map(place);
  const [first, last] = [Math.min(...days, place(today)), Math.max(...days, place(today))];
  const air = Math.max(28, last - first) * 0.04;
  const [from, to] = [first - air, last + air];
  const bottom = title + axis + rows.length * row;
  const months = monthsAlong(epoch, from, to);

  const renderItem: CustomSeriesOption['renderItem'] = ({ dataIndex }, api) => {
    const each = rows[dataIndex]!;
    const x = (days: number) => api.coord([days, dataIndex])[0]!;
    const [, middle = 0] = api.coord([0, dataIndex]);
    const [name, time] = [middle - 17, middle + 17];
    const isBad = isOverdue(each, today) || isLate(each);
    const colour = isBad || each.proposed !== undefined ? ink.late : each.done ? ink.good : ink.now;
    const { on, baseline = on, proposed = on, critical } = each;
    const before = `${dataIndex + 1}  ${critical ? 'Critical: ' : ''}`;
    const room = right - left - width(before, size.row, critical);
    const known = lines(each.title, { size: size.row, width: room, bold: critical })[0] ?? 'named in the table';
    const upright = (at: number, stroke: string, thick: number, dash?: number[]) =>
      line([x(at), time - 17], [x(at), time + 17], stroke, thick, dash);
    return {
      type: 'group',
      children: [
        label(left, name, `${before}${known}`, {
          verticalAlign: 'middle',
          ...textStyle(size.row, ink.text, critical),
        }),
        label(right, time, sayState(each, today), {
          align: 'right',
          verticalAlign: 'middle',
          ...textStyle(size.small, isBad ? ink.late : ink.soft, isBad),
        }),
        ...months.map(({ at }) => upright(at, ink.line, 2)),
        line([left, time], [right - state, time], ink.line, 2),
        upright(place(today), ink.now, 3, [6, 4]),
        line([x(place(baseline)), time], [x(place(on)), time], colour, 6),
        line([x(place(on)), time], [x(place(proposed)), time], colour, 6, [10, 6]),
        ...(baseline === on ? [] : [mark('agreed', x(place(baseline)), time, ink.plan)]),
        ...(proposed === on ? [] : [mark('proposed', x(place(proposed)), time, colour)]),
        mark(markOf(each, today), x(place(on)), time, colour),
      ],
    };
  };

  /** The months above the rows, today below them. */
  const scale: CustomSeriesOption['renderItem'] = (_, api) => {
    const x = (at: number) => api.coord([at, 0])[0]!;
    const said = `Today, ${sayShort(today)}`;
    const half = width(said, size.small, true) / 2;
    return {
      type: 'group',
      children: [
        ...months
          .filter(({ at, name }) => x(at) + width(name, size.small) < right)
          .map(({ at, name }) =>
            label(x(at), title + axis - 8, name, { verticalAlign: 'bottom', ...textStyle(size.small, ink.soft) }),
          ),
        label(Math.min(Math.max(x(place(today)), left + half), right - half), bottom + 2, said, {
          align: 'center',
          ...textStyle(size.small, ink.now, true),
        }),
      ],
    };
  };

  const heading = lines(of, { size: size.title, width: right - left, bold: true })[0] ?? 'Time plan';
  const shown = counts.all > rows.length ? `Time plan: ${rows.length} of ${counts.all} milestones` : 'Time plan';
  const chart: Chart = {
    grid: { left, right: paper.width - right + state, top: title + axis, height: rows.length * row },
    xAxis: { type: 'value', min: from, max: to, show: false },
    yAxis: { type: 'category', inverse: true, data: rows.map((_, index) => `${index}`), show: false },
    series: [
      { type: 'custom', silent: true, data: [[0, 0]], renderItem: scale },
      { type: 'custom', silent: true, data: rows.map(({ on }, index) => [place(on), index]), renderItem },
    ],
    graphic: [
      label(left, 18, heading, textStyle(size.title, ink.text, true)),
      label(left, 58, shown, textStyle(size.small, ink.soft)),
      ...key(marksIn(rows, today), bottom + 32, size.small, width),
    ],
  };
  return svgOf(chart, bottom + below);
}

const markOf = (each: Planned, today: LocalDate): keyof Marks =>
  each.done ? 'done' : isOverdue(each, today) ? 'overdue' : 'expected';

function marksIn(rows: readonly Planned[], today: LocalDate): Marks {
  const has = (kind: keyof Marks) => rows.some((each) => markOf(each, today) === kind);
  return {
    agreed: rows.some(({ baseline, on }) => baseline !== undefined && baseline !== on),
    done: has('done'),
    expected: has('expected'),
    overdue: has('overdue'),
    proposed: rows.some(({ proposed }) => proposed !== undefined),
  };
}
