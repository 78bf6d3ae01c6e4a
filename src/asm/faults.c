/* faults.c - statements that could not be scanned: their message, and what they leave behind.
 *
 * Owns:       nothing.
 * Invariants: one mistake is one diagnostic: what is not known because of it is open and already
 *             reported.
 * Tests:      test/asm/diag
 * SPDX-License-Identifier: MIT
 */
#include "asm/task.h"

/* What an opener that nothing closes leaves behind: the variable of its loop, with a value that is
 * not known, or the end of its chain. 0: memory is short. */
static int leave_behind(Run *r, Frame *f, const OpInfo *info, uint32_t name) {
  Value value;
  if (info->group == GROUP_COND || info->group == GROUP_MATCH) f->taken = 0;
  if (info->group == GROUP_PROC) scope_missing(r, f, AT(r, uint8_t, f->record));
  if (!name) return 1;
  value_int(&value, 0);
  value.open = 2; /* why is said at the opener */
  return set_variable(r, f, name, &value);
}

/* The name of a faulty statement. A label stands where it stands; what a value or scope would have
 * been is not known, so nothing is said about its uses or another definition. 0: memory is short.
 */
static int define_faulty(Run *r, Frame *f, const uint8_t *record, uint32_t op) {
  const OpInfo *info = &op_info[op];
  Symbol *s;
  Value value;
  int is_here = info->label != OPLABEL_OWN && info->label != OPLABEL_SCOPE;
  int is_there;
  if (!(record[REC_FLAGS] & FLAG_LABEL) || (record[REC_FLAGS] & FLAG_ANON))
    return define_label(r, f, record);
  if (info->label == OPLABEL_OWN && info->group != GROUP_NONE) return 1; /* no symbol at all */
  s = symbol_here(r, record_label(record));
  if (!s) return 0;
  is_there = s->kind != SYMBOL_NONE && s->pass == r->t->pass;
  if (is_there && s->kind == SYMBOL_VAR) return 1; /* likely to be an assignment: `v + = 1` */
  if (is_here) return define_label(r, f, record);
  if (is_there) return 1;
  value_int(&value, 0);
  value.open = 2; /* why is said here */
  s->more = 0;
  define_symbol(r, f, s, op == OP_VAR ? SYMBOL_VAR : SYMBOL_CONST, &value);
  if (info->label == OPLABEL_SCOPE && !is_local(r, s->name)) r->t->range = symbol_offset(r, s);
  return 1;
}

/* 1 for the end of a construct: with an opener that is no statement here, it is none either. */
static int closes(const OpInfo *info) {
  return info->role == ROLE_CLOSER || info->role == ROLE_LEAVE;
}

RunResult stored_fault(Run *r, Frame *f, const uint8_t *record) {
  const uint8_t *p = record_operands(record);
  const OpInfo *info = &op_info[get_u16(record + REC_ID)];
  uint32_t i, n = get_u32(p + 12);
  /* In a loop of a structure only the line is wrong, not that its label stands in a loop. */
  if (!(get_u32(p) == OF0426 && f->loop_scope) &&
      !define_faulty(r, f, record, get_u16(record + REC_ID)))
    return need_memory(r, STATEMENT_RESERVE);
  if (get_u32(p) == OF0504) r->t->cpu_unknown = 1; /* its instructions are no further mistakes */
  if (get_u32(p) == OF0312 && n > 2) {
    if (!leave_behind(r, f, info, get_u32(p + 60))) return need_memory(r, STATEMENT_RESERVE);
    f->crossed_line = get_u32(p + 48);
  }
  if (r->t->emitting && get_u32(p) == OF0312)
    unclosed(r, f, get_u32(p + 28), get_u32(p + 20), n > 1 ? get_u32(p + 48) : 0);
  else if (r->t->emitting && !(closes(info) && is_excused(f, info->group)) &&
           (get_u32(p) != OF0702 || outside_is_news(r))) {
    DiagRec *d = get_u32(p + 8) == 0 ? diag_statement(r, f, get_u32(p))
                                     : diag_at(r, f, get_u32(p), AT(r, Block, f->block)->source,
                                               f->line, get_u32(p + 4), get_u32(p + 8));
    for (i = 0, p += 16; i < n && i < FAULT_ARGS; i++, p += 20)
      diag_arg(d, get_u32(p), get_u32(p + 4), get_u32(p + 8),
               (int64_t)((uint64_t)get_u32(p + 12) | (uint64_t)get_u32(p + 16) << 32));
  }
  if (info->role == ROLE_SCOPE) f->excused |= 1u << info->group; /* nothing was opened */
  next_record(f, record);
  return RUN_OK;
}
