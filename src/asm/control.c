/* control.c - conditionals and choices: which lines are evaluated next.
 *
 * A construct's bodies are child frames; its opener, parts and closer follow each other in the
 * records of one frame. What it has come to is kept in that frame, which has one open at a time.
 * Owns:       the Flow of a frame: a loop or a choice under way.
 * Invariants: an operation that has to wait has changed nothing.
 * Tests:      test/asm/cond
 * SPDX-License-Identifier: MIT
 */
#include "asm/task.h"

enum { TAKEN_NONE, TAKEN_OPEN, TAKEN_TRUE, TAKEN_ELSE, TAKEN_ALL };

/* The block of the BODY operand at the cursor, under the contract that holds now. 0: memory is
 * short. */
static uint32_t body_block(Run *r, const Frame *f, const Cursor *c) {
  uint32_t n_lines = get_u32(c->word) & 0xffffffu;
  uint32_t op = get_u16(AT(r, uint8_t, f->record) + REC_ID);
  uint32_t body = type_is(op) || op == OP_META ? op : AT(r, Block, f->block)->body;
  return block_get(r, AT(r, Block, f->block)->source, get_u32(c->word + 4), get_u32(c->word + 8),
                   n_lines, r->t->contract, body);
}

Flow *flow_of(Run *r, Frame *f) {
  if (!f->flow) f->flow = arena_take(r->a, sizeof(Flow));
  return f->flow ? AT(r, Flow, f->flow) : 0;
}

void cursor_to_body(Cursor *c, const uint8_t *record) {
  while (c->n < record_count(record) && c->word[3] != TAG_BODY) operand_skip(c);
}

int may_open(Run *r, Frame *f) {
  if (f->n_open < r->t->limits[OPF_LIMIT_BLOCK_DEPTH]) return 1;
  diag_limit(r, f, OPF_LIMIT_BLOCK_DEPTH);
  return 0;
}

RunResult enter_body(Run *r, Frame *f, const Cursor *c, uint32_t kind, uint32_t ordinal) {
  uint32_t block;
  if (!may_open(r, f)) return RUN_OK;
  block = body_block(r, f, c);
  if (!block) return need_memory(r, STATEMENT_RESERVE);
  return enter_child(r, f, kind, ordinal, block, 0);
}

static RunResult say_order(Run *r, Frame *f, const uint8_t *record, uint32_t code) {
  if (r->t->emitting) op_diag(r, f, code, record);
  return op_done(f, record);
}

static RunResult say_stray(Run *r, Frame *f, const uint8_t *record, uint32_t opener) {
  if (r->t->emitting && !is_excused(f, op_info[opener].group))
    diag_arg(op_diag(r, f, OF0311, record), ARG_OP, opener, 0, 0);
  return op_done(f, record);
}

/* Enters the body of the record at hand; what the construct has come to is kept once it is in. */
static RunResult take(Run *r, Frame *f, const uint8_t *record, Cursor *c, uint8_t then) {
  uint8_t before = f->taken;
  RunResult result;
  cursor_to_body(c, record);
  f->taken = then;
  result = enter_body(r, f, c, OPF_FRAME_BRANCH, 0);
  if (result != RUN_OK)
    f->taken = before;
  else if (r->t->stop)
    return op_done(f, record);
  return result;
}

int op_condition(Run *r, Frame *f, Cursor *c, const uint8_t *record) {
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

/* The same for names of text definitions, in constructs that ask for these. */
static int is_given(Run *r, const Cursor *c) {
  uint32_t tag = c->word[3];
  return (tag == TAG_NAME || tag == TAG_SYM) && define_find(r, get_u32(c->word) & 0xffffffu) != 0;
}

RunResult conditional(Run *r, Frame *f, const uint8_t *record, uint32_t op) {
  Cursor c;
  int is_opener = op == OP_IF || op == OP_IFDEF || op == OP_IFNDEF;
  int yes = 0;
  uint8_t then = f->taken;
  cursor_open(&c, record, f->slot);
  if (!is_opener && f->taken == TAKEN_NONE) return say_stray(r, f, record, OP_IF);
  if (op == OP_ENDIF) {
    f->taken = TAKEN_NONE;
    return op_done(f, record);
  }
  if (!is_opener && f->taken >= TAKEN_ELSE) return say_order(r, f, record, OF0429);
  if (op == OP_ELSE) {
    yes = f->taken == TAKEN_OPEN;
    then = yes ? TAKEN_ALL : TAKEN_ELSE;
  } else {
    if (record_count(record) < 2) {
      f->taken = TAKEN_TRUE;
      return op_missing(r, f, record);
    }
    if (is_opener) f->taken_names = op != OP_IF;
    if (is_opener || f->taken == TAKEN_OPEN) {
      if (f->taken_names)
        yes = is_given(r, &c) == (op != OP_IFNDEF);
      else
        yes = op_condition(r, f, &c, record) == 1;
      then = yes ? TAKEN_TRUE : TAKEN_OPEN;
    }
  }
  if (yes) return take(r, f, record, &c, then);
  f->taken = then;
  return op_done(f, record);
}

/* 1 if the subject equals the value, 0 if not or not known, -1 wrong (reported). */
static int is_case(Run *r, Frame *f, const Cursor *c, Value *v) {
  Value subject;
  EvalFault *fault = &r->eval.fault;
  const Flow *flow = AT(r, Flow, f->flow);
  value_int(&subject, flow->from);
  subject.kind = (uint8_t)flow->kind;
  if (flow->is_open || v->open) return 0;
  if (eval_equal(&r->eval, &subject, v)) return subject.v != 0;
  if (r->t->emitting) {
    DiagRec *d = diag_operand(r, f, fault->code, c->n - 1, -1);
    diag_arg(d, ARG_NUMBER, 1, fault->op, 0);
    diag_arg(d, ARG_NUMBER, 2, fault->kind, 0);
  }
  return -1;
}

RunResult match(Run *r, Frame *f, const uint8_t *record, uint32_t op) {
  Cursor c;
  Value v;
  uint32_t n = record_count(record);
  Flow *flow;
  int yes = 0;
  cursor_open(&c, record, f->slot);
  if (op == OP_MATCH) {
    if (n < 2) return op_missing(r, f, record);
    flow = flow_of(r, f);
    if (!flow) return need_memory(r, STATEMENT_RESERVE);
    flow->is_open = !operand_value(r, f, &c, &v) || v.open;
    flow->from = v.v;
    flow->kind = v.kind;
    f->taken = TAKEN_OPEN;
    return op_done(f, record);
  }
  if (f->taken == TAKEN_NONE) return say_stray(r, f, record, OP_MATCH);
  if (op == OP_ENDMATCH) {
    f->taken = TAKEN_NONE;
    return op_done(f, record);
  }
  if (f->taken >= TAKEN_ELSE) return say_order(r, f, record, OF0430);
  if (op == OP_DEFAULT) {
    if (f->taken == TAKEN_OPEN) return take(r, f, record, &c, TAKEN_ALL);
    f->taken = TAKEN_ELSE;
    return op_done(f, record);
  }
  if (n < 2) return op_missing(r, f, record);
  if (f->taken != TAKEN_OPEN) return op_done(f, record);
  while (!yes && c.word[3] != TAG_BODY)
    yes = operand_value(r, f, &c, &v) && is_case(r, f, &c, &v) == 1;
  if (yes) return take(r, f, record, &c, TAKEN_TRUE);
  return op_done(f, record);
}
