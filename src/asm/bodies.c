/* bodies.c - lines kept as text: where a construct ends, and what is known of it before the passes.
 *
 * The lines of an opener are not parsed where they stand; their end is found by the first words of
 * lines. Definitions in files and regions that are always read are static: they are collected when
 * their lines are scanned.
 * Owns:       the list of texts to be collected.
 * Tests:      test/asm/cond, test/asm/macro
 * SPDX-License-Identifier: MIT
 */
#include "asm/bodies.h"

#include <string.h>

/* The operation that the first word of the line at text names, or OP_COUNT. */
RunResult head_op(Run *r, const uint8_t *text, uint32_t *op) {
  Scan *s = &r->scan;
  uint32_t i;
  *op = OP_COUNT;
  for (;;) {
    ScanResult result;
    s->line = text;
    s->steps = r->t->limits[OPF_LIMIT_VM_STEPS];
    result = scan_tokens(s, state_HEAD);
    if (result == SCAN_GROW) {
      if (!grow_buffer(r, s->grow)) return need_memory(r, STATEMENT_RESERVE);
      continue;
    }
    if (result == SCAN_MEMORY) return need_memory(r, (uint64_t)r->a->wanted + STATEMENT_RESERVE);
    break;
  }
  for (i = 0; i < s->n_tokens; i++) {
    const Word *word;
    if (s->tokens[i].kind != TOKEN_DOTNAME && s->tokens[i].kind != TOKEN_NAME) continue;
    word = lang_word(&r->lang, s->tokens[i].word);
    if (word->dir) {
      uint32_t id = get_u16(package_row(r->lang.package, CHUNK_DIRS, word->dir - 1u) + DIRS_id);
      if (id < OP_COUNT) *op = id;
    }
    break;
  }
  return RUN_OK;
}

/* Conditionals and choices go on to parts, so their closers are checked by the pass. */
int has_parts(uint32_t group) { return group == GROUP_COND || group == GROUP_MATCH; }

int is_definition(uint32_t group) {
  return group == GROUP_MACRO || group == GROUP_SEGMENT || group == GROUP_STATEMENT;
}

/* Constructs of other groups that are open in a body. */
typedef struct Inner {
  uint32_t n_open[GROUP_COUNT];
  uint32_t total;
} Inner;

/* 1: the line closes a construct that is not open in the body, nor can it be a mistake of one that
 * is. */
static int is_crossing(Inner *inner, uint32_t op) {
  const OpInfo *info = &op_info[op];
  if (info->role == ROLE_OPENER || info->role == ROLE_REGION || info->role == ROLE_SCOPE) {
    inner->n_open[info->group]++;
    inner->total++;
  } else if (info->role == ROLE_CLOSER || info->role == ROLE_LEAVE) {
    if (!inner->n_open[info->group]) return inner->total == 0;
    inner->n_open[info->group]--;
    inner->total--;
  }
  return 0;
}

/* Lines that may be looked at more than once, for each level that may be open. */
enum { LOOKED_PER_LEVEL = 1 << 17 };

/* Finds the end of the body that starts at offset `at`. */
RunResult find_body(Run *r, const Block *b, uint32_t group, uint32_t at, uint32_t line,
                    Body *body) {
  uint32_t len;
  const uint8_t *text = source_text(r, b->source, &len);
  uint32_t last = b->first_line + b->n_lines;
  uint32_t depth = 0;
  Inner inner;
  uint32_t crossed = 0;
  uint64_t looked = r->t->looked;
  uint64_t most = (uint64_t)r->t->limits[OPF_LIMIT_BLOCK_DEPTH] * LOOKED_PER_LEVEL;
  memset(&inner, 0, sizeof inner);
  body->at = at;
  body->line = line;
  body->crossed_line = 0;
  body->closed = 0;
  body->deep = 0;
  body->nested_line = 0;
  while (at < len && line < last) {
    uint32_t op = OP_COUNT;
    const uint8_t *seen = text + at; /* the end of the line lies behind it */
    if (r->lang.classes[*seen] != 0) {
      RunResult result = head_op(r, seen, &op);
      if (result != RUN_OK) return result;
      seen = r->scan.stop;
    }
    if (depth && ++looked > most) { /* few levels, but too many lines in them */
      body->deep = 1;
      break;
    }
    if (op < OP_COUNT && op_info[op].group == group) {
      uint32_t role = op_info[op].role;
      if (role == ROLE_OPENER || role == ROLE_REGION) {
        /* Every level looks at the lines of the levels in it, so their number must be small. */
        if (++depth > r->t->limits[OPF_LIMIT_BLOCK_DEPTH]) {
          body->deep = 1;
          break;
        }
        if (!body->nested_line) body->nested_line = line;
      } else if (depth == 0) {
        body->closed = 1;
        break;
      } else if (role == ROLE_CLOSER)
        depth--;
    } else if (op < OP_COUNT) {
      if (is_crossing(&inner, op) && depth == 0 && !body->crossed_line) {
        body->crossed_line = line;
        crossed = at;
      }
      if (!body->nested_line && op_info[op].role == ROLE_OPENER && is_definition(op_info[op].group))
        body->nested_line = line;
    }
    at = (uint32_t)(next_line(seen) - text);
    line++;
  }
  if (body->closed || body->deep || is_definition(group) || group == GROUP_MODULE)
    body->crossed_line = 0; /* their lines are theirs, whatever they say */
  if (body->crossed_line) {
    line = body->crossed_line;
    at = crossed;
  }
  r->t->looked = looked;
  body->n_lines = line - body->line;
  body->next = at;
  body->next_line = line;
  return RUN_OK;
}

