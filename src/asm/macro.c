/* macro.c - definitions of macros.
 *
 * A body is cut once, at its definition, into literal spans and references. What references,
 * separators and brackets look like comes from the traits of the contract.
 * Owns:       definitions, pieces.
 * Tests:      test/asm/macro, test/asm/statement
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "asm/macro.h"

/* Bytes of a simple name, by the policy of the contract. */
static int is_ident(const Run *r, uint8_t c) {
  return (int)LANG_IN(&r->lang, r->lang.contract->ident, c);
}

static int is_digit(uint8_t c) { return (uint8_t)(c - '0') < 10; }

/* The row of TQUO for strings that start with c, or 0. */
static const uint8_t *quote_row(const Run *r, uint8_t c) {
  const Package *p = r->lang.package;
  uint32_t i;
  for (i = 0; i < p->chunk[CHUNK_TQUO].rows; i++) {
    const uint8_t *row = package_row(p, CHUNK_TQUO, i);
    if (row[TQUO_set] == r->lang.contract->quotes && row[TQUO_open] == c) return row;
  }
  return 0;
}

/* The closing quote of a string that starts with c, or 0. */
static uint8_t quote_of(const Run *r, uint8_t c) {
  const uint8_t *row = quote_row(r, c);
  return row ? row[TQUO_close] : 0;
}

/* 1 if c starts an escape in strings that start with open. */
static int is_escape(const Run *r, uint8_t open, uint8_t c) {
  const Package *p = r->lang.package;
  const uint8_t *quote = quote_row(r, open);
  uint32_t i;
  for (i = 0; quote && i < p->chunk[CHUNK_TESC].rows; i++) {
    const uint8_t *row = package_row(p, CHUNK_TESC, i);
    if (row[TESC_set] == quote[TQUO_escapes] && row[TESC_lead] == c) return 1;
  }
  return 0;
}

int is_quote(const Run *r, uint8_t c) { return quote_of(r, c) != 0; }

uint32_t skip_string(const Run *r, const uint8_t *text, uint32_t i, uint32_t end) {
  uint8_t open = text[i];
  uint8_t close = quote_of(r, open);
  for (i++; i < end && text[i] != close; i++)
    if (is_escape(r, open, text[i]) && i + 1 < end) i++;
  return i < end ? i + 1 : end;
}

uint8_t bracket_of(const Run *r, uint8_t c) {
  uint32_t i;
  for (i = 1; trait(r, trait_MACARGS, i); i += 2)
    if (trait(r, trait_MACARGS, i) == c) return trait(r, trait_MACARGS, i + 1);
  return 0;
}

int is_closing(const Run *r, uint8_t c) {
  uint32_t i;
  for (i = 2; trait(r, trait_MACARGS, i); i += 2)
    if (trait(r, trait_MACARGS, i) == c) return 1;
  return 0;
}

uint32_t argument_end(const Run *r, const uint8_t *text, uint32_t i, uint32_t end) {
  const ByteRow *bytes = r->lang.bytes;
  const uint8_t separator = trait(r, trait_MACARGS, 0);
  uint8_t closers[256]; /* as deep as expressions nest by default */
  uint32_t depth = 0;
  while (i < end) {
    uint8_t c = text[i];
    if (!bytes[c].special) {
      i++;
      continue;
    }
    if (depth == 0 && c == separator) return i;
    if (quote_of(r, c)) {
      i = skip_string(r, text, i, end);
      continue;
    }
    if (bracket_of(r, c)) {
      if (depth == sizeof closers) return 0xffffffffu;
      closers[depth++] = bracket_of(r, c);
    } else if (is_closing(r, c)) {
      if (depth == 0 || closers[depth - 1] != c) return 0xffffffffu;
      depth--;
    }
    i++;
  }
  return depth ? 0xffffffffu : end;
}

static uint32_t intern(Run *r, const uint8_t *text, uint32_t len) {
  return names_intern(&r->t->names, r->a, text, len, names_hash(text, len, r->lang.fold), 0,
                      r->lang.fold);
}

/* 1 if [at, at + len) is a simple name. */
static int is_name(const Run *r, const uint8_t *text, uint32_t at, uint32_t len) {
  uint32_t i;
  if (len == 0 || is_digit(text[at])) return 0;
  for (i = 0; i < len; i++)
    if (!is_ident(r, text[at + i])) return 0;
  return 1;
}

