/* requests.c - statements that ask for files: kept with their options, for the host to write.
 *
 * Only what can be said without the places of sections is checked here.
 * Owns:       the requests of the pass and their options.
 * Tests:      test/asm/section, test/host/t_link.lua
 * SPDX-License-Identifier: MIT
 */
#include "asm/task.h"

/* Options that each operation takes, and the one that it must have. */
static uint32_t allowed_of(uint32_t op) {
  switch (op) {
  case OP_OUTPUT:
    return 1 << option_FORMAT | 1 << option_SECTIONS | 1 << option_CONTIGUOUS | 1 << option_IMAGE |
           1 << option_FILL | 1 << option_LOADADDR;
  case OP_MAPFILE: return 1 << option_SYMBOLS;
  default: return 1 << option_DIR | 1 << option_FORMAT | 1 << option_INCLUDE;
  }
}

static uint32_t needed_of(uint32_t op) {
  switch (op) {
  case OP_OUTPUT: return 1 << option_FORMAT | 1 << option_SECTIONS;
  case OP_MAPFILE: return 0;
  default: return 1 << option_DIR | 1 << option_FORMAT;
  }
}

/* The string that a value is, or 0. */
static uint32_t string_of(Run *r, Frame *f, Option *o) {
  Value v;
  if (o->name || !operand_value(r, f, &o->at, &v) || v.kind != VALUE_STRING) return 0;
  return (uint32_t)v.v;
}

/* Reads the value of an option. 0: it is not one, and that was said. */
static int read_value(Run *r, Frame *f, Option *o, RequestOption *out) {
  uint32_t choice = 0;
  out->kind = OPTION_CHOICE;
  switch (o->key) {
  case option_FORMAT:
  case option_SECTIONS:
    out->kind = OPTION_NAME;
    out->value = o->name;
    if (!o->name) option_refuse(r, f, o, WHY_WANTS_NAME);
    return o->name != 0;
  case option_CONTIGUOUS:
    if (!o->name) {
      out->kind = OPTION_NUMBER;
      return option_number(r, f, o, 0, 1, WHY_WANTS_SWITCH, &out->value);
    }
    if (!option_choice(r, f, o, choice_YES, choice_NO, WHY_WANTS_SWITCH, &choice)) return 0;
    break;
  case option_SYMBOLS:
    if (!option_choice(r, f, o, choice_ALL, choice_NONE, WHY_WANTS_SYMBOLS, &choice)) return 0;
    break;
  case option_INCLUDE:
    if (o->choice - 1 != choice_BSS &&
        !option_choice(r, f, o, choice_NOBSS, choice_NOBSS, WHY_WANTS_INCLUDE, &choice))
      return 0;
    choice = o->choice - 1;
    break;
  case option_FILL:
  case option_LOADADDR:
    out->kind = OPTION_NUMBER;
    return o->key == option_FILL
               ? option_number(r, f, o, 0, 255, WHY_WANTS_BYTE, &out->value)
               : option_number(r, f, o, 0, 0xffffffff, WHY_WANTS_ADDRESS, &out->value);
  default:
    out->kind = OPTION_STRING;
    out->value = string_of(r, f, o);
    if (!out->value) option_refuse(r, f, o, WHY_WANTS_STRING);
    return out->value != 0;
  }
  out->value = choice;
  return 1;
}

void operand_span(Run *r, Frame *f, uint32_t operand, uint32_t *start, uint32_t *end) {
  DiagRec d;
  d.n_args = 0;
  diag_arg_operand(r, f, &d, operand);
  *start = d.args[0].kind == ARG_SPAN ? d.args[0].a : 0;
  *end = *start + (d.args[0].kind == ARG_SPAN ? d.args[0].b : 0);
}

int request_stands(Run *r, Frame *f, const uint8_t *record) {
  Task *t = r->t;
  if (t->scope == t->root_scope && !t->section) return 1;
  if (t->emitting) op_diag(r, f, OF0432, record);
  return 0;
}

RunResult request_execute(Run *r, Frame *f, const uint8_t *record, uint32_t op) {
  Task *t = r->t;
  uint32_t seen = 0, last = option_COUNT, key, missing, n_errors;
  int ok = 1;
  Cursor c;
  Option o;
  Request *q;
  if (!t->emitting) return op_done(f, record); /* nothing depends on it */
  diags_settle(r);
  n_errors = t->n_errors;
  if (!request_stands(r, f, record)) return op_done(f, record);
  if (!pages_reach(&t->requests, r->a, t->requests.count) ||
      !pages_reach(&t->request_options, r->a, t->request_options.count + record_count(record)))
    return need_memory(r, STATEMENT_RESERVE);
  q = PAGES_AT(&t->requests, r->a, Request, t->requests.count);
  q->op = op;
  q->name = 0;
  q->first = t->request_options.count;
  cursor_open(&c, record, f->slot);
  q->source = AT(r, Block, f->block)->source;
  q->line = f->line;
  operand_span(r, f, 0, &q->start, &q->end);
  if (op != OP_EXPORT) {
    if (c.n >= record_count(record) || c.word[3] != TAG_STR) return op_missing(r, f, record);
    q->name = get_u32(c.word) & 0xffffffu;
    operand_skip(&c);
  }
  while (option_next(r, f, &c, record, allowed_of(op), &seen, &o)) {
    RequestOption *to =
        PAGES_AT(&t->request_options, r->a, RequestOption, t->request_options.count);
    if (o.key == option_COUNT) {
      if (last != option_SECTIONS || !o.name) {
        option_wrong(r, f, record, o.operand, WHY_OPTION_NO_KEY, allowed_of(op));
        ok = 0;
        continue;
      }
      o.key = option_SECTIONS; /* one more of the list */
    }
    last = to->key = o.key;
    if (!read_value(r, f, &o, to)) {
      ok = 0;
      continue;
    }
    operand_span(r, f, o.operand, &to->start, &to->end);
    t->request_options.count++;
  }
  /* What is missing may be what was misspelt. */
  missing = t->n_errors == n_errors ? needed_of(op) & ~seen : 0;
  for (key = 0; key < option_COUNT; key++)
    if (missing >> key & 1) {
      diag_arg_key(r, op_diag(r, f, OF0902, record), key);
      ok = 0;
    }
  q->n = t->request_options.count - q->first;
  if (!ok) return op_done(f, record);
  t->requests.count++;
  if (op == OP_EXPORT) {
    uint32_t i, all = 0;
    for (i = q->first; i < q->first + q->n; i++) {
      const RequestOption *given = PAGES_AT(&t->request_options, r->a, RequestOption, i);
      if (given->key == option_INCLUDE && given->value == choice_BSS) all = 1;
    }
    if (t->exports < 1 + all) t->exports = 1 + all;
  }
  return op_done(f, record);
}