/* Whether a line has nothing or a comment on it. The scan is left behind its tokens. */
static RunResult is_blank(Run *r, const uint8_t *line, int *out) {
  Scan *s = &r->scan;
  ScanResult result;
  for (;;) {
    s->line = s->stop = line;
    s->steps = r->t->limits[OPF_LIMIT_VM_STEPS];
    result = scan_tokens(s, state_LINE);
    if (result == SCAN_MEMORY || (result == SCAN_GROW && !grow_buffer(r, s->grow)))
      return need_memory(r, STATEMENT_RESERVE);
    if (result == SCAN_GROW) continue;
    *out = result == SCAN_OK && s->n_tokens == 1;
    return RUN_OK;
  }
}

/* 1 if a line with this operation, or none, can belong to an opener that nothing closes. */
static int may_hold(uint32_t opener, uint32_t op) {
  switch (opener) {
  case OP_STRUCT:
  case OP_UNION:
    switch (op) {
    case OP_DATA:
    case OP_DS:
    case OP_RES:
    case OP_ALIGN:
    case OP_STRUCT:
    case OP_ENDSTRUCT:
    case OP_UNION:
    case OP_ENDUNION: return 1;
    default: return 0;
    }
  case OP_ENUM: return op == OP_COUNT;
  case OP_META: return op == OP_COUNT || op == OP_OUTPUT;
  case OP_ENCODE: return op == OP_CODES || op == OP_TEXTCODES || op == OP_PATTERN;
  case OP_SECTION:
    return op != OP_SECTION && op != OP_PLACE && op != OP_PACK && op != OP_LAYOUT &&
           op != OP_OUTPUT && op != OP_MAPFILE && op != OP_EXPORT && op != OP_USE &&
           op != OP_MODULE;
  default: /* a definition */
    return op == OP_COUNT || (!is_definition(op_info[op].group) && op_info[op].role != ROLE_REGION);
  }
}

RunResult assume_end(Run *r, const Block *b, uint32_t opener, Body *body, int *out_assumed) {
  uint32_t len, at = body->at, line = body->line, last = body->next_line;
  const uint8_t *text = source_text(r, b->source, &len);
  int ends_empty = type_is(opener) || is_definition(op_info[opener].group);
  *out_assumed = is_definition(op_info[opener].group) || type_is(opener) || opener == OP_ENCODE ||
                 opener == OP_SECTION || opener == OP_META;
  if (!*out_assumed) return RUN_OK;
  while (at < len && line < last) {
    uint32_t op;
    if (r->lang.classes[text[at]] != 0) {
      RunResult result = head_op(r, text + at, &op);
      if (result != RUN_OK) return result;
      if (is_definition(op_info[opener].group) && op < OP_COUNT &&
          op_info[op].role == ROLE_CLOSER && is_definition(op_info[op].group))
        body->crossed_line = line; /* the closer of another kind of definition */
      if (body->crossed_line == line) break;
      if (!may_hold(opener, op) ||
          (opener == OP_META && op == OP_COUNT && r->scan.tokens[0].kind != TOKEN_DOTNAME)) {
        int blank = 0;
        if (op == OP_COUNT) result = is_blank(r, text + at, &blank);
        if (result != RUN_OK) return result;
        if (!blank) break;
      }
      at = (uint32_t)(next_line(r->scan.stop) - text);
    } else if (ends_empty)
      break;
    else
      at = (uint32_t)(next_line(text + at) - text);
    line++;
  }
  if (line < body->crossed_line) body->crossed_line = 0; /* it is behind the end */
  body->n_lines = line - body->line;
  body->next = at;
  body->next_line = line;
  body->nested_line = 0;
  return RUN_OK;
}

int has_body(const OpInfo *info) {
  return info->role == ROLE_OPENER || info->role == ROLE_REGION || info->role == ROLE_PART;
}