/* The parameter list [at, end). 0: memory is short. */
static int parse_params(Run *r, Macro *m, const uint8_t *text, uint32_t at, uint32_t end) {
  uint32_t len = end - at;
  uint32_t i;
  Param *params = AT(r, Param, m->params);
  trim(text, &at, &len);
  if (len >= 2 && text[at] == trait(r, trait_MACCALL, 0) &&
      text[at + len - 1] == trait(r, trait_MACCALL, 1)) {
    at++;
    len -= 2;
    trim(text, &at, &len);
  }
  end = at + len;
  while (at < end) {
    uint32_t stop = argument_end(r, text, at, end);
    uint32_t name_at = at, name_len, type_at, type_len, value_at = 0, value_len = 0, equal;
    Param *p = &params[m->n_params];
    if (stop == 0xffffffffu || m->n_params >= r->t->limits[OPF_LIMIT_MACRO_PARAMS]) {
      macro_fault(m, stop == 0xffffffffu ? OF0604 : OF1220, at, end - at);
      return 1;
    }
    for (equal = at; equal < stop && text[equal] != trait(r, trait_MACDEFAULT, 0); equal++) {}
    name_len = equal - at;
    trim(text, &name_at, &name_len);
    /* A type word may stand in front; it means nothing. */
    for (i = name_len; i > 0 && !is_blank(text[name_at + i - 1]); i--) {}
    type_at = name_at;
    type_len = i;
    trim(text, &type_at, &type_len);
    name_at += i;
    name_len -= i;
    if (!is_name(r, text, name_at, name_len) || (type_len && !is_name(r, text, type_at, type_len)))
      macro_fault(m, OF0604, at, stop - at ? stop - at : 1);
    else {
      p->name = intern(r, text + name_at, name_len);
      if (!p->name) return 0;
      for (i = 0; i < m->n_params; i++)
        if (params[i].name == p->name) macro_fault(m, OF0604, name_at, name_len);
      if (equal < stop) {
        value_at = equal + 1;
        value_len = stop - value_at;
        trim(text, &value_at, &value_len);
      }
      p->at = value_at;
      p->len = value_len;
      m->n_params++;
    }
    at = stop;
    if (at < end) {
      at++;
      if (at == end) macro_fault(m, OF0604, at - 1, 1);
    }
  }
  return 1;
}

typedef struct ParamName {
  const uint8_t *text;
  uint32_t len;
} ParamName;

enum { CUTTER_NAMES = 8 };

typedef struct Cutter {
  Run *r;
  Macro *m;
  const uint8_t *text;
  uint32_t literal;  /* start of the text not yet in a piece */
  Piece *next, *end; /* free pieces, above the top of the arena */
  int failed;
  ParamName names[CUTTER_NAMES]; /* of the first parameters: bodies name them often */
} Cutter;

static void param_name(const Cutter *c, uint32_t i, ParamName *out) {
  const Name *n = names_get(&c->r->t->names, c->r->a, AT(c->r, Param, c->m->params)[i].name);
  out->text = c->r->a->base + n->text;
  out->len = n->len;
}

/* Number of the parameter of a name, or -1. */
static int param_of(const Cutter *c, const uint8_t *name, uint32_t len) {
  uint8_t fold = c->r->lang.fold;
  uint32_t i, k;
  for (i = 0; i < c->m->n_params; i++) {
    const ParamName *other = c->names + i;
    ParamName late;
    if (i >= CUTTER_NAMES) {
      param_name(c, i, &late);
      other = &late;
    }
    if (other->len != len) continue;
    for (k = 0; k < len; k++)
      if (other->text[k] != name[k] && NAME_FOLD(other->text[k], fold) != NAME_FOLD(name[k], fold))
        break;
    if (k == len) return (int)i;
  }
  return -1;
}

static void add_piece(Cutter *c, uint32_t offset, uint32_t what) {
  if (c->next == c->end) {
    c->failed = 1;
    return;
  }
  c->next->at = offset;
  c->next->what = what;
  c->next++;
}

/* A reference of `len` bytes at i: what stood before it becomes a literal. */
static void cut(Cutter *c, uint32_t i, uint32_t len, uint32_t kind, uint32_t a) {
  if (i > c->literal) add_piece(c, c->literal, i - c->literal);
  add_piece(c, i, PIECE_REFERENCE | kind << 24 | a);
  c->literal = i + len;
  c->m->uses_args = 1;
}

