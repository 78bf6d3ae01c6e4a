/* call.c - calls of macros, and the expansions of calls and patterns.
 *
 * A call joins the pieces of the body with the texts of its arguments into a source whose lines
 * stand for those of the body. Equal calls share it.
 * Owns:       expansions.
 * Tests:      test/asm/macro
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "asm/macro.h"

/* A line that is longer counts as several made lines. */
enum { LINE_BYTES = 64 };

void next_statement(Run *r, Frame *f, const uint8_t *record) {
  next_record(f, record);
  if (record[REC_KIND] != KIND_MATCH) return;
  for (record = AT(r, uint8_t, f->record); record[REC_KIND] == KIND_LINK;
       record = AT(r, uint8_t, f->record))
    f->record = get_u32(record + REC_HEAD);
  if (has_site(record)) f->site++;
  next_record(f, record);
}

RunResult call_pass(Run *r, Frame *f, const uint8_t *record) {
  if (!define_label(r, f, record)) return need_memory(r, STATEMENT_RESERVE);
  next_statement(r, f, record);
  return RUN_OK;
}

/* A limit ends the pass at a call. */
static RunResult call_limit(Run *r, Frame *f, const uint8_t *record, uint32_t limit) {
  diag_limit(r, f, limit);
  next_statement(r, f, record);
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
  return call_pass(r, f, record);
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
  uint32_t call_source;
  uint32_t args_at, args_len;
  uint32_t n_args;
} Expansion;

/* The text a piece stands for. 0: an argument is missing; *out_len is its number. */
static inline const uint8_t *piece_text(const Expansion *x, const Piece *p, uint32_t *out_len) {
  const Param *params;
  uint32_t kind, number;
  if (!(p->what & PIECE_REFERENCE)) {
    *out_len = p->what;
    return x->body + p->at;
  }
  kind = piece_kind(p);
  number = piece_number(p);
  if (kind == PIECE_ALL) {
    *out_len = x->args_len;
    return x->call + x->args_at;
  }
  if (number < x->n_args) {
    const MacroArg *arg = AT(x->r, MacroArg, x->r->t->args) + number;
    *out_len = kind == PIECE_RAW ? arg->raw_len : arg->len;
    return x->call + (kind == PIECE_RAW ? arg->raw_at : arg->at);
  }
  params = AT(x->r, Param, x->m->params);
  if (kind != PIECE_RAW && number < x->m->n_params && params[number].at) {
    *out_len = params[number].len;
    return x->body + params[number].at;
  }
  *out_len = number + 1;
  return 0;
}

