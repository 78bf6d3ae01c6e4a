/* lines.c - text to records: scans the lines of a block once, whatever passes follow.
 *
 * A line goes through TKVM and PRVM of the contract that holds there; bodies of openers are only
 * looked at by their first words and kept as text. What is wrong with a line becomes an ERR
 * record, reported when a pass meets it.
 * Owns:       nothing; records are records.c's.
 * Invariants: a line that could not be finished (memory, a host answer) leaves nothing but
 *             interned names.
 * Tests:      test/asm
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "asm/bodies.h"
#include "vm/encode.h"

const uint8_t *next_line(const uint8_t *p) {
  while (*p > '\r' || (*p != '\n' && *p != '\r')) p++;
  return *p == '\r' && p[1] == '\n' ? p + 2 : p + 1;
}

/* Bytes of a line, or of several that are joined, without the end of the last one. */
static uint32_t line_bytes(const uint8_t *line, const uint8_t *next) {
  if (next > line && next[-1] == '\n') next--;
  if (next > line && next[-1] == '\r') next--;
  return (uint32_t)(next - line);
}

/* Stores what a line is if a pattern matches it; what it is otherwise comes behind. 0: memory is
 * short. */
static uint32_t store_match(Run *r, Block *b, uint32_t line) {
  Scan *s = &r->scan;
  uint32_t steps = s->steps, i = 0;
  (void)scan_statement(s); /* for its label; the line is parsed once more */
  s->steps = steps;
  while (s->tokens[i].kind != TOKEN_NAME) i++;
  s->kind = KIND_MATCH;
  s->id = 0;
  s->flags &= FLAG_LABEL | FLAG_ANON | FLAG_COLON;
  s->words[0] = (uint32_t)TAG_NAME << 24 | s->tokens[i].name;
  s->words[1] = r->t->reading.pos;
  s->n_words = 2;
  s->n_code = 0;
  s->count = 1;
  return record_store(r, b, line);
}

/* The operation that sets the name of a faulty assignment, or EMPTY. COUNT: one that changes what
 * is there. */
static uint32_t assign_op(const Run *r) {
  const Token *t = r->scan.tokens;
  if (r->scan.n_tokens < 2 || t[0].kind != TOKEN_LABEL || t[1].kind != TOKEN_ASSIGN)
    return OP_EMPTY;
  switch (r->lang.ops[t[1].op].assign) {
  case assign_CONST: return OP_CONST;
  case assign_VAR:
  case assign_DEFAULT: return OP_VAR;
  default: return OP_COUNT;
  }
}

/* Turns the fault of the scan into an ERR record of operation op; a label that was read stays,
 * unless it is only the start of a name, or that of a variable to be changed. */
static uint32_t store_fault(Run *r, Block *b, uint32_t line, uint32_t op) {
  Scan *s = &r->scan;
  const Fault *f = &s->fault;
  uint32_t i;
  if (!(s->flags & FLAG_LABEL) && s->n_tokens && s->tokens[0].kind == TOKEN_LABEL) {
    s->label = s->tokens[0].name;
    s->flags = FLAG_LABEL;
  }
  s->flags &= FLAG_LABEL | FLAG_ANON | FLAG_COLON;
  if (op == OP_COUNT || f->code == OF0306) {
    s->flags = 0;
    op = OP_EMPTY;
  }
  s->kind = KIND_ERR;
  s->id = op;
  s->n_code = 0;
  s->count = 0;
  s->n_words = 0;
  s->words[s->n_words++] = f->code;
  s->words[s->n_words++] = f->start;
  s->words[s->n_words++] = f->end;
  s->words[s->n_words++] = f->n_args;
  for (i = 0; i < f->n_args; i++) {
    s->words[s->n_words++] = f->args[i].kind;
    s->words[s->n_words++] = f->args[i].a;
    s->words[s->n_words++] = f->args[i].b;
    s->words[s->n_words++] = (uint32_t)(uint64_t)f->args[i].value;
    s->words[s->n_words++] = (uint32_t)((uint64_t)f->args[i].value >> 32);
  }
  return record_store(r, b, line);
}

