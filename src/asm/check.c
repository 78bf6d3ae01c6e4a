/* check.c - what a source asserts and says: conditions that must hold, messages of its own.
 *
 * Only the emitting pass looks: before it, nothing is final.
 * Owns:       nothing; the text of a message is interned.
 * Invariants: a message is made after all its parts are known, so it is made once.
 * Tests:      test/asm/check
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "asm/task.h"

/* Appends to the text under construction, in the text buffer of the scan. 0: there is no room, or
 * the limit was reached and said. */
static int append(Run *r, Frame *f, uint32_t *n, const uint8_t *text, uint32_t len) {
  if (len > r->t->limits[OPF_LIMIT_STRING_BYTES] - *n || len > 0xffffu - *n) {
    diag_limit(r, f, OPF_LIMIT_STRING_BYTES);
    return 0;
  }
  while (r->t->max[BUF_TEXT] < *n + len) {
    const uint8_t *so_far = r->scan.text;
    if (!grow_buffer(r, BUF_TEXT)) return 0;
    memcpy(r->scan.text, so_far, *n);
  }
  memcpy(r->scan.text + *n, text, len);
  *n += len;
  return 1;
}

/* Digits of a number in front of `end`. Returns where they start. */
static uint8_t *digits(uint8_t *end, uint64_t v, uint32_t radix) {
  do {
    *--end = (uint8_t) "0123456789ABCDEF"[v % radix];
    v /= radix;
  } while (v);
  return end;
}

/* A number as `10 ($A)`. */
static int append_number(Run *r, Frame *f, uint32_t *n, int64_t v) {
  uint8_t text[48];
  uint8_t *end = text + sizeof text;
  uint8_t *p = end;
  *--p = ')';
  p = digits(p, (uint64_t)v, 16);
  *--p = '$';
  *--p = '(';
  *--p = ' ';
  p = digits(p, v < 0 ? 0 - (uint64_t)v : (uint64_t)v, 10);
  if (v < 0) *--p = '-';
  return append(r, f, n, p, (uint32_t)(end - p));
}

/* Joins the operands from the cursor on. RUN_DONE: *out is the text; RUN_OK: something was wrong
 * with them, and has been said. */
static RunResult compose(Run *r, Frame *f, const uint8_t *record, Cursor *c, uint32_t *out) {
  uint32_t n = 0;
  while (c->n < record_count(record)) {
    Value v;
    int done;
    if (!operand_value(r, f, c, &v)) return RUN_OK;
    if (v.kind == VALUE_STRING) {
      const Name *name = names_get(&r->t->names, r->a, (uint32_t)v.v);
      done = append(r, f, &n, r->a->base + name->text, name->len);
    } else {
      if (!eval_integer(&r->eval, &v, EXPR_POS)) {
        eval_diag(r, f, c->n - 1);
        return RUN_OK;
      }
      done = append_number(r, f, &n, v.v);
    }
    if (!done)
      return r->t->stop ? RUN_OK : need_memory(r, (uint64_t)r->a->wanted + STATEMENT_RESERVE);
  }
  *out = names_intern(&r->t->names, r->a, r->scan.text, n, names_hash(r->scan.text, n, 0),
                      NAME_STRING, 0);
  if (!*out) return need_memory(r, (uint64_t)r->a->wanted + STATEMENT_RESERVE);
  return RUN_DONE;
}

/* [condition,] parts */
static RunResult message(Run *r, Frame *f, const uint8_t *record, uint32_t code,
                         int has_condition) {
  Cursor c;
  uint32_t text;
  RunResult result;
  if (record_count(record) < (has_condition ? 2 : 1)) return op_missing(r, f, record);
  if (!r->t->emitting) return op_done(f, record);
  cursor_open(&c, record, f->slot);
  if (has_condition && op_condition(r, f, &c, record) != 1) return op_done(f, record);
  result = compose(r, f, record, &c, &text);
  if (result == RUN_OK) return op_done(f, record);
  if (result != RUN_DONE) return result;
  diag_arg(diag_statement(r, f, code), ARG_NAME, text, 0, 0);
  return op_done(f, record);
}

static void side(DiagRec *d, const Value *v) {
  if (v->kind == VALUE_STRING)
    diag_arg(d, ARG_NAME, (uint32_t)v->v, 0, 0);
  else
    diag_arg(d, ARG_NUMBER, 0, 0, v->v);
}

/* condition [, string]: the message has the string or the condition as it is written, then the
 * values on both sides if it is a comparison. */
static RunResult assertion(Run *r, Frame *f, const uint8_t *record) {
  Cursor c, again;
  Value v, text, left, right;
  DiagRec *d;
  int has_sides;
  if (record_count(record) < 1) return op_missing(r, f, record);
  if (!r->t->emitting) return op_done(f, record);
  cursor_open(&c, record, f->slot);
  again = c;
  if (!operand_integer(r, f, &c, &v) || v.open || v.v != 0) return op_done(f, record);
  has_sides = operand_sides(r, f, &again, &left, &right) && left.kind < VALUE_LIST;
  value_int(&text, 0);
  if (record_count(record) > 1) operand_value(r, f, &c, &text);
  d = diag_operand(r, f, OF0423, 0, -1);
  if (text.kind == VALUE_STRING)
    diag_arg(d, ARG_NAME, (uint32_t)text.v, 0, 0);
  else
    diag_arg(d, ARG_SPAN, d->start, d->end - d->start, 0);
  if (has_sides) {
    side(d, &left);
    side(d, &right);
  }
  return op_done(f, record);
}

RunResult check_execute(Run *r, Frame *f, const uint8_t *record, uint32_t op) {
  switch (op) {
  case OP_ERROR: return message(r, f, record, OF0424, 0);
  case OP_WARN: return message(r, f, record, OF0425, 0);
  case OP_CERROR: return message(r, f, record, OF0424, 1);
  case OP_CWARN: return message(r, f, record, OF0425, 1);
  default: return assertion(r, f, record);
  }
}