/* Keeps a text whose definitions are static, to be scanned before the first pass: a file, or the
 * lines of a region. 0: memory is short. */
static int collect(Run *r, const Block *b, uint32_t name, const Body *body) {
  Task *t = r->t;
  const Reading *w = &t->reading;
  Collect *item;
  if (t->n_collect == t->max_collect) {
    uint32_t max = t->max_collect ? t->max_collect * 2 : 16;
    uint32_t at = arena_take(r->a, max * (uint32_t)sizeof(Collect));
    if (!at) return 0;
    if (t->n_collect)
      memcpy(r->a->base + at, r->a->base + t->collect, (size_t)t->n_collect * sizeof(Collect));
    t->collect = at;
    t->max_collect = max;
  }
  item = AT(r, Collect, t->collect) + t->n_collect++;
  item->source = b->source;
  item->contract = w->scan_contract;
  item->space = w->space;
  item->module = b->module;
  item->name = name;
  item->at = body->at;
  item->line = body->line;
  item->n_lines = body->n_lines;
  return 1;
}

/* Which branch of a conditional on text definitions is read: known when its lines are scanned.
 * Returns 1 for this one. */
static int is_read(Run *r, uint32_t op) {
  const Scan *s = &r->scan;
  Reading *w = &r->t->reading;
  uint32_t name = s->n_words ? s->words[0] & 0xffffffu : 0;
  int yes = 0;
  switch (op) {
  case OP_IFDEF: yes = define_find(r, name) != 0; break;
  case OP_IFNDEF: yes = define_find(r, name) == 0; break;
  case OP_ELSEIF: yes = w->names_asked == 1 && define_find(r, name) != 0; break;
  case OP_ELSE: yes = w->names_asked == 1; break;
  case OP_IF:
  case OP_ENDIF: w->names_asked = 0; return 0;
  default: return 0;
  }
  if (!w->names_asked && (op == OP_ELSEIF || op == OP_ELSE)) return 0;
  if (op == OP_IFDEF || op == OP_IFNDEF) w->names_asked = 1;
  if (yes) w->names_asked = 2;
  return yes;
}

/* Keeps the path of the namespace that is opened. 0: memory is short. */
static int open_space(Run *r) {
  const Scan *s = &r->scan;
  Reading *w = &r->t->reading;
  uint32_t name = s->flags & FLAG_LABEL ? s->label : s->count ? s->words[0] & 0xffffffu : 0;
  int is_deep = w->n_spaces >= r->t->limits[OPF_LIMIT_BLOCK_DEPTH]; /* the pass refuses it */
  uint32_t path = name && !is_deep ? space_path(r, w->space, name) : w->space;
  if (name && !path) return 0;
  w->space = path;
  w->n_spaces++;
  return 1;
}

/* What a line of static text adds to what is known before the first pass. */
RunResult collect_static(Run *r, Block *b, uint32_t at, uint32_t line, uint32_t op,
                         const Body *body) {
  const Scan *s = &r->scan;
  Reading *w = &r->t->reading;
  int done = 1;
  if (op == OP_EMPTY) return RUN_OK;
  switch (op) {
  case OP_MACRO:
  case OP_SEGMENT:
  case OP_STATEMENT: return macro_collect(r, b, AT(r, uint8_t, at), line);
  case OP_INCLUDE:
    if (s->count && s->words[0] >> 24 == TAG_STR)
      done = collect(r, b, s->words[0] & 0xffffffu, body);
    break;
  case OP_USE: return use_collect(r, b, at, line);
  case OP_MODULE: return module_collect(r, b, at, line, body);
  case OP_NAMESPACE: done = open_space(r); break;
  case OP_ENDNAMESPACE:
    if (w->n_spaces > 0 && --w->n_spaces < r->t->limits[OPF_LIMIT_BLOCK_DEPTH] &&
        w->space != b->first_space)
      w->space = space_outer(r, w->space);
    break;
  default:
    if (is_read(r, op) || (op_info[op].role == ROLE_REGION && !type_is(op) && op != OP_META))
      done = collect(r, b, 0, body);
    break;
  }
  return done ? RUN_OK : need_memory(r, STATEMENT_RESERVE);
}

/* The first line of a body with more than a comment on it: its number, or 0. */
RunResult first_statement(Run *r, const Block *b, const Body *body, uint32_t *out_line) {
  uint32_t len, at = body->at, i;
  const uint8_t *text = source_text(r, b->source, &len);
  *out_line = 0;
  for (i = 0; i < body->n_lines && at < len && !*out_line; i++) {
    int blank;
    RunResult result = is_blank(r, text + at, &blank);
    if (result != RUN_OK) return result;
    if (!blank) *out_line = body->line + i;
    at = (uint32_t)(next_line(text + at) - text);
  }
  return RUN_OK;
}
