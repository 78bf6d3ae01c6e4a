/* encoding.c - character encodings: which one holds, and definitions of new ones.
 *
 * Those of packages are made when they are first named. Those of a source are defined anew by each
 * pass, in the place they have from the pass before. A name is known to all modules from its first
 * definition in the pass on; another module may define the same once more, which is compared at its
 * end.
 * Owns:       encodings and their patterns, in the segment. Whose they are in the map: 0 is the
 *             first definition, contract plus one a package, AGAIN plus module a later one.
 * Invariants: the lines of a definition are a frame; a name has one meaning in a pass.
 * Tests:      test/asm/encoding
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "asm/task.h"

enum { NODES_MAX = 32768, OF_PACKAGE = 0x7fffffff, AGAIN = 0x10000 };

void encoding_use(Run *r, uint32_t at) {
  const Encoding *e = at ? AT(r, Encoding, at) : 0;
  r->t->encoding = at;
  r->eval.charset = e && !e->is_plain ? &e->set : 0;
}

uint32_t encoding_name(const Run *r) {
  return r->t->encoding ? AT(r, Encoding, r->t->encoding)->name : 0;
}

void encoding_reset(Run *r) {
  r->t->defining = 0;
  encoding_use(r, 0);
}

static void complain(Run *r, Frame *f, uint32_t operand, uint32_t why) {
  if (r->t->emitting) diag_arg(diag_operand(r, f, OF0418, operand, -1), ARG_NUMBER, 0, 0, why);
}

static RunResult refuse(Run *r, Frame *f, const uint8_t *record, uint32_t operand, uint32_t why) {
  complain(r, f, operand, why);
  return op_done(f, record);
}

static Encoding *make(Run *r, uint32_t key, uint32_t name) {
  Encoding *e;
  uint32_t at;
  if (!map_ready(&r->t->encodings, r->a)) return 0;
  at = arena_take(r->a, sizeof(Encoding));
  if (!at) return 0;
  map_set(&r->t->encodings, r->a, key, name, at);
  e = AT(r, Encoding, at);
  memset(e, 0, sizeof *e);
  e->name = name;
  return e;
}

static uint32_t offset(const Run *r, const Encoding *e) {
  return (uint32_t)((const uint8_t *)e - r->a->base);
}

static void set_codes(Encoding *e, uint32_t first, uint32_t last, uint32_t code) {
  for (; first <= last; first++, code++) {
    e->set.code[first] = (uint8_t)code;
    e->set.has[first] = 1;
  }
  e->is_plain = 0;
}

/* Every byte stands for itself. */
static void set_plain(Encoding *e) {
  set_codes(e, 0, 255, 0);
  e->is_plain = 1;
}

/* The definition of a name by the module at hand in this pass, or else the first one, `at`. */
static uint32_t own_or(const Run *r, uint32_t name, uint32_t at) {
  uint32_t own = map_get(&r->t->encodings, r->a, AGAIN + r->t->module, name);
  return own && AT(r, Encoding, own)->pass == r->t->pass ? own : at;
}

/* The encoding of a name: RUN_OK with *out, 0 when there is none so far; RUN_MEMORY. */
static RunResult find(Run *r, uint32_t name, uint32_t *out) {
  const Name *text = names_get(&r->t->names, r->a, name);
  uint32_t key = r->t->contract + 1; /* of a package: as its contract sees it */
  uint32_t len, i, at = map_get(&r->t->encodings, r->a, 0, name);
  const uint8_t *row, *codes;
  int32_t n;
  Encoding *e;
  if (at && AT(r, Encoding, at)->pass == r->t->pass) {
    *out = own_or(r, name, at);
    return RUN_OK;
  }
  *out = map_get(&r->t->encodings, r->a, key, name);
  if (*out) return RUN_OK;
  n = lang_encoding(&r->lang, r->a->base + text->text, text->len);
  if (n < 0) return RUN_OK;
  e = make(r, key, name);
  if (!e) return need_memory(r, STATEMENT_RESERVE);
  e->pass = OF_PACKAGE;
  row = package_row(r->lang.package, CHUNK_ENCO, (uint32_t)n);
  if (row[ENCO_self]) set_plain(e);
  codes = package_row_blob(r->lang.package, CHUNK_ENCO, row, ENCO_codes, &len);
  for (i = 0; i + 2 < len; i += 3) set_codes(e, codes[i], codes[i + 1], codes[i + 2]);
  *out = offset(r, e);
  return RUN_OK;
}

