/* records.c - stores the records of a block, one behind the other.
 *
 * Records lie in extents that a LINK joins. A long record has its operands and its code elsewhere
 * (record.def), so that ordinary ones stay small.
 * Owns:       the extents of records.
 * Invariants: a record is stored whole or not at all.
 * Tests:      test/asm, test/host/t_limits.lua
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "asm/task.h"

#define EXTENT_BYTES ((uint32_t)32 * 1024)
/* Code of a record that has it behind its operands: words of both are counted in 16 bits. */
#define SHORT_CODE 65536u

uint32_t record_space(Run *r, Block *b, uint32_t words) {
  Task *t = r->t;
  uint32_t bytes = words * 4 + REC_HEAD + 4; /* and a LINK behind it */
  if (t->record_end - t->record_at < bytes) {
    uint32_t size = bytes + 64 > EXTENT_BYTES ? bytes + 64 : EXTENT_BYTES;
    uint32_t at = arena_take(r->a, size);
    if (!at) return 0;
    if (b->records) {
      uint8_t *link = AT(r, uint8_t, t->record_at);
      memset(link, 0, REC_HEAD);
      link[REC_KIND] = KIND_LINK;
      put_u16(link + REC_WORDS, (REC_HEAD + 4) / 4);
      put_u32(link + REC_HEAD, at);
    }
    t->record_at = at;
    t->record_end = at + size;
  }
  if (!b->records) b->records = t->record_at;
  return t->record_at;
}

/* Puts a LINES record in front when the next one lies far away. */
static int close_gap(Run *r, Block *b, uint32_t line) {
  Reading *w = &r->t->reading;
  uint32_t gap = line - w->record_line;
  uint32_t at;
  uint8_t *p;
  at = record_space(r, b, (REC_HEAD + 4) / 4);
  if (!at) return 0;
  p = AT(r, uint8_t, at);
  memset(p, 0, REC_HEAD);
  p[REC_KIND] = KIND_LINES;
  put_u16(p + REC_WORDS, (REC_HEAD + 4) / 4);
  put_u32(p + REC_HEAD, gap - 1);
  r->t->record_at += REC_HEAD + 4;
  w->record_line = line - 1;
  return 1;
}

/* Puts operands and code of a long record where they are to lie, and in their place the fields that
 * say so. 0: memory is short. */
static int put_apart(Run *r, Block *b, uint32_t line) {
  Scan *s = &r->scan;
  uint32_t parts = s->n_words + (s->n_code + 3) / 4;
  uint32_t i, at, far;
  uint8_t *q;
  if (line - r->t->reading.record_line >= 256 && !close_gap(r, b, line)) return 0;
  at = record_space(r, b, REC_HEAD / 4 + 2 + LONG_BYTES / 4); /* it will be there */
  far = at ? arena_take(r->a, parts * 4) : 0; /* behind it: memory is filled upward */
  if (!far) return 0;
  q = AT(r, uint8_t, far);
  for (i = 0; i < s->n_words; i++, q += 4) put_u32(q, s->words[i]);
  if (s->n_code) {
    put_u32(AT(r, uint8_t, far) + parts * 4 - 4, 0);
    memcpy(q, s->code, s->n_code);
  }
  s->words[LONG_OPERANDS / 4] = s->count;
  s->words[LONG_PARTS / 4] = parts;
  s->words[LONG_AT / 4] = far - at;
  s->n_words = LONG_BYTES / 4;
  s->n_code = 0;
  s->count = REC_LONG;
  return 1;
}

/* Output shows names as their first definition spells them, wherever they were met first. */
static inline void spell_label(Run *r) {
  const Scan *s = &r->scan;
  const Token *t = s->tokens;
  Name *name;
  if (t->kind != TOKEN_LABEL || t->name != s->label) return;
  name = names_get(&r->t->names, r->a, s->label);
  if (name->is_defined) return;
  name->is_defined = 1;
  if (s->label <= s->n_known && name->len == t->end - t->start) /* else it was met here */
    memcpy(r->a->base + name->text, s->line + t->start, name->len);
}

uint32_t record_store(Run *r, Block *b, uint32_t line) {
  Task *t = r->t;
  Reading *w = &t->reading;
  Scan *s = &r->scan;
  uint32_t label = s->flags & FLAG_LABEL ? 1 : 0;
  uint32_t is_op = s->kind == KIND_OP;
  uint32_t words = REC_HEAD / 4 + is_op + label + s->n_words + (s->n_code + 3) / 4;
  uint32_t at, i, n_slots;
  uint8_t *p, *q;
  if (line - w->record_line >= 256 && !close_gap(r, b, line)) return 0;
  at = t->record_at;
  if (!b->records || t->record_end - at < words * 4 + REC_HEAD + 4) {
    at = record_space(r, b, words);
    if (!at) return 0;
  }
  p = AT(r, uint8_t, at);
  put_u32(p, s->kind | (line - w->record_line) << 8 | words << 16);
  put_u32(p + REC_ID, s->id | s->flags << 16 | s->count << 24);
  q = p + REC_HEAD + 4 * is_op;
  if (label) {
    spell_label(r);
    put_u32(q, s->label);
    q += 4;
  }
  for (i = 0; i < s->n_words; i++, q += 4) put_u32(q, s->words[i]);
  if (s->n_code) {
    put_u32(p + words * 4 - 4, 0);
    memcpy(q, s->code, s->n_code);
  }
  t->record_at = at + words * 4;
  w->record_line = line;
  n_slots = label + (s->kind <= KIND_ASSIGN ? s->n_refs : 0); /* as record_slots counts them */
  if (is_op) {
    n_slots += op_info[s->id].label == OPLABEL_SCOPE;
    put_u32(p + REC_HEAD, s->preset | n_slots << 8); /* fewer than bytes of a record */
  }
  b->n_slots += n_slots;
  if (s->kind == KIND_INSTR && !(s->flags & FLAG_FIXED)) b->n_sites++;
  return at;
}

uint32_t record_store_any(Run *r, Block *b, uint32_t line) {
  const Scan *s = &r->scan;
  if ((s->count >= REC_LONG || s->n_code > SHORT_CODE) && !put_apart(r, b, line)) return 0;
  return record_store(r, b, line);
}

/* The head of a record is written as two words. */
typedef char record_head[REC_KIND == 0 && REC_DLINE == 1 && REC_WORDS == 2 && REC_ID == 4 &&
                                 REC_FLAGS == 6 && REC_COUNT == 7
                             ? 1
                             : -1];
