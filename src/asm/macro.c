/* macro.c - definitions and calls of macros.
 *
 * A body is cut once, at its definition, into literal spans and references; a call joins them
 * with the texts of its arguments into a source whose lines stand for those of the body. Equal
 * calls share it. What references, separators and brackets look like comes from the traits of the
 * contract.
 * Owns:       definitions, pieces, expansions.
 * Tests:      test/asm/macro
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "asm/task.h"

enum { MACRO_SPACE = 1 };

#define STATIC_PASS 0xffffffffu /* Macro.pass of a definition that holds everywhere */

static uint8_t trait(const Run *r, uint32_t which, uint32_t i) {
  const uint8_t *t = r->lang.contract->traits[which];
  return i < t[0] ? t[1 + i] : 0;
}

static int is_blank(uint8_t c) { return c == ' ' || c == '\t' || c == '\f'; }
static int is_end(uint8_t c) { return c == '\n' || c == '\r'; }

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

/* Behind a string that starts at i, or the end of the text. */
static uint32_t skip_string(const Run *r, const uint8_t *text, uint32_t i, uint32_t end) {
  uint8_t open = text[i];
  uint8_t close = quote_of(r, open);
  for (i++; i < end && text[i] != close; i++)
    if (is_escape(r, open, text[i]) && i + 1 < end) i++;
  return i < end ? i + 1 : end;
}

/* The bracket that closes c, or 0. MACARGS holds the separator, then pairs. */
static uint8_t bracket_of(const Run *r, uint8_t c) {
  uint32_t i;
  for (i = 1; trait(r, trait_MACARGS, i); i += 2)
    if (trait(r, trait_MACARGS, i) == c) return trait(r, trait_MACARGS, i + 1);
  return 0;
}

static int is_closing(const Run *r, uint8_t c) {
  uint32_t i;
  for (i = 2; trait(r, trait_MACARGS, i); i += 2)
    if (trait(r, trait_MACARGS, i) == c) return 1;
  return 0;
}

/* End of one argument that starts at i: the outer separator or `end`. 0xffffffff: brackets do not
 * match. */