/* The encoding that holds from here on. */
static RunResult choose(Run *r, Frame *f, const uint8_t *record) {
  const uint8_t *p = record_operands(record);
  uint32_t name, at;
  RunResult result;
  if (record_count(record) < 1 || p[3] != TAG_NAME) return op_missing(r, f, record);
  name = get_u32(p) & 0xffffffu;
  result = find(r, name, &at);
  if (result != RUN_OK) return result;
  if (at)
    encoding_use(r, at);
  else if (r->t->emitting)
    diag_arg(diag_operand(r, f, OF0417, 0, -1), ARG_NAME, name, 0, 0);
  return op_done(f, record);
}

/* Makes room for n nodes of patterns. 0: memory is short. */
static int nodes_reach(Run *r, Encoding *e, uint32_t n) {
  uint32_t at, max = e->max_nodes ? e->max_nodes : 64;
  if (n <= e->max_nodes) return 1;
  while (max < n) max *= 2;
  at = arena_take(r->a, max * (uint32_t)sizeof(CharNode));
  if (!at) return 0;
  if (e->n_nodes)
    memcpy(AT(r, CharNode, at), AT(r, CharNode, e->pool), (size_t)e->n_nodes * sizeof(CharNode));
  e->pool = at;
  e->max_nodes = max;
  if (e->set.nodes) e->set.nodes = at;
  return 1;
}

/* Starts a definition over, empty or as a copy. There is room for the patterns. */
static void start(Run *r, Encoding *e, const Encoding *from) {
  memset(&e->set, 0, sizeof e->set);
  e->is_plain = e->n_nodes = 0;
  if (!from) return;
  e->set = from->set;
  e->is_plain = from->is_plain;
  e->n_nodes = from->n_nodes;
  if (!e->n_nodes) return;
  e->set.nodes = e->pool;
  memcpy(AT(r, CharNode, e->pool), AT(r, CharNode, from->pool),
         (size_t)from->n_nodes * sizeof(CharNode));
}

/* Says that a name is in use, with the place of its first definition, if it has one. */
static void say_used(Run *r, Frame *f, uint32_t why, const Encoding *first) {
  DiagRec *d;
  if (!r->t->emitting) return;
  d = diag_operand(r, f, OF0418, 0, -1);
  diag_arg(d, ARG_NUMBER, 0, 0, why);
  if (first->pass != OF_PACKAGE) diag_note(d, first->source, first->line, 0, 0);
}

/* name [, base], lines: a definition. A name in use takes its lines with it. */
static RunResult define(Run *r, Frame *f, const uint8_t *record) {
  Task *t = r->t;
  const uint8_t *p = record_operands(record);
  uint32_t name, at, first, base = 0, base_name = 0;
  const Encoding *used;
  Encoding *e;
  Frame *child;
  Cursor c;
  RunResult result;
  if (record_count(record) < 2 || p[3] != TAG_NAME) return op_missing(r, f, record);
  name = get_u32(p) & 0xffffffu;
  result = find(r, name, &first);
  if (result != RUN_OK) return result;
  if (first) {
    used = AT(r, Encoding, first);
    if (used->pass == OF_PACKAGE || used->module == t->module) {
      say_used(r, f, WHY_ENCODING_IN_USE, used);
      return op_done(f, record);
    }
  }
  if (p[7] == TAG_NAME) {
    base_name = get_u32(p + 4) & 0xffffffu;
    result = find(r, base_name, &base);
    if (result != RUN_OK) return result;
  }
  at = map_get(&t->encodings, r->a, first ? AGAIN + t->module : 0, name);
  e = at ? AT(r, Encoding, at) : make(r, first ? AGAIN + t->module : 0, name);
  if (!e || (base && !nodes_reach(r, e, AT(r, Encoding, base)->n_nodes)))
    return need_memory(r, STATEMENT_RESERVE);
  cursor_open(&c, record, f->slot);
  cursor_to_body(&c, record);
  result = enter_body(r, f, &c, OPF_FRAME_BRANCH, 0);
  if (result != RUN_OK || t->stop) return result;
  child = AT(r, Frame, t->frame);
  child->region = OP_ENCODE;
  start(r, e, base ? AT(r, Encoding, base) : 0);
  if (base_name && !base) {
    set_plain(e); /* so that what follows is no further mistake */
    if (t->emitting) diag_arg(diag_operand(r, f, OF0417, 1, -1), ARG_NAME, base_name, 0, 0);
  }
  e->pass = t->pass;
  e->module = t->module;
  e->source = AT(r, Block, f->block)->source;
  e->line = f->line;
  e->first = first;
  e->former = t->encoding;
  e->outer = t->defining;
  t->defining = offset(r, e);
  encoding_use(r, t->defining);
  return RUN_OK;
}

