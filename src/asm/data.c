/* data.c - operations that emit or reserve bytes: values, text, fills, gaps.
 *
 * Every operation measures itself first: in the emitting pass the whole statement must have room
 * before its first byte is put.
 * Owns:       nothing.
 * Invariants: a pass that does not emit moves the address by as much as one that does.
 * Tests:      test/asm/data, test/asm/loc
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "asm/task.h"
#include "vm/encode.h"

static uint32_t unit_bytes(const Run *r, uint32_t preset) {
  return preset ? preset : r->lang.contract->word;
}

static int fits(int64_t v, uint32_t bytes) {
  if (bytes >= 8) return 1;
  return v >= -((int64_t)1 << (8 * bytes - 1)) && v <= ((int64_t)1 << (8 * bytes)) - 1;
}

static void check_fit(Run *r, Frame *f, uint32_t operand, int64_t v, uint32_t bytes) {
  DiagRec *d;
  if (fits(v, bytes)) return;
  d = diag_operand(r, f, OF0406, operand, -1);
  diag_arg(d, ARG_NUMBER, 0, 0, v);
  diag_arg(d, ARG_NUMBER, 0, 0, v);
  diag_arg(d, ARG_NUMBER, 0, 0, bytes);
  diag_arg(d, ARG_NUMBER, 0, 0, -((int64_t)1 << (8 * bytes - 1)));
  diag_arg(d, ARG_NUMBER, 0, 0, ((int64_t)1 << (8 * bytes)) - 1);
}

static void check_address(Run *r, Frame *f, int64_t last) {
  DiagRec *d;
  if (last <= (int64_t)r->lang.contract->max_address) return;
  d = diag_statement(r, f, OF0422);
  diag_arg(d, ARG_NUMBER, 0, 0, last);
  diag_arg(d, ARG_NUMBER, 0, 0, (int64_t)r->lang.contract->max_address);
  diag_arg(d, ARG_CPU, r->lang.contract->cpu, r->lang.contract->package, 0);
}

/* Bytes that one value of DATA or TEXT takes. */
static int64_t data_bytes(const Run *r, const Value *v, uint32_t unit) {
  if (v->kind == VALUE_STRING && unit == 1)
    return names_get(&r->t->names, r->a, (uint32_t)v->v)->len;
  if (v->kind == VALUE_RANGE) return v->open ? 0 : v->length * unit;
  return unit;
}

static void put_value(Run *r, Frame *f, uint32_t operand, Value *v, uint32_t unit, int ok) {
  Task *t = r->t;
  uint8_t bytes[8];
  int64_t i;
  if (v->kind == VALUE_STRING && unit == 1) {
    const Name *name = names_get(&t->names, r->a, (uint32_t)v->v);
    image_put(r, r->a->base + name->text, name->len);
    return;
  }
  if (v->kind == VALUE_RANGE) {
    int said = 0; /* an operand is at fault once, however many of its elements are */
    for (i = 0; i < v->length; i++) {
      int64_t element = (int64_t)((uint64_t)v->v + (uint64_t)v->step * (uint64_t)i);
      if (!said && !fits(element, unit)) {
        check_fit(r, f, operand, element, unit);
        said = 1;
      }
      encode_bytes(&r->lang, bytes, element, unit);
      image_put(r, bytes, unit);
    }
    return;
  }
  if (!eval_integer(&r->eval, v, EXPR_POS)) {
    DiagRec *d = diag_operand(r, f, r->eval.fault.code, operand, -1);
    diag_arg(d, ARG_NUMBER, 0, 0, r->eval.fault.a);
    value_int(v, 0);
  } else if (ok && !v->open)
    check_fit(r, f, operand, v->v, unit);
  encode_bytes(&r->lang, bytes, v->v, unit);
  image_put(r, bytes, unit);
}

