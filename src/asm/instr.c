/* instr.c - instructions: their operands, which form they take, their bytes.
 *
 * They are what most lines are: those that follow each other are done at a stretch.
 * Owns:       nothing; writes sites and the image.
 * Invariants: sites (chosen widths) only grow while their frame lives; what goes back because of
 *             the state of the CPU makes the round a pass.
 * Tests:      test/asm/pass, test/oracle
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "asm/task.h"
#include "vm/encode.h"

static void arg_state(Run *r, DiagRec *d, uint32_t key) {
  const uint8_t *row = package_row(r->lang.package, CHUNK_STAT, key);
  diag_arg(d, ARG_STRING, get_u16(row + STAT_name), r->lang.contract->package, 0);
}

/* What a form cannot encode; with it the key of the state that led to this form. */
static void encode_diag(Run *r, Frame *f, uint32_t row, const EncodeFault *e) {
  DiagRec *d = diag_operand(r, f, e->code, e->operand, -1);
  int32_t key = e->code == OF0503 ? encode_key(&r->lang, row) : -1;
  diag_arg(d, ARG_NUMBER, 0, 0, e->value);
  if (e->code == OF0508)
    arg_state(r, d, (uint32_t)e->low);
  else
    diag_arg(d, ARG_NUMBER, 0, 0, e->low);
  diag_arg(d, ARG_NUMBER, 0, 0, e->high);
  if (key >= 0 && !cpustate_is_open(&r->t->cpu, r->lang.package, (uint32_t)key)) {
    arg_state(r, d, (uint32_t)key);
    diag_arg(d, ARG_NUMBER, 0, 0,
             cpustate_value(&r->t->cpu, r->lang.package, (uint32_t)key, r->t->here));
  }
}

static void warn_diag(Run *r, Frame *f, const EncodeFault *e) {
  const uint8_t *row = package_row(r->lang.package, CHUNK_DIAG, e->warn - 1);
  DiagRec *d = diag_operand(r, f, get_u16(row + DIAG_code), e->warn_operand, -1);
  diag_arg(d, ARG_NUMBER, 0, 0, e->warn_value);
  diag_arg(d, ARG_NUMBER, 0, 0, e->warn_base);
}

/* 1 in a pass that only needs the sizes of instructions, not what their operands refer to. */
static inline int may_measure(const Task *t) { return !t->emitting && t->proc_until < t->pass; }

/* Passes over an instruction whose size does not depend on its operands: its form is fixed, or the
 * widest one is taken. 0: it has to be looked at. */
static inline int measure(Run *r, Frame *f, const uint8_t *record) {
  uint32_t id = get_u16(record + REC_ID);
  uint32_t size;
  if (record[REC_FLAGS] & (FLAG_LABEL | FLAG_MODAL)) return 0;
  if (record[REC_FLAGS] & FLAG_FIXED)
    size = package_row(r->lang.package, CHUNK_TABL, id)[TABL_size];
  else {
    const Sel *sel = &r->lang.sels[id];
    if (*AT(r, uint8_t, f->sites + f->site) + 1u != sel->count) return 0;
    f->site++;
    size = sel->wide;
  }
  r->t->here += size;
  f->record += (uint32_t)get_u16(record + REC_WORDS) * 4;
  f->slot += record_slots_quick(record);
  return 1;
}

/* The operands of an instruction, one after the other; values[n] is there for each. 0: one failed,
 * and is open. */
static int long_operands(Run *r, Frame *f, const uint8_t *record, Value *values, uint32_t n) {
  Cursor c;
  int ok = 1;
  cursor_open(&c, record, f->slot);
  for (; n > 0; n--, values++)
    if (!operand_integer(r, f, &c, values)) {
      ok = 0;
      value_int(values, 0);
      values->open = 1;
    }
  return ok;
}

/* The form of an instruction by its operands: the first that takes them, from the one in its site
 * on. */
static inline uint32_t choose_form(Run *r, Frame *f, const Sel *sel, const Value *values,
                                   uint32_t n) {
  uint8_t *site = AT(r, uint8_t, f->sites) + f->site++;
  uint32_t rank = *site, i;
  while (rank + 1 < sel->count && !encode_guard(&r->lang, sel->first + rank, values, n)) rank++;
  if (rank != *site) {
    *site = (uint8_t)rank;
    r->t->grown++;
    if (rank >= r->t->limits[OPF_LIMIT_CANDIDATES]) diag_limit(r, f, OPF_LIMIT_CANDIDATES);
  }
  for (i = 0; i < n; i++)
    if (values[i].open) r->t->open_sites++;
  return sel->first + rank;
}

/* The form of a modal instruction: the first that takes operands and state, from the one in its
 * site on. A form that the state refuses may come back when the state does: the search goes round
 * once. */
