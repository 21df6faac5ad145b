-- CreateTable
CREATE TABLE "organisation" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "holidays" TEXT NOT NULL,
    "closures" JSONB NOT NULL,
    "hours" TEXT NOT NULL,
    "financialYearStarts" TEXT NOT NULL,
    "rag" JSONB NOT NULL,
    "risk" JSONB NOT NULL,
    "preElection" JSONB NOT NULL,
    "keyDecision" JSONB,
    "sensitive" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "title" TEXT,
    "service" TEXT,
    "phone" TEXT,
    "kind" TEXT NOT NULL,
    "timeZone" TEXT,
    "workingDays" JSONB NOT NULL,
    "slack" TEXT,
    "teams" TEXT,
    "prefers" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,
    "sensitive" BOOLEAN NOT NULL DEFAULT false,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "programme" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "office" TEXT[],
    "sponsor" TEXT NOT NULL,
    "mandate" TEXT,
    "aims" JSONB NOT NULL,
    "policyFramework" TEXT,
    "leadMember" JSONB,
    "observers" TEXT[],
    "financialPlan" JSONB,
    "phases" JSONB NOT NULL,
    "savings" JSONB NOT NULL,
    "rounds" JSONB NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "sensitive" BOOLEAN NOT NULL DEFAULT false,
    "retiredAt" TIMESTAMPTZ(3),
    "scheduledSince" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "programme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "steering_group" (
    "id" TEXT NOT NULL,
    "programmeId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "remit" TEXT,
    "parents" TEXT[],
    "from" TEXT,
    "until" TEXT,
    "successors" TEXT[],
    "chair" TEXT,
    "members" TEXT[],
    "oversees" JSONB NOT NULL,
    "channel" JSONB NOT NULL,
    "digest" JSONB,
    "workPlan" JSONB NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "sensitive" BOOLEAN NOT NULL DEFAULT false,
    "retiredAt" TIMESTAMPTZ(3),
    "scheduledSince" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "steering_group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meeting" (
    "id" TEXT NOT NULL,
    "groupId" TEXT NOT NULL,
    "on" TEXT NOT NULL,
    "jointWith" TEXT[],
    "state" TEXT NOT NULL,
    "topics" JSONB NOT NULL,
    "received" JSONB NOT NULL,
    "deadlines" JSONB,
    "position" INTEGER NOT NULL DEFAULT 0,
    "sensitive" BOOLEAN NOT NULL DEFAULT false,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "meeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workstream" (
    "id" TEXT NOT NULL,
    "programmeId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "lead" TEXT[],
    "deputy" TEXT,
    "director" TEXT NOT NULL,
    "stage" TEXT,
    "status" TEXT NOT NULL,
    "phase" TEXT,
    "areas" JSONB NOT NULL,
    "aims" JSONB NOT NULL,
    "dependsOn" TEXT[],
    "budget" JSONB,
    "posts" JSONB,
    "rounds" JSONB,
    "history" JSONB NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "sensitive" BOOLEAN NOT NULL DEFAULT false,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "workstream_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "milestone" (
    "id" TEXT NOT NULL,
    "workstreamId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "baseline" TEXT,
    "forecast" TEXT,
    "actual" TEXT,
    "said" TEXT,
    "when" TEXT,
    "critical" BOOLEAN NOT NULL,
    "approver" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,
    "sensitive" BOOLEAN NOT NULL DEFAULT false,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "milestone_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "indicator" (
    "id" TEXT NOT NULL,
    "workstreamId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "unit" TEXT,
    "better" TEXT,
    "target" DOUBLE PRECISION,
    "tolerance" DOUBLE PRECISION,
    "every" TEXT NOT NULL,
    "owner" TEXT,
    "available" INTEGER,
    "baseline" JSONB,
    "readings" JSONB NOT NULL,
    "qualitative" BOOLEAN NOT NULL,
    "state" TEXT,
    "endorsedBy" TEXT,
    "origin" TEXT,
    "proxyFor" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,
    "sensitive" BOOLEAN NOT NULL DEFAULT false,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "indicator_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saving" (
    "id" TEXT NOT NULL,
    "workstreamId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "class" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "low" DOUBLE PRECISION,
    "high" DOUBLE PRECISION,
    "by" TEXT,
    "said" TEXT,
    "after" TEXT,
    "profile" JSONB,
    "delivered" DOUBLE PRECISION,
    "costToAchieve" DOUBLE PRECISION,
    "state" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,
    "sensitive" BOOLEAN NOT NULL DEFAULT false,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "saving_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "risk" (
    "id" TEXT NOT NULL,
    "workstreamId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "likelihood" INTEGER,
    "impact" INTEGER,
    "residual" INTEGER,
    "trend" TEXT,
    "raisedBy" TEXT,
    "owner" TEXT,
    "mitigation" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,
    "sensitive" BOOLEAN NOT NULL DEFAULT false,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "risk_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decision" (
    "id" TEXT NOT NULL,
    "programmeId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "of" TEXT,
    "by" TEXT,
    "source" TEXT,
    "options" JSONB NOT NULL,
    "chosen" TEXT,
    "recommended" TEXT,
    "resolved" TEXT,
    "on" TEXT,
    "keyDecision" BOOLEAN,
    "forwardPlanRef" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,
    "sensitive" BOOLEAN NOT NULL DEFAULT false,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "action" (
    "id" TEXT NOT NULL,
    "programmeId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "owner" TEXT,
    "by" TEXT,
    "said" TEXT,
    "from" TEXT,
    "when" TEXT,
    "every" TEXT,
    "done" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,
    "sensitive" BOOLEAN NOT NULL DEFAULT false,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "action_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review" (
    "id" TEXT NOT NULL,
    "programmeId" TEXT NOT NULL,
    "kind" TEXT,
    "team" TEXT,
    "dates" TEXT,
    "evidence" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,
    "sensitive" BOOLEAN NOT NULL DEFAULT false,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recommendation" (
    "id" TEXT NOT NULL,
    "reviewId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "sensitive" BOOLEAN NOT NULL DEFAULT false,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "recommendation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consultation" (
    "id" TEXT NOT NULL,
    "programmeId" TEXT NOT NULL,
    "with" TEXT NOT NULL,
    "policy" TEXT,
    "rounds" JSONB NOT NULL,
    "confirmation" JSONB,
    "position" INTEGER NOT NULL DEFAULT 0,
    "sensitive" BOOLEAN NOT NULL DEFAULT false,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "consultation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "comment" (
    "id" TEXT NOT NULL,
    "programmeId" TEXT NOT NULL,
    "by" TEXT,
    "on" TEXT,
    "text" TEXT NOT NULL,
    "response" TEXT,
    "answered" JSONB,
    "state" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "sensitive" BOOLEAN NOT NULL DEFAULT false,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "note" (
    "id" TEXT NOT NULL,
    "programmeId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "on" TEXT,
    "source" TEXT,
    "workstream" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,
    "sensitive" BOOLEAN NOT NULL DEFAULT false,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "paper" (
    "id" TEXT NOT NULL,
    "programmeId" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "author" TEXT,
    "leadMember" TEXT,
    "agendaItem" TEXT,
    "reportRef" TEXT,
    "forwardPlanRef" TEXT,
    "divisions" TEXT,
    "keyDecision" BOOLEAN,
    "clearances" JSONB NOT NULL,
    "route" JSONB NOT NULL,
    "attachments" JSONB NOT NULL,
    "backgroundPapers" JSONB NOT NULL,
    "template" TEXT,
    "sensitive" BOOLEAN NOT NULL DEFAULT false,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "paper_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "document" JSONB NOT NULL,
    "importedBy" TEXT NOT NULL,

    CONSTRAINT "import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "round" (
    "id" TEXT NOT NULL,
    "programmeId" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "number" INTEGER,
    "state" TEXT NOT NULL,
    "openedAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),
    "opensOn" TEXT NOT NULL,
    "dueOn" TEXT NOT NULL,
    "closesOn" TEXT,

    CONSTRAINT "round_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "draft" (
    "roundId" TEXT NOT NULL,
    "workstreamId" TEXT NOT NULL,
    "state" JSONB NOT NULL,
    "revision" INTEGER NOT NULL,
    "startedBy" TEXT NOT NULL,
    "changedBy" TEXT NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "draft_pkey" PRIMARY KEY ("roundId","workstreamId")
);

-- CreateTable
CREATE TABLE "update" (
    "id" BIGSERIAL NOT NULL,
    "workstreamId" TEXT NOT NULL,
    "roundId" TEXT,
    "kind" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "answers" JSONB NOT NULL,
    "rating" TEXT,
    "answeredBy" TEXT NOT NULL,
    "answeredFor" TEXT,
    "platform" TEXT NOT NULL,
    "reason" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "update_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "talk" (
    "personId" TEXT NOT NULL,
    "focus" JSONB,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "talk_pkey" PRIMARY KEY ("personId")
);

-- CreateTable
CREATE TABLE "digest" (
    "id" BIGSERIAL NOT NULL,
    "groupId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "shown" JSONB NOT NULL,
    "deliveryKey" TEXT NOT NULL,

    CONSTRAINT "digest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "platform" TEXT NOT NULL,
    "tenant" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "address" TEXT,
    "matchedBy" TEXT NOT NULL,
    "matchedAt" TIMESTAMPTZ(3) NOT NULL,
    "spokeAt" TIMESTAMPTZ(3),
    "unreachable" TEXT,

    CONSTRAINT "account_pkey" PRIMARY KEY ("platform","tenant","accountId")
);

-- CreateTable
CREATE TABLE "adapter_memory" (
    "platform" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "adapter_memory_pkey" PRIMARY KEY ("platform","key")
);

-- CreateTable
CREATE TABLE "inbox" (
    "key" TEXT NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answer" JSONB,

    CONSTRAINT "inbox_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "occurrence" (
    "schedule" TEXT NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "madeAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "occurrence_pkey" PRIMARY KEY ("schedule","dueAt")
);

-- CreateTable
CREATE TABLE "watermark" (
    "id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3),

    CONSTRAINT "watermark_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery" (
    "id" BIGSERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "about" JSONB NOT NULL,
    "reader" JSONB NOT NULL,
    "lane" TEXT NOT NULL,
    "urgent" BOOLEAN NOT NULL,
    "message" JSONB,
    "platform" TEXT,
    "address" TEXT,
    "body" JSONB,
    "replaces" TEXT,
    "status" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "notBefore" TIMESTAMPTZ(3) NOT NULL,
    "leaseUntil" TIMESTAMPTZ(3),
    "attemptedAt" TIMESTAMPTZ(3),
    "messageId" TEXT,
    "reason" TEXT,
    "madeAt" TIMESTAMPTZ(3) NOT NULL,
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rehearsal_clock" (
    "id" TEXT NOT NULL,
    "now" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rehearsal_clock_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "playground_message" (
    "id" BIGSERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "conversation" TEXT NOT NULL,
    "fromPerson" TEXT,
    "message" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "editedAt" TIMESTAMPTZ(3),

    CONSTRAINT "playground_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "madeAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "programme" TEXT,
    "actor" TEXT NOT NULL,
    "via" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "audit_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "person_email_idx" ON "person"("email");

-- CreateIndex
CREATE INDEX "programme_office_idx" ON "programme" USING GIN ("office");

-- CreateIndex
CREATE INDEX "programme_observers_idx" ON "programme" USING GIN ("observers");

-- CreateIndex
CREATE INDEX "programme_sponsor_idx" ON "programme"("sponsor");

-- CreateIndex
CREATE INDEX "steering_group_programmeId_idx" ON "steering_group"("programmeId");

-- CreateIndex
CREATE INDEX "steering_group_members_idx" ON "steering_group" USING GIN ("members");

-- CreateIndex
CREATE INDEX "steering_group_chair_idx" ON "steering_group"("chair");

-- CreateIndex
CREATE INDEX "meeting_groupId_idx" ON "meeting"("groupId");

-- CreateIndex
CREATE INDEX "workstream_programmeId_idx" ON "workstream"("programmeId");

-- CreateIndex
CREATE INDEX "workstream_lead_idx" ON "workstream" USING GIN ("lead");

-- CreateIndex
CREATE INDEX "workstream_deputy_idx" ON "workstream"("deputy");

-- CreateIndex
CREATE INDEX "workstream_director_idx" ON "workstream"("director");

-- CreateIndex
CREATE INDEX "milestone_workstreamId_idx" ON "milestone"("workstreamId");

-- CreateIndex
CREATE INDEX "indicator_workstreamId_idx" ON "indicator"("workstreamId");

-- CreateIndex
CREATE INDEX "saving_workstreamId_idx" ON "saving"("workstreamId");

-- CreateIndex
CREATE INDEX "risk_workstreamId_idx" ON "risk"("workstreamId");

-- CreateIndex
CREATE INDEX "decision_programmeId_idx" ON "decision"("programmeId");

-- CreateIndex
CREATE INDEX "action_programmeId_idx" ON "action"("programmeId");

-- CreateIndex
CREATE INDEX "action_owner_idx" ON "action"("owner");

-- CreateIndex
CREATE INDEX "review_programmeId_idx" ON "review"("programmeId");

-- CreateIndex
CREATE INDEX "recommendation_reviewId_idx" ON "recommendation"("reviewId");

-- CreateIndex
CREATE INDEX "consultation_programmeId_idx" ON "consultation"("programmeId");

-- CreateIndex
CREATE INDEX "comment_programmeId_idx" ON "comment"("programmeId");

-- CreateIndex
CREATE INDEX "note_programmeId_idx" ON "note"("programmeId");

-- CreateIndex
CREATE UNIQUE INDEX "paper_programmeId_key" ON "paper"("programmeId");

-- CreateIndex
CREATE INDEX "round_programmeId_state_idx" ON "round"("programmeId", "state");

-- CreateIndex
CREATE INDEX "update_workstreamId_at_idx" ON "update"("workstreamId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "update_workstreamId_roundId_version_key" ON "update"("workstreamId", "roundId", "version");

-- CreateIndex
CREATE UNIQUE INDEX "digest_deliveryKey_key" ON "digest"("deliveryKey");

-- CreateIndex
CREATE INDEX "digest_groupId_at_idx" ON "digest"("groupId", "at");

-- CreateIndex
CREATE INDEX "account_personId_idx" ON "account"("personId");

-- CreateIndex
CREATE INDEX "inbox_receivedAt_idx" ON "inbox"("receivedAt");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_key_key" ON "delivery"("key");

-- CreateIndex
CREATE INDEX "delivery_lane_status_idx" ON "delivery"("lane", "status");

-- CreateIndex
CREATE INDEX "delivery_status_notBefore_idx" ON "delivery"("status", "notBefore");

-- CreateIndex
CREATE UNIQUE INDEX "playground_message_key_key" ON "playground_message"("key");

-- CreateIndex
CREATE INDEX "playground_message_conversation_id_idx" ON "playground_message"("conversation", "id");

-- CreateIndex
CREATE INDEX "audit_programme_at_idx" ON "audit"("programme", "at");

-- CreateIndex
CREATE INDEX "audit_subject_idx" ON "audit"("subject");

-- AddForeignKey
ALTER TABLE "steering_group" ADD CONSTRAINT "steering_group_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "steering_group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workstream" ADD CONSTRAINT "workstream_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "milestone" ADD CONSTRAINT "milestone_workstreamId_fkey" FOREIGN KEY ("workstreamId") REFERENCES "workstream"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicator" ADD CONSTRAINT "indicator_workstreamId_fkey" FOREIGN KEY ("workstreamId") REFERENCES "workstream"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saving" ADD CONSTRAINT "saving_workstreamId_fkey" FOREIGN KEY ("workstreamId") REFERENCES "workstream"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "risk" ADD CONSTRAINT "risk_workstreamId_fkey" FOREIGN KEY ("workstreamId") REFERENCES "workstream"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action" ADD CONSTRAINT "action_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendation" ADD CONSTRAINT "recommendation_reviewId_fkey" FOREIGN KEY ("reviewId") REFERENCES "review"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consultation" ADD CONSTRAINT "consultation_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note" ADD CONSTRAINT "note_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper" ADD CONSTRAINT "paper_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round" ADD CONSTRAINT "round_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft" ADD CONSTRAINT "draft_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft" ADD CONSTRAINT "draft_workstreamId_fkey" FOREIGN KEY ("workstreamId") REFERENCES "workstream"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "update" ADD CONSTRAINT "update_workstreamId_fkey" FOREIGN KEY ("workstreamId") REFERENCES "workstream"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "update" ADD CONSTRAINT "update_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "round"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "talk" ADD CONSTRAINT "talk_personId_fkey" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "digest" ADD CONSTRAINT "digest_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "steering_group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_personId_fkey" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