/* The reference at i, which is a MACREF byte: its length in the body, 0 if it is none. */
static uint32_t reference(Cutter *c, uint32_t i, uint32_t end) {
  Run *r = c->r;
  const uint8_t *text = c->text;
  uint32_t n;
  int param;
  uint8_t next = i + 1 < end ? text[i + 1] : 0;
  if (next == trait(r, trait_MACREF, 0) && next) return 2; /* two in a row are no reference */
  if (next == trait(r, trait_MACALL, 0) && next) {
    cut(c, i, 2, PIECE_ALL, 0);
    return 2;
  }
  if (next == trait(r, trait_MACBRACE, 0) && next) {
    for (n = i + 2; n < end && text[n] != trait(r, trait_MACBRACE, 1) && !is_end(text[n]); n++) {}
    param = param_of(c, text + i + 2, n - i - 2);
    if (n >= end || text[n] != trait(r, trait_MACBRACE, 1)) return 1;
    if (param < 0)
      macro_fault(c->m, OF0608, i + 2, n - i - 2);
    else
      cut(c, i, n + 1 - i, PIECE_PARAM, (uint32_t)param);
    return n + 1 - i;
  }
  if (next >= '1' && next <= '9' && !(i + 2 < end && is_digit(text[i + 2]))) {
    cut(c, i, 2, PIECE_NUMBER, (uint32_t)(next - '1'));
    return 2;
  }
  for (n = i + 1; n < end && is_ident(r, text[n]); n++) {}
  if (n == i + 1) return 1;
  param = param_of(c, text + i + 1, n - i - 1);
  if (param >= 0) cut(c, i, n - i, PIECE_PARAM, (uint32_t)param);
  return n - i;
}

/* Cuts the body into pieces. 0: memory is short. */
static int cut_body(Run *r, Macro *m, const uint8_t *text, uint32_t end) {
  Cutter cutter;
  Cutter *c = &cutter;
  const ByteRow *bytes = r->lang.bytes;
  const uint8_t ref = trait(r, trait_MACREF, 0), raw = trait(r, trait_MACRAW, 0);
  const uint8_t comment_byte = trait(r, trait_COMMENT, 0);
  uint32_t i, k;
  uint8_t open = 0, close = 0;
  int comment = 0;
  c->r = r;
  c->m = m;
  c->text = text;
  c->literal = i = m->body;
  c->failed = 0;
  m->pieces = r->a->top;
  c->next = AT(r, Piece, m->pieces);
  c->end = c->next + (r->a->size - r->a->top) / sizeof(Piece);
  for (k = 0; k < m->n_params && k < CUTTER_NAMES; k++) param_name(c, k, &c->names[k]);
  while (i < end && !c->failed) {
    uint8_t ch;
    uint32_t step = 1;
    while (!bytes[text[i]].special) i++; /* the end of a line is special, and a body ends in one */
    ch = text[i];
    if (is_end(ch)) {
      close = 0;
      comment = 0;
    } else if (!comment) {
      if (ch == ref)
        step = reference(c, i, end);
      else if (ch == raw && i + 1 < end && text[i + 1] >= '1' && text[i + 1] <= '9') {
        cut(c, i, 2, PIECE_RAW, (uint32_t)(text[i + 1] - '1'));
        step = 2;
      } else if (close) {
        if (is_escape(r, open, ch) && i + 1 < end && !is_end(text[i + 1]))
          step = 2;
        else if (ch == close)
          close = 0;
      } else if (quote_of(r, ch)) {
        open = ch;
        close = quote_of(r, ch);
      } else if (ch == comment_byte)
        comment = 1;
    }
    i += step;
  }
  if (end > c->literal) add_piece(c, c->literal, end - c->literal);
  m->n_pieces = (uint32_t)(c->next - AT(r, Piece, m->pieces));
  if (!c->failed && arena_take(r->a, m->n_pieces * (uint32_t)sizeof(Piece))) return 1;
  r->a->wanted = (end - m->body) * (uint32_t)sizeof(Piece); /* a piece takes a byte at least */
  return 0;
}

