/* data.c - operations that emit or reserve bytes: values, text, fills, gaps, parts of files.
 *
 * Every operation measures itself first: in the emitting pass the whole statement must have room
 * before its first byte is put.
 * Owns:       nothing.
 * Invariants: a pass that does not emit moves the address by as much as one that does.
 * Tests:      test/asm/data, test/asm/loc
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "asm/compound.h"
#include "vm/encode.h"

/* What the operands of a data statement become. */
enum {
  FORM_VALUES, /* numbers; strings byte by byte where the unit is a byte */
  FORM_TEXT,   /* bytes */
  FORM_TEXTZ,  /* bytes other than 0, and a 0 behind them */
  FORM_TEXTP,  /* bytes, and their number in front */
  FORM_ADDR,   /* numbers in the bank of the statement */
  FORM_NUMBERS /* numbers; strings count as numbers too */
};

typedef struct Form {
  uint32_t kind;
  uint32_t unit;     /* bytes of a value */
  uint32_t first;    /* operand that is the first value */
  uint32_t less;     /* ADDR: taken off each value */
  uint32_t has_zero; /* TEXTZ: a 0 was put, and that was said */
  uint32_t no_code;  /* operand, plus one, of which it was said that a byte has no code */
} Form;

static const uint8_t zero[8] = {0};

static uint32_t unit_bytes(const Run *r, uint32_t preset) {
  return preset ? preset : r->lang.contract->word;
}

static void misfit(Run *r, Frame *f, uint32_t operand, int64_t v, uint32_t bytes, int64_t low,
                   int64_t high) {
  DiagRec *d = diag_operand(r, f, OF0406, operand, -1);
  diag_arg(d, ARG_NUMBER, 0, 0, v);
  diag_arg(d, ARG_NUMBER, 0, 0, v);
  diag_arg(d, ARG_NUMBER, 0, 0, bytes);
  diag_arg(d, ARG_NUMBER, 0, 0, low);
  diag_arg(d, ARG_NUMBER, 0, 0, high);
}

/* 1 if the value fits; else that is said. */
static int check_fit(Run *r, Frame *f, uint32_t operand, int64_t v, uint32_t bytes) {
  if (fits_bytes(v, bytes)) return 1;
  misfit(r, f, operand, v, bytes, -((int64_t)1 << (8 * bytes - 1)),
         ((int64_t)1 << (8 * bytes)) - 1);
  return 0;
}

/* A diagnostic about a number, at an operand; only in the pass that emits. */
static RunResult refuse(Run *r, Frame *f, const uint8_t *record, uint32_t code, uint32_t operand,
                        int64_t n) {
  if (r->t->emitting) diag_arg(diag_operand(r, f, code, operand, -1), ARG_NUMBER, 0, 0, n);
  return op_done(f, record);
}

/* Bytes moved over without being emitted. */
static void skip(Run *r, Frame *f, int64_t n) {
  Task *t = r->t;
  if (t->emitting) map_bytes(r, f->line, (uint32_t)t->here, (uint64_t)n, OPF_LINE_RESERVE);
  t->here += n;
}

/* What a statement needs before it may emit n bytes. RUN_DONE: it is to emit them now; else it is
 * over, or has to wait. */
static RunResult prepare(Run *r, Frame *f, const uint8_t *record, int64_t n) {
  Task *t = r->t;
  if (n < 0 || n > (int64_t)t->limits[OPF_LIMIT_IMAGE_BYTES] ||
      t->image_bytes + (uint64_t)n > t->limits[OPF_LIMIT_IMAGE_BYTES]) {
    diag_limit(r, f, OPF_LIMIT_IMAGE_BYTES);
    return op_done(f, record);
  }
  if (!t->emitting) {
    t->here += n;
    return op_done(f, record);
  }
  if (!has_room(r, image_cost((uint64_t)n))) return need_memory(r, image_cost((uint64_t)n));
  if (check_emit(r, f, (uint32_t)n)) return RUN_DONE;
  t->here += n;
  return op_done(f, record);
}

/* Reserves n bytes. Those of a section that has bytes are 0. */
static RunResult reserve(Run *r, Frame *f, const uint8_t *record, int64_t n) {
  Task *t = r->t;
  int64_t start = t->here;
  if (n > 0x100000000) n = 0x100000000;
  if (t->section && !t->reserves && !t->type.op) {
    RunResult result = prepare(r, f, record, n);
    if (result != RUN_DONE) return result;
    image_fill(r, zero, 1, (uint64_t)n);
    map_bytes(r, f->line, (uint32_t)start, (uint64_t)n, OPF_LINE_ZEROS);
  } else
    skip(r, f, n);
  if (t->emitting && n) check_end(r, f, start, t->here);
  return op_done(f, record);
}

