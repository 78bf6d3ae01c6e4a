/* options.c - options of directives: key=value, or a word alone.
 *
 * Keys and words have their meaning from the package; which directive takes which is said here by
 * its caller. The value of a key is an expression; a single name in its place is not looked up as
 * a symbol unless a number is wanted.
 * Owns:       nothing.
 * Tests:      test/asm/section
 * SPDX-License-Identifier: MIT
 */
#include "asm/task.h"

void option_wrong(Run *r, Frame *f, const uint8_t *record, uint32_t operand, uint32_t why,
                  uint32_t allowed) {
  DiagRec *d;
  if (!r->t->emitting) return;
  d = diag_operand(r, f, OF0404, operand, -1);
  diag_arg_operand(r, f, d, operand);
  diag_arg(d, ARG_OP, get_u16(record + REC_ID), record_preset(record), 0);
  diag_arg(d, ARG_NUMBER, 0, 0, why);
  diag_arg(d, ARG_NUMBER, 0, 0, allowed);
}

/* Reads the value at the cursor, which moves behind it. */
static void take_value(Run *r, Cursor *c, Option *out) {
  uint32_t word = get_u32(c->word);
  out->operand = c->n;
  out->at = *c;
  out->name = out->choice = 0;
  if (word >> 24 == TAG_SYM) {
    out->name = word & 0xffffffu;
    out->choice =
        lang_word(&r->lang, names_get(&r->t->names, r->a, out->name)->word & NAME_WORD)->choice;
  }
  operand_skip(c);
}

/* 1 if an operand stands at the cursor that is no body. */
static int has_operand(const Cursor *c, const uint8_t *record) {
  return c->n < record_count(record) && c->word[3] != TAG_BODY;
}

int option_next(Run *r, Frame *f, Cursor *c, const uint8_t *record, uint32_t allowed,
                uint32_t *seen, Option *out) {
  while (has_operand(c, record)) {
    uint32_t key = get_u32(c->word) & 0xffffffu, why = 0, operand = c->n;
    if (c->word[3] != TAG_KEY) {
      out->key = option_COUNT;
      take_value(r, c, out);
      return 1;
    }
    operand_skip(c);
    if (!key || !(allowed >> (key - 1) & 1))
      why = WHY_OPTION_UNKNOWN;
    else if (*seen >> (key - 1) & 1)
      why = WHY_OPTION_TWICE;
    else
      *seen |= (uint32_t)1 << (key - 1);
    if (why) option_wrong(r, f, record, operand, why, allowed);
    if (!has_operand(c, record)) return 0;
    out->key = key - 1;
    take_value(r, c, out);
    if (!why) return 1;
  }
  return 0;
}

void option_refuse(Run *r, Frame *f, const Option *option, uint32_t wants) {
  DiagRec *d;
  if (!r->t->emitting) return;
  d = diag_operand(r, f, OF0405, option->operand, -1);
  diag_arg_operand(r, f, d, option->operand - 1);
  diag_arg(d, ARG_NUMBER, 0, 0, wants);
  diag_arg_operand(r, f, d, option->operand);
}

int option_number(Run *r, Frame *f, Option *option, int64_t low, int64_t high, uint32_t wants,
                  int64_t *out) {
  Value v;
  if (!operand_integer(r, f, &option->at, &v) || v.open) return 0;
  if (v.v < low || v.v > high) {
    option_refuse(r, f, option, wants);
    return 0;
  }
  *out = v.v;
  return 1;
}

int option_choice(Run *r, Frame *f, const Option *option, uint32_t first, uint32_t last,
                  uint32_t wants, uint32_t *out) {
  if (option->choice && option->choice - 1 >= first && option->choice - 1 <= last) {
    *out = option->choice - 1;
    return 1;
  }
  option_refuse(r, f, option, wants);
  return 0;
}

/* The name of an id of a kind, as an argument. */
static void arg_word(const Run *r, DiagRec *d, uint32_t kind, uint32_t id) {
  const Package *p = r->lang.package;
  uint32_t i;
  for (i = 0; i < p->chunk[CHUNK_DIRS].rows; i++) {
    const uint8_t *row = package_row(p, CHUNK_DIRS, i);
    if (row[DIRS_kind] != kind || get_u16(row + DIRS_id) != id || row[DIRS_alias]) continue;
    diag_arg(d, ARG_STRING, get_u16(row + DIRS_name), r->lang.contract->package, 0);
    return;
  }
  diag_arg(d, ARG_NONE, 0, 0, 0);
}

void diag_arg_choice(const Run *r, DiagRec *d, uint32_t choice) {
  arg_word(r, d, dirkind_CHOICE, choice);
}

void diag_arg_key(const Run *r, DiagRec *d, uint32_t key) { arg_word(r, d, dirkind_KEY, key); }