/* What reads the lines of a body. */
static uint32_t use_of(uint32_t body) {
  return body == OP_ENUM ? use_MEMBERS : body == OP_META ? use_SETTINGS : use_STATEMENT;
}

/* Whether the statement that was scanned may stand in a body. */
static ScanResult body_check(Scan *s, uint32_t body) {
  switch (body) {
  case OP_MODULE: return module_check(s);
  case OP_META: return meta_check(s);
  default: return type_check(s, body);
  }
}

/* The operation of the line at hand by its first directive: where lines are members or settings,
 * directives are not parsed. */
static uint32_t directive_here(const Run *r) {
  const Scan *s = &r->scan;
  uint32_t i, id = OP_COUNT;
  for (i = 0; i + 1 < s->n_tokens && s->tokens[i].kind != TOKEN_DOTNAME; i++) {}
  if (s->tokens[i].kind == TOKEN_DOTNAME) {
    const Word *word = lang_word(&r->lang, s->tokens[i].word);
    if (word->dir) id = get_u16(package_row(r->lang.package, CHUNK_DIRS, word->dir - 1u) + DIRS_id);
  }
  return id < OP_COUNT ? id : OP_EMPTY;
}

/* An opener that nothing closes. What it was meant to hold is not known, so it opens nothing: the
 * lines behind it stand where it stands, and its mistake is the only one. A loop still defines its
 * variable, a part ends its chain. */
static void store_unclosed(Run *r, Block *b, uint32_t line, uint32_t op, const Body *body) {
  Scan *s = &r->scan;
  Reading *w = &r->t->reading;
  uint32_t name = (op == OP_FOR || op == OP_BFOR) && s->words[0] >> 24 == TAG_NAME
                      ? s->words[0] & 0xffffffu
                      : 0;
  scan_fault(s, OF0312, 0, 0);
  if (op_info[op].role == ROLE_PART) /* said at the opener */
    scan_arg(s, ARG_OP, w->chain_op, w->chain_preset, w->chain_line);
  else
    scan_arg(s, ARG_OP, op, s->preset, line);
  scan_arg(s, ARG_NUMBER, 0, 0, body->crossed_line);
  scan_arg(s, ARG_NAME, name, 0, 0);
  s->n_tokens = 0; /* they are those of the last line that was looked at */
  store_fault(r, b, line, op);
  if (has_parts(op_info[op].group)) w->chain_op = OP_EMPTY;
  w->crossed_line = body->crossed_line;
}

/* A line with a fault. If it opened a construct, the lines of that are passed over with it: one
 * mistake is one diagnostic. */
static RunResult skip_construct(Run *r, Block *b, uint32_t next) {
  Scan *s = &r->scan;
  Reading *w = &r->t->reading;
  uint32_t line = w->line + 1;
  Body body;
  Fault fault;
  uint32_t label = s->label, flags = s->flags;
  uint32_t assigns = assign_op(r);
  uint32_t len, op = s->kind == KIND_OP && s->id < OP_COUNT ? s->id : OP_EMPTY;
  const uint8_t *text = source_text(r, b->source, &len);
  const OpInfo *info;
  int is_known = s->n_tokens > 0;
  fault = s->fault;
  if (is_known && s->kind == KIND_ERR) { /* the tokenizer failed: the first words tell */
    RunResult result;
    if (s->tokens[0].kind == TOKEN_LABEL) {
      label = s->tokens[0].name;
      flags = FLAG_LABEL;
    }
    result = head_op(r, text + w->pos, &op);
    if (result != RUN_OK) return result;
    if (op >= OP_COUNT) op = OP_EMPTY;
    s->fault = fault;
    s->label = label;
    s->flags = flags;
    s->n_tokens = 0;
  } else if (is_known && w->use != use_STATEMENT)
    op = directive_here(r);
  info = &op_info[op];
  if (is_known && has_body(info)) {
    for (;;) {
      RunResult result = find_body(r, b, info->group, next, line, &body);
      int assumed = 0;
      if (result == RUN_OK && !body.closed && !body.deep)
        result = assume_end(r, b, op, &body, &assumed);
      if (result != RUN_OK) return result;
      if (!body.closed && !assumed) break;
      next = body.next;
      line = body.next_line;
      if (!body.closed) break;
      if (info->role == ROLE_PART) break;
      result = head_op(r, text + next, &op);
      if (result != RUN_OK) return result;
      next = (uint32_t)(next_line(text + next) - text);
      line++;
      if (op_info[op].role == ROLE_CLOSER) break;
    }
    s->fault = fault;
    s->label = label;
    s->flags = flags;
    s->n_tokens = 0;
  }
  store_fault(r, b, w->line, assigns != OP_EMPTY ? assigns : (uint32_t)(info - op_info));
  w->pos = next;
  w->line = line;
  return RUN_OK;
}