/* Ends a statement that has emitted from `start` on. */
static RunResult emitted(Run *r, Frame *f, const uint8_t *record, int64_t start) {
  int64_t n = r->t->here - start;
  map_bytes(r, f->line, (uint32_t)start, (uint64_t)n, OPF_LINE_BYTES);
  if (n > 0) check_end(r, f, start, start + n);
  return op_done(f, record);
}

/* A byte that is no value: in front, or at the end. */
static int has_extra(uint32_t kind) { return kind == FORM_TEXTZ || kind == FORM_TEXTP; }

/* 1 if a string is emitted byte by byte. */
static int is_bytes(const Form *form) { return form->unit == 1 && form->kind != FORM_NUMBERS; }

/* Bytes of a string as it is emitted. */
static uint32_t string_bytes(const Run *r, uint32_t id) {
  const Name *name = names_get(&r->t->names, r->a, id);
  const uint8_t *text = r->a->base + name->text;
  const uint8_t *bytes;
  uint32_t at, n, total = 0;
  if (!r->eval.charset) return name->len;
  for (at = 0; at < name->len; total += n ? n : 1)
    at += charset_next(r->eval.charset, r->eval.names, r->a, text + at, name->len - at, &bytes, &n);
  return total;
}

/* A text that a 0 ends holds one: said once for a statement. */
static void has_zero(Run *r, Frame *f, Form *form, uint32_t operand) {
  if (!form->has_zero) diag_operand(r, f, OF0415, operand, -1);
  form->has_zero = 1;
}

/* A byte of a string without code. */
static void no_code(Run *r, Frame *f, Form *form, uint32_t operand, uint8_t byte) {
  DiagRec *d;
  if (form->no_code == operand + 1) return;
  form->no_code = operand + 1;
  d = diag_operand(r, f, OF0419, operand, -1);
  diag_arg(d, ARG_BYTE, 0, 0, byte);
  diag_arg(d, ARG_NAME, encoding_name(r), 0, 0);
}

/* Emits at most n bytes of a string; bytes without code are 0. Returns how many. */
static uint32_t put_string(Run *r, Frame *f, Form *form, uint32_t operand, uint32_t id,
                           uint32_t n) {
  const Name *name = names_get(&r->t->names, r->a, id);
  const uint8_t *text = r->a->base + name->text;
  const uint8_t *bytes = text;
  uint32_t i, at = 0, len = name->len, done = 0;
  while (done < n && at < name->len) {
    if (r->eval.charset)
      at += charset_next(r->eval.charset, r->eval.names, r->a, text + at, name->len - at, &bytes,
                         &len);
    else
      at = len;
    for (i = 0; form->kind == FORM_TEXTZ && i < len; i++)
      if (bytes[i] == 0) has_zero(r, f, form, operand);
    if (!len) {
      no_code(r, f, form, operand, text[at - 1]);
      bytes = zero;
      len = 1;
    }
    if (len > n - done) len = n - done;
    image_put(r, bytes, len);
    done += len;
  }
  return done;
}

/* Bytes that one value of a data statement takes; of a list, more than `most` are not counted. */
static int64_t value_bytes(const Run *r, const Form *form, const Value *v, int64_t most) {
  ListWalk walk;
  Value item;
  int64_t total = 0;
  if (v->kind == VALUE_STRING && is_bytes(form)) return string_bytes(r, (uint32_t)v->v);
  if (v->kind == VALUE_RANGE) return v->open ? 0 : v->length * form->unit;
  if (v->kind != VALUE_LIST) return form->unit;
  for (list_walk(&walk, v); total <= most && list_next(r, &walk, &item);)
    total += item.kind == VALUE_STRING && is_bytes(form) ? string_bytes(r, (uint32_t)item.v)
                                                         : form->unit;
  return total;
}

