/* ops.c - assembler operations: location, conditionals, loops, scopes, files; calls the others.
 *
 * Every operation is named by its id of ops.def only; what it is called, and how its operands are
 * written, is the package's.
 * Owns:       nothing.
 * Invariants: an operation that has to wait has changed nothing.
 * Tests:      test/asm
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "asm/task.h"

RunResult op_done(Frame *f, const uint8_t *record) {
  next_record(f, record);
  return RUN_OK;
}

DiagRec *op_diag(Run *r, Frame *f, uint32_t code, const uint8_t *record) {
  DiagRec *d = diag_statement(r, f, code);
  uint32_t i;
  for (i = 0; i < r->scan.n_tokens; i++) /* as it was written */
    if (r->scan.tokens[i].kind == TOKEN_DOTNAME) {
      diag_arg(d, ARG_NAME, r->scan.tokens[i].name, 0, 0);
      return d;
    }
  diag_arg(d, ARG_OP, get_u16(record + REC_ID), record_preset(record), 0);
  return d;
}

RunResult op_missing(Run *r, Frame *f, const uint8_t *record) {
  if (r->t->emitting) diag_arg(op_diag(r, f, OF0402, record), ARG_NONE, 0, 0, 0);
  return op_done(f, record);
}

static RunResult op_org(Run *r, Frame *f, const uint8_t *record) {
  Task *t = r->t;
  Cursor c;
  Value v;
  if (record[REC_COUNT] < 1) return op_missing(r, f, record);
  cursor_open(&c, record, f->slot);
  if (!operand_integer(r, f, &c, &v) || v.open) v.v = 0;
  if (t->emitting) {
    map_value(r, f->line, v.v, VALUE_INT);
    if (v.v < 0 || v.v > (int64_t)r->lang.contract->max_address) {
      DiagRec *d = diag_operand(r, f, OF0422, 0, -1);
      diag_arg(d, ARG_NUMBER, 0, 0, v.v);
      diag_arg(d, ARG_NUMBER, 0, 0, (int64_t)r->lang.contract->max_address);
      diag_arg(d, ARG_CPU, r->lang.contract->cpu, r->lang.contract->package, 0);
    }
  }
  t->here = v.v < 0 || v.v > 0xffffffff ? 0 : v.v;
  return op_done(f, record);
}

/* A condition: 1 true, 0 false or open, -1 wrong (reported). */
static int condition(Run *r, Frame *f, Cursor *c, const uint8_t *record) {
  Value v;
  if (!operand_value(r, f, c, &v)) return -1;
  if (v.kind == VALUE_INT) return !v.open && v.v != 0;
  if (r->t->emitting) {
    DiagRec *d = diag_operand(r, f, OF0431, 0, -1);
    diag_arg(d, ARG_OP, get_u16(record + REC_ID), record_preset(record), 0);
    diag_arg(d, ARG_NUMBER, 2, v.kind, 0);
  }
  return -1;
}

/* The block of the BODY operand at the cursor, under the contract that holds now. 0: memory is
 * short. */
static uint32_t body_block(Run *r, const Frame *f, const Cursor *c) {
  uint32_t n_lines = get_u32(c->word) & 0xffffffu;
  return block_get(r, AT(r, Block, f->block)->source, get_u32(c->word + 4), get_u32(c->word + 8),
                   n_lines, r->t->contract, 0);
}

static RunResult enter_body(Run *r, Frame *f, const Cursor *c, uint32_t kind, uint32_t ordinal) {
  uint32_t block;
  if (f->depth >= r->t->limits[OPF_LIMIT_BLOCK_DEPTH] + r->t->limits[OPF_LIMIT_MACRO_DEPTH] * 2) {
    diag_limit(r, f, OPF_LIMIT_BLOCK_DEPTH);
    return RUN_OK;
  }
  block = body_block(r, f, c);
  if (!block) return need_memory(r, STATEMENT_RESERVE);
  return enter_child(r, f, kind, ordinal, block, 0);
}

enum { TAKEN_NONE, TAKEN_OPEN, TAKEN_TRUE, TAKEN_ELSE, TAKEN_ALL };

