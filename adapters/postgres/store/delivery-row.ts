import type { Json } from '#core/json';
import type { Message } from '#core/message';
import type { Delivery, Reader } from '#core/outbox/delivery';
import type { Delivery as DeliveryRow } from '../generated/client.ts';
import { present } from './database.ts';

/** A delivery as the core knows it; when it may go next, who holds it and how it was looked for stay here. */
export function toDelivery(row: DeliveryRow): Delivery {
  const {
    notBefore: _next,
    leaseUntil: _held,
    attemptedAt,
    triedSince,
    lookedAt: _looked,
    absences: _absent,
    repeated: _repeated,
    saidWith: _said,
    toldAt: _told,
    unclearAt: _unclear,
    tidied: _tidied,
    about,
    reader,
    message,
    body,
    status,
    ...rest
  } = row;
  return {
    ...present(rest),
    about: about as Json,
    reader: reader as unknown as Reader,
    status: status as Delivery['status'],
    ...(attemptedAt && triedSince
      ? { triedFor: Math.max(0, (attemptedAt.getTime() - triedSince.getTime()) / 1000) }
      : {}),
    ...(message === null ? {} : { message: message as unknown as Message }),
    ...(body === null ? {} : { body: body as Json }),
  };
}