/* The CPU that the SPAN operand names: its contract becomes a second operand. */
static RunResult scan_cpu(Run *r, uint32_t *contract) {
  Scan *s = &r->scan;
  uint32_t start = s->words[0] & 0xffffffu;
  uint32_t len = s->words[1];
  const uint8_t *p = s->line + start;
  uint32_t i, quoted = 0;
  int replaced = 0;
  RunResult result;
  if (s->count != 1 || s->words[0] >> 24 != TAG_SPAN || len == 0) {
    scan_fault(s, OF0402, s->tokens[0].start, s->tokens[s->n_tokens - 1].end);
    scan_arg(s, ARG_OP, OP_CPU, 0, 0);
    scan_arg(s, ARG_NONE, 0, 0, 0);
    return RUN_ERROR;
  }
  for (i = 0; i < s->n_tokens; i++) /* a quoted name is a string token of its own */
    if (s->tokens[i].kind == TOKEN_STRING && s->tokens[i].start == start &&
        s->tokens[i].end == start + len) {
      const Name *name = names_get(&r->t->names, r->a, s->tokens[i].name);
      p = r->a->base + name->text;
      len = name->len;
      quoted = 1;
      break;
    }
  if (!quoted) replaced = define_text(r, &p, &len);
  result = find_cpu(r, p, len, contract);
  if (result == RUN_ERROR) {
    scan_fault(s, OF0504, start, start + s->words[1]);
    if (replaced) { /* the text was entered by the search */
      uint32_t hash = names_hash(p, len, 0);
      scan_arg(s, ARG_NAME, names_find(&r->t->names, r->a, p, len, hash, NAME_STRING, 0), 0, 0);
    } else
      scan_arg(s, ARG_SPAN, start + quoted, s->words[1] - 2 * quoted, 0);
    return RUN_ERROR;
  }
  if (result == RUN_OK) {
    s->words[s->n_words++] = (uint32_t)TAG_LIT << 24 | *contract;
    s->count++;
  }
  return result;
}

/* The instruction that was scanned gets its form now where no pass can choose another one: there is
 * one only, or its operand is a literal. */
static inline void fix_form(Run *r) {
  Scan *s = &r->scan;
  const Sel *sel = &r->lang.sels[s->id];
  uint32_t rank = 0;
  if (sel->is_modal) {
    s->flags |= FLAG_MODAL;
    return;
  }
  if (sel->count > 1) {
    Value value;
    if (s->count != 1 || s->words[0] >> 24 != TAG_LIT) return;
    value_int(&value, (int32_t)(s->words[0] << 8) >> 8);
    while (rank + 1 < sel->count && !encode_guard(&r->lang, sel->first + rank, &value, 1)) rank++;
  }
  s->id = sel->first + rank;
  s->flags |= FLAG_FIXED;
}

/* What names of a line mean before it is parsed: text definitions, and the keys of patterns. */
static ScanResult look_at_words(Run *r, Block *b, int *out_replaced) {
  Reading *w = &r->t->reading;
  ScanResult result = SCAN_OK;
  if (r->t->n_defines) result = defines_replace(r, w->names_asked, out_replaced);
  if (result != SCAN_OK || w->matched == w->line || !pattern_starts(r, b->body)) return result;
  if (!store_match(r, b, w->line)) return SCAN_MEMORY;
  w->matched = w->line;
  return SCAN_OK;
}