/* .if and its parts. taken: what the conditional of this frame has come to. */
static RunResult conditional(Run *r, Frame *f, const uint8_t *record, uint32_t op) {
  Task *t = r->t;
  Cursor c;
  int yes = 0;
  RunResult result;
  uint32_t then = f->taken;
  cursor_open(&c, record, f->slot);
  if (op != OP_IF && f->taken == TAKEN_NONE) {
    if (t->emitting) diag_arg(op_diag(r, f, OF0311, record), ARG_OP, OP_IF, 0, 0);
    return op_done(f, record);
  }
  if (op == OP_ENDIF) {
    f->taken = TAKEN_NONE;
    return op_done(f, record);
  }
  if (op != OP_IF && f->taken >= TAKEN_ELSE) {
    if (t->emitting) op_diag(r, f, OF0429, record);
    return op_done(f, record);
  }
  if (op == OP_ELSE) {
    yes = f->taken == TAKEN_OPEN;
    then = yes ? TAKEN_ALL : TAKEN_ELSE;
  } else if (op == OP_IF || f->taken == TAKEN_OPEN) {
    if (record[REC_COUNT] < 2) {
      f->taken = TAKEN_TRUE;
      return op_missing(r, f, record);
    }
    yes = condition(r, f, &c, record) == 1;
    then = yes ? TAKEN_TRUE : TAKEN_OPEN;
  }
  if (yes) {
    while (c.word[3] != TAG_BODY && c.n < record[REC_COUNT]) operand_skip(&c);
    f->taken = then;
    result = enter_body(r, f, &c, OPF_FRAME_BRANCH, 0);
    if (result != RUN_OK)
      f->taken = op == OP_IF ? TAKEN_NONE : TAKEN_OPEN;
    else if (t->stop)
      return op_done(f, record);
    return result;
  }
  f->taken = then;
  return op_done(f, record);
}

RunResult loop_next(Run *r, Frame *f, const uint8_t *record) {
  Task *t = r->t;
  uint32_t n_lines;
  Cursor c;
  RunResult result;
  if (f->loop_i >= f->loop_n) {
    f->loop_active = 0;
    f->resume = 0;
    next_record(f, record);
    return RUN_OK;
  }
  cursor_open(&c, record, f->slot);
  while (c.n < record[REC_COUNT] && c.word[3] != TAG_BODY) operand_skip(&c);
  n_lines = (get_u32(c.word) & 0xffffffu) + 1;
  if (t->made_lines + n_lines > t->limits[OPF_LIMIT_EXPANSION_LINES]) {
    diag_limit(r, f, OPF_LIMIT_EXPANSION_LINES);
    return RUN_OK;
  }
  if (f->loop_name) {
    Value v;
    value_int(&v, (int64_t)((uint64_t)f->loop_from + (uint64_t)f->loop_step * (uint64_t)f->loop_i));
    if (f->loop_kind == VALUE_STRING)
      v.v = r->a->base[names_get(&t->names, r->a, f->loop_text)->text + (uint32_t)f->loop_i];
    if (!set_variable(r, f, f->loop_name, &v)) return need_memory(r, STATEMENT_RESERVE);
  }
  f->loop_active = 1;
  result = enter_body(r, f, &c, OPF_FRAME_LOOP, (uint32_t)f->loop_i + 1);
  if (result == RUN_OK) {
    f->loop_i++;
    t->made_lines += n_lines;
  } else if (!f->resume)
    f->loop_active = 0;
  return result;
}

static RunResult loop(Run *r, Frame *f, const uint8_t *record) {
  Task *t = r->t;
  uint32_t n = record[REC_COUNT];
  Cursor c;
  Value v;
  int ok;
  if (n < 2) return op_missing(r, f, record);
  cursor_open(&c, record, f->slot);
  f->loop_name = 0;
  if (c.word[3] == TAG_NAME && n >= 3) {
    f->loop_name = get_u32(c.word) & 0xffffffu;
    operand_skip(&c);
  }
  ok = operand_value(r, f, &c, &v);
  f->loop_i = 0;
  f->loop_from = 0;
  f->loop_step = 1;
  f->loop_kind = VALUE_INT;
  f->loop_n = 0;
  if (ok && !v.open) {
    if (f->loop_name && v.kind == VALUE_RANGE) {
      f->loop_from = v.v;
      f->loop_step = v.step;
      f->loop_n = v.length;
    } else if (f->loop_name && v.kind == VALUE_STRING) {
      f->loop_kind = VALUE_STRING;
      f->loop_text = (uint32_t)v.v;
      f->loop_n = names_get(&t->names, r->a, f->loop_text)->len;
    } else if (v.kind == VALUE_INT && !f->loop_name && v.v >= 0)
      f->loop_n = v.v;
    else if (t->emitting)
      diag_arg(diag_operand(r, f, OF0615, f->loop_name ? 1 : 0, -1), ARG_NONE, 0, 0, 0);
  }
  if (f->loop_name) {
    const Symbol *s = symbol_here(r, f->loop_name);
    if (s && s->pass == t->pass && s->kind != SYMBOL_VAR && s->kind != SYMBOL_NONE) {
      if (t->emitting) diag_arg(diag_operand(r, f, OF0618, 0, -1), ARG_NAME, f->loop_name, 0, 0);
      f->loop_n = 0;
    }
  }
  if (f->loop_n > (int64_t)t->limits[OPF_LIMIT_LOOP_ITERATIONS]) {
    diag_limit(r, f, OPF_LIMIT_LOOP_ITERATIONS);
    return op_done(f, record);
  }
  /* From here on the statement goes on with loop_next: its operands are not looked at again,
   * because the variable of the loop may stand in them. */
  f->loop_active = f->resume = 1;
  return RUN_OK;
}

