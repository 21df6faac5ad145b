import { ratings, scales } from '../programme/rag.ts';
import { either } from '../programme/values.ts';
import { entriesOf, type Fields, type Found, heldIn, isMap } from './layout.ts';
import type { Path } from './problem.ts';
import { type Finding, scaleOf, shown } from './wording.ts';

/** Ratings and risks beyond the organisation's own scales, and words where figures are counted. */
export function offTheScale({ kind, path, fields }: Found, document: unknown): Finding[] {
  switch (kind) {
    case 'workstream':
      return heldIn(fields.history).flatMap(({ value, step }) =>
        isMap(value) ? ofFivePoints(value.rag, document, { path: [...path, 'history', ...step, 'rag'] }) : [],
      );
    case 'organisation':
      return [
        ...entriesOf(isMap(fields.rag) ? fields.rag.definitions : undefined).flatMap(([word]) =>
          ofFivePoints(word, document, { path: [...path, 'rag', 'definitions', word], at: 'key' }),
        ),
        ...tooMany(fields.risk, 'escalateAt', riskScale(document) ** 2, [...path, 'risk']),
      ];
    case 'risk':
      return [
        ...tooMany(fields, 'likelihood', riskScale(document), path),
        ...tooMany(fields, 'impact', riskScale(document), path),
        ...tooMany(fields, 'residual', riskScale(document) ** 2, path),
      ];
    case 'indicator':
      return fields.qualitative === true ? [] : wordsAsFigures(fields.readings, [...path, 'readings']);
    default:
      return [];
  }
}

function ofFivePoints(word: unknown, document: unknown, where: Pick<Finding, 'path' | 'at'>): Finding[] {
  const among = (words: readonly string[]) => words.some((known) => known === word);
  if (!among(ratings) || among(scales[scaleOf(document)])) return [];
  const expected = `${either(scales.three)}, or "scale: five" in organisation.rag`;
  return [{ ...where, message: `${shown(word)} is a rating of the five-point scale; expected ${expected}` }];
}

function riskScale(document: unknown): number {
  const organisation = isMap(document) ? document.organisation : undefined;
  const risk = isMap(organisation) ? organisation.risk : undefined;
  return isMap(risk) && typeof risk.scale === 'number' ? risk.scale : 5;
}

function tooMany(fields: unknown, name: string, most: number, path: Path): Finding[] {
  const value = isMap(fields) ? (fields as Fields)[name] : undefined;
  if (typeof value !== 'number' || value <= most) return [];
  const message = `${name} (${value}) is beyond the organisation's scale of risks; expected 1 to ${most}`;
  return [{ path: [...path, name], message }];
}

const wordsAsFigures = (readings: unknown, path: Path): Finding[] =>
  entriesOf(readings).flatMap(([period, reading]) =>
    typeof reading === 'string'
      ? [
          {
            path: [...path, period],
            message: `${shown(reading)} is not a number; expected a number, or "qualitative: true" on the indicator`,
          },
        ]
      : [],
  );
