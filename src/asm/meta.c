/* meta.c - metadata: what a program is called and what is made of it, kept for the host.
 *
 * A setting is reached by a path: of the program, of its outputs, or of its outputs for one CPU. In
 * a block lines lead along it; what they say is carried out by emitting passes only, because
 * nothing else depends on it. Which CPUs there are is the packages' to say.
 * Owns:       Meta of the task; settings are requests of the pass.
 * Invariants: a statement that has to wait has changed nothing.
 * Tests:      test/asm/meta, test/host/t_meta.lua
 * SPDX-License-Identifier: MIT
 */
#include "asm/task.h"

#define BIT(key) ((uint32_t)1 << option_##key)

/* Settings by the place they belong to, as bits of list option. */
static uint32_t keys_of(uint32_t level) {
  if (level == META_PROGRAM) return BIT(NAME) | BIT(VERSION) | BIT(OUTPUT);
  return BIT(NAME) | BIT(LISTING) | BIT(HEX) | BIT(SREC) | BIT(BIN) | BIT(FILL);
}

static void meta_start(Meta *m) {
  m->level = META_PROGRAM;
  m->cpu = 0;
}

static uint32_t wants_value(uint32_t key) {
  return key == option_NAME || key == option_VERSION || key == option_FILL;
}

ScanResult meta_check(Scan *s) {
  const Token *t = s->tokens;
  const Word *word = lang_word(s->lang, t->word);
  if (s->kind != KIND_OP || s->id != OP_SETTING || !word->dir || word->key) return SCAN_OK;
  scan_fault(s, OF0433, t->start, t->end);
  scan_arg(s, ARG_SPAN, t->start, t->end - t->start, 0);
  return SCAN_FAULT;
}

/* The name that a setting was written with. */
typedef struct Written {
  uint32_t name;
  const uint8_t *text;
  uint32_t len;
} Written;

static void written_open(const Run *r, const uint8_t *record, Written *out) {
  const Name *n;
  out->name = get_u32(record_operands(record)) & 0xffffffu;
  n = names_get(&r->t->names, r->a, out->name);
  out->text = r->a->base + n->text;
  out->len = n->len;
}

/* Says that what stands between two columns of the line means nothing there. */
static void say_unknown(Run *r, Frame *f, uint32_t start, uint32_t end, uint32_t level) {
  DiagRec *d = diag_operand(r, f, OF0433, 0, -1);
  d->start = start;
  d->end = end;
  diag_arg(d, ARG_SPAN, start, end - start, 0);
  diag_arg(d, ARG_NUMBER, 0, 0,
           level == META_PROGRAM  ? WHY_KNOWN_PROGRAM
           : level == META_OUTPUT ? WHY_KNOWN_OUTPUT
                                  : WHY_KNOWN_CPU);
}

/* The same of a line of a block. */
static void say_line(Run *r, Frame *f) {
  uint32_t start, end;
  operand_span(r, f, 0, &start, &end);
  say_unknown(r, f, start, end, r->t->meta.level);
}

enum { STEP_NONE = option_COUNT, STEP_DOWN };

/* Bytes `at` to `end` of the written name at a place: a setting of it (*out_key: list option), a
 * way to another place (STEP_DOWN), or nothing (STEP_NONE). */
static RunResult step(Run *r, Frame *f, const Written *w, uint32_t at, uint32_t end, Meta *m,
                      uint32_t *out_key) {
  Task *t = r->t;
  uint32_t name = name_part(r, names_get(&t->names, r->a, w->name), at, end), key = 0, cpu;
  RunResult result;
  if (name) key = lang_word(&r->lang, names_get(&t->names, r->a, name)->word & NAME_WORD)->key;
  *out_key = STEP_NONE;
  if (key && keys_of(m->level) >> (key - 1) & 1) {
    *out_key = key - 1;
    if (key - 1 != option_OUTPUT) return RUN_OK;
    m->level = META_OUTPUT;
  } else if (m->level == META_OUTPUT && end > at) {
    result = find_cpu(r, w->text + at, end - at, &cpu);
    if (result == RUN_ERROR) return RUN_OK;
    if (result != RUN_OK) {
      t->request_from = AT(r, Block, f->block)->source;
      t->request_line = f->line;
      return result;
    }
    m->level = META_CPU;
    m->cpu = cpu + 1;
  } else
    return RUN_OK;
  *out_key = STEP_DOWN;
  return RUN_OK;
}

