-- DropIndex
DROP INDEX "update_workstreamId_roundId_version_key";

-- AlterTable
ALTER TABLE "draft" DROP CONSTRAINT "draft_pkey",
ADD COLUMN     "part" TEXT NOT NULL DEFAULT '',
ADD CONSTRAINT "draft_pkey" PRIMARY KEY ("roundId", "workstreamId", "part");

-- AlterTable
ALTER TABLE "talk" ADD COLUMN     "laterAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "update" ADD COLUMN     "before" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "part" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "delegation" (
    "id" BIGSERIAL NOT NULL,
    "roundId" TEXT NOT NULL,
    "workstreamId" TEXT NOT NULL,
    "toId" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "delegation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "milestone_change" (
    "id" BIGSERIAL NOT NULL,
    "milestoneId" TEXT NOT NULL,
    "workstreamId" TEXT NOT NULL,
    "roundId" TEXT,
    "kind" TEXT NOT NULL,
    "from" TEXT,
    "to" TEXT,
    "said" TEXT,
    "why" TEXT,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "approverId" TEXT,
    "decidedBy" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "reason" TEXT,

    CONSTRAINT "milestone_change_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "delegation_roundId_workstreamId_idx" ON "delegation"("roundId", "workstreamId");

-- CreateIndex
CREATE INDEX "delegation_toId_idx" ON "delegation"("toId");

-- CreateIndex
CREATE INDEX "milestone_change_milestoneId_id_idx" ON "milestone_change"("milestoneId", "id");

-- CreateIndex
CREATE INDEX "milestone_change_workstreamId_state_idx" ON "milestone_change"("workstreamId", "state");

-- CreateIndex
CREATE INDEX "milestone_change_approverId_state_idx" ON "milestone_change"("approverId", "state");

-- CreateIndex
CREATE INDEX "milestone_approver_idx" ON "milestone"("approver");

-- CreateIndex
CREATE INDEX "indicator_owner_idx" ON "indicator"("owner");

-- CreateIndex
CREATE UNIQUE INDEX "update_workstreamId_roundId_part_version_key" ON "update"("workstreamId", "roundId", "part", "version");
