-- AlterTable
ALTER TABLE "talk" ADD COLUMN     "choices" JSONB;
