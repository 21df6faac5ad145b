-- AlterTable
ALTER TABLE "delivery" ADD COLUMN     "absences" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "lookedAt" TIMESTAMPTZ(3),
ADD COLUMN     "programme" TEXT,
ADD COLUMN     "repeated" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "saidWith" BIGINT,
ADD COLUMN     "toldAt" TIMESTAMPTZ(3),
ADD COLUMN     "triedSince" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "delivery_programme_id_idx" ON "delivery"("programme", "id");

-- What was announced before: its programme, and whether the office was told of it, which stood among the occurrences.
UPDATE "delivery" SET "programme" = "about"->>'programme' WHERE jsonb_typeof("about") = 'object';
UPDATE "delivery" SET "toldAt" = o."madeAt" FROM "occurrence" o WHERE o."schedule" = 'told/' || "delivery"."key";
DELETE FROM "occurrence" WHERE "schedule" LIKE 'told/%';