static RunResult include(Run *r, Frame *f, const uint8_t *record) {
  Task *t = r->t;
  uint32_t name, from, source, block, len, bom;
  const uint8_t *text = record_operands(record);
  if (record[REC_COUNT] < 1 || text[3] != TAG_STR) return op_missing(r, f, record);
  name = get_u32(text) & 0xffffffu;
  from = AT(r, Block, f->block)->source;
  while (from >= SOURCE_LOCAL) from = AT(r, Source, (from - SOURCE_LOCAL) * 8)->origin;
  source = map_get(&t->includes, r->a, from, name);
  if (!source) {
    if (!map_ready(&t->includes, r->a)) return need_memory(r, STATEMENT_RESERVE);
    t->request = OPF_EFFECT_FILE_READ;
    t->request_name = name;
    t->request_from = from;
    t->request_line = f->line;
    return RUN_HOST;
  }
  if (source >= 0x80000000u) {
    if (t->emitting) {
      DiagRec *d = diag_operand(r, f, source - 0x80000000u, 0, -1);
      diag_arg(d, ARG_NAME, name, 0, 0);
    }
    return op_done(f, record);
  }
  if (f->depth_files >= t->limits[OPF_LIMIT_INCLUDE_DEPTH]) {
    diag_limit(r, f, OPF_LIMIT_INCLUDE_DEPTH);
    return op_done(f, record);
  }
  text = source_text(r, source, &len);
  bom = len >= 3 && text[0] == 0xef && text[1] == 0xbb && text[2] == 0xbf ? 3 : 0;
  block = block_get(r, source, bom, 1, 0xfffffff0u, t->contract, 0);
  if (!block) return need_memory(r, STATEMENT_RESERVE);
  return enter_child(r, f, OPF_FRAME_INCLUDE, 0, block, 0);
}

static RunResult block_open(Run *r, Frame *f, const uint8_t *record) {
  Task *t = r->t;
  uint32_t *slot;
  uint32_t index = f->slot + (record[REC_FLAGS] & FLAG_LABEL ? 1 : 0);
  uint32_t scope = AT(r, uint32_t, f->slots)[index];
  Scope *s;
  int named = (record[REC_FLAGS] & (FLAG_LABEL | FLAG_ANON)) == FLAG_LABEL;
  uint32_t depth = 0;
  for (scope = t->scope; scope && depth <= t->limits[OPF_LIMIT_BLOCK_DEPTH]; depth++)
    scope = AT(r, Scope, scope)->parent;
  if (depth > t->limits[OPF_LIMIT_BLOCK_DEPTH]) {
    diag_limit(r, f, OPF_LIMIT_BLOCK_DEPTH);
    return op_done(f, record);
  }
  if (!define_label(r, f, record)) return need_memory(r, STATEMENT_RESERVE);
  slot = AT(r, uint32_t, f->slots) + index;
  scope = *slot;
  if (!scope) {
    scope = scope_new(r, OP_BLOCK);
    if (!scope) return need_memory(r, STATEMENT_RESERVE);
    *slot = scope;
  }
  s = AT(r, Scope, scope);
  s->source = AT(r, Block, f->block)->source;
  s->line = f->line;
  if (named) {
    Symbol *symbol = AT(r, Symbol, AT(r, uint32_t, f->slots)[f->slot] & ~(uint32_t)1);
    if (symbol->line == f->line || !symbol->own_scope) symbol->own_scope = scope;
    s->symbol = symbol_offset(r, symbol);
  }
  scope_enter(r, scope);
  return op_done(f, record);
}

