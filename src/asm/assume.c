/* assume.c - what the source says of the state of the CPU.
 *
 * Keys and their rules are the package's (STAT). The state follows the order in which statements
 * are evaluated; it starts anew with a pass, a module and another CPU.
 * Owns:       nothing; the state is the task's.
 * Tests:      test/asm/state
 * SPDX-License-Identifier: MIT
 */
#include "asm/task.h"

void assume_reset(Run *r) { cpustate_start(&r->t->cpu, r->lang.package); }

static uint32_t state_name(const Run *r, uint32_t row) {
  return get_u16(package_row(r->lang.package, CHUNK_STAT, row) + STAT_name);
}

/* What a key is called: as it was written, or by the package where its number stands. */
static void arg_key(Run *r, Frame *f, DiagRec *d, uint32_t operand, int32_t row) {
  if (row < 0)
    diag_arg_operand(r, f, d, operand);
  else
    diag_arg(d, ARG_STRING, state_name(r, (uint32_t)row), r->lang.contract->package, 0);
}

/* OF0510 for the key of an operand. */
static void refuse(Run *r, Frame *f, uint32_t key, uint32_t operand, int32_t row, uint32_t why) {
  DiagRec *d;
  if (!r->t->emitting) return;
  d = diag_operand(r, f, OF0510, operand, -1);
  arg_key(r, f, d, key, row);
  diag_arg(d, ARG_CPU, r->lang.contract->cpu, r->lang.contract->package, 0);
  diag_arg(d, ARG_NUMBER, 0, 0, why);
  diag_arg_operand(r, f, d, operand);
}

/* The key is held by another one. is_named: it was written, else the directive stands for it. */
static void held(Run *r, Frame *f, uint32_t operand, uint32_t row, int is_named) {
  int32_t holder = cpustate_holder(&r->t->cpu, r->lang.package, row);
  uint32_t package = r->lang.contract->package;
  DiagRec *d;
  if (!r->t->emitting) return;
  d = is_named ? diag_operand(r, f, OF0509, operand, -1) : diag_statement(r, f, OF0509);
  diag_arg(d, ARG_NUMBER, 0, 0, WHY_STATE_HELD);
  diag_arg(d, ARG_STRING, state_name(r, row), package, 0);
  diag_arg(d, ARG_STRING, state_name(r, (uint32_t)holder), package, 0);
}

/* The key at the cursor, which moves behind it: a row of STAT that the contract sees, or -1. A
 * program of a package may have put anything there. */
static int32_t take_key(Run *r, Cursor *c) {
  uint32_t word = get_u32(c->word), row = word & 0xffffffu;
  const Package *p = r->lang.package;
  const Name *name;
  operand_skip(c);
  if (word >> 24 == TAG_NAME) {
    name = names_get(&r->t->names, r->a, row);
    return cpustate_find(&r->lang, r->a->base + name->text, name->len);
  }
  if (word >> 24 != TAG_LIT || row >= p->chunk[CHUNK_STAT].rows) return -1;
  return lang_owns(&r->lang, package_row(p, CHUNK_STAT, row) + STAT_owner) ? (int32_t)row : -1;
}

RunResult assume_execute(Run *r, Frame *f, const uint8_t *record) {
  Task *t = r->t;
  const Package *p = r->lang.package;
  Cursor c;
  cursor_open(&c, record, f->slot);
  if (!r->lang.contract->n_mnems) { /* no CPU: said once */
    if (t->emitting && !t->cpu_unknown) op_diag(r, f, OF0514, record);
    t->cpu_unknown = 1;
    return op_done(f, record);
  }
  while (c.n + 1 < record_count(record)) {
    uint32_t key = c.n;
    int is_named = c.word[3] == TAG_NAME;
    int32_t row = take_key(r, &c);
    uint32_t operand = c.n;
    const uint8_t *fit;
    Value v;
    if (row < 0) {
      refuse(r, f, key, key, row, WHY_STATE_UNKNOWN);
      operand_skip(&c);
    } else if (c.word[3] == TAG_NAME) {
      cpustate_forget(&t->cpu, p, (uint32_t)row);
      operand_skip(&c);
    } else if (!operand_integer(r, f, &c, &v) || v.open) {
      cpustate_open(&t->cpu, (uint32_t)row);
    } else {
      fit =
          package_row(p, CHUNK_FITS, get_u16(package_row(p, CHUNK_STAT, (uint32_t)row) + STAT_fit));
      if (v.v < (int64_t)get_u64(fit + FITS_low) || v.v > (int64_t)get_u64(fit + FITS_high)) {
        refuse(r, f, key, operand, row, WHY_STATE_RANGE);
        cpustate_open(&t->cpu, (uint32_t)row);
      } else if (!cpustate_set(&t->cpu, p, (uint32_t)row, v.v))
        held(r, f, key, (uint32_t)row, is_named);
    }
  }
  return op_done(f, record);
}
