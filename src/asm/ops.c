/* ops.c - assembler operations: data, location, conditionals, loops, scopes, files.
 *
 * Every operation is named by its id of ops.def only; what it is called, and how its operands are
 * written, is the package's.
 * Owns:       nothing.
 * Invariants: an operation that has to wait has changed nothing.
 * Tests:      test/asm
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "asm/task.h"
#include "vm/encode.h"

static RunResult done(Frame *f, const uint8_t *record) {
  next_record(f, record);
  return RUN_OK;
}

static DiagRec *op_diag(Run *r, Frame *f, uint32_t code, const uint8_t *record) {
  DiagRec *d = diag_statement(r, f, code);
  uint32_t i;
  for (i = 0; i < r->scan.n_tokens; i++) /* as it was written */
    if (r->scan.tokens[i].kind == TOKEN_DOTNAME) {
      diag_arg(d, ARG_NAME, r->scan.tokens[i].name, 0, 0);
      return d;
    }
  diag_arg(d, ARG_OP, get_u16(record + REC_ID), record_preset(record), 0);
  return d;
}

/* An operand is missing. */
static RunResult missing(Run *r, Frame *f, const uint8_t *record) {
  if (r->t->emitting) diag_arg(op_diag(r, f, OF0402, record), ARG_NONE, 0, 0, 0);
  return done(f, record);
}

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
  if (n == 0) return missing(r, f, record);
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
        return done(f, record);
      }
      total += data_bytes(r, &v, unit);
    }
    t->emitting = emitting;
  }
  if (total < 0 || total > (int64_t)t->limits[OPF_LIMIT_IMAGE_BYTES]) {
    diag_limit(r, f, OPF_LIMIT_IMAGE_BYTES);
    return done(f, record);
  }
  if (!emitting) {
    t->here += total;
    return done(f, record);
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
  return done(f, record);
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
    return done(f, record);
  }
  if (!t->emitting) {
    t->here += n;
    return done(f, record);
  }
  if (!has_room(r, image_cost((uint64_t)n))) return need_memory(r, image_cost((uint64_t)n));
  check_twice(r, f, (uint32_t)n);
  image_fill(r, pattern, n_pattern, (uint64_t)n);
  map_bytes(r, f->line, address, (uint64_t)n, OPF_LINE_BYTES);
  if (n > 0) check_address(r, f, t->here - 1);
  return done(f, record);
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
      return done(f, record);
    }
    unit = (uint32_t)u.v;
    operand = 1;
  } else if (n < 2)
    return missing(r, f, record);
  else if (c.word[3] == TAG_UNIT) {
    if (t->emitting) {
      DiagRec *d = diag_statement(r, f, OF0414);
      diag_arg(d, ARG_NONE, 0, 0, 0);
      diag_arg(d, ARG_NONE, 0, 0, 0);
    }
    return done(f, record);
  }
  ok = operand_integer(r, f, &c, &count);
  if (!ok || count.open) count.v = 0;
  if (count.v < 0) {
    if (t->emitting) diag_arg(diag_operand(r, f, OF0407, operand, -1), ARG_NUMBER, 0, 0, count.v);
    return done(f, record);
  }
  if (count.v > (int64_t)t->limits[OPF_LIMIT_IMAGE_BYTES]) {
    diag_limit(r, f, OPF_LIMIT_IMAGE_BYTES);
    return done(f, record);
  }
  ok = operand_value(r, f, &c, &value);
  if (n == 2 && value.kind == VALUE_STRING) {
    const Name *name = names_get(&t->names, r->a, (uint32_t)value.v);
    pattern = r->a->base + name->text;
    n_pattern = name->len;
    if (n_pattern == 0) {
      if (t->emitting) op_diag(r, f, OF0408, record);
      return done(f, record);
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
  if (record[REC_COUNT] < 1) return missing(r, f, record);
  cursor_open(&c, record, f->slot);
  ok = operand_integer(r, f, &c, &n);
  if (!ok || n.open) n.v = 1;
  if (n.v < 1 || n.v > 65535) {
    if (t->emitting) diag_arg(diag_operand(r, f, OF0412, 0, -1), ARG_NUMBER, 0, 0, n.v);
    return done(f, record);
  }
  pad = (n.v - t->here % n.v) % n.v;
  if (record[REC_COUNT] < 2) {
    if (pad) skip(r, f, pad);
    return done(f, record);
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
  if (record[REC_COUNT] < 1) return missing(r, f, record);
  cursor_open(&c, record, f->slot);
  if (!operand_integer(r, f, &c, &n) || n.open) n.v = 0;
  if (n.v < 0) {
    if (t->emitting) diag_arg(diag_operand(r, f, OF0407, 0, -1), ARG_NUMBER, 0, 0, n.v);
    return done(f, record);
  }
  if (n.v > 0x100000000) n.v = 0x100000000;
  skip(r, f, n.v);
  if (t->emitting && n.v) check_address(r, f, t->here - 1);
  return done(f, record);
}

static RunResult op_org(Run *r, Frame *f, const uint8_t *record) {
  Task *t = r->t;
  Cursor c;
  Value v;
  if (record[REC_COUNT] < 1) return missing(r, f, record);
  cursor_open(&c, record, f->slot);
  if (!operand_integer(r, f, &c, &v) || v.open) v.v = 0;
  if (t->emitting) {
    map_value(r, f->line, v.v, VALUE_INT);
    if (v.v < 0 || v.v > (int64_t)r->lang.contract->max_address) {
      DiagRec *d = diag_operand(r, f, OF0422, 0, -1);
      diag_arg(d, ARG_NUMBER, 0, 0, v.v);
      diag_arg(d, ARG_NUMBER, 0, 0, (int64_t)r->lang.contract->max_address);
      diag_arg(d, ARG_CPU, r->lang.contract->cpu, r->lang.contract->package, 0);
    }
  }
  t->here = v.v < 0 || v.v > 0xffffffff ? 0 : v.v;
  return done(f, record);
}

/* A condition: 1 true, 0 false or open, -1 wrong (reported). */
static int condition(Run *r, Frame *f, Cursor *c, const uint8_t *record) {
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

/* The block of the BODY operand at the cursor, under the contract that holds now. 0: memory is
 * short. */
static uint32_t body_block(Run *r, const Frame *f, const Cursor *c) {
  uint32_t n_lines = get_u32(c->word) & 0xffffffu;
  return block_get(r, AT(r, Block, f->block)->source, get_u32(c->word + 4), get_u32(c->word + 8),
                   n_lines, r->t->contract, 0);
}

static RunResult enter_body(Run *r, Frame *f, const Cursor *c, uint32_t kind, uint32_t ordinal) {
  uint32_t block;
  if (f->depth >= r->t->limits[OPF_LIMIT_BLOCK_DEPTH] + r->t->limits[OPF_LIMIT_MACRO_DEPTH] * 2) {
    diag_limit(r, f, OPF_LIMIT_BLOCK_DEPTH);
    return RUN_OK;
  }
  block = body_block(r, f, c);
  if (!block) return need_memory(r, STATEMENT_RESERVE);
  return enter_child(r, f, kind, ordinal, block, 0);
}

enum { TAKEN_NONE, TAKEN_OPEN, TAKEN_TRUE, TAKEN_ELSE, TAKEN_ALL };

/* .if and its parts. taken: what the conditional of this frame has come to. */
static RunResult conditional(Run *r, Frame *f, const uint8_t *record, uint32_t op) {
  Task *t = r->t;
  Cursor c;
  int yes = 0;
  RunResult result;
  uint32_t then = f->taken;
  cursor_open(&c, record, f->slot);
  if (op != OP_IF && f->taken == TAKEN_NONE) {
    if (t->emitting) diag_arg(op_diag(r, f, OF0311, record), ARG_OP, OP_IF, 0, 0);
    return done(f, record);
  }
  if (op == OP_ENDIF) {
    f->taken = TAKEN_NONE;
    return done(f, record);
  }
  if (op != OP_IF && f->taken >= TAKEN_ELSE) {
    if (t->emitting) op_diag(r, f, OF0429, record);
    return done(f, record);
  }
  if (op == OP_ELSE) {
    yes = f->taken == TAKEN_OPEN;
    then = yes ? TAKEN_ALL : TAKEN_ELSE;
  } else if (op == OP_IF || f->taken == TAKEN_OPEN) {
    if (record[REC_COUNT] < 2) {
      f->taken = TAKEN_TRUE;
      return missing(r, f, record);
    }
    yes = condition(r, f, &c, record) == 1;
    then = yes ? TAKEN_TRUE : TAKEN_OPEN;
  }
  if (yes) {
    while (c.word[3] != TAG_BODY && c.n < record[REC_COUNT]) operand_skip(&c);
    f->taken = then;
    result = enter_body(r, f, &c, OPF_FRAME_BRANCH, 0);
    if (result != RUN_OK)
      f->taken = op == OP_IF ? TAKEN_NONE : TAKEN_OPEN;
    else if (t->stop)
      return done(f, record);
    return result;
  }
  f->taken = then;
  return done(f, record);
}

RunResult loop_next(Run *r, Frame *f, const uint8_t *record) {
  Task *t = r->t;
  uint32_t n_lines;
  Cursor c;
  RunResult result;
  if (f->loop_i >= f->loop_n) {
    f->loop_active = 0;
    f->resume = 0;
    next_record(f, record);
    return RUN_OK;
  }
  cursor_open(&c, record, f->slot);
  while (c.n < record[REC_COUNT] && c.word[3] != TAG_BODY) operand_skip(&c);
  n_lines = (get_u32(c.word) & 0xffffffu) + 1;
  if (t->made_lines + n_lines > t->limits[OPF_LIMIT_EXPANSION_LINES]) {
    diag_limit(r, f, OPF_LIMIT_EXPANSION_LINES);
    return RUN_OK;
  }
  if (f->loop_name) {
    Value v;
    value_int(&v, (int64_t)((uint64_t)f->loop_from + (uint64_t)f->loop_step * (uint64_t)f->loop_i));
    if (f->loop_kind == VALUE_STRING)
      v.v = r->a->base[names_get(&t->names, r->a, f->loop_text)->text + (uint32_t)f->loop_i];
    if (!set_variable(r, f, f->loop_name, &v)) return need_memory(r, STATEMENT_RESERVE);
  }
  f->loop_active = 1;
  result = enter_body(r, f, &c, OPF_FRAME_LOOP, (uint32_t)f->loop_i + 1);
  if (result == RUN_OK) {
    f->loop_i++;
    t->made_lines += n_lines;
  } else if (!f->resume)
    f->loop_active = 0;
  return result;
}

static RunResult loop(Run *r, Frame *f, const uint8_t *record) {
  Task *t = r->t;
  uint32_t n = record[REC_COUNT];
  Cursor c;
  Value v;
  int ok;
  if (n < 2) return missing(r, f, record);
  cursor_open(&c, record, f->slot);
  f->loop_name = 0;
  if (c.word[3] == TAG_NAME && n >= 3) {
    f->loop_name = get_u32(c.word) & 0xffffffu;
    operand_skip(&c);
  }
  ok = operand_value(r, f, &c, &v);
  f->loop_i = 0;
  f->loop_from = 0;
  f->loop_step = 1;
  f->loop_kind = VALUE_INT;
  f->loop_n = 0;
  if (ok && !v.open) {
    if (f->loop_name && v.kind == VALUE_RANGE) {
      f->loop_from = v.v;
      f->loop_step = v.step;
      f->loop_n = v.length;
    } else if (f->loop_name && v.kind == VALUE_STRING) {
      f->loop_kind = VALUE_STRING;
      f->loop_text = (uint32_t)v.v;
      f->loop_n = names_get(&t->names, r->a, f->loop_text)->len;
    } else if (v.kind == VALUE_INT && !f->loop_name && v.v >= 0)
      f->loop_n = v.v;
    else if (t->emitting)
      diag_arg(diag_operand(r, f, OF0615, f->loop_name ? 1 : 0, -1), ARG_NONE, 0, 0, 0);
  }
  if (f->loop_name) {
    const Symbol *s = symbol_here(r, f->loop_name);
    if (s && s->pass == t->pass && s->kind != SYMBOL_VAR && s->kind != SYMBOL_NONE) {
      if (t->emitting) diag_arg(diag_operand(r, f, OF0618, 0, -1), ARG_NAME, f->loop_name, 0, 0);
      f->loop_n = 0;
    }
  }
  if (f->loop_n > (int64_t)t->limits[OPF_LIMIT_LOOP_ITERATIONS]) {
    diag_limit(r, f, OPF_LIMIT_LOOP_ITERATIONS);
    return done(f, record);
  }
  /* From here on the statement goes on with loop_next: its operands are not looked at again,
   * because the variable of the loop may stand in them. */
  f->loop_active = f->resume = 1;
  return RUN_OK;
}

static RunResult include(Run *r, Frame *f, const uint8_t *record) {
  Task *t = r->t;
  uint32_t name, from, source, block, len, bom;
  const uint8_t *text = record_operands(record);
  if (record[REC_COUNT] < 1 || text[3] != TAG_STR) return missing(r, f, record);
  name = get_u32(text) & 0xffffffu;
  from = AT(r, Block, f->block)->source;
  while (from >= SOURCE_LOCAL) from = AT(r, Source, (from - SOURCE_LOCAL) * 8)->origin;
  source = map_get(&t->includes, r->a, from, name);
  if (!source) {
    if (!map_ready(&t->includes, r->a)) return need_memory(r, STATEMENT_RESERVE);
    t->request = OPF_EFFECT_FILE_READ;
    t->request_name = name;
    t->request_from = from;
    t->request_line = f->line;
    return RUN_HOST;
  }
  if (source >= 0x80000000u) {
    if (t->emitting) {
      DiagRec *d = diag_operand(r, f, source - 0x80000000u, 0, -1);
      diag_arg(d, ARG_NAME, name, 0, 0);
    }
    return done(f, record);
  }
  if (f->depth_files >= t->limits[OPF_LIMIT_INCLUDE_DEPTH]) {
    diag_limit(r, f, OPF_LIMIT_INCLUDE_DEPTH);
    return done(f, record);
  }
  text = source_text(r, source, &len);
  bom = len >= 3 && text[0] == 0xef && text[1] == 0xbb && text[2] == 0xbf ? 3 : 0;
  block = block_get(r, source, bom, 1, 0xfffffff0u, t->contract, 0);
  if (!block) return need_memory(r, STATEMENT_RESERVE);
  return enter_child(r, f, OPF_FRAME_INCLUDE, 0, block, 0);
}

static RunResult block_open(Run *r, Frame *f, const uint8_t *record) {
  Task *t = r->t;
  uint32_t *slot;
  uint32_t index = f->slot + (record[REC_FLAGS] & FLAG_LABEL ? 1 : 0);
  uint32_t scope = AT(r, uint32_t, f->slots)[index];
  Scope *s;
  int named = (record[REC_FLAGS] & (FLAG_LABEL | FLAG_ANON)) == FLAG_LABEL;
  uint32_t depth = 0;
  for (scope = t->scope; scope && depth <= t->limits[OPF_LIMIT_BLOCK_DEPTH]; depth++)
    scope = AT(r, Scope, scope)->parent;
  if (depth > t->limits[OPF_LIMIT_BLOCK_DEPTH]) {
    diag_limit(r, f, OPF_LIMIT_BLOCK_DEPTH);
    return done(f, record);
  }
  if (!define_label(r, f, record)) return need_memory(r, STATEMENT_RESERVE);
  slot = AT(r, uint32_t, f->slots) + index;
  scope = *slot;
  if (!scope) {
    scope = scope_new(r, OP_BLOCK);
    if (!scope) return need_memory(r, STATEMENT_RESERVE);
    *slot = scope;
  }
  s = AT(r, Scope, scope);
  s->source = AT(r, Block, f->block)->source;
  s->line = f->line;
  if (named) {
    Symbol *symbol = AT(r, Symbol, AT(r, uint32_t, f->slots)[f->slot] & ~(uint32_t)1);
    if (symbol->line == f->line || !symbol->own_scope) symbol->own_scope = scope;
    s->symbol = symbol_offset(r, symbol);
  }
  scope_enter(r, scope);
  return done(f, record);
}

static RunResult block_close(Run *r, Frame *f, const uint8_t *record) {
  Task *t = r->t;
  const Scope *s = AT(r, Scope, t->scope);
  if (t->scope == f->base_scope || t->scope == t->root_scope || s->opener_op != OP_BLOCK) {
    int crossed = t->scope != t->root_scope && s->opener_op == OP_BLOCK &&
                  (f->kind == OPF_FRAME_BRANCH || f->kind == OPF_FRAME_LOOP);
    if (t->emitting) {
      DiagRec *d = op_diag(r, f, crossed ? OF0310 : OF0311, record);
      diag_arg(d, ARG_OP, !crossed ? OP_BLOCK : f->kind == OPF_FRAME_LOOP ? OP_FOR : OP_IF, 0, 0);
      diag_arg(d, ARG_NUMBER, 0, 0, f->open_line);
    }
    return done(f, record);
  }
  scope_leave(r);
  return done(f, record);
}

static RunResult set_cpu(Run *r, Frame *f, const uint8_t *record) {
  Cursor c;
  if (record[REC_COUNT] == 2) {
    cursor_open(&c, record, f->slot);
    operand_skip(&c);
    if ((get_u32(c.word) & 0xffffffu) < r->t->n_contracts) {
      r->t->cpu_unknown = 0;
      r->t->contract = get_u32(c.word) & 0xffffffu;
      f->contract = r->t->contract;
      run_lang(r, r->t->contract);
    }
  }
  return done(f, record);
}

static RunResult op_assert(Run *r, Frame *f, const uint8_t *record) {
  Cursor c;
  Value v, text;
  if (record[REC_COUNT] < 1) return missing(r, f, record);
  cursor_open(&c, record, f->slot);
  if (r->t->emitting && operand_integer(r, f, &c, &v) && !v.open && v.v == 0) {
    DiagRec *d;
    value_int(&text, 0);
    if (record[REC_COUNT] > 1) operand_value(r, f, &c, &text);
    d = diag_operand(r, f, OF0423, 0, -1);
    if (text.kind == VALUE_STRING)
      diag_arg(d, ARG_NAME, (uint32_t)text.v, 0, 0);
    else
      diag_arg(d, ARG_SPAN, d->start, d->end - d->start, 0);
  }
  return done(f, record);
}

RunResult op_execute(Run *r, Frame *f, const uint8_t *record) {
  Task *t = r->t;
  uint32_t op = get_u16(record + REC_ID);
  const OpInfo *info = &op_info[op];
  if (record[REC_FLAGS] & FLAG_LABEL) {
    if (info->label == OPLABEL_NONE) {
      if (t->emitting) {
        DiagRec *d = diag_label(r, f, info->group == GROUP_FOR ? OF0617 : OF0403);
        diag_arg(d, ARG_OP, op, record_preset(record), 0);
        diag_arg(d, ARG_NONE, 0, 0, 0);
      }
    } else if (info->label != OPLABEL_OWN && !define_label(r, f, record))
      return need_memory(r, STATEMENT_RESERVE);
  }
  switch (op) {
  case OP_EMPTY: return done(f, record);
  case OP_DATA: return data(r, f, record, unit_bytes(r, record_preset(record)), 0);
  case OP_TEXT: return data(r, f, record, 1, 1);
  case OP_FILL: return op_fill(r, f, record);
  case OP_ALIGN: return op_align(r, f, record);
  case OP_ORG: return op_org(r, f, record);
  case OP_CPU: return set_cpu(r, f, record);
  case OP_END: leave_file(r); return RUN_OK;
  case OP_INCLUDE: return include(r, f, record);
  case OP_CONST: return assign_execute(r, f, record, assign_CONST);
  case OP_VAR: return assign_execute(r, f, record, assign_VAR);
  case OP_BLOCK: return block_open(r, f, record);
  case OP_ENDBLOCK: return block_close(r, f, record);
  case OP_IF:
  case OP_ELSEIF:
  case OP_ELSE:
  case OP_ENDIF: return conditional(r, f, record, op);
  case OP_FOR: return loop(r, f, record);
  case OP_MACRO: return macro_execute(r, f, record);
  case OP_DS: return op_ds(r, f, record);
  case OP_ASSERT: return op_assert(r, f, record);
  default: return done(f, record); /* closers: the scan has matched them with their openers */
  }
}