/* The string behind a setting. 0: it is wrong, which was said. */
static int read_value(Run *r, Frame *f, const uint8_t *record, uint32_t key, uint32_t *out) {
  Cursor c;
  Value v;
  DiagRec *d;
  *out = 0;
  if (record_count(record) < 2) {
    if (!wants_value(key)) return 1;
    diag_arg(op_diag(r, f, OF0402, record), ARG_NUMBER, 0, 0, WHY_NEEDS_STRING);
    return 0;
  }
  cursor_open(&c, record, f->slot);
  operand_skip(&c);
  if (c.word[3] != TAG_SPAN) {
    if (!operand_value(r, f, &c, &v)) return 0;
    *out = (uint32_t)v.v;
    if (v.kind == VALUE_STRING) return 1;
  }
  d = diag_operand(r, f, OF0405, 1, -1);
  diag_arg_key(r, d, key);
  diag_arg(d, ARG_NUMBER, 0, 0, WHY_WANTS_STRING);
  diag_arg_operand(r, f, d, 1);
  return 0;
}

/* Keeps a setting. There is room for it. */
static void keep(Run *r, Frame *f, const uint8_t *record, const Meta *m, uint32_t key) {
  Task *t = r->t;
  Request *q = PAGES_AT(&t->requests, r->a, Request, t->requests.count);
  uint32_t value;
  if (!read_value(r, f, record, key, &value)) return;
  q->op = OP_SETTING;
  q->name = value;
  q->key = key;
  q->level = m->level;
  q->cpu = m->cpu;
  q->source = AT(r, Block, f->block)->source;
  q->line = f->line;
  q->first = t->request_options.count;
  q->n = 0;
  operand_span(r, f, record_count(record) > 1 ? 1 : 0, &q->start, &q->end);
  t->requests.count++;
}

/* Refuses what stands behind a line that leads somewhere. */
static void take_nothing(Run *r, Frame *f, const uint8_t *record, const Written *w) {
  DiagRec *d;
  if (record_count(record) < 2) return;
  d = diag_operand(r, f, OF0403, 1, -1);
  diag_arg(d, ARG_NAME, w->name, 0, 0);
  diag_arg_operand(r, f, d, 1);
}

/* A closer of `level` closes something inside of that, or nothing; `rest` bytes at its end are what
 * it is for. */
static void say_closer(Run *r, Frame *f, const uint8_t *record, uint32_t level, uint32_t rest) {
  const Meta *m = &r->t->meta;
  DiagRec *d = op_diag(r, f, m->level < level ? OF0311 : OF0310, record);
  if (m->level < level) {
    uint32_t start, end;
    operand_span(r, f, 0, &start, &end);
    diag_arg(d, ARG_SPAN, end > rest ? end - rest : 0, end > rest ? rest : 0, 0);
  } else {
    diag_arg(d, ARG_NAME, m->opener[m->level], 0, 0);
    diag_arg(d, ARG_NUMBER, 0, 0, m->line[m->level]);
  }
}

/* How many bytes of a name a closer starts with; 0: it is none. */
static uint32_t closer_bytes(const Run *r, const Written *w) {
  const uint8_t *trait = r->lang.contract->traits[trait_CLOSE];
  uint32_t i;
  if (trait[0] >= w->len) return 0;
  for (i = 0; i < trait[0]; i++)
    if (NAME_FOLD(w->text[i], r->lang.fold) != NAME_FOLD(trait[1 + i], r->lang.fold)) return 0;
  return trait[0];
}