/* 1 if the patterns of two encodings are the same, in whatever order they were defined. Nodes stand
 * behind those above them, so each has its twin when its turn comes. */
static int same_patterns(CharNode *a, const CharNode *b, uint32_t n) {
  uint32_t i, at, twin;
  for (i = 0; i < n; i++)
    for (at = a[i].child; at; at = a[at].next) {
      twin = b[i ? a[i].twin : 0].child;
      while (twin && b[twin].byte != a[at].byte) twin = b[twin].next;
      if (!twin || a[at].bytes != b[twin].bytes) return 0;
      a[at].twin = (uint16_t)twin;
    }
  return 1;
}

static int is_same(const Run *r, const Encoding *a, const Encoding *b) {
  return memcmp(a->set.code, b->set.code, sizeof a->set.code) == 0 &&
         memcmp(a->set.has, b->set.has, sizeof a->set.has) == 0 && a->n_nodes == b->n_nodes &&
         (!a->n_nodes ||
          same_patterns(AT(r, CharNode, a->pool), AT(r, CharNode, b->pool), a->n_nodes));
}

void encoding_leave(Run *r, Frame *opener) {
  const Encoding *e = AT(r, Encoding, r->t->defining);
  const Encoding *first = AT(r, Encoding, e->first);
  if (e->first && !is_same(r, e, first)) say_used(r, opener, WHY_ENCODING_OTHER, first);
  r->t->defining = e->outer;
  encoding_use(r, e->former);
}

/* The next operand as a number from 0 to 255; bytes of strings are those of the source. -1: it is
 * none, and that was said; -2: it is not known yet. */
static int32_t operand_byte(Run *r, Frame *f, Cursor *c, uint32_t why) {
  Value v;
  if (!operand_integer(r, f, c, &v)) return -1;
  if (v.open) return -2;
  if (v.v >= 0 && v.v <= 255) return (int32_t)v.v;
  complain(r, f, c->n - 1, why);
  return -1;
}

/* The next operand as a string that is not empty. 0: it is none, and that was said. */
static uint32_t operand_text(Run *r, Frame *f, const uint8_t *record, Cursor *c) {
  Value v;
  if (!operand_value(r, f, c, &v)) return 0;
  if (v.kind == VALUE_STRING && names_get(&r->t->names, r->a, (uint32_t)v.v)->len)
    return (uint32_t)v.v;
  if (v.kind == VALUE_STRING) {
    if (r->t->emitting) op_empty(r, f, record, c->n - 1);
  } else if (!v.open)
    complain(r, f, c->n - 1, WHY_ENCODING_TEXT);
  return 0;
}

/* first, last, code */
static RunResult codes_of_range(Run *r, Frame *f, const uint8_t *record, Encoding *e, Cursor *c) {
  int32_t first = operand_byte(r, f, c, WHY_ENCODING_BYTES);
  int32_t last = operand_byte(r, f, c, WHY_ENCODING_BYTES);
  int32_t code = operand_byte(r, f, c, WHY_ENCODING_CODES);
  if (first >= 0 && last >= 0 && code >= 0) {
    if (first > last) return refuse(r, f, record, 1, WHY_ENCODING_BYTES);
    if (code + last - first > 255) return refuse(r, f, record, 2, WHY_ENCODING_CODES);
    set_codes(e, (uint32_t)first, (uint32_t)last, (uint32_t)code);
  }
  return op_done(f, record);
}

