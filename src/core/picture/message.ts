import { sayShort } from '../calendar/say.ts';
import { excerpt } from '../interview/understand/wording.ts';
import { type Block, buttons, footnote, heading, image, type Message, table } from '../message.ts';
import { ratingName } from '../programme/rag.ts';
import { type RatingHistory, sayBefore, sayRatingHistory } from './rating-history.ts';
import { sayNow, sayTimePlan, type TimePlan } from './time-plan.ts';

/** A picture and the same in words below it; its rows are numbered in both. */

/** @param picture as it was kept */
export function timePlanMessage(plan: TimePlan, picture: string): Message {
  const { of, today, rows, counts } = plan;
  const said = sayTimePlan(plan);
  const rest = counts.all - rows.length;
  return {
    summary: said,
    blocks: [
      heading(`${of}: time plan`),
      image({ picture, title: `Time plan, ${sayShort(today)}`, alt: said }),
      table({
        caption: rest > 0 ? `The ${rows.length} that matter most now` : 'The milestones, by their days',
        columns: ['Milestone', 'When'],
        rows: rows.map((row, at) => [
          `${at + 1}. ${excerpt(row.title, 120)}${row.critical ? ' (critical)' : ''}${row.of === undefined ? '' : `, ${excerpt(row.of, 60)}`}`,
          sayNow(row, today),
        ]),
      }),
      ...(rest > 0 ? [footnote(`And ${rest} more: “milestones” lists them.`)] : []),
      buttons({ label: 'Milestones', say: 'milestones' }),
    ],
  };
}

/** @param picture as it was kept */
export function ratingHistoryMessage(history: RatingHistory, picture: string): Message {
  const { of, today, rows, periods, others } = history;
  const said = sayRatingHistory(history);
  const more: readonly Block[] =
    others > 0 ? [footnote(`And ${others} more, none worse. “history” and a name shows one.`)] : [];
  return {
    summary: said,
    blocks: [
      heading(`${of}: ratings`),
      image({ picture, title: `Ratings, ${sayShort(today)}`, alt: said }),
      table({
        caption: 'Ratings now and before',
        columns: ['Workstream', 'Now', 'Before'],
        rows: rows.map((row, at) => [
          `${at + 1}. ${excerpt(row.name, 120)}`,
          row.now ? ratingName(row.now) : 'not rated',
          sayBefore(row, periods) || 'no rating',
        ]),
      }),
      ...more,
    ],
  };
}