/* Length of the longest line of an expansion. */
static uint32_t longest_line(const Expansion *x) {
  uint32_t i, k, len, line = 0, longest = 0;
  for (i = 0; i < x->m->n_pieces; i++) {
    const Piece *p = piece_at(x->r, x->m, i);
    const uint8_t *text = piece_text(x, p, &len);
    if (piece_kind(p) == PIECE_TEXT) {
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
  uint32_t len;
  return !x->m->uses_args ||
         (s->args_len == x->args_len && memcmp(source_text(x->r, s->args_source, &len) + s->args,
                                               x->call + x->args_at, x->args_len) == 0);
}

enum { SOURCE_BYTES = (sizeof(Source) + 7) & ~7u };

/* The expansion of a call: its Source, made when new. The first one of a macro hangs on it, others
 * are found by the hash of their arguments. RUN_ERROR: *fault is a code for refuse. */
static RunResult expand(Run *r, const Expansion *x, uint32_t macro, uint32_t *out, uint32_t *fault,
                        uint32_t *fault_n) {
  Task *t = r->t;
  const Macro *m = x->m;
  uint64_t total = 1;
  uint32_t i, at, room, key = 0, others = 0;
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
  if (key && !map_ready(&t->expansions, r->a)) return need_memory(r, STATEMENT_RESERVE);
  /* The text is made above the top, as far as there is room; then it is known how long it is. */
  at = r->a->top;
  to = r->a->base + at + SOURCE_BYTES;
  room = r->a->size - at;
  room = room > SOURCE_BYTES + STATEMENT_RESERVE ? room - SOURCE_BYTES - STATEMENT_RESERVE : 0;
  for (i = 0; i < m->n_pieces; i++) {
    uint32_t len;
    const uint8_t *text = piece_text(x, piece_at(r, m, i), &len);
    if (!text) {
      *fault = OF0607;
      *fault_n = i;
      return RUN_ERROR;
    }
    if (total + len <= room) memcpy(to + total - 1, text, len);
    total += len;
  }
  if (total > t->limits[OPF_LIMIT_LINE_BYTES] &&
      longest_line(x) > t->limits[OPF_LIMIT_LINE_BYTES]) {
    *fault = OF1208;
    *fault_n = 0;
    return RUN_ERROR;
  }
  if (t->made_lines + total / LINE_BYTES > t->limits[OPF_LIMIT_EXPANSION_LINES]) {
    *fault = OF1206;
    return RUN_ERROR;
  }
  if (total > 0x7fffffff || total > room) return need_memory(r, total + STATEMENT_RESERVE);
  to[total - 1] = '\n';
  (void)arena_take(r->a, SOURCE_BYTES + (uint32_t)total);
  s = AT(r, Source, at);
  memset(s, 0, sizeof *s);
  s->args_len = m->uses_args ? x->args_len : 0;
  s->args = x->args_at;
  s->args_source = x->call_source;
  s->text = at + SOURCE_BYTES;
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
  uint32_t hidden = 0;
  if (r->t->emitting && r->t->imports) (void)import_macro(r, name, &hidden);
  if (r->t->emitting && !hidden && !dotted) {
    RunResult result = pattern_hidden(r, f, record, &hidden);
    if (result != RUN_OK) return result;
  }
  if (hidden) {
    const Macro *m = AT(r, Macro, hidden);
    DiagRec *d = diag_operand(r, f, OF0614, 0, -1);
    diag_arg(d, ARG_OP, m->op, 0, 0);
    diag_arg(d, ARG_NAME, m->name, 0, 0);
    diag_arg(d, ARG_NAME, module_at(r, m->module)->name, 0, 0);
  } else if (r->t->imports && import_is_told(r, name)) {
  } else if (r->t->emitting && (dotted || !r->t->cpu_unknown))
    diag_unknown(r, f, name, dotted);
  return call_pass(r, f, record);
}

/* Lines that a call makes, or more when they are long. */
static uint32_t lines_made(const Run *r, uint32_t block, uint32_t macro) {
  uint32_t n = AT(r, Macro, macro)->n_lines + 1;
  uint32_t long_lines =
      AT(r, Source, (AT(r, Block, block)->source - SOURCE_LOCAL) * 8)->len / LINE_BYTES;
  return n > long_lines ? n : long_lines;
}

/* The scope of a call: its own, named by the label if there is one. */
static RunResult enter_call(Run *r, Frame *f, const uint8_t *record, uint32_t block,
                            uint32_t macro) {
  Task *t = r->t;
  uint32_t label = record[REC_FLAGS] & FLAG_LABEL ? frame_slots(f)[f->slot] : 0;
  uint32_t op = AT(r, Macro, macro)->op;
  uint32_t kind = op == OP_MACRO     ? OPF_FRAME_MACRO
                  : op == OP_SEGMENT ? OPF_FRAME_SEGMENT
                                     : OPF_FRAME_STATEMENT;
  RunResult result = enter_child(r, f, kind, 0, block, macro);
  Frame *c;
  Scope *s;
  if (result != RUN_OK) return result;
  t->made_lines += lines_made(r, block, macro);
  if (op != OP_MACRO) return RUN_OK;
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
    uint32_t macro = key ? map_get(&t->macros, r->a, t->module, key) : 0;
    if (macro) {
      const Macro *m = AT(r, Macro, macro);
      if (m->pass == STATIC_PASS || m->pass == t->pass) return macro;
    }
    if (!space) break;
    space = space_outer(r, space);
  }
  return t->imports ? import_macro(r, name, 0) : 0;
}

/* 1 if a name still means the definition that it meant at this place in the last pass: a static one
 * is never replaced, and outside of namespaces nothing hides it. */
static int still_means(const Run *r, uint32_t macro, uint32_t name) {
  const Macro *m = AT(r, Macro, macro);
  return macro && m->pass == STATIC_PASS && m->key == name && m->module == r->t->module &&
         !AT(r, Scope, r->t->scope)->space;
}

/* A reference of the body to an argument that the call has not: that is at fault, and the call that
 * shows it is the note. */
static void say_missing(Run *r, Frame *f, const Expansion *x, uint32_t i) {
  const Macro *m = x->m;
  const Piece *piece = piece_at(r, m, i);
  uint32_t line_at, line = body_line(m, x->body, piece->at, &line_at);
  DiagRec *d = diag_at(r, f, OF0607, m->source, line, piece->at - line_at, piece->at - line_at + 2);
  diag_arg(d, ARG_NAME, m->name, 0, 0);
  diag_arg(d, ARG_NUMBER, 0, 0, x->n_args);
  diag_arg(d, ARG_SPAN, d->start, d->end - d->start, 0);
  diag_note(d, AT(r, Block, f->block)->source, f->line, 0, 0);
}

/* Whether one call more may be open. 0: a limit was said. */
static int may_call(Run *r, Frame *f, const Macro *m) {
  const Task *t = r->t;
  if (f->depth_calls >= t->limits[OPF_LIMIT_MACRO_DEPTH]) {
    diag_limit(r, f, OPF_LIMIT_MACRO_DEPTH);
    return 0;
  }
  if (t->made_lines + m->n_lines + 1 > t->limits[OPF_LIMIT_EXPANSION_LINES]) {
    diag_limit(r, f, OPF_LIMIT_EXPANSION_LINES);
    return 0;
  }
  return 1;
}

/* The frame that the record at hand may have had in the last pass, or 0. */
static Frame *last_frame(const Run *r, const Frame *f) {
  uint32_t at = f->child ? AT(r, Frame, f->child)->next : f->first_child;
  return at && AT(r, Frame, at)->opener == f->record ? AT(r, Frame, at) : 0;
}

/* 1 if the call of the last pass stands: nothing it depends on has changed. */
static int still_stands(const Run *r, const Frame *last, uint32_t macro) {
  const Block *b;
  if (!last || last->macro != macro) return 0;
  b = AT(r, Block, last->block);
  return b->contract == r->t->contract && b->n_keys == r->t->n_keys;
}

/* Enters the lines of a call, which are known. */
static RunResult enter_lines(Run *r, Frame *f, const uint8_t *record, uint32_t macro,
                             uint32_t block) {
  if (!define_label(r, f, record)) return need_memory(r, STATEMENT_RESERVE);
  return enter_call(r, f, record, block, macro);
}

/* Enters the lines of a call, made when they are new. */
static RunResult enter_expansion(Run *r, Frame *f, const uint8_t *record, uint32_t macro,
                                 const CallText *text) {
  const Macro *m = AT(r, Macro, macro);
  uint32_t len, expansion = 0, block, fault = 0, fault_n = 0;
  Expansion x;
  RunResult result;
  x.r = r;
  x.m = m;
  x.body = source_text(r, m->source, &len);
  x.call = text->text;
  x.call_source = text->source;
  x.args_at = text->at;
  x.args_len = text->len;
  x.n_args = text->n_args;
  result = expand(r, &x, macro, &expansion, &fault, &fault_n);
  if (result == RUN_ERROR && fault == OF0607) {
    if (r->t->emitting) say_missing(r, f, &x, fault_n);
    return call_pass(r, f, record);
  }
  if (result == RUN_ERROR)
    return call_limit(r, f, record,
                      fault == OF1208 ? OPF_LIMIT_LINE_BYTES : OPF_LIMIT_EXPANSION_LINES);
  if (result != RUN_OK) return result;
  block = block_of_expansion(r, expansion, m->n_lines, AT(r, Block, f->block)->body);
  if (!block) return need_memory(r, STATEMENT_RESERVE);
  return enter_lines(r, f, record, macro, block);
}

RunResult call_expand(Run *r, Frame *f, const uint8_t *record, uint32_t macro,
                      const CallText *text) {
  const Macro *m = AT(r, Macro, macro);
  if (m->error) return call_pass(r, f, record); /* said at the definition */
  if (may_call(r, f, m)) return enter_expansion(r, f, record, macro, text);
  next_statement(r, f, record);
  return RUN_OK;
}

int call_again(Run *r, Frame *f, const uint8_t *record, RunResult *out_result) {
  const Frame *last = last_frame(r, f);
  if (!last || !last->macro || !still_stands(r, last, last->macro) ||
      !may_call(r, f, AT(r, Macro, last->macro)))
    return 0;
  *out_result = enter_lines(r, f, record, last->macro, last->block);
  return 1;
}

RunResult macro_call(Run *r, Frame *f, const uint8_t *record) {
  Task *t = r->t;
  const uint8_t *p = record_operands(record);
  uint32_t name = get_u32(p) & 0xffffffu;
  uint32_t macro, at, len, n, i;
  const Macro *m;
  const Param *params;
  const uint8_t *source;
  const Frame *last = last_frame(r, f);
  CallText text;
  macro = last && still_means(r, last->macro, name) ? last->macro : find_macro(r, name);
  if (!macro) return unknown(r, f, record, name);
  m = AT(r, Macro, macro);
  if (m->error) return call_pass(r, f, record); /* said at the definition */
  if (!may_call(r, f, m)) {
    next_record(f, record);
    return RUN_OK;
  }
  if (still_stands(r, last, macro)) return enter_lines(r, f, record, macro, last->block);
  text.source = AT(r, Block, f->block)->source;
  text.text = source = source_text(r, text.source, &len);
  at = get_u32(p + 12);
  text.at = at + (get_u32(p + 4) & 0xffffffu);
  text.len = get_u32(p + 8);
  n = split(r, source, &text.at, &text.len, text.at > at && !is_blank(source[text.at - 1]));
  if (n == 0xff000000u + OF1220) return call_limit(r, f, record, OPF_LIMIT_MACRO_PARAMS);
  if (n > 0xff000000u)
    return refuse(r, f, record, n - 0xff000000u, m, AT(r, MacroArg, t->args)[0].at);
  text.n_args = n;
  params = AT(r, Param, m->params);
  for (i = n; i < m->n_params; i++)
    if (!params[i].at) return refuse(r, f, record, OF0606, m, i);
  return enter_expansion(r, f, record, macro, &text);
}
