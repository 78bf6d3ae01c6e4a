/* closers.c - constructs that are not closed where they should be, and closers without one.
 *
 * Owns:       nothing.
 * Invariants: one mistake is one diagnostic: a closer whose construct was said to be open elsewhere
 *             is excused.
 * Tests:      test/asm/scope, test/asm/cond
 * SPDX-License-Identifier: MIT
 */
#include "asm/bodies.h"
#include "asm/task.h"

int is_excused(Frame *f, uint32_t group) {
  uint32_t bit = 1u << group;
  if (!(f->excused & bit)) return 0;
  f->excused &= ~bit;
  return 1;
}

DiagRec *unclosed_in_call(Run *r, const Frame *f) {
  const Frame *call = f;
  DiagRec *d;
  while (!call->macro && call->parent) call = AT(r, Frame, call->parent);
  if (!call->macro) return 0;
  d = diag_statement(r, AT(r, Frame, call->parent), OF0613);
  diag_arg(d, ARG_NAME, AT(r, Macro, call->macro)->name, 0, 0);
  return d;
}

void unclosed_args(DiagRec *d, uint32_t op, uint32_t line) {
  uint32_t closer = 0;
  diag_arg(d, ARG_OP, op, 0, 0);
  diag_arg(d, ARG_NUMBER, 0, 0, line);
  for (; closer < OP_COUNT; closer++) {
    const OpInfo *info = &op_info[closer];
    if ((info->role == ROLE_CLOSER || info->role == ROLE_LEAVE) && info->group == op_info[op].group)
      break;
  }
  if (closer < OP_COUNT) diag_arg(d, ARG_OP, closer, 0, 0);
}

/* The line behind those of the frame, when it closes a construct around them; else 0. */
static uint32_t outer_closer(Run *r, const Frame *f) {
  const Block *b = AT(r, Block, f->block);
  uint32_t line = b->first_line + b->n_lines, len, at, op;
  const uint8_t *text;
  if (f->kind == OPF_FRAME_FILE || f->kind == OPF_FRAME_INCLUDE || line >= FILE_LINES) return 0;
  text = source_text(r, b->source, &len);
  at = line_offset(r, b->source, line);
  if (at >= len) return 0;
  r->scan.wide = 0; /* that of another text */
  /* Behind the likely end of what nothing closes stands an opener, or anything else. */
  if (head_op(r, text + at, &op) != RUN_OK || op == OP_COUNT) return 0;
  switch (op_info[op].role) {
  case ROLE_CLOSER:
  case ROLE_PART:
  case ROLE_LEAVE: return line;
  default: return 0;
  }
}

void unclosed(Run *r, Frame *f, uint32_t line, uint32_t op, uint32_t closer) {
  DiagRec *d = unclosed_in_call(r, f);
  uint32_t saved = f->line;
  int is_module = 0; /* its closer ends the lines */
  if (!d) {
    if (!closer) {
      closer = outer_closer(r, f);
      is_module = closer && f->kind == OPF_FRAME_MODULE;
    }
    f->line = closer ? closer : line;
    if (is_module)
      d = diag_statement(r, f, OF0714);
    else if (closer)
      d = op_diag(r, f, OF0310, AT(r, uint8_t, f->record));
    else
      d = diag_statement(r, f, OF0312);
    f->line = saved;
  }
  unclosed_args(d, op, line);
  f->excused |= 1u << op_info[op].group;
}

/* 1 for the lines of a conditional: a file may end under a condition. */
static int is_branch(const Run *r, const Frame *f) {
  uint32_t group = op_info[get_u16(AT(r, uint8_t, f->opener) + REC_ID)].group;
  return f->kind == OPF_FRAME_BRANCH && (group == GROUP_COND || group == GROUP_MATCH);
}

void unclosed_at_end(Run *r) {
  const Frame *f = AT(r, Frame, r->t->frame);
  Frame *parent;
  uint32_t op;
  DiagRec *d;
  while (f->parent && (f->kind == OPF_FRAME_REST || is_branch(r, f))) f = AT(r, Frame, f->parent);
  if (!f->parent || f->kind == OPF_FRAME_INCLUDE) return;
  parent = AT(r, Frame, f->parent);
  op = f->macro ? AT(r, Macro, f->macro)->op : get_u16(AT(r, uint8_t, f->opener) + REC_ID);
  d = unclosed_in_call(r, f);
  if (!d) d = diag_statement(r, parent, OF0312);
  unclosed_args(d, op, f->open_line);
}