/* A use that was found wrong, once more with the lines that belong to it. */
static RunResult scan_joined(Run *r, const Block *b, ScanResult *result, uint32_t *n_lines,
                             uint32_t *next, int *replaced) {
  Task *t = r->t;
  Scan *s = &r->scan;
  const uint8_t *wide = s->wide;
  uint32_t n, pos = t->reading.pos;
  RunResult run = lines_join(r, b, pos, &n, next);
  if (run != RUN_OK || n == 0) return run;
  *n_lines = n;
  s->wide = 0; /* it lies elsewhere */
  do {
    s->line = s->stop = line_joined(r, b->source, pos);
    s->steps = t->limits[OPF_LIMIT_VM_STEPS];
    s->flags = s->label = 0;
    s->kind = KIND_ERR;
    *result = scan_tokens(s, state_LINE);
    if (t->n_defines && *result == SCAN_OK)
      *result = defines_replace(r, t->reading.names_asked, replaced);
    s->use = use_STATEMENT;
    if (*result == SCAN_OK) *result = scan_statement(s);
    if (*result == SCAN_OK && b->body) *result = body_check(s, b->body);
  } while (*result == SCAN_GROW && grow_buffer(r, s->grow));
  s->wide = wide;
  if (*result == SCAN_GROW) return need_memory(r, STATEMENT_RESERVE);
  if (*result == SCAN_MEMORY) return need_memory(r, (uint64_t)r->a->wanted + STATEMENT_RESERVE);
  return RUN_OK;
}