static uint32_t argument_end(const Run *r, const uint8_t *text, uint32_t i, uint32_t end) {
  const uint8_t *special = r->lang.special;
  const uint8_t separator = trait(r, trait_MACARGS, 0);
  uint8_t closers[256]; /* as deep as expressions nest by default */
  uint32_t depth = 0;
  while (i < end) {
    uint8_t c = text[i];
    if (!special[c]) {
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

static void trim(const uint8_t *text, uint32_t *at, uint32_t *len) {
  while (*len && is_blank(text[*at])) {
    (*at)++;
    (*len)--;
  }
  while (*len && is_blank(text[*at + *len - 1])) (*len)--;
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

static void set_error(Macro *m, uint32_t code, uint32_t at, uint32_t len) {
  if (m->error) return;
  m->error = code;
  m->error_at = at;
  m->error_len = len;
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
    uint32_t name_at = at, name_len, value_at = 0, value_len = 0, equal;
    Param *p = &params[m->n_params];
    if (stop == 0xffffffffu || m->n_params >= r->t->limits[OPF_LIMIT_MACRO_PARAMS]) {
      set_error(m, stop == 0xffffffffu ? OF0604 : OF1220, at, end - at);
      return 1;
    }
    for (equal = at; equal < stop && text[equal] != trait(r, trait_MACDEFAULT, 0); equal++) {}
    p->has_default = equal < stop;
    name_len = equal - at;
    trim(text, &name_at, &name_len);
    /* A type word may stand in front; it means nothing. */
    for (i = name_len; i > 0 && !is_blank(text[name_at + i - 1]); i--) {}
    name_at += i;
    name_len -= i;
    if (!is_name(r, text, name_at, name_len))
      set_error(m, OF0604, at, stop - at ? stop - at : 1);
    else {
      p->name = intern(r, text + name_at, name_len);
      if (!p->name) return 0;
      for (i = 0; i < m->n_params; i++)
        if (params[i].name == p->name) set_error(m, OF0604, name_at, name_len);
      if (p->has_default) {
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
      if (at == end) set_error(m, OF0604, at - 1, 1);
    }
  }
  return 1;
}

/* Number of the parameter of a name, or -1. */
static int param_of(const Run *r, const Macro *m, const uint8_t *name, uint32_t len) {
  const Param *params = AT(r, Param, m->params);
  uint8_t fold = r->lang.fold;
  uint32_t hash = names_spread(names_hash(name, len, fold));
  uint32_t i, k;
  for (i = 0; i < m->n_params; i++) {
    const Name *n = names_get(&r->t->names, r->a, params[i].name);
    const uint8_t *text = r->a->base + n->text;
    if (n->hash != hash || n->len != len) continue;
    for (k = 0; k < len && NAME_FOLD(text[k], fold) == NAME_FOLD(name[k], fold); k++) {}
    if (k == len) return (int)i;
  }
  return -1;
}

typedef struct Cutter {
  Run *r;
  Macro *m;
  const uint8_t *text;
  uint32_t literal; /* start of the text not yet in a piece */
  int failed;
} Cutter;

/* Pieces lie behind each other at the top of the arena while a body is cut. */
static void add_piece(Cutter *c, uint32_t kind, uint32_t a, uint32_t b) {
  uint32_t at = arena_take(c->r->a, sizeof(Piece) + 4);
  Piece *p;
  if (!at) {
    c->failed = 1;
    return;
  }
  if (!c->m->pieces) c->m->pieces = at;
  p = AT(c->r, Piece, at);
  p->kind = kind;
  p->a = a;
  p->b = b;
  c->m->n_pieces++;
}

enum { PIECE_BYTES = (sizeof(Piece) + 4 + 7) & ~7u };

static const Piece *piece_at(const Run *r, const Macro *m, uint32_t i) {
  return AT(r, Piece, m->pieces + i * PIECE_BYTES);
}

/* A reference of `len` bytes at i: what stood before it becomes a literal. */
static void cut(Cutter *c, uint32_t i, uint32_t len, uint32_t kind, uint32_t a) {
  if (i > c->literal) add_piece(c, PIECE_TEXT, c->literal, i - c->literal);
  add_piece(c, kind, a, i);
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
    param = param_of(r, c->m, text + i + 2, n - i - 2);
    if (n >= end || text[n] != trait(r, trait_MACBRACE, 1)) return 1;
    if (param < 0)
      set_error(c->m, OF0608, i + 2, n - i - 2);
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
  param = param_of(r, c->m, text + i + 1, n - i - 1);
  if (param >= 0) cut(c, i, n - i, PIECE_PARAM, (uint32_t)param);
  return n - i;
}

/* Cuts the body into pieces. 0: memory is short. */
static int cut_body(Run *r, Macro *m, const uint8_t *text, uint32_t end) {
  Cutter cutter;
  Cutter *c = &cutter;
  const uint8_t *special = r->lang.special;
  const uint8_t ref = trait(r, trait_MACREF, 0), raw = trait(r, trait_MACRAW, 0);
  const uint8_t comment_byte = trait(r, trait_COMMENT, 0);
  uint32_t i = m->body;
  uint8_t open = 0, close = 0;
  int comment = 0;
  c->r = r;
  c->m = m;
  c->text = text;
  c->literal = i;
  c->failed = 0;
  while (i < end && !c->failed) {
    uint8_t ch;
    uint32_t step = 1;
    while (!special[text[i]]) i++; /* the end of a line is special, and a body ends in one */
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
  if (end > c->literal) add_piece(c, PIECE_TEXT, c->literal, end - c->literal);
  return !c->failed;
}

/* Makes a definition out of its record. 0: memory is short; then nothing is kept. */
static uint32_t make_macro(Run *r, const Block *b, const uint8_t *record, uint32_t line,
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
  m->source = b->source;
  m->line = line;
  m->record = (uint32_t)(record - r->a->base);
  m->is_inline = get_u16(record + REC_ID) == OP_SEGMENT;
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
  if ((record[REC_FLAGS] & (FLAG_LABEL | FLAG_ANON)) == FLAG_LABEL)
    m->name = record_label(record);
  else {
    for (i = 0; i < n && is_ident(r, text[start + i]); i++) {}
    if (is_name(r, text, start, i)) {
      m->name = intern(r, text + start, i);
      if (!m->name) return 0;
      start += i;
      n -= i;
    } else
      set_error(m, OF0604, start, n);
  }
  m->params = r->t->params;
  if (!parse_params(r, m, text, start, start + n)) return 0;
  m->params = arena_take(r->a, (m->n_params + 1) * (uint32_t)sizeof(Param));
  if (!m->params) return 0;
  memcpy(r->a->base + m->params, r->a->base + r->t->params, m->n_params * sizeof(Param));
  if (!has_room(r, (uint64_t)(body_end - m->body) * PIECE_BYTES / 2 + STATEMENT_RESERVE)) {
    r->a->wanted = (body_end - m->body) * (uint32_t)PIECE_BYTES / 2;
    return 0;
  }
  if (!cut_body(r, m, text, body_end)) return 0;
  return at;
}

RunResult macro_collect(Run *r, const Block *b, const uint8_t *record, uint32_t line) {
  Task *t = r->t;
  uint32_t at, key;
  Macro *m;
  if (!map_ready(&t->macros, r->a)) return need_memory(r, STATEMENT_RESERVE);
  at = make_macro(r, b, record, line, b->pos);
  if (!at) {
    uint32_t wanted = r->a->wanted; /* what was taken is lost: names that were interned lie in it */
    return need_memory(r, (uint64_t)wanted + STATEMENT_RESERVE);
  }
  m = AT(r, Macro, at);
  m->pass = STATIC_PASS;
  key = m->name ? space_path(r, b->space, m->name) : 0;
  if (m->name && !key) return need_memory(r, STATEMENT_RESERVE);
  m->key = key;
  if (key && !map_get(&t->macros, r->a, MACRO_SPACE, key))
    map_set(&t->macros, r->a, MACRO_SPACE, key, at);
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
    diag_arg(d, ARG_SPAN, m->error_at - at, m->error_len, 0);
    diag_arg(d, ARG_NAME, m->name, 0, 0);
  } else if (m->error >= OF1201)
    diag_arg(d, ARG_LIMIT, m->error - OF1201, 0, r->t->limits[m->error - OF1201]);
  else
    diag_arg(d, ARG_SPAN, m->error_at - at, m->error_len, 0);
}

/* What a definition must not be: named like a directive or another macro, or inside another. */
static void check_definition(Run *r, Frame *f, const Macro *m, uint32_t other) {
  Task *t = r->t;
  const Param *params = AT(r, Param, m->params);
  DiagRec *d;
  uint32_t i;
  if (m->error) define_diag(r, f, m);
  if (!m->name) return;
  if (lang_word(&r->lang, names_get(&t->names, r->a, m->name)->word & NAME_WORD)->dir) {
    d = diag_statement(r, f, OF0603);
    diag_arg(d, ARG_NAME, m->name, 0, 0);
  }
  if (other) {
    const Macro *o = AT(r, Macro, other);
    d = diag_statement(r, f, OF0602);
    diag_arg(d, ARG_OP, m->is_inline ? OP_SEGMENT : OP_MACRO, 0, 0);
    diag_arg(d, ARG_NAME, m->name, 0, 0);
    diag_note(d, o->source, o->line, 0, 0);
  }
  for (i = 0; i < m->n_params; i++) {
    if (!lang_word(&r->lang, names_get(&t->names, r->a, params[i].name)->word & NAME_WORD)->dir)
      continue;
    d = diag_statement(r, f, OF0610);
    diag_arg(d, ARG_NAME, params[i].name, 0, 0);
  }
}

RunResult macro_execute(Run *r, Frame *f, const uint8_t *record) {
  Task *t = r->t;
  const Block *b = AT(r, Block, f->block);
  uint32_t here = (uint32_t)(record - r->a->base);
  uint32_t top = r->a->top, n_names = t->names.count;
  uint32_t at, known, key;
  Macro *m;
  if (b->is_static && !t->emitting) { /* collected when it was scanned */
    next_record(f, record);
    return RUN_OK;
  }
  if ((record[REC_FLAGS] & (FLAG_LABEL | FLAG_ANON)) == FLAG_LABEL) {
    key = space_find(r, AT(r, Scope, t->scope)->space, record_label(record));
    known = key ? map_get(&t->macros, r->a, MACRO_SPACE, key) : 0;
    m = known ? AT(r, Macro, known) : 0;
    if (m && m->record == here) { /* made from this very record before */
      if (m->pass != STATIC_PASS) m->pass = t->pass;
      if (t->emitting) check_definition(r, f, m, 0);
      next_record(f, record);
      return RUN_OK;
    }
  }
  if (!map_ready(&t->macros, r->a)) return need_memory(r, STATEMENT_RESERVE);
  at = make_macro(r, b, record, f->line, line_offset(r, b->source, f->line));
  if (!at) {
    uint32_t wanted = r->a->wanted; /* what was taken is lost: names that were interned lie in it */
    return need_memory(r, (uint64_t)wanted + STATEMENT_RESERVE);
  }
  m = AT(r, Macro, at);
  m->pass = t->pass;
  key = m->name ? space_path(r, AT(r, Scope, t->scope)->space, m->name) : 0;
  if (m->name && !key) return need_memory(r, STATEMENT_RESERVE);
  known = key ? map_get(&t->macros, r->a, MACRO_SPACE, key) : 0;
  if (known) {
    const Macro *o = AT(r, Macro, known);
    int same = o->record == here;
    int live = o->pass == STATIC_PASS || o->pass == t->pass;
    if (t->emitting) check_definition(r, f, m, live && !same ? known : 0);
    if (same) { /* keep the one that expansions refer to */
      AT(r, Macro, known)->pass = o->pass == STATIC_PASS ? STATIC_PASS : t->pass;
      if (t->names.count == n_names) r->a->top = top; /* else names lie there */
    } else if (!live)
      map_set(&t->macros, r->a, MACRO_SPACE, key, at);
  } else {
    if (t->emitting) check_definition(r, f, m, 0);
    if (key) map_set(&t->macros, r->a, MACRO_SPACE, key, at);
  }
  next_record(f, record);
  return RUN_OK;
}

/* A call that cannot be expanded: says why in the emitting pass and goes on. */
static RunResult refuse(Run *r, Frame *f, const uint8_t *record, uint32_t code, const Macro *m,
                        uint32_t n) {
  DiagRec *d;
  if (r->t->emitting) {
    d = diag_operand(r, f, code, code == OF0606 ? 0 : 1, -1);
    switch (code) {
    case OF0605:
      diag_arg(d, ARG_NUMBER, 0, 0, n);
      diag_arg(d, ARG_NAME, m->name, 0, 0);
      break;
    case OF0606:
      diag_arg(d, ARG_NAME, m->name, 0, 0);
      diag_arg(d, ARG_NAME, AT(r, Param, m->params)[n].name, 0, 0);
      break;
    default: diag_arg(d, ARG_NAME, m->name, 0, 0); break;
    }
  }
  if (!define_label(r, f, record)) return need_memory(r, STATEMENT_RESERVE);
  next_record(f, record);
  return RUN_OK;
}

/* Splits the argument list into t->args and takes the brackets of the call form off it. Returns
 * the number of arguments, or 0xff000000 + OF code. */
static uint32_t split(Run *r, const uint8_t *text, uint32_t *list_at, uint32_t *list_len,
                      int touches) {
  Task *t = r->t;
  MacroArg *args = AT(r, MacroArg, t->args);
  uint32_t n = 0;
  uint32_t at = *list_at, len = *list_len, end;
  trim(text, &at, &len);
  end = at + len;
  if (len && touches && text[at] == trait(r, trait_MACCALL, 0)) {
    uint32_t i = at + 1;
    /* The call form: the bracket that touches the name closes at the end of the line. */
    for (;;) {
      i = argument_end(r, text, i, end - 1);
      if (i == 0xffffffffu || i >= end - 1) break;
      i++;
    }
    if (len < 2 || i == 0xffffffffu || text[end - 1] != trait(r, trait_MACCALL, 1))
      return 0xff000000u + OF0609;
    at++;
    len -= 2;
    *list_at = at;
    *list_len = len;
    trim(text, &at, &len);
    end = at + len;
  }
  if (at >= end) return 0;
  for (;;) {
    uint32_t stop = argument_end(r, text, at, end);
    uint32_t from = at, size;
    if (stop == 0xffffffffu) return 0xff000000u + OF0609;
    if (n >= MACRO_ARGS || n >= t->limits[OPF_LIMIT_MACRO_PARAMS]) return 0xff000000u + OF1220;
    size = stop - at;
    trim(text, &from, &size);
    if (size == 0) {
      args[0].at = n + 1; /* which one, for the message */
      return 0xff000000u + OF0605;
    }
    args[n].at = from;
    args[n].len = size;
    args[n].raw_at = at;
    args[n].raw_len = stop - at;
    n++;
    if (stop >= end) return n;
    at = stop + 1;
  }
}

typedef struct Expansion {
  Run *r;
  const Macro *m;
  const uint8_t *body; /* text of the definition's source */
  const uint8_t *call; /* text of the call's source */
  uint32_t args_at, args_len;
  uint32_t n_args;
} Expansion;

/* The text a piece stands for. 0: an argument is missing; *out_len is its number. */
static inline const uint8_t *piece_text(const Expansion *x, const Piece *p, uint32_t *out_len) {
  const Param *params = AT(x->r, Param, x->m->params);
  if (p->kind == PIECE_TEXT) {
    *out_len = p->b;
    return x->body + p->a;
  }
  if (p->kind == PIECE_ALL) {
    *out_len = x->args_len;
    return x->call + x->args_at;
  }
  if (p->a < x->n_args) {
    const MacroArg *arg = AT(x->r, MacroArg, x->r->t->args) + p->a;
    *out_len = p->kind == PIECE_RAW ? arg->raw_len : arg->len;
    return x->call + (p->kind == PIECE_RAW ? arg->raw_at : arg->at);
  }
  if (p->kind != PIECE_RAW && p->a < x->m->n_params && params[p->a].has_default) {
    *out_len = params[p->a].len;
    return x->body + params[p->a].at;
  }
  *out_len = p->a + 1;
  return 0;
}

/* Length of the longest line of an expansion. */
static uint32_t longest_line(const Expansion *x) {
  uint32_t i, k, len, line = 0, longest = 0;
  for (i = 0; i < x->m->n_pieces; i++) {
    const Piece *p = piece_at(x->r, x->m, i);
    const uint8_t *text = piece_text(x, p, &len);
    if (p->kind == PIECE_TEXT) {
      for (k = len; k > 0 && !is_end(text[k - 1]); k--) {}
      if (k) line = 0;
      len -= k;
    }
    line += len;
    if (line > longest) longest = line;
  }
  return longest;
}

/* Line of an offset in the body of a definition. */
static uint32_t body_line(const Macro *m, const uint8_t *text, uint32_t offset, uint32_t *out_at) {
  uint32_t line = m->body_line;
  uint32_t at = m->body;
  for (;;) {
    uint32_t next = (uint32_t)(next_line(text + at) - text);
    if (next > offset) break;
    at = next;
    line++;
  }
  *out_at = at;
  return line;
}

static int same_arguments(const Expansion *x, uint32_t expansion) {
  const Source *s = AT(x->r, Source, expansion);
  return !x->m->uses_args ||
         (s->args_len == x->args_len &&
          memcmp(x->r->a->base + s->args, x->call + x->args_at, x->args_len) == 0);
}

/* The expansion of a call: its Source, made when new. The first one of a macro hangs on it, others
 * are found by the hash of their arguments. RUN_ERROR: *fault is a code for refuse. */
static RunResult expand(Run *r, const Expansion *x, uint32_t macro, uint32_t *out, uint32_t *fault,
                        uint32_t *fault_n) {
  Task *t = r->t;
  const Macro *m = x->m;
  uint64_t total = 1;
  uint32_t i, at, key = 0, others = 0;
  uint8_t *to;
  Source *s;
  at = m->expansion;
  if (at && !same_arguments(x, at)) {
    key = names_hash(x->call + x->args_at, x->args_len, 0) | 1;
    others = map_get(&t->expansions, r->a, macro, key);
    for (at = others; at && !same_arguments(x, at);) at = AT(r, Source, at)->next;
  }
  if (at) {
    *out = at;
    return RUN_OK;
  }
  for (i = 0; i < m->n_pieces; i++) {
    uint32_t len;
    if (!piece_text(x, piece_at(r, m, i), &len)) {
      *fault = OF0607;
      *fault_n = i;
      return RUN_ERROR;
    }
    total += len;
  }
  if (total > t->limits[OPF_LIMIT_LINE_BYTES] &&
      longest_line(x) > t->limits[OPF_LIMIT_LINE_BYTES]) {
    *fault = OF1208;
    *fault_n = 0;
    return RUN_ERROR;
  }
  if (total > 0x7fffffff || !has_room(r, total + x->args_len + STATEMENT_RESERVE))
    return need_memory(r, total + x->args_len + STATEMENT_RESERVE);
  if (!map_ready(&t->expansions, r->a)) return need_memory(r, STATEMENT_RESERVE);
  at = arena_take(r->a, sizeof(Source));
  s = AT(r, Source, at);
  memset(s, 0, sizeof *s);
  s->args_len = m->uses_args ? x->args_len : 0;
  s->args = arena_take(r->a, s->args_len + 1);
  memcpy(r->a->base + s->args, x->call + x->args_at, s->args_len);
  s->text = arena_take(r->a, (uint32_t)total);
  to = AT(r, uint8_t, s->text);
  for (i = 0; i < m->n_pieces; i++) {
    uint32_t len;
    const uint8_t *text = piece_text(x, piece_at(r, m, i), &len);
    memcpy(to, text, len);
    to += len;
  }
  *to = '\n';
  s->len = (uint32_t)total - 1;
  s->origin = m->source;
  s->origin_line = m->body_line;
  s->next = others;
  if (key)
    map_set(&t->expansions, r->a, macro, key, at);
  else
    AT(r, Macro, macro)->expansion = at;
  *out = at;
  return RUN_OK;
}

static RunResult unknown(Run *r, Frame *f, const uint8_t *record, uint32_t name) {
  int dotted = record[REC_FLAGS] & FLAG_DOTTED;
  if (r->t->emitting && (dotted || !r->t->cpu_unknown)) diag_unknown(r, f, name, dotted);
  if (!define_label(r, f, record)) return need_memory(r, STATEMENT_RESERVE);
  next_record(f, record);
  return RUN_OK;
}

/* The scope of a call: its own, named by the label if there is one. */
static RunResult enter_call(Run *r, Frame *f, const uint8_t *record, uint32_t block,
                            uint32_t macro) {
  Task *t = r->t;
  uint32_t label = record[REC_FLAGS] & FLAG_LABEL ? AT(r, uint32_t, f->slots)[f->slot] : 0;
  uint32_t is_inline = AT(r, Macro, macro)->is_inline;
  RunResult result =
      enter_child(r, f, is_inline ? OPF_FRAME_SEGMENT : OPF_FRAME_MACRO, 0, block, macro);
  Frame *c;
  Scope *s;
  if (result != RUN_OK) return result;
  t->made_lines += AT(r, Macro, macro)->n_lines + 1;
  if (is_inline) return RUN_OK;
  c = AT(r, Frame, t->frame);
  if (!c->scope) c->scope = scope_new(r, OP_MACRO);
  s = AT(r, Scope, c->scope);
  s->source = AT(r, Block, f->block)->source;
  s->line = f->line;
  if (label) {
    s->symbol = label & ~(uint32_t)1;
    AT(r, Symbol, s->symbol)->own_scope = c->scope;
  }
  scope_enter(r, c->scope);
  return RUN_OK;
}

/* The definition that a name means here: in the namespaces around, innermost first. */
static uint32_t find_macro(Run *r, uint32_t name) {
  const Task *t = r->t;
  uint32_t space = AT(r, Scope, t->scope)->space;
  for (;;) {
    uint32_t key = space_find(r, space, name);
    uint32_t macro = key ? map_get(&t->macros, r->a, MACRO_SPACE, key) : 0;
    if (macro) {
      const Macro *m = AT(r, Macro, macro);
      if (m->pass == STATIC_PASS || m->pass == t->pass) return macro;
    }
    if (!space) return 0;
    space = space_outer(r, space);
  }
}

/* 1 if a name still means the definition that it meant at this place in the last pass: a static one
 * is never replaced, and outside of namespaces nothing hides it. */
static int still_means(const Run *r, uint32_t macro, uint32_t name) {
  const Macro *m = AT(r, Macro, macro);
  return macro && m->pass == STATIC_PASS && m->key == name && !AT(r, Scope, r->t->scope)->space;
}

RunResult macro_call(Run *r, Frame *f, const uint8_t *record) {
  Task *t = r->t;
  const uint8_t *p = record_operands(record);
  uint32_t name = get_u32(p) & 0xffffffu;
  uint32_t macro, at, len, n, i, expansion = 0, block, fault = 0, fault_n = 0;
  Macro *m;
  const Param *params;
  Expansion x;
  RunResult result;
  Frame *next;
  const Block *b = AT(r, Block, f->block);
  at = f->child ? AT(r, Frame, f->child)->next : f->first_child;
  next = at && AT(r, Frame, at)->opener == f->record ? AT(r, Frame, at) : 0;
  macro = next && still_means(r, next->macro, name) ? next->macro : find_macro(r, name);
  if (!macro) return unknown(r, f, record, name);
  m = AT(r, Macro, macro);
  if (m->error) { /* said at the definition */
    if (!define_label(r, f, record)) return need_memory(r, STATEMENT_RESERVE);
    next_record(f, record);
    return RUN_OK;
  }
  if (f->depth_calls >= t->limits[OPF_LIMIT_MACRO_DEPTH]) {
    diag_limit(r, f, OPF_LIMIT_MACRO_DEPTH);
    next_record(f, record);
    return RUN_OK;
  }
  if (t->made_lines + m->n_lines + 1 > t->limits[OPF_LIMIT_EXPANSION_LINES]) {
    diag_limit(r, f, OPF_LIMIT_EXPANSION_LINES);
    next_record(f, record);
    return RUN_OK;
  }
  /* The call of the last pass stands where nothing it depends on has changed. */
  if (next && next->macro == macro && AT(r, Block, next->block)->contract == t->contract) {
    if (!define_label(r, f, record)) return need_memory(r, STATEMENT_RESERVE);
    return enter_call(r, f, record, next->block, macro);
  }
  x.r = r;
  x.m = m;
  x.body = source_text(r, m->source, &len);
  x.call = source_text(r, b->source, &len);
  at = get_u32(p + 12);
  x.args_at = at + (get_u32(p + 4) & 0xffffffu);
  x.args_len = get_u32(p + 8);
  n = split(r, x.call, &x.args_at, &x.args_len, x.args_at > at && !is_blank(x.call[x.args_at - 1]));
  if (n > 0xff000000u) {
    fault = n - 0xff000000u;
    if (fault == OF1220) {
      diag_limit(r, f, OPF_LIMIT_MACRO_PARAMS);
      next_record(f, record);
      return RUN_OK;
    }
    return refuse(r, f, record, fault, m, AT(r, MacroArg, t->args)[0].at);
  }
  x.n_args = n;
  params = AT(r, Param, m->params);
  for (i = n; i < m->n_params; i++)
    if (!params[i].has_default) return refuse(r, f, record, OF0606, m, i);
  result = expand(r, &x, macro, &expansion, &fault, &fault_n);
  if (result == RUN_ERROR && fault == OF1208) {
    diag_limit(r, f, OPF_LIMIT_LINE_BYTES);
    next_record(f, record);
    return RUN_OK;
  }
  if (result == RUN_ERROR && fault == OF0607) {
    /* The reference is at fault; the call that shows it is the note. */
    const Piece *piece = piece_at(r, m, fault_n);
    uint32_t line_at, line = body_line(m, x.body, piece->b, &line_at);
    if (t->emitting) {
      DiagRec *d =
          diag_at(r, f, OF0607, m->source, line, piece->b - line_at, piece->b - line_at + 2);
      diag_arg(d, ARG_NAME, m->name, 0, 0);
      diag_arg(d, ARG_NUMBER, 0, 0, n);
      diag_arg(d, ARG_NUMBER, 0, 0, piece->a + 1);
      diag_note(d, b->source, f->line, 0, 0);
    }
    if (!define_label(r, f, record)) return need_memory(r, STATEMENT_RESERVE);
    next_record(f, record);
    return RUN_OK;
  }
  if (result == RUN_ERROR) return refuse(r, f, record, fault, m, fault_n);
  if (result != RUN_OK) return result;
  block = block_of_expansion(r, expansion, m->n_lines);
  if (!block) return need_memory(r, STATEMENT_RESERVE);
  if (!define_label(r, f, record)) return need_memory(r, STATEMENT_RESERVE);
  return enter_call(r, f, record, block, macro);
}
