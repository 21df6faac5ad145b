-- CreateTable
CREATE TABLE "action_change" (
    "id" BIGSERIAL NOT NULL,
    "actionId" TEXT NOT NULL,
    "said" JSONB NOT NULL,
    "before" JSONB NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "takenBackAt" TIMESTAMPTZ(3),

    CONSTRAINT "action_change_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "action_change_actionId_id_idx" ON "action_change"("actionId", "id");

-- CreateIndex
CREATE INDEX "update_roundId_idx" ON "update"("roundId");

-- CreateIndex
CREATE INDEX "update_kind_workstreamId_idx" ON "update"("kind", "workstreamId");