/* One number. 0: something was wrong with it, and has been said. */
static int put_number(Run *r, Frame *f, Form *form, uint32_t operand, int64_t v, int is_checked) {
  uint8_t bytes[8];
  int ok = 1;
  if (form->kind == FORM_ADDR) {
    int64_t bank = r->t->at & ~(int64_t)0xffff;
    if (is_checked && (v < bank || v > bank + 0xffff)) {
      misfit(r, f, operand, v, 2, bank, bank + 0xffff);
      ok = 0;
    }
    v = (v - (int64_t)form->less) & 0xffff;
  } else if (is_checked && !fits_bytes(v, form->unit))
    ok = check_fit(r, f, operand, v, form->unit);
  if (form->kind == FORM_TEXTZ && is_checked && ok && v == 0) has_zero(r, f, form, operand);
  if (image_space(r, form->unit)) {
    encode_bytes(&r->lang, r->out, v, form->unit);
    image_took(r, form->unit);
  } else {
    encode_bytes(&r->lang, bytes, v, form->unit);
    image_put(r, bytes, form->unit);
  }
  return ok;
}

/* One value that has no elements. 0: something was wrong with it, and has been said. */
static int put_item(Run *r, Frame *f, Form *form, uint32_t operand, Value *v, int is_checked) {
  if (v->kind == VALUE_STRING && is_bytes(form)) {
    put_string(r, f, form, operand, (uint32_t)v->v, 0xffffffffu);
    return 1;
  }
  if (!eval_integer(&r->eval, v, EXPR_POS)) {
    if (is_checked) eval_diag(r, f, operand);
    value_int(v, 0);
    is_checked = 0;
    put_number(r, f, form, operand, 0, 0);
    return 0;
  }
  return put_number(r, f, form, operand, v->v, is_checked && !v->open);
}

static void put_value(Run *r, Frame *f, const uint8_t *record, Form *form, uint32_t operand,
                      Value *v) {
  int takes_empty = form->kind >= FORM_TEXT && form->kind <= FORM_TEXTP;
  int is_checked = 1; /* an operand is at fault once, however many of its elements are */
  ListWalk walk;
  Value item;
  if (v->kind != VALUE_LIST && v->kind != VALUE_RANGE && v->kind != VALUE_STRING) {
    put_item(r, f, form, operand, v, 1);
    return;
  }
  for (list_walk(&walk, v); list_next(r, &walk, &item);) {
    if (!takes_empty && item.kind == VALUE_STRING && string_bytes(r, (uint32_t)item.v) == 0) {
      if (is_checked) op_empty(r, f, record, operand);
      is_checked = 0;
      if (!is_bytes(form)) image_put(r, zero, form->unit);
    } else if (!put_item(r, f, form, operand, &item, is_checked))
      is_checked = 0;
  }
}

/* 1 if every operand of a data statement is an integer or a string as it was written. */
static int is_plain(const Run *r, const uint8_t *record) {
  return !r->t->has_kinds && (record[REC_FLAGS] & FLAG_PLAIN);
}

/* What n operands of such a one emit. */
static int64_t plain_bytes(const Run *r, const Form *form, const uint8_t *word, uint32_t n) {
  int64_t total = 0;
  for (; n > 0; n--, word += operand_bytes(word))
    total += word[3] == TAG_STR && is_bytes(form) ? string_bytes(r, get_u32(word) & 0xffffffu)
                                                  : form->unit;
  return total;
}

/* Adds up what a data statement emits; *out_holes is how many operands are placeholders. 0: a
 * limit was reached. */
static int measure(Run *r, Frame *f, const uint8_t *record, const Form *form, const Cursor *at,
                   int64_t *out_total, uint32_t *out_holes) {
  Task *t = r->t;
  uint32_t emitting = t->emitting;
  uint32_t n = at->end;
  Cursor c;
  Value v;
  c = *at;
  *out_total = 0;
  *out_holes = 0;
  if (is_plain(r, record)) {
    *out_total = plain_bytes(r, form, c.word, n - form->first);
    return 1;
  }
  t->emitting = 0;
  while (c.n < n) {
    operand_data(r, f, &c, &v);
    if (v.kind == VALUE_HOLE) ++*out_holes;
    if (v.kind == VALUE_RANGE && v.length > (int64_t)t->limits[OPF_LIMIT_LIST_ITEMS]) {
      emit_again(t, emitting);
      diag_limit(r, f, OPF_LIMIT_LIST_ITEMS);
      return 0;
    }
    *out_total += value_bytes(r, form, &v, (int64_t)t->limits[OPF_LIMIT_IMAGE_BYTES]);
  }
  emit_again(t, emitting);
  return 1;
}