static RunResult block_close(Run *r, Frame *f, const uint8_t *record) {
  Task *t = r->t;
  const Scope *s = AT(r, Scope, t->scope);
  if (t->scope == f->base_scope || t->scope == t->root_scope || s->opener_op != OP_BLOCK) {
    int crossed = t->scope != t->root_scope && s->opener_op == OP_BLOCK &&
                  (f->kind == OPF_FRAME_BRANCH || f->kind == OPF_FRAME_LOOP);
    if (t->emitting) {
      DiagRec *d = op_diag(r, f, crossed ? OF0310 : OF0311, record);
      diag_arg(d, ARG_OP, !crossed ? OP_BLOCK : f->kind == OPF_FRAME_LOOP ? OP_FOR : OP_IF, 0, 0);
      diag_arg(d, ARG_NUMBER, 0, 0, f->open_line);
    }
    return op_done(f, record);
  }
  scope_leave(r);
  return op_done(f, record);
}

static RunResult set_cpu(Run *r, Frame *f, const uint8_t *record) {
  Cursor c;
  if (record[REC_COUNT] == 2) {
    cursor_open(&c, record, f->slot);
    operand_skip(&c);
    if ((get_u32(c.word) & 0xffffffu) < r->t->n_contracts) {
      r->t->cpu_unknown = 0;
      r->t->contract = get_u32(c.word) & 0xffffffu;
      f->contract = r->t->contract;
      run_lang(r, r->t->contract);
    }
  }
  return op_done(f, record);
}

static RunResult op_assert(Run *r, Frame *f, const uint8_t *record) {
  Cursor c;
  Value v, text;
  if (record[REC_COUNT] < 1) return op_missing(r, f, record);
  cursor_open(&c, record, f->slot);
  if (r->t->emitting && operand_integer(r, f, &c, &v) && !v.open && v.v == 0) {
    DiagRec *d;
    value_int(&text, 0);
    if (record[REC_COUNT] > 1) operand_value(r, f, &c, &text);
    d = diag_operand(r, f, OF0423, 0, -1);
    if (text.kind == VALUE_STRING)
      diag_arg(d, ARG_NAME, (uint32_t)text.v, 0, 0);
    else
      diag_arg(d, ARG_SPAN, d->start, d->end - d->start, 0);
  }
  return op_done(f, record);
}

RunResult op_execute(Run *r, Frame *f, const uint8_t *record) {
  Task *t = r->t;
  uint32_t op = get_u16(record + REC_ID);
  const OpInfo *info = &op_info[op];
  if (record[REC_FLAGS] & FLAG_LABEL) {
    if (info->label == OPLABEL_NONE) {
      if (t->emitting) {
        DiagRec *d = diag_label(r, f, info->group == GROUP_FOR ? OF0617 : OF0403);
        diag_arg(d, ARG_OP, op, record_preset(record), 0);
        diag_arg(d, ARG_NONE, 0, 0, 0);
      }
    } else if (info->label != OPLABEL_OWN && !define_label(r, f, record))
      return need_memory(r, STATEMENT_RESERVE);
  }
  switch (op) {
  case OP_EMPTY: return op_done(f, record);
  case OP_DATA:
  case OP_TEXT:
  case OP_FILL:
  case OP_ALIGN:
  case OP_DS: return data_execute(r, f, record, op);
  case OP_ORG: return op_org(r, f, record);
  case OP_CPU: return set_cpu(r, f, record);
  case OP_END: leave_file(r); return RUN_OK;
  case OP_INCLUDE: return include(r, f, record);
  case OP_CONST: return assign_execute(r, f, record, assign_CONST);
  case OP_VAR: return assign_execute(r, f, record, assign_VAR);
  case OP_BLOCK: return block_open(r, f, record);
  case OP_ENDBLOCK: return block_close(r, f, record);
  case OP_IF:
  case OP_ELSEIF:
  case OP_ELSE:
  case OP_ENDIF: return conditional(r, f, record, op);
  case OP_FOR: return loop(r, f, record);
  case OP_MACRO: return macro_execute(r, f, record);
  case OP_ASSERT: return op_assert(r, f, record);
  default: return op_done(f, record); /* closers: the scan has matched them with their openers */
  }
}