static uint32_t choose_modal_form(Run *r, Frame *f, const Sel *sel, const Value *values,
                                  uint32_t n) {
  Task *t = r->t;
  uint8_t *site = AT(r, uint8_t, f->sites) + f->site++;
  uint32_t rank = *site, i;
  t->cpu.is_adrift = (t->origin & ORIGIN_OPEN) != 0;
  for (i = 0; i < sel->count; i++) {
    if (encode_modal_guard(&r->lang, sel->first + rank, values, n, &t->cpu, t->here)) break;
    rank = rank + 1u < sel->count ? rank + 1 : 0;
  }
  if (i == sel->count) rank = sel->count - 1u;
  if (rank < *site) t->sized++;
  if (rank > *site) t->grown++;
  *site = (uint8_t)rank;
  if (rank >= t->limits[OPF_LIMIT_CANDIDATES]) diag_limit(r, f, OPF_LIMIT_CANDIDATES);
  for (i = 0; i < n; i++)
    if (values[i].open) t->open_sites++;
  return sel->first + rank;
}

/* Puts the bytes of a form. ok: its operands are what they seem. */
static void emit_form(Run *r, Frame *f, uint32_t row, const Value *values, uint32_t n,
                      uint32_t size, int ok) {
  Task *t = r->t;
  uint8_t buffer[ENCODE_BYTES];
  uint8_t *bytes = image_space(r, ENCODE_BYTES) ? r->out : buffer;
  EncodeFault fault;
  uint32_t address = (uint32_t)t->here;
  uint32_t made = encode_row(&r->lang, row, values, n, &t->cpu, t->here, bytes, &fault);
  if (fault.code && ok) encode_diag(r, f, row, &fault);
  if (fault.warn) warn_diag(r, f, &fault);
  if (made != size) {
    memset(bytes, 0, ENCODE_BYTES);
    made = size <= ENCODE_BYTES ? size : ENCODE_BYTES;
  }
  check_end(r, f, t->here, t->here + (int64_t)size);
  if (!check_emit(r, f, made)) {
    t->here += made;
    return;
  }
  if (bytes == buffer)
    image_put(r, bytes, made);
  else
    image_took(r, made);
  map_bytes(r, f->line, address, made, OPF_LINE_BYTES);
}

/* Operands of an instruction that has many, as far as forms look at them. */
static uint32_t least_operands(const uint8_t *record) {
  uint32_t n = record_count(record);
  return n < ENCODE_OPERANDS ? n : ENCODE_OPERANDS;
}

/* An instruction that could not be passed over. 0: memory is short. */
static inline int instruction(Run *r, Frame *f, const uint8_t *record, Value *values) {
  Task *t = r->t;
  uint32_t row = get_u16(record + REC_ID); /* when it is fixed */
  uint32_t n = record[REC_COUNT];
  uint32_t size;
  int ok = 1;
  if ((record[REC_FLAGS] & FLAG_LABEL) && !define_label(r, f, record)) return 0;
  /* In a pass that measures, a label stood in front of a fixed one. */
  if (!may_measure(t) || !(record[REC_FLAGS] & FLAG_FIXED)) {
    if (n > 1 || (n == 1 && !operand_quick(r, f, record, values))) {
      if (n > ENCODE_OPERANDS) n = least_operands(record);
      ok = long_operands(r, f, record, values, n);
    }
    if (record[REC_FLAGS] & FLAG_MODAL) {
      row = choose_modal_form(r, f, &r->lang.sels[row], values, n);
      if (t->cpu.open) ok = 0; /* what it depends on may be wrong, which was said */
    } else if (!(record[REC_FLAGS] & FLAG_FIXED))
      row = choose_form(r, f, &r->lang.sels[row], values, n);
  }
  size = package_row(r->lang.package, CHUNK_TABL, row)[TABL_size];
  if (t->emitting)
    emit_form(r, f, row, values, n, size, ok);
  else
    t->here += size;
  if (record[REC_FLAGS] & FLAG_MODAL) encode_effect(&r->lang, row, values, n, &t->cpu);
  f->record += (uint32_t)get_u16(record + REC_WORDS) * 4;
  f->slot += record_slots_quick(record);
  f->labelled = 0;
  return 1;
}

/* The instruction at hand and those that follow it at once: frame and contract stay the same. */
RunResult instructions(Run *r, Frame *f, const uint8_t *record) {
  Task *t = r->t;
  int measures = may_measure(t);
  Value values[ENCODE_OPERANDS];
  for (;;) {
    uint32_t dline = record[REC_DLINE];
    f->line += dline;
    if (!measures || !measure(r, f, record)) {
      t->at = t->here;
      if (!instruction(r, f, record, values)) {
        f->line -= dline;
        return need_memory(r, STATEMENT_RESERVE);
      }
      if (t->stop || t->room_low || !has_room(r, t->reserve)) return RUN_OK;
    }
    record = AT(r, uint8_t, f->record);
    if (record[REC_KIND] != KIND_INSTR || r->quantum == 0) return RUN_OK;
    r->quantum--;
  }
}