/* Values of one form, from operand form->first on, where the cursor stands. */
static RunResult data(Run *r, Frame *f, const uint8_t *record, Form *form, Cursor *c) {
  Task *t = r->t;
  uint32_t n = c->end;
  uint32_t holes;
  int64_t total, start = t->here;
  RunResult result;
  Value v;
  if (!measure(r, f, record, form, c, &total, &holes)) return op_done(f, record);
  if (holes && (form->kind == FORM_VALUES || form->kind == FORM_ADDR)) {
    if (holes == n - form->first) {
      if (!type_field(r, record, form->unit, holes > 1 ? holes : FIELD_ONE))
        return need_memory(r, (uint64_t)r->a->wanted + STATEMENT_RESERVE);
      return reserve(r, f, record, total);
    }
    if (t->emitting) diag_statement(r, f, OF0409);
    skip(r, f, total);
    return op_done(f, record);
  }
  if (form->kind == FORM_TEXTP && total > 255 && t->emitting)
    diag_arg(diag_statement(r, f, OF0416), ARG_NUMBER, 0, 0, total);
  result = prepare(r, f, record, total + has_extra(form->kind));
  if (result != RUN_DONE) return result;
  if (form->kind == FORM_TEXTP) {
    uint8_t count = (uint8_t)total;
    image_put(r, &count, 1);
  }
  while (c->n < n) {
    uint32_t i = c->n;
    if (!operand_value(r, f, c, &v)) {
      image_fill(r, zero, 1, (uint64_t)value_bytes(r, form, &v, total));
      continue;
    }
    if (v.kind == VALUE_INT) /* most are */
      put_number(r, f, form, i, v.v, !v.open);
    else
      put_value(r, f, record, form, i, &v);
  }
  if (form->kind == FORM_TEXTZ) image_put(r, zero, 1);
  return emitted(r, f, record, start);
}

static RunResult op_data(Run *r, Frame *f, const uint8_t *record, uint32_t kind, uint32_t unit) {
  Form form;
  Cursor c;
  if (record_is_bare(record)) return op_missing(r, f, record);
  memset(&form, 0, sizeof form);
  form.kind = kind;
  form.unit = unit;
  if (kind == FORM_ADDR) form.less = record_preset(record);
  if (!r->t->emitting && is_plain(r, record)) { /* it is only measured */
    uint32_t n;
    const uint8_t *operands = record_parts(record, &n);
    return prepare(r, f, record, plain_bytes(r, &form, operands, n) + has_extra(kind));
  }
  cursor_open(&c, record, f->slot);
  return data(r, f, record, &form, &c);
}

/* The unit at the cursor: 1 to 8, or 0 when it is something else and that was said. */
static uint32_t operand_unit(Run *r, Frame *f, Cursor *c) {
  Value v;
  int is_word = c->word[3] == TAG_UNIT;
  int ok = operand_integer(r, f, c, &v);
  if (is_word) return unit_bytes(r, (uint32_t)v.v);
  if (!ok || v.open) return 1;
  if (v.v >= 1 && v.v <= 8) return (uint32_t)v.v;
  if (r->t->emitting) diag_arg(diag_operand(r, f, OF0413, c->n - 1, -1), ARG_NUMBER, 0, 0, v.v);
  return 0;
}

/* The count at the cursor, 0 or more; -1 when it is less and that was said. */
static int64_t operand_count(Run *r, Frame *f, Cursor *c) {
  Value v;
  if (!operand_integer(r, f, c, &v) || v.open) return 0;
  if (v.v >= 0) return v.v;
  if (r->t->emitting) diag_arg(diag_operand(r, f, OF0407, c->n - 1, -1), ARG_NUMBER, 0, 0, v.v);
  return -1;
}

/* .emit unit, values */
static RunResult op_emit(Run *r, Frame *f, const uint8_t *record) {
  Form form;
  Cursor c;
  if (record_count(record) < 2) return op_missing(r, f, record);
  memset(&form, 0, sizeof form);
  cursor_open(&c, record, f->slot);
  form.kind = FORM_NUMBERS;
  form.unit = operand_unit(r, f, &c);
  form.first = 1;
  if (!form.unit) return op_done(f, record);
  return data(r, f, record, &form, &c);
}

/* Emits n bytes of a list, each element as bytes. It has at least one. */
static void fill_list(Run *r, Frame *f, Form *form, uint32_t operand, const Value *list,
                      int64_t n) {
  int is_checked = 1;
  while (n > 0) {
    ListWalk walk;
    Value item;
    for (list_walk(&walk, list); n > 0 && list_next(r, &walk, &item);) {
      if (item.kind == VALUE_STRING)
        n -= put_string(r, f, form, operand, (uint32_t)item.v, (uint32_t)n);
      else {
        if (!put_item(r, f, form, operand, &item, is_checked)) is_checked = 0;
        n--;
      }
    }
  }
}