uint32_t macro_make(Run *r, const Block *b, const uint8_t *record, uint32_t line,
                    uint32_t line_at) {
  uint32_t len;
  const uint8_t *text = source_text(r, b->source, &len);
  const uint8_t *p = record_operands(record);
  uint32_t start = 0, n = 0, i, at, body_end;
  Macro *m;
  if (!has_room(r, sizeof(Macro) + (uint64_t)MACRO_ARGS * sizeof(Param) + STATEMENT_RESERVE)) {
    r->a->wanted = sizeof(Macro) + MACRO_ARGS * (uint32_t)sizeof(Param);
    return 0;
  }
  at = arena_take(r->a, sizeof(Macro));
  m = AT(r, Macro, at);
  memset(m, 0, sizeof *m);
  m->module = b->is_static ? b->module : r->t->module;
  m->is_public = (uint8_t)(r->t->is_public != 0);
  m->source = b->source;
  m->line = line;
  m->op = (uint8_t)get_u16(record + REC_ID);
  if (p[3] == TAG_SPAN) {
    start = line_at + (get_u32(p) & 0xffffffu);
    n = get_u32(p + 4);
    p += 8;
  }
  m->n_lines = get_u32(p) & 0xffffffu;
  m->body = get_u32(p + 4);
  m->body_line = get_u32(p + 8);
  body_end = get_u32(p + 12); /* where its closer's line starts */
  if (body_end > len) body_end = len;
  trim(text, &start, &n);
  m->params = r->t->params; /* until all are read */
  if (m->op == OP_STATEMENT) {
    if (!signature_read(r, m, line_at)) return 0;
  } else if ((record[REC_FLAGS] & (FLAG_LABEL | FLAG_ANON)) == FLAG_LABEL)
    m->name = record_label(record);
  else {
    for (i = 0; i < n && is_ident(r, text[start + i]); i++) {}
    if (is_name(r, text, start, i)) {
      m->name = intern(r, text + start, i);
      if (!m->name) return 0;
      start += i;
      n -= i;
    } else
      macro_fault(m, OF0604, start, n);
  }
  if (m->op != OP_STATEMENT && !parse_params(r, m, text, start, start + n)) return 0;
  m->params = arena_take(r->a, m->n_params * (uint32_t)sizeof(Param));
  if (!m->params) return 0;
  memcpy(r->a->base + m->params, r->a->base + r->t->params, m->n_params * sizeof(Param));
  if (!has_room(r, (uint64_t)(body_end - m->body) * sizeof(Piece) / 2 + STATEMENT_RESERVE)) {
    r->a->wanted = (body_end - m->body) * (uint32_t)sizeof(Piece) / 2;
    return 0;
  }
  if (!cut_body(r, m, text, body_end)) return 0;
  return at;
}

RunResult macro_collect(Run *r, const Block *b, const uint8_t *record, uint32_t line) {
  Task *t = r->t;
  uint32_t at, key;
  Macro *m;
  if (get_u16(record + REC_ID) == OP_STATEMENT) return pattern_collect(r, b, record, line);
  if (!map_ready(&t->macros, r->a)) return need_memory(r, STATEMENT_RESERVE);
  at = macro_make(r, b, record, line, t->reading.pos);
  if (!at) {
    uint32_t wanted = r->a->wanted; /* what was taken is lost: names that were interned lie in it */
    return need_memory(r, (uint64_t)wanted + STATEMENT_RESERVE);
  }
  m = AT(r, Macro, at);
  m->pass = STATIC_PASS;
  key = m->name ? space_path(r, t->reading.space, m->name) : 0;
  if (m->name && !key) return need_memory(r, STATEMENT_RESERVE);
  m->key = key;
  if (key && !map_get(&t->macros, r->a, b->module, key))
    map_set(&t->macros, r->a, b->module, key, at);
  return RUN_OK;
}

static void define_diag(Run *r, Frame *f, const Macro *m) {
  const uint8_t *text;
  uint32_t len, line = m->line, at, next;
  DiagRec *d;
  text = source_text(r, m->source, &len);
  for (at = line_offset(r, m->source, line);; line++, at = next) {
    next = (uint32_t)(next_line(text + at) - text);
    if (m->error_at < next || next >= len) break;
  }
  d = diag_at(r, f, m->error, m->source, line, m->error_at - at, m->error_at - at + m->error_len);
  if (m->error == OF0608) {
    /* There is room for three of the parameters; with more, nothing is the last one. */
    const Param *params = AT(r, Param, m->params);
    uint32_t i;
    diag_arg(d, ARG_SPAN, m->error_at - at, m->error_len, 0);
    diag_arg(d, ARG_NAME, m->name, 0, 0);
    for (i = 0; i < m->n_params && i < 3; i++)
      diag_arg(d, i == 2 && m->n_params > 3 ? ARG_NONE : ARG_NAME, params[i].name, 0, 0);
  } else if (m->error == OF0611) {
    diag_arg(d, ARG_NUMBER, 0, 0, m->why);
    diag_arg(d, ARG_SPAN, m->error_at - at, m->error_len, 0);
  } else if (m->error >= OF1201)
    diag_arg(d, ARG_LIMIT, m->error - OF1201, 0, r->t->limits[m->error - OF1201]);
  else
    diag_arg(d, ARG_SPAN, m->error_at - at, m->error_len, 0);
}