/* One line of a block. RUN_DONE: the block ends here. */
static RunResult scan_line(Run *r, Block *b, const uint8_t *text) {
  Task *t = r->t;
  Scan *s = &r->scan;
  Reading *w = &t->reading;
  ScanResult result;
  RunResult run = RUN_OK;
  Body body;
  uint32_t next, line = w->line;
  uint32_t contract = w->scan_contract;
  uint32_t record_at, record_end, op, at, stray = 0;
  Block saved;
  Reading saved_reading;
  const OpInfo *info;
  int replaced, assumed = 0;
  uint32_t n_lines = 1;
  for (;;) {
    s->line = s->stop = text + w->pos;
    s->n_known = t->names.count;
    s->steps = t->limits[OPF_LIMIT_VM_STEPS];
    s->flags = s->label = 0;
    s->kind =
        KIND_ERR; /* until the line is parsed: nothing of the line before may be taken for it */
    result = scan_tokens(s, state_LINE);
    s->use = w->use;
    replaced = 0;
    if (t->looks_at_words && result == SCAN_OK) result = look_at_words(r, b, &replaced);
    next = (uint32_t)(next_line(s->stop) - text);
    if (result == SCAN_OK) {
      if (s->n_tokens == 1) { /* blank, or a comment */
        if ((uint32_t)(s->stop - s->line) > t->limits[OPF_LIMIT_LINE_BYTES]) goto too_long;
        w->pos = next;
        w->line = line + 1;
        return RUN_OK;
      }
      result = scan_statement(s);
      if (b->body && result == SCAN_OK) result = body_check(s, b->body);
      /* Most lines are instructions with short operands: no more is to be asked of them. */
      if (result == SCAN_OK && s->kind == KIND_INSTR && !s->n_code && s->count < REC_LONG &&
          next - w->pos <= t->limits[OPF_LIMIT_LINE_BYTES] &&
          has_room(r, s->n_words * 4 + STATEMENT_RESERVE)) {
        s->flags |= FLAG_PLAIN;
        fix_form(r);
        record_store(r, b, line);
        w->pos = next;
        w->line = line + 1;
        return RUN_OK;
      }
    }
    if (result == SCAN_GROW) {
      if (!grow_buffer(r, s->grow)) return need_memory(r, STATEMENT_RESERVE);
      continue;
    }
    if (result == SCAN_MEMORY) return need_memory(r, (uint64_t)r->a->wanted + STATEMENT_RESERVE);
    break;
  }
  if (result == SCAN_FAULT && s->kind == KIND_OP && s->id == OP_USE) {
    run = scan_joined(r, b, &result, &n_lines, &next, &replaced);
    if (run != RUN_OK) return run;
  }
  if (line_bytes(text + w->pos, text + next) > t->limits[OPF_LIMIT_LINE_BYTES]) {
  too_long:
    if (n_lines == 1) next = (uint32_t)(next_line(s->stop) - text);
    scan_limit(s, OF1208, 0, 1);
    s->n_tokens = 0;
    result = SCAN_FAULT;
  }
  if (result == SCAN_OK && s->kind == KIND_OP && s->id >= OP_COUNT) {
    scan_fault(s, OF1007, 0, 1);
    result = SCAN_FAULT;
  }
  if (result == SCAN_OK && s->nodes > s->node_limit) { /* of operands that are single words */
    result = scan_limit(s, OF1213, s->tokens[0].start, s->tokens[s->n_tokens - 1].end);
  }
  if (s->parts > t->max_parts && !lists_reach(r, s->parts))
    return need_memory(r, (uint64_t)r->a->wanted + STATEMENT_RESERVE);
  if (s->value_depth > t->max_stack) {
    uint32_t max = s->value_depth * 2;
    at = arena_take(r->a, max * (uint32_t)sizeof(Value));
    if (!at) return need_memory(r, (uint64_t)max * sizeof(Value) + STATEMENT_RESERVE);
    t->stack = at;
    t->max_stack = max;
  }
  if (s->n_code / 3 > t->max_refs) { /* a reference takes three bytes of code at least */
    uint32_t max = s->n_code;
    at = arena_take(r->a, max * (uint32_t)sizeof(Value));
    if (!at) return need_memory(r, (uint64_t)max * sizeof(Value) + STATEMENT_RESERVE);
    t->refs = at;
    t->max_refs = max;
  }
  if (!has_room(r, (uint64_t)(s->n_words * 4 + s->n_code) + STATEMENT_RESERVE))
    return need_memory(r, (uint64_t)(s->n_words * 4 + s->n_code) + STATEMENT_RESERVE);
  if (result == SCAN_FAULT) {
    run = skip_construct(r, b, next);
    if (run == RUN_OK && n_lines > 1) w->line = line + n_lines;
    return run;
  }
  if (!s->kinds) s->flags |= FLAG_PLAIN;
  if (replaced) s->flags |= FLAG_DEFINE;
  if (s->kind == KIND_INSTR) {
    fix_form(r);
    record_store_any(r, b, line);
    w->pos = next;
    w->line = line + 1;
    return RUN_OK;
  }
  record_at = t->record_at;
  record_end = t->record_end;
  saved = *b;
  saved_reading = *w;
  body.crossed_line = 0;
  body.closed = 1;
  body.next = next;
  body.next_line = line + n_lines;
  op = s->kind == KIND_OP ? s->id : OP_EMPTY;
  if (s->kind == KIND_CALL) s->words[s->n_words++] = w->pos;
  info = &op_info[op];
  if (w->crossed_line == line && info->role == ROLE_CLOSER) { /* was said to be wrong */
    w->pos = next;
    w->line = line + 1;
    return RUN_OK;
  }
  if (info->role == ROLE_CLOSER && !has_parts(info->group) && w->closer_group != info->group) {
    uint32_t opener = 0;
    while ((op_info[opener].role != ROLE_OPENER && op_info[opener].role != ROLE_REGION) ||
           op_info[opener].group != info->group)
      opener++;
    uint32_t i;
    scan_fault(s, OF0311, 0, 0);
    for (i = 0; i + 1 < s->n_tokens && s->tokens[i].kind != TOKEN_DOTNAME; i++) {}
    if (s->tokens[i].kind == TOKEN_DOTNAME)
      scan_arg(s, ARG_NAME, s->tokens[i].name, 0, 0);
    else
      scan_arg(s, ARG_OP, op, s->preset, 0);
    scan_arg(s, ARG_OP, opener, 0, 0);
    store_fault(r, b, line, op);
    w->pos = next;
    w->line = line + 1;
    return RUN_OK;
  }
  w->closer_group = GROUP_NONE;
  if (op == OP_CPU) {
    run = scan_cpu(r, &contract);
    if (run == RUN_HOST) {
      t->request_from = b->source;
      t->request_line = line;
      return run;
    }
    if (run == RUN_MEMORY) return run;
    if (run == RUN_ERROR) {
      contract = w->scan_contract;
      store_fault(r, b, line, op);
      w->pos = next;
      w->line = line + 1;
      return RUN_OK;
    }
  }
  if (info->role == ROLE_PART && op_info[w->chain_op].group != info->group) {
    at = record_store_any(r, b,
                   line); /* of nothing: the pass says so, and what is behind it stands alone */
    if (!at) return need_memory(r, STATEMENT_RESERVE);
    w->pos = next;
    w->line = line + 1;
    return RUN_OK;
  }
  if (s->kind == KIND_OP && has_body(info)) {
    /* Looking at the lines of the body needs tokens, not what the record is made of. */
    run = find_body(r, b, info->group, next, line + 1, &body);
    if (run == RUN_OK && op == OP_MATCH && body.closed) {
      run = first_statement(r, b, &body, &stray);
    }
    if (run == RUN_OK && !body.closed && !body.deep) run = assume_end(r, b, op, &body, &assumed);
    if (run != RUN_OK) return run;
    s->line = text + w->pos;
    if (body.deep ||
        ((body.closed || assumed) &&
         body.n_lines >
             (info->group == GROUP_COND ? 0xffffffu : t->limits[OPF_LIMIT_BODY_LINES]))) {
      if (body.deep)
        scan_limit(s, OF1204, 0, 0);
      else
        scan_limit(s, OF1221, 0, 0);
      s->n_tokens = 0;
      s->flags = 0;
      store_fault(r, b, line, op);
      return RUN_DONE; /* what is behind cannot be told apart */
    }
    s->count++; /* there is room for four words more than the buffer holds */
    s->words[s->n_words++] = (uint32_t)TAG_BODY << 24 | (body.n_lines & 0xffffffu);
    s->words[s->n_words++] = body.at;
    s->words[s->n_words++] = body.line;
    s->words[s->n_words++] = body.next;
  }
  if (!body.closed && !assumed) {
    store_unclosed(r, b, line, op, &body);
    w->pos = next;
    w->line = line + 1;
    return RUN_OK;
  }
  at = record_store_any(r, b, line);
  if (!at) return need_memory(r, STATEMENT_RESERVE);
  if (b->is_static) run = collect_static(r, b, at, line, op, &body);
  if (run != RUN_OK) { /* as if the line had not been looked at */
    t->record_at = record_at;
    t->record_end = record_end;
    *b = saved;
    *w = saved_reading;
    return run;
  }
  if (info->role == ROLE_OPENER && is_definition(info->group) && body.nested_line) {
    s->flags = 0;
    s->n_tokens = 0;
    scan_fault(s, OF0601, 0, 0);
    store_fault(r, b, body.nested_line, OP_EMPTY);
  }
  if (stray) {
    s->flags = 0;
    s->n_tokens = 0;
    scan_fault(s, OF0430, 0, 0);
    store_fault(r, b, stray, OP_EMPTY);
  }
  if (info->role == ROLE_OPENER && has_parts(info->group)) {
    w->chain_op = op;
    w->chain_preset = s->preset;
    w->chain_line = line;
  } else if (info->role == ROLE_CLOSER && has_parts(info->group))
    w->chain_op = OP_EMPTY;
  if (!body.closed) { /* said behind its lines */
    scan_fault(s, OF0312, 0, 0);
    scan_arg(s, ARG_OP, op, s->preset, line);
    scan_arg(s, ARG_NUMBER, 0, 0, body.crossed_line);
    w->crossed_line = body.crossed_line;
    s->flags = 0;
    s->n_tokens = 0;
    store_fault(r, b, w->record_line, OP_EMPTY);
  }
  if (contract != w->scan_contract) {
    w->scan_contract = contract;
    run_lang(r, contract);
  }
  if (has_body(info) && info->role != ROLE_PART && body.closed) w->closer_group = info->group;
  w->pos = body.next;
  w->line = body.next_line;
  return op == OP_END ? RUN_DONE : RUN_OK;
}