/* .fill [unit,] count, value: a size that moves both ways counts as a pass, not as a width. */
static RunResult op_fill(Run *r, Frame *f, const uint8_t *record) {
  Task *t = r->t;
  uint32_t n = record_count(record);
  uint32_t unit = 1, operand;
  int is_pattern = 0;
  int64_t count, start = t->here;
  Cursor c;
  Value value;
  uint8_t bytes[8];
  RunResult result;
  Form form;
  int ok;
  cursor_open(&c, record, f->slot);
  if (n < 2) return op_missing(r, f, record);
  if (n == 3) {
    unit = operand_unit(r, f, &c);
    if (!unit) return op_done(f, record);
  } else if (c.word[3] == TAG_UNIT) {
    if (t->emitting) {
      DiagRec *d = diag_statement(r, f, OF0414);
      diag_arg_operand(r, f, d, 0);
      diag_arg_operand(r, f, d, 1);
    }
    return op_done(f, record);
  }
  count = operand_count(r, f, &c);
  if (count < 0) return op_done(f, record);
  if (count > (int64_t)t->limits[OPF_LIMIT_IMAGE_BYTES]) {
    diag_limit(r, f, OPF_LIMIT_IMAGE_BYTES);
    return op_done(f, record);
  }
  operand = c.n;
  ok = operand_value(r, f, &c, &value);
  memset(&form, 0, sizeof form);
  form.unit = 1;
  if (n == 2 && ok && (value.kind == VALUE_STRING || value.kind == VALUE_LIST)) {
    is_pattern = 1;
    if (!value.open && value_bytes(r, &form, &value, 0) == 0) {
      if (t->emitting) op_empty(r, f, record, operand);
      return op_done(f, record);
    }
  } else {
    if (ok && !eval_integer(&r->eval, &value, EXPR_POS)) {
      if (t->emitting) eval_diag(r, f, operand);
      value_int(&value, 0);
    } else if (t->emitting && ok && !value.open)
      check_fit(r, f, operand, value.v, unit);
    encode_bytes(&r->lang, bytes, value.v, unit);
  }
  count *= unit;
  result = prepare(r, f, record, count);
  if (result != RUN_DONE) return result;
  if (is_pattern)
    fill_list(r, f, &form, operand, &value, count);
  else
    image_fill(r, bytes, unit, (uint64_t)count);
  return emitted(r, f, record, start);
}

static RunResult op_align(Run *r, Frame *f, const uint8_t *record) {
  Task *t = r->t;
  Cursor c;
  Value n, value;
  int64_t pad, start = t->here;
  uint8_t byte;
  int ok;
  RunResult result;
  if (record_count(record) < 1) return op_missing(r, f, record);
  cursor_open(&c, record, f->slot);
  ok = operand_integer(r, f, &c, &n);
  if (!ok || n.open) n.v = 1;
  if (n.v < 1 || n.v > 65535) return refuse(r, f, record, OF0412, 0, n.v);
  pad = (n.v - t->here % n.v) % n.v;
  if (record_count(record) < 2) return pad ? reserve(r, f, record, pad) : op_done(f, record);
  ok = operand_integer(r, f, &c, &value);
  if (ok && t->emitting && !value.open) check_fit(r, f, 1, value.v, 1);
  byte = (uint8_t)value.v;
  result = prepare(r, f, record, pad);
  if (result != RUN_DONE) return result;
  image_fill(r, &byte, 1, (uint64_t)pad);
  return emitted(r, f, record, start);
}

/* .ds count */
static RunResult op_ds(Run *r, Frame *f, const uint8_t *record) {
  Cursor c;
  int64_t n;
  if (record_count(record) < 1) return op_missing(r, f, record);
  cursor_open(&c, record, f->slot);
  n = operand_count(r, f, &c);
  if (n < 0) return op_done(f, record);
  if (!type_field(r, record, 1, n < FIELD_ONE ? (uint32_t)n : FIELD_ONE - 1))
    return need_memory(r, (uint64_t)r->a->wanted + STATEMENT_RESERVE);
  return reserve(r, f, record, n);
}

