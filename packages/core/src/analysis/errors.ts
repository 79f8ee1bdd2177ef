import { errorClass } from "../error.ts";

export class AnalysisNotFound extends errorClass("analysis_not_found") {}

export class SurveyNotFound extends errorClass("survey_not_found") {}

export class AnalysisClosed extends errorClass("analysis_closed") {}

export class AnalysisFull extends errorClass("analysis_full") {}
