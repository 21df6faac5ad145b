-- CreateTable
CREATE TABLE "overall_rating" (
    "id" BIGSERIAL NOT NULL,
    "programmeId" TEXT NOT NULL,
    "rating" TEXT,
    "reason" TEXT,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "overall_rating_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "question" (
    "id" BIGSERIAL NOT NULL,
    "programmeId" TEXT NOT NULL,
    "workstreamId" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "text" TEXT,
    "groupId" TEXT,
    "platform" TEXT,
    "channel" TEXT,
    "address" TEXT,
    "state" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "answer" TEXT,
    "answeredById" TEXT,
    "forId" TEXT,
    "privately" BOOLEAN NOT NULL DEFAULT false,
    "answeredAt" TIMESTAMPTZ(3),
    "approvedById" TEXT,

    CONSTRAINT "question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "digest_hold" (
    "id" BIGSERIAL NOT NULL,
    "groupId" TEXT NOT NULL,
    "dueAt" TIMESTAMPTZ(3),
    "until" TIMESTAMPTZ(3),
    "as" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "releasedAt" TIMESTAMPTZ(3),

    CONSTRAINT "digest_hold_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "digest_edit" (
    "id" BIGSERIAL NOT NULL,
    "postedKey" TEXT NOT NULL,
    "workstreamId" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "editKey" TEXT,

    CONSTRAINT "digest_edit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "surprise" (
    "id" BIGSERIAL NOT NULL,
    "workstreamId" TEXT NOT NULL,
    "told" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "surprise_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "director_line" (
    "id" BIGSERIAL NOT NULL,
    "workstreamId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "director_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "picture" (
    "id" TEXT NOT NULL,
    "programmeId" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "keptAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "picture_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "overall_rating_programmeId_id_idx" ON "overall_rating"("programmeId", "id");

-- CreateIndex
CREATE INDEX "question_workstreamId_state_idx" ON "question"("workstreamId", "state");

-- CreateIndex
CREATE INDEX "question_programmeId_state_idx" ON "question"("programmeId", "state");

-- CreateIndex
CREATE INDEX "question_byId_state_idx" ON "question"("byId", "state");

-- CreateIndex
CREATE INDEX "digest_hold_groupId_idx" ON "digest_hold"("groupId");

-- CreateIndex
CREATE INDEX "digest_edit_postedKey_idx" ON "digest_edit"("postedKey");

-- CreateIndex
CREATE INDEX "surprise_workstreamId_idx" ON "surprise"("workstreamId");

-- CreateIndex
CREATE INDEX "director_line_workstreamId_id_idx" ON "director_line"("workstreamId", "id");

-- CreateIndex
CREATE INDEX "picture_keptAt_idx" ON "picture"("keptAt");

-- CreateIndex
CREATE UNIQUE INDEX "picture_programmeId_fingerprint_key" ON "picture"("programmeId", "fingerprint");

-- AddForeignKey
ALTER TABLE "picture" ADD CONSTRAINT "picture_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