static void reading_start(Reading *w, const Block *b) {
  memset(w, 0, sizeof *w);
  w->pos = b->at;
  w->line = b->first_line;
  w->record_line = b->first_line - 1;
  w->scan_contract = b->contract;
  w->next_mark = b->first_line + 1024;
  w->space = b->first_space;
  w->use = use_of(b->body);
}

RunResult scan_block(Run *r, Block *b, int goes_on) {
  Task *t = r->t;
  Reading *w = &t->reading;
  uint32_t len;
  const uint8_t *text = source_text(r, b->source, &len);
  uint32_t last = b->first_line + b->n_lines;
  RunResult result = RUN_OK;
  if (b->n_lines == 0) last = 0;
  if (!goes_on) {
    reading_start(w, b);
    b->n_keys = t->n_keys;
  }
  r->scan.wide = len >= 8 ? text + len - 8 : 0;
  run_lang(r, w->scan_contract);
  while (w->pos < len && w->line < last) {
    if (r->lang.classes[text[w->pos]] == 0) { /* an empty line */
      w->pos = (uint32_t)(next_line(text + w->pos) - text);
      w->line++;
      continue;
    }
    if (r->quantum == 0) return RUN_FUEL;
    r->quantum--;
    if (!has_room(r, STATEMENT_RESERVE)) return need_memory(r, STATEMENT_RESERVE);
    if (w->line >= w->next_mark) {
      LineMark *mark;
      if (!pages_reach(&t->marks, r->a, t->marks.count)) return need_memory(r, STATEMENT_RESERVE);
      mark = PAGES_AT(&t->marks, r->a, LineMark, t->marks.count++);
      mark->source = b->source;
      mark->line = w->line;
      mark->at = w->pos;
      w->next_mark = w->line + 1024;
    }
    result = scan_line(r, b, text);
    if (result == RUN_DONE) break;
    if (result != RUN_OK) return result;
  }
  {
    uint32_t at = record_space(r, b, REC_HEAD / 4);
    uint8_t *p;
    if (!at) return need_memory(r, STATEMENT_RESERVE);
    p = AT(r, uint8_t, at);
    memset(p, 0, REC_HEAD);
    p[REC_KIND] = KIND_STOP;
    put_u16(p + REC_WORDS, REC_HEAD / 4);
    t->record_at += REC_HEAD;
  }
  b->is_done = 1;
  b->n_scanned = w->line - b->first_line;
  return RUN_OK;
}

