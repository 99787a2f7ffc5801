/** What the API answers; docs/api.md says what each member means. */

export interface Problem {
  error: string;
  code: string;
  [detail: string]: unknown;
}

/** [x0, y0, x1, y1] in pixels of the upright page image. */
export type Box = [number, number, number, number];

export interface Warning {
  code: string;
  message: string;
  page?: number;
}

export type JobStatus = "pending" | "processing" | "done" | "failed";

/** A job without its result (`?brief=1`). */
export interface JobBrief {
  uuid: string;
  name: string;
  status: JobStatus;
  tier: string;
  language: string;
  tool: string | null;
  translate_to: string | null;
  page_count: number;
  pages_done: number;
  mean_confidence: number | null;
  created_at: string;
  finished_at: string | null;
  expires_at: string;
  credits: number;
  detected_languages: string[];
  warnings: Warning[];
  error: { code: string; message: string } | null;
}

export interface Job extends JobBrief {
  text: string;
  markdown: string;
  translation: { language: string; text: string; markdown: string } | null;
  data: unknown;
  pages: PageResult[];
}

export interface JobList {
  jobs: JobBrief[];
  next_cursor: string | null;
}

/** A page without its text (`GET …/pages/`). */
export interface PageBrief {
  index: number;
  width: number;
  height: number;
  rotation: number;
  language: string | null;
  confidence: number | null;
  origin: string;
  warnings: Warning[];
}

export interface PageResult extends PageBrief {
  text: string;
  markdown: string;
  blocks: Block[];
}

export type BlockType =
  | "title" | "heading" | "paragraph" | "list_item" | "table" | "picture" | "formula" | "code" | "caption" | "footnote"
  | "page_header" | "page_footer" | "form_field" | "separator";

export interface Block {
  id: string;
  type: BlockType;
  level?: number;
  layer: "body" | "furniture";
  text: string;
  bbox: Box;
  confidence: number | null;
  lines?: Line[];
  table?: Table;
  latex?: string;
}

export interface Line {
  text: string;
  bbox: Box;
  confidence: number | null;
  words: Word[];
}

export type Origin = "recognised" | "embedded" | "generated" | "aligned" | "corrected";

export interface Word {
  text: string;
  bbox: Box;
  confidence: number | null;
  origin: Origin;
  /** No space parts it from the next word of its line. */
  joined?: boolean;
}

export interface Table {
  rows: number;
  columns: number;
  ruled: boolean;
  cells: Cell[];
}

export interface Cell {
  row: number;
  column: number;
  row_span: number;
  column_span: number;
  header: boolean;
  bbox: Box;
  text: string;
  lines: Line[];
}

/** One word put right by hand: where it is, what it said, what it says. `line` counts the lines of the block; in a
 * table those of all cells, in the order in which they come. */
export interface Correction {
  block: string;
  line: number;
  word: number;
  was: string;
  text: string;
}

export interface Citation {
  /** From 1. */
  page: number;
  snippet: string;
  boxes: Box[];
}

export interface ChatMessage {
  role: "user" | "assistant";
  content: string;
  citations?: Citation[];
  found?: boolean;
  created_at: string;
}

export interface ChatTurn {
  conversation: string;
  message: ChatMessage;
}

export interface ChatHistory {
  conversation: string;
  messages: ChatMessage[];
}

export interface Limits {
  file_pages: number;
  file_bytes: number;
  retention_hours: number;
  jobs: number | null;
}

/** What a plan leaves to whoever is on it. */
export interface Standing {
  plan: string;
  used: number;
  cap: number | null;
  window: "day" | "month";
  resets_at: string;
  credits: number;
  limits: Limits;
}

/** Who calls (`GET api/v1/me/`): an account, or somebody without one. */
export interface Me extends Standing {
  email: string | null;
  operator: boolean;
  csrf_token: string | null;
  /** Whether this server takes callers without an account, and new accounts. */
  anonymous: boolean;
  sign_up: boolean;
}

export interface Usage {
  day: string;
  tier: string;
  pages: number;
  credits: number;
}

export interface Account extends Standing {
  email: string;
  created_at: string;
  usage: Usage[];
  callback_secret?: string;
}

export interface Token {
  id: string;
  name: string;
  created_at: string;
  last_used_at: string | null;
  token: string | null;
}

export interface Plan {
  name: string;
  pages: number | null;
  window: "day" | "month";
  file_pages: number;
  file_bytes: number;
  retention_hours: number;
  priority: number;
  jobs: number | null;
  /** As the operator wrote them; empty where nothing is sold. */
  price: string;
  buy_url: string;
}

export interface PlanList {
  plans: Plan[];
  page_credits: { cpu: number; vlm: number };
}

export interface Language {
  code: string;
  name: string;
  script: string;
  right_to_left: boolean;
  aliases: string[];
}

export interface Tool {
  slug: string;
  name: string;
  description: string;
  tier: "either" | "cpu" | "vlm";
  needs: string;
  data: boolean;
  format: string;
  page_credits: { cpu?: number; vlm: number };
  available: boolean;
  trouble?: string;
  languages?: "any" | { from: string; to: string }[];
}

export interface Engine {
  name: string;
  tier: string;
  description: string;
  available: boolean;
  trouble?: string;
}

/** The operator's view (`GET api/v1/operator/…`). */
export interface QueueFigures {
  waiting: number;
  delayed: number;
  in_hand: number;
  oldest: string | null;
}

export interface Failure {
  job: string;
  page: number;
  media_type: string;
  code: string;
  where: string;
  tries: number;
  at: string;
}

export interface OperatedAccount {
  id: number;
  email: string;
  plan: string;
  created_at: string;
  confirmed: boolean;
  disabled: boolean;
}