static RunResult data(Run *r, Frame *f, const uint8_t *record, uint32_t unit, int is_text) {
  Task *t = r->t;
  uint32_t n = record[REC_COUNT];
  uint32_t i;
  int64_t total = 0;
  int64_t start = t->here;
  Cursor c;
  Value v;
  uint32_t emitting = t->emitting;
  if (n == 0) return op_missing(r, f, record);
  /* Measured first: in the emitting pass the whole statement must have room. */
  if (!t->has_kinds && (record[REC_FLAGS] & FLAG_PLAIN)) {
    const uint8_t *p = record_operands(record);
    for (i = 0; i < n; i++) {
      total += p[3] != TAG_STR || unit != 1
                   ? unit
                   : names_get(&t->names, r->a, get_u32(p) & 0xffffffu)->len;
      p += operand_bytes(p);
    }
  } else {
    t->emitting = 0;
    cursor_open(&c, record, f->slot);
    for (i = 0; i < n; i++) {
      operand_value(r, f, &c, &v);
      if (v.kind == VALUE_RANGE && v.length > (int64_t)t->limits[OPF_LIMIT_LIST_ITEMS]) {
        t->emitting = emitting;
        diag_limit(r, f, OPF_LIMIT_LIST_ITEMS);
        return op_done(f, record);
      }
      total += data_bytes(r, &v, unit);
    }
    t->emitting = emitting;
  }
  if (total < 0 || total > (int64_t)t->limits[OPF_LIMIT_IMAGE_BYTES]) {
    diag_limit(r, f, OPF_LIMIT_IMAGE_BYTES);
    return op_done(f, record);
  }
  if (!emitting) {
    t->here += total;
    return op_done(f, record);
  }
  if (!has_room(r, image_cost((uint64_t)total))) return need_memory(r, image_cost((uint64_t)total));
  check_twice(r, f, (uint32_t)total);
  cursor_open(&c, record, f->slot);
  for (i = 0; i < n; i++) {
    int ok = operand_value(r, f, &c, &v);
    if (!ok) {
      int64_t k = data_bytes(r, &v, unit);
      static const uint8_t zero[1] = {0};
      image_fill(r, zero, 1, (uint64_t)k);
      continue;
    }
    if (!is_text && v.kind == VALUE_STRING && names_get(&t->names, r->a, (uint32_t)v.v)->len == 0) {
      DiagRec *d = diag_operand(r, f, OF0408, i, -1);
      diag_arg(d, ARG_OP, get_u16(record + REC_ID), record_preset(record), 0);
      continue;
    }
    put_value(r, f, i, &v, unit, ok);
  }
  map_bytes(r, f->line, (uint32_t)start, (uint64_t)(t->here - start), OPF_LINE_BYTES);
  if (t->here > start) check_address(r, f, t->here - 1);
  return op_done(f, record);
}

/* Bytes moved over without being emitted. */
static void skip(Run *r, Frame *f, int64_t n) {
  Task *t = r->t;
  if (t->emitting) map_bytes(r, f->line, (uint32_t)t->here, (uint64_t)n, OPF_LINE_RESERVE);
  t->here += n;
}

/* n bytes of a pattern. The image limit bounds n. */
static RunResult fill(Run *r, Frame *f, const uint8_t *record, const uint8_t *pattern,
                      uint32_t n_pattern, int64_t n) {
  Task *t = r->t;
  uint32_t address = (uint32_t)t->here;
  if (n > (int64_t)t->limits[OPF_LIMIT_IMAGE_BYTES] ||
      t->image_bytes + (uint64_t)n > t->limits[OPF_LIMIT_IMAGE_BYTES]) {
    diag_limit(r, f, OPF_LIMIT_IMAGE_BYTES);
    return op_done(f, record);
  }
  if (!t->emitting) {
    t->here += n;
    return op_done(f, record);
  }
  if (!has_room(r, image_cost((uint64_t)n))) return need_memory(r, image_cost((uint64_t)n));
  check_twice(r, f, (uint32_t)n);
  image_fill(r, pattern, n_pattern, (uint64_t)n);
  map_bytes(r, f->line, address, (uint64_t)n, OPF_LINE_BYTES);
  if (n > 0) check_address(r, f, t->here - 1);
  return op_done(f, record);
}

