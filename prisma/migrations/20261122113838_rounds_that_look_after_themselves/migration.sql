-- AlterTable
ALTER TABLE "delivery" ADD COLUMN     "resentAt" TIMESTAMPTZ(3),
ADD COLUMN     "tidied" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "unclearAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "approval" (
    "id" BIGSERIAL NOT NULL,
    "workstreamId" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "stage" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "passedBy" TEXT,
    "passedAt" TIMESTAMPTZ(3),
    "decidedBy" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "reason" TEXT,

    CONSTRAINT "approval_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decision_asked" (
    "id" BIGSERIAL NOT NULL,
    "workstreamId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "by" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "decision_asked_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decision_taken" (
    "id" BIGSERIAL NOT NULL,
    "programmeId" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "workstreamId" TEXT,
    "needed" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "body" TEXT,
    "who" TEXT,
    "on" TEXT NOT NULL,
    "where" TEXT NOT NULL,
    "why" TEXT,
    "considered" TEXT,
    "keyDecision" TEXT,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "replacesId" BIGINT,
    "reason" TEXT,

    CONSTRAINT "decision_taken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decision_draft" (
    "personId" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "answers" JSONB NOT NULL,

    CONSTRAINT "decision_draft_pkey" PRIMARY KEY ("personId","ref")
);

-- CreateTable
CREATE TABLE "extension" (
    "id" BIGSERIAL NOT NULL,
    "roundId" TEXT NOT NULL,
    "workstreamId" TEXT NOT NULL DEFAULT '',
    "was" TEXT NOT NULL,
    "dueOn" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "extension_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "escalation" (
    "roundId" TEXT NOT NULL,
    "workstreamId" TEXT NOT NULL,
    "dueOn" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "toId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "deliveryKey" TEXT NOT NULL,

    CONSTRAINT "escalation_pkey" PRIMARY KEY ("roundId","workstreamId","dueOn","step","toId")
);

-- CreateTable
CREATE TABLE "escalation_hold" (
    "id" BIGSERIAL NOT NULL,
    "roundId" TEXT NOT NULL,
    "workstreamId" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "releasedAt" TIMESTAMPTZ(3),

    CONSTRAINT "escalation_hold_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "absence" (
    "id" BIGSERIAL NOT NULL,
    "personId" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "coverId" TEXT,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "absence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "touch_choice" (
    "workstreamId" TEXT NOT NULL,
    "touch" TEXT NOT NULL DEFAULT 'monthly',
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "touch_choice_pkey" PRIMARY KEY ("workstreamId")
);

-- CreateTable
CREATE TABLE "send_budget" (
    "scope" TEXT NOT NULL,
    "tenant" TEXT NOT NULL,
    "freeAt" TIMESTAMPTZ(6) NOT NULL,
    "pausedUntil" TIMESTAMPTZ(6),
    "askedAt" TIMESTAMPTZ(6),
    "rate" DOUBLE PRECISION,
    "slowedAt" TIMESTAMPTZ(6),

    CONSTRAINT "send_budget_pkey" PRIMARY KEY ("scope")
);

-- CreateIndex
CREATE INDEX "approval_state_workstreamId_idx" ON "approval"("state", "workstreamId");

-- CreateIndex
CREATE UNIQUE INDEX "approval_workstreamId_roundId_version_key" ON "approval"("workstreamId", "roundId", "version");

-- CreateIndex
CREATE INDEX "decision_asked_workstreamId_key_idx" ON "decision_asked"("workstreamId", "key");

-- CreateIndex
CREATE INDEX "decision_taken_programmeId_at_idx" ON "decision_taken"("programmeId", "at");

-- CreateIndex
CREATE INDEX "decision_taken_ref_idx" ON "decision_taken"("ref");

-- CreateIndex
CREATE INDEX "extension_roundId_workstreamId_idx" ON "extension"("roundId", "workstreamId");

-- CreateIndex
CREATE INDEX "escalation_toId_idx" ON "escalation"("toId");

-- CreateIndex
CREATE INDEX "escalation_hold_roundId_workstreamId_idx" ON "escalation_hold"("roundId", "workstreamId");

-- CreateIndex
CREATE INDEX "absence_personId_to_idx" ON "absence"("personId", "to");

-- CreateIndex
CREATE INDEX "absence_coverId_idx" ON "absence"("coverId");

-- CreateIndex
CREATE INDEX "send_budget_tenant_askedAt_idx" ON "send_budget"("tenant", "askedAt");

-- CreateIndex
CREATE INDEX "delivery_unclearAt_idx" ON "delivery"("unclearAt");
