import { errorClass } from "../error.ts";

export class AnalysisNotFound extends errorClass(
  "not_found",
  "analysis_not_found",
  "There is no such analysis.",
) {}

export class SurveyNotFound extends errorClass("not_found", "survey_not_found", "There is no such survey.") {}

export class AnalysisClosed extends errorClass(
  "conflict",
  "analysis_closed",
  "This analysis is closed: it takes no more responses.",
) {}

export class AnalysisFull extends errorClass(
  "conflict",
  "analysis_full",
  "As many people have answered this survey as it takes.",
) {}