/* .fill [unit,] count, value: a size that moves both ways counts as a pass, not as a width. */
static RunResult op_fill(Run *r, Frame *f, const uint8_t *record) {
  Task *t = r->t;
  uint32_t n = record[REC_COUNT];
  uint32_t unit = 1;
  Cursor c;
  Value count, value;
  uint8_t bytes[8];
  const uint8_t *pattern = bytes;
  uint32_t n_pattern, operand = 0;
  int ok;
  cursor_open(&c, record, f->slot);
  if (n == 3) {
    Value u;
    int is_word = c.word[3] == TAG_UNIT;
    ok = operand_integer(r, f, &c, &u);
    if (is_word) u.v = unit_bytes(r, (uint32_t)u.v);
    if (!ok || u.open) u.v = 1;
    if (u.v < 1 || u.v > 8) {
      if (t->emitting) diag_arg(diag_operand(r, f, OF0413, 0, -1), ARG_NUMBER, 0, 0, u.v);
      return op_done(f, record);
    }
    unit = (uint32_t)u.v;
    operand = 1;
  } else if (n < 2)
    return op_missing(r, f, record);
  else if (c.word[3] == TAG_UNIT) {
    if (t->emitting) {
      DiagRec *d = diag_statement(r, f, OF0414);
      diag_arg(d, ARG_NONE, 0, 0, 0);
      diag_arg(d, ARG_NONE, 0, 0, 0);
    }
    return op_done(f, record);
  }
  ok = operand_integer(r, f, &c, &count);
  if (!ok || count.open) count.v = 0;
  if (count.v < 0) {
    if (t->emitting) diag_arg(diag_operand(r, f, OF0407, operand, -1), ARG_NUMBER, 0, 0, count.v);
    return op_done(f, record);
  }
  if (count.v > (int64_t)t->limits[OPF_LIMIT_IMAGE_BYTES]) {
    diag_limit(r, f, OPF_LIMIT_IMAGE_BYTES);
    return op_done(f, record);
  }
  ok = operand_value(r, f, &c, &value);
  if (n == 2 && value.kind == VALUE_STRING) {
    const Name *name = names_get(&t->names, r->a, (uint32_t)value.v);
    pattern = r->a->base + name->text;
    n_pattern = name->len;
    if (n_pattern == 0) {
      if (t->emitting) op_diag(r, f, OF0408, record);
      return op_done(f, record);
    }
  } else {
    if (ok && !eval_integer(&r->eval, &value, EXPR_POS)) {
      if (t->emitting) {
        DiagRec *d = diag_operand(r, f, r->eval.fault.code, operand + 1, -1);
        diag_arg(d, ARG_NUMBER, 0, 0, r->eval.fault.a);
      }
      value_int(&value, 0);
    } else if (t->emitting && ok && !value.open)
      check_fit(r, f, operand + 1, value.v, unit);
    encode_bytes(&r->lang, bytes, value.v, unit);
    n_pattern = unit;
  }
  return fill(r, f, record, pattern, n_pattern, count.v * unit);
}

static RunResult op_align(Run *r, Frame *f, const uint8_t *record) {
  Task *t = r->t;
  Cursor c;
  Value n, value;
  int64_t pad;
  uint8_t byte;
  int ok;
  if (record[REC_COUNT] < 1) return op_missing(r, f, record);
  cursor_open(&c, record, f->slot);
  ok = operand_integer(r, f, &c, &n);
  if (!ok || n.open) n.v = 1;
  if (n.v < 1 || n.v > 65535) {
    if (t->emitting) diag_arg(diag_operand(r, f, OF0412, 0, -1), ARG_NUMBER, 0, 0, n.v);
    return op_done(f, record);
  }
  pad = (n.v - t->here % n.v) % n.v;
  if (record[REC_COUNT] < 2) {
    if (pad) skip(r, f, pad);
    return op_done(f, record);
  }
  ok = operand_integer(r, f, &c, &value);
  if (ok && t->emitting && !value.open) check_fit(r, f, 1, value.v, 1);
  byte = (uint8_t)value.v;
  return fill(r, f, record, &byte, 1, pad);
}

static RunResult op_ds(Run *r, Frame *f, const uint8_t *record) {
  Task *t = r->t;
  Cursor c;
  Value n;
  if (record[REC_COUNT] < 1) return op_missing(r, f, record);
  cursor_open(&c, record, f->slot);
  if (!operand_integer(r, f, &c, &n) || n.open) n.v = 0;
  if (n.v < 0) {
    if (t->emitting) diag_arg(diag_operand(r, f, OF0407, 0, -1), ARG_NUMBER, 0, 0, n.v);
    return op_done(f, record);
  }
  if (n.v > 0x100000000) n.v = 0x100000000;
  skip(r, f, n.v);
  if (t->emitting && n.v) check_address(r, f, t->here - 1);
  return op_done(f, record);
}

RunResult data_execute(Run *r, Frame *f, const uint8_t *record, uint32_t op) {
  switch (op) {
  case OP_DATA: return data(r, f, record, unit_bytes(r, record_preset(record)), 0);
  case OP_TEXT: return data(r, f, record, 1, 1);
  case OP_FILL: return op_fill(r, f, record);
  case OP_ALIGN: return op_align(r, f, record);
  default: return op_ds(r, f, record);
  }
}