/* .res unit, count: where nothing is emitted. */
static RunResult op_res(Run *r, Frame *f, const uint8_t *record) {
  Cursor c;
  uint32_t unit;
  int64_t n;
  if (record_count(record) < 2) return op_missing(r, f, record);
  cursor_open(&c, record, f->slot);
  unit = operand_unit(r, f, &c);
  n = operand_count(r, f, &c);
  if (!unit || n < 0) return op_done(f, record);
  if (r->t->emitting && !r->t->type.op && !r->t->reserves) diag_statement(r, f, OF0411);
  if (!type_field(r, record, unit, n < FIELD_ONE ? (uint32_t)n : FIELD_ONE - 1))
    return need_memory(r, (uint64_t)r->a->wanted + STATEMENT_RESERVE);
  return reserve(r, f, record, n > 0x100000000 ? n : n * unit);
}

/* .incbin file [, offset [, length]] */
static RunResult op_incbin(Run *r, Frame *f, const uint8_t *record) {
  Task *t = r->t;
  Cursor c;
  Value v[2]; /* offset, length */
  uint32_t name, source, len, i;
  int64_t start = t->here;
  const uint8_t *text;
  int is_known = 1;
  RunResult result;
  cursor_open(&c, record, f->slot);
  if (record_count(record) < 1 || c.word[3] != TAG_STR) return op_missing(r, f, record);
  name = get_u32(c.word) & 0xffffffu;
  result = op_file(r, f, name, &source);
  if (result != RUN_OK) return result;
  if (!source) return op_done(f, record);
  text = source_text(r, source, &len);
  operand_skip(&c);
  for (i = 0; i < 2; i++) {
    value_int(&v[i], i == 0 ? 0 : (int64_t)len - v[0].v);
    if (c.n < record_count(record) && (!operand_integer(r, f, &c, &v[i]) || v[i].open))
      v[i].v = is_known = 0;
  }
  if (v[0].v < 0 || v[0].v > (int64_t)len || v[1].v < 0 || v[1].v > (int64_t)len - v[0].v) {
    if (t->emitting) {
      DiagRec *d = diag_operand(r, f, OF1109, v[0].v < 0 || v[0].v > (int64_t)len ? 1 : 2, -1);
      diag_arg(d, ARG_NAME, name, 0, 0);
      diag_arg(d, ARG_NUMBER, 0, 0, len);
      diag_arg(d, ARG_NUMBER, 0, 0, v[0].v);
      diag_arg(d, ARG_NUMBER, 0, 0, (int64_t)((uint64_t)v[0].v + (uint64_t)v[1].v));
    }
    return op_done(f, record);
  }
  if (t->emitting && !is_known) { /* that was said: memory must not be asked for any more */
    t->here += v[1].v;
    return op_done(f, record);
  }
  result = prepare(r, f, record, v[1].v);
  if (result != RUN_DONE) return result;
  image_put(r, text + v[0].v, (uint32_t)v[1].v);
  return emitted(r, f, record, start);
}

RunResult data_org(Run *r, Frame *f, const uint8_t *record, const Value *to) {
  Task *t = r->t;
  DiagRec *d;
  if (t->origin & ORIGIN_OPEN) return op_done(f, record); /* nobody knows how far that is */
  if (to->v >= t->here) return reserve(r, f, record, to->v - t->here);
  if (t->emitting) {
    d = diag_operand(r, f, OF0420, 0, -1);
    diag_arg(d, ARG_NUMBER, 0, 0, to->v);
    diag_arg_section(r, d);
    diag_arg(d, ARG_NUMBER, 0, 0, t->here);
  }
  return op_done(f, record);
}

RunResult data_execute(Run *r, Frame *f, const uint8_t *record, uint32_t op) {
  switch (op) {
  case OP_DATA: return op_data(r, f, record, FORM_VALUES, unit_bytes(r, record_preset(record)));
  case OP_TEXT: return op_data(r, f, record, FORM_TEXT, 1);
  case OP_TEXTZ: return op_data(r, f, record, FORM_TEXTZ, 1);
  case OP_TEXTP: return op_data(r, f, record, FORM_TEXTP, 1);
  case OP_ADDR: return op_data(r, f, record, FORM_ADDR, 2);
  case OP_EMIT: return op_emit(r, f, record);
  case OP_FILL: return op_fill(r, f, record);
  case OP_ALIGN: return op_align(r, f, record);
  case OP_RES: return op_res(r, f, record);
  case OP_INCBIN: return op_incbin(r, f, record);
  default: return op_ds(r, f, record);
  }
}