void scan_again(Run *r, const Frame *f, uint32_t contract, const uint8_t *line, Trace *trace) {
  Scan *s = &r->scan;
  const Block *b = AT(r, Block, f->block);
  uint32_t names_asked = f->taken_names && f->taken;
  uint32_t len;
  int replaced;
  run_lang(r, contract);
  trace->n_operands = 0;
  trace->n_refs = 0;
  trace->ref_start = trace->ref_end = 0;
  s->trace = trace;
  s->line = line_joined(r, b->source, (uint32_t)(line - source_text(r, b->source, &len)));
  if (!s->line) s->line = line;
  s->wide = 0;
  s->steps = r->t->limits[OPF_LIMIT_VM_STEPS];
  s->flags = 0;
  s->use = use_of(b->body);
  /* The line was scanned before: its names are known and the buffers are large enough. */
  if (scan_tokens(s, state_LINE) == SCAN_OK &&
      (!r->t->n_defines || defines_replace(r, names_asked, &replaced) == SCAN_OK))
    (void)scan_statement(s);
  s->trace = 0;
}

uint32_t line_offset(Run *r, uint32_t source, uint32_t line) {
  Task *t = r->t;
  uint32_t len;
  const uint8_t *text = source_text(r, source, &len);
  uint32_t at = 0;
  uint32_t i = 1;
  if (t->find_source == source && t->find_line <= line) {
    at = t->find_at;
    i = t->find_line;
  } else if (len >= 3 && text[0] == 0xef && text[1] == 0xbb && text[2] == 0xbf)
    at = 3;
  if (line - i > 1024) { /* far away: from the last mark in front of it */
    uint32_t k;
    for (k = t->marks.count; k > 0; k--) {
      const LineMark *mark = PAGES_AT(&t->marks, r->a, LineMark, k - 1);
      if (mark->source != source || mark->line > line || mark->line < i) continue;
      i = mark->line;
      at = mark->at;
      break;
    }
  }
  while (i < line && at < len) {
    at = (uint32_t)(next_line(text + at) - text);
    i++;
  }
  t->find_source = source;
  t->find_line = i;
  t->find_at = at;
  return at;
}