/* A line of a block. */
static RunResult line(Run *r, Frame *f, const uint8_t *record, const Written *w) {
  Task *t = r->t;
  uint32_t key, at = closer_bytes(r, w);
  Meta m;
  RunResult result;
  m = t->meta;
  result = step(r, f, w, 0, w->len, &m, &key);
  if (result != RUN_OK) return result;
  if (key == STEP_DOWN) {
    take_nothing(r, f, record, w);
    m.opener[m.level] = w->name;
    m.line[m.level] = f->line;
    t->meta = m;
  } else if (key != STEP_NONE)
    keep(r, f, record, &m, key);
  else if (!at)
    say_line(r, f);
  else { /* what it would open, where it could stand */
    uint32_t rest = name_part(r, names_get(&t->names, r->a, w->name), at, w->len);
    Meta outer;
    meta_start(&outer);
    if (t->meta.level != META_PROGRAM && rest == t->meta.opener[t->meta.level]) {
      take_nothing(r, f, record, w);
      t->meta.level--;
      t->meta.cpu = 0;
      return op_done(f, record);
    }
    result = step(r, f, w, at, w->len, &outer, &key);
    if (result == RUN_OK && key != STEP_DOWN) {
      outer.level = META_OUTPUT;
      result = step(r, f, w, at, w->len, &outer, &key);
    }
    if (result != RUN_OK) return result;
    if (key != STEP_DOWN)
      say_line(r, f);
    else {
      say_closer(r, f, record, outer.level, w->len - at);
      if (outer.level == META_OUTPUT) meta_start(&t->meta);
    }
  }
  return op_done(f, record);
}

/* A setting with its path in front. */
static RunResult inline_setting(Run *r, Frame *f, const uint8_t *record, const Written *w) {
  uint8_t join = r->lang.contract->traits[trait_NAMEJOIN][1];
  uint32_t at = 0, end, key, level;
  Meta m;
  meta_start(&m);
  for (;; at = end + 1) {
    RunResult result;
    for (end = at; end < w->len && w->text[end] != join; end++) {}
    level = m.level;
    result = step(r, f, w, at, end, &m, &key);
    if (result != RUN_OK) return result;
    if (key != STEP_DOWN || end == w->len) break;
  }
  if (key < STEP_NONE && end == w->len)
    keep(r, f, record, &m, key);
  else if (key == STEP_DOWN)
    diag_arg(op_diag(r, f, OF0402, record), ARG_NUMBER, 0, 0, WHY_NEEDS_SETTING);
  else { /* a part that means nothing, or what stands behind a setting */
    uint32_t start, stop;
    operand_span(r, f, 0, &start, &stop);
    if (stop >= w->len) {
      start = stop - w->len + (key == STEP_NONE ? at : end + 1);
      if (key == STEP_NONE) stop = stop - w->len + end;
    }
    say_unknown(r, f, start, stop, level);
  }
  return op_done(f, record);
}

RunResult meta_setting(Run *r, Frame *f, const uint8_t *record) {
  Task *t = r->t;
  int is_line = AT(r, Block, f->block)->body == OP_META;
  Written w;
  if (!t->emitting || record_count(record) < 1 || record_operands(record)[3] != TAG_NAME ||
      (!is_line && !request_stands(r, f, record)))
    return op_done(f, record);
  if (!pages_reach(&t->requests, r->a, t->requests.count)) return need_memory(r, STATEMENT_RESERVE);
  written_open(r, record, &w);
  return is_line ? line(r, f, record, &w) : inline_setting(r, f, record, &w);
}

RunResult meta_open(Run *r, Frame *f, const uint8_t *record) {
  Task *t = r->t;
  RunResult result;
  Cursor c;
  if (!request_stands(r, f, record)) return op_done(f, record);
  cursor_open(&c, record, f->slot);
  cursor_to_body(&c, record);
  result = enter_body(r, f, &c, OPF_FRAME_BRANCH, 0);
  if (result != RUN_OK || t->stop) return result;
  AT(r, Frame, t->frame)->region = OP_META;
  meta_start(&t->meta);
  return RUN_OK;
}

RunResult meta_close(Run *r, Frame *f, const uint8_t *record) {
  Task *t = r->t;
  if (t->emitting && t->meta.level != META_PROGRAM) say_closer(r, f, record, META_PROGRAM, 0);
  meta_start(&t->meta);
  return op_done(f, record);
}
