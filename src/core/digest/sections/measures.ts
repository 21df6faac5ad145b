import { capital } from '../../capital.ts';
import { listed } from '../../interview/about.ts';
import { sayReading, sayReported } from '../../interview/questions/indicators/known.ts';
import { excerpt } from '../../interview/understand/wording.ts';
import { type Block, heading, type Line, paragraph } from '../../message.ts';
import { sayComparison, sayLine } from '../../savings/say.ts';
import type { Digest } from '../digest.ts';
import type { Measured } from '../indicators.ts';
import type { Escalated } from '../risks.ts';
import { andMore, asSentence, type Room, section } from './section.ts';

/** Outside tolerance; then in one line each what is within it, and what this group last saw off target and is no more. */
export function indicators({ measured }: Digest, { lines, words }: Room): readonly Block[] {
  const of = (standing: Measured['standing']) => measured.filter((each) => each.standing === standing);
  const back = of('on target').filter(({ was }) => was !== undefined);
  return [
    ...section('Off target', of('outside tolerance'), (each) => [offTargetLine(each, words)], {
      limit: lines,
      word: 'indicators red',
    }),
    ...inOneLine('Within tolerance', of('within tolerance'), words > 0 ? lines : 0, 'indicators amber'),
    ...inOneLine('Back on target', back, words > 0 ? lines : 0, 'indicators'),
  ];
}

function inOneLine(title: string, all: readonly Measured[], lines: number, word: string): readonly Block[] {
  if (all.length === 0) return [];
  if (lines === 0) return [paragraph({ bold: `${title}:` }, ` ${all.length}; “${word}” shows them.`)];
  const named = all.slice(0, lines).map((each) => `${each.indicator.name}${asProposed(each)}, ${against(each)}`);
  const more = all.length > lines ? [andMore(all.length - lines, word)] : [];
  return [paragraph({ bold: `${title}:` }, ` ${[...named, ...more].join('; ')}.`)];
}

/** `Calls answered within 20 seconds: 78% against 85%; 82% last quarter, 84% a year ago. More staff at lunchtime.` */
function offTargetLine(measured: Measured, words: number): Line {
  const { indicator, workstream } = measured;
  const proxy = indicator.proxyFor ? ` (stands for ${indicator.proxyFor})` : '';
  const said = words > 0 ? ` ${asSentence(excerpt(indicator.action ?? '', words))}` : '';
  // Of a figure of long ago nobody was asked lately what is being done.
  const unnamed = measured.isOld ? '' : ' No action is named yet.';
  const action = indicator.action ? said : unnamed;
  return [
    { bold: indicator.name },
    `${asProposed(measured)}${proxy}: ${against(measured)}${travel(measured)}. ${workstream.name}.${action}`,
  ];
}

/** A body that is to endorse it must not read it as agreed. */
const asProposed = ({ indicator: { state } }: Measured): string =>
  state === 'proposed' ? ' (proposed, not endorsed)' : '';

/** `78% against 85%`, `92% in Q2 2026/27 against 75% or less`. */
function against({ indicator, value, period, isOld }: Measured): string {
  const when = isOld ? ` in ${sayReported(period)}` : '';
  const target = indicator.target === undefined ? '' : ` against ${sayReading(indicator, indicator.target)}`;
  return `${sayReading(indicator, value)}${when}${target}${indicator.better === 'lower' ? ' or less' : ''}`;
}

const spans = { month: 'month', quarter: 'quarter', 'half-year': 'half-year', year: 'year' } as const;

function travel({ indicator, before, yearAgo, isOld }: Measured): string {
  const [last, ago] = isOld
    ? [`the ${spans[indicator.every]} before`, 'a year before']
    : [`last ${spans[indicator.every]}`, 'a year ago'];
  const parts = [
    ...(before === undefined ? [] : [`${sayReading(indicator, before)} ${last}`]),
    ...(yearAgo === undefined ? [] : [`${sayReading(indicator, yearAgo)} ${ago}`]),
  ];
  return parts.length > 0 ? `; ${parts.join(', ')}` : '';
}

/** Like with like, and against the target where that can be compared. */
export function savings({ savings: { lines, targets } }: Digest): readonly Block[] {
  if (lines.length === 0) return [];
  const said = [`${capital(lines.map(sayLine).join('; '))}.`, ...targets.map(sayComparison)];
  return [heading('Savings'), paragraph(said.join(' '))];
}

/** Escalated ones: `Support in sheltered accommodation (16 of 25, steady): separate report. Asha Patel.` */
export function risks({ risks, riskScale }: Digest, { lines, words }: Room): readonly Block[] {
  const kinds = new Set(risks.map(({ risk }) => risk.kind));
  const [issue, risk] = risks.length === 1 ? ['issue', 'risk'] : ['issues', 'risks'];
  const title = listed([...(kinds.has('issue') ? [issue] : []), ...(kinds.has('risk') ? [risk] : [])]);
  return section(`${capital(title)} to watch`, risks, (each) => [riskLine(each, words, riskScale)], {
    limit: lines,
    word: 'risks',
  });
}

function riskLine({ risk, score, owner, isNew, workstream }: Escalated, words: number, scale: number): Line {
  const trend = risk.trend ? `, ${risk.trend}` : '';
  const said = words > 0 ? `: ${excerpt(risk.mitigation ?? '', words)}` : '';
  const mitigation = risk.mitigation ? said : ': no mitigation is named';
  return [
    ...(isNew ? ['New: '] : []),
    { bold: excerpt(risk.title, 120) },
    ` (${score} of ${scale * scale}${trend})${mitigation.replace(/[.]$/, '')}. ${workstream.name}.`,
    ...(owner === undefined ? [] : [' ', { person: owner }, '.']),
  ];
}