/* text, code of its first byte; or text and a code for each of its bytes */
static RunResult codes_of_text(Run *r, Frame *f, const uint8_t *record, Encoding *e, Cursor *c) {
  uint32_t n = record_count(record) - 1u;
  uint32_t i, id = operand_text(r, f, record, c);
  const Name *name;
  if (!id) return op_done(f, record);
  name = names_get(&r->t->names, r->a, id);
  if (n != 1 && n != name->len) return refuse(r, f, record, 0, WHY_ENCODING_COUNT);
  for (i = 0; i < n; i++) {
    const uint8_t *text = r->a->base + name->text + i;
    int32_t code = operand_byte(r, f, c, WHY_ENCODING_CODES);
    uint32_t k, count = n == 1 ? name->len : 1;
    if (code < 0) continue;
    if ((uint32_t)code + count > 256) return refuse(r, f, record, c->n - 1, WHY_ENCODING_CODES);
    for (k = 0; k < count; k++) set_codes(e, text[k], text[k], (uint32_t)code + k);
  }
  return op_done(f, record);
}

/* The node of one more byte of a pattern, made when new. There is room for it. */
static uint32_t node_behind(Encoding *e, CharNode *nodes, uint32_t parent, uint8_t byte) {
  uint32_t at = nodes[parent].child;
  while (at && nodes[at].byte != byte) at = nodes[at].next;
  if (at) return at;
  at = e->n_nodes++;
  memset(&nodes[at], 0, sizeof nodes[at]);
  nodes[at].byte = byte;
  nodes[at].next = nodes[parent].child;
  nodes[parent].child = (uint16_t)at;
  return at;
}

/* text, the bytes that stand for it */
static RunResult pattern(Run *r, Frame *f, const uint8_t *record, Encoding *e, Cursor *c) {
  Task *t = r->t;
  uint8_t *bytes;
  uint32_t n = 0, id, text, i, at = 0;
  const Name *name;
  CharNode *nodes;
  int is_known = 1;
  while (t->max[BUF_CODE] < c->end)
    if (!grow_buffer(r, BUF_CODE)) return need_memory(r, (uint64_t)c->end + STATEMENT_RESERVE);
  text = operand_text(r, f, record, c);
  /* The buffer is that of a line; a message scans its line again, but then no byte counts. */
  bytes = r->scan.code;
  while (c->n < c->end) {
    int32_t code = operand_byte(r, f, c, WHY_ENCODING_CODES);
    if (code < 0) is_known = 0;
    bytes[n++] = (uint8_t)code;
  }
  if (!text || !is_known) return op_done(f, record);
  name = names_get(&t->names, r->a, text);
  if (e->n_nodes + name->len >= NODES_MAX) return refuse(r, f, record, 0, WHY_ENCODING_MANY);
  id = names_intern(&t->names, r->a, bytes, n, names_hash(bytes, n, 0), NAME_STRING, 0);
  if (!id || !nodes_reach(r, e, e->n_nodes + name->len + 1u))
    return need_memory(r, (uint64_t)NODES_MAX * 2 * sizeof(CharNode) + STATEMENT_RESERVE);
  nodes = AT(r, CharNode, e->pool);
  if (!e->n_nodes) memset(&nodes[e->n_nodes++], 0, sizeof *nodes);
  name = names_get(&t->names, r->a, text);
  for (i = 0; i < name->len; i++) at = node_behind(e, nodes, at, r->a->base[name->text + i]);
  nodes[at].bytes = id;
  e->set.nodes = e->pool;
  e->is_plain = 0;
  return op_done(f, record);
}

/* A line of a definition. Its own strings are read as they are written. */
static RunResult change(Run *r, Frame *f, const uint8_t *record, uint32_t op) {
  Task *t = r->t;
  Encoding *e;
  Cursor c;
  RunResult result;
  if (!t->defining) {
    if (t->emitting) diag_arg(diag_statement(r, f, OF0418), ARG_NUMBER, 0, 0, WHY_ENCODING_OUTSIDE);
    return op_done(f, record);
  }
  if (record_count(record) < (op == OP_CODES ? 3 : 2)) return op_missing(r, f, record);
  e = AT(r, Encoding, t->defining);
  cursor_open(&c, record, f->slot);
  r->eval.charset = 0;
  switch (op) {
  case OP_CODES: result = codes_of_range(r, f, record, e, &c); break;
  case OP_TEXTCODES: result = codes_of_text(r, f, record, e, &c); break;
  default: result = pattern(r, f, record, e, &c); break;
  }
  encoding_use(r, t->encoding);
  return result;
}

RunResult encoding_execute(Run *r, Frame *f, const uint8_t *record, uint32_t op) {
  switch (op) {
  case OP_ENCODING: return choose(r, f, record);
  case OP_ENCODE: return define(r, f, record);
  default: return change(r, f, record, op);
  }
}