void macro_check(Run *r, Frame *f, const Macro *m, uint32_t other) {
  Task *t = r->t;
  const Param *params = AT(r, Param, m->params);
  DiagRec *d;
  uint32_t i;
  if (m->error) define_diag(r, f, m);
  if (!m->name) return;
  if (lang_word(&r->lang, names_get(&t->names, r->a, m->name)->word & NAME_WORD)->dir) {
    d = diag_name(r, f, OF0603, m->name);
    diag_arg(d, ARG_NAME, m->name, 0, 0);
  }
  if (other) {
    const Macro *o = AT(r, Macro, other);
    d = diag_name(r, f, OF0602, m->name);
    diag_arg(d, ARG_OP, m->op, 0, 0);
    diag_arg(d, ARG_NAME, m->name, 0, 0);
    diag_note(d, o->source, o->line, 0, 0);
  }
  for (i = 0; i < m->n_params; i++) {
    if (!lang_word(&r->lang, names_get(&t->names, r->a, params[i].name)->word & NAME_WORD)->dir)
      continue;
    d = diag_name(r, f, OF0610, params[i].name);
    diag_arg(d, ARG_NAME, params[i].name, 0, 0);
  }
}

void macro_met(Run *r, Frame *f, uint32_t macro, uint32_t other) {
  Macro *m = AT(r, Macro, macro);
  uint32_t pass = r->t->pass;
  if (r->t->emitting) macro_check(r, f, m, m->met == pass ? macro : other);
  if (m->pass != STATIC_PASS) m->pass = pass;
  m->met = pass;
  m->is_public = (uint8_t)(r->t->is_public != 0);
}

RunResult macro_execute(Run *r, Frame *f, const uint8_t *record) {
  Task *t = r->t;
  const Block *b = AT(r, Block, f->block);
  uint32_t n_names = t->names.count;
  uint32_t at, known, key, top;
  Macro *m;
  if (b->is_static && !t->emitting && t->n_order == 1) { /* collected when it was scanned */
    next_record(f, record);
    return RUN_OK;
  }
  if ((record[REC_FLAGS] & (FLAG_LABEL | FLAG_ANON)) == FLAG_LABEL) {
    key = space_find(r, AT(r, Scope, t->scope)->space, record_label(record));
    known = key ? map_get(&t->macros, r->a, t->module, key) : 0;
    if (known && macro_is_here(r, f, AT(r, Macro, known))) {
      macro_met(r, f, known, 0);
      next_record(f, record);
      return RUN_OK;
    }
  }
  if (!map_ready(&t->macros, r->a)) return need_memory(r, STATEMENT_RESERVE);
  top = r->a->top; /* behind a table that has grown */
  at = macro_make(r, b, record, f->line, line_offset(r, b->source, f->line));
  if (!at) {
    uint32_t wanted = r->a->wanted; /* what was taken is lost: names that were interned lie in it */
    return need_memory(r, (uint64_t)wanted + STATEMENT_RESERVE);
  }
  m = AT(r, Macro, at);
  m->pass = m->met = t->pass;
  key = m->name ? space_path(r, AT(r, Scope, t->scope)->space, m->name) : 0;
  if (m->name && !key) return need_memory(r, STATEMENT_RESERVE);
  known = key ? map_get(&t->macros, r->a, t->module, key) : 0;
  if (known &&
      macro_is_here(r, f, AT(r, Macro, known))) { /* keep the one that expansions refer to */
    macro_met(r, f, known, 0);
    if (t->names.count == n_names) r->a->top = top; /* else names lie there */
  } else if (known) {
    const Macro *o = AT(r, Macro, known);
    int live = o->pass == STATIC_PASS || o->pass == t->pass;
    if (t->emitting) macro_check(r, f, m, live ? known : 0);
    if (!live) map_set(&t->macros, r->a, t->module, key, at);
  } else {
    if (t->emitting) macro_check(r, f, m, 0);
    if (key) map_set(&t->macros, r->a, t->module, key, at);
  }
  next_record(f, record);
  return RUN_OK;
}
