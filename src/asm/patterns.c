/* patterns.c - patterns of statements: their keys, where they are seen, and what they match.
 *
 * A pattern is a definition like a macro, found by the longest key that its statement starts with.
 * Lines are parsed before all keys are known; what may be a statement of a pattern gets a MATCH
 * record in front of the record that it is otherwise. Keys that come up later let blocks be scanned
 * anew (Block.n_keys), those of a running pass let all of them (modules_renew).
 * Owns:       the lists of patterns by key.
 * Invariants: a program without patterns has no MATCH record, and no line of it costs more than one
 *             test.
 * Tests:      test/asm/statement
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "asm/macro.h"

static uint32_t patterns_of(const Run *r, uint32_t module, uint32_t key) {
  return module && key ? map_get(&r->t->patterns, r->a, module, key) : 0;
}

int pattern_watch(Run *r, uint32_t name) {
  Task *t = r->t;
  const Name *n = names_get(&t->names, r->a, name);
  uint32_t first = NAME_FOLD(n->first, r->lang.fold);
  if (map_get(&t->patterns, r->a, PATTERN_ANYWHERE, name)) return 1;
  if (!map_ready(&t->patterns, r->a)) return 0;
  map_set(&t->patterns, r->a, PATTERN_ANYWHERE, name, 1);
  t->key_first[first >> 5] |= (uint32_t)1 << (first & 31);
  if (!t->n_keys || n->len < t->key_least) t->key_least = n->len;
  if (n->len > t->key_most) t->key_most = n->len;
  t->n_keys++;
  t->looks_at_words = 1;
  return 1;
}

/* The name of the first len bytes of a name, if a statement may start with it, or 0. */
static uint32_t key_of(Run *r, const Name *name, uint32_t len) {
  Names *names = &r->t->names;
  const uint8_t *text = r->a->base + name->text;
  uint32_t id =
      names_find(names, r->a, text, len, names_hash(text, len, r->lang.fold), 0, r->lang.fold);
  return id && map_get(&r->t->patterns, r->a, PATTERN_ANYWHERE, id) ? id : 0;
}

/* The longest key of at most len bytes that a name starts with, or 0; *len is its length. */
static uint32_t longest_key(Run *r, const Name *name, uint32_t *len) {
  const Task *t = r->t;
  uint32_t first = NAME_FOLD(name->first, r->lang.fold);
  if (!(t->key_first[first >> 5] >> (first & 31) & 1)) return 0;
  if (*len > t->key_most) *len = t->key_most;
  for (; *len >= t->key_least && *len > 0; --*len) {
    uint32_t id = key_of(r, name, *len);
    if (id) return id;
  }
  return 0;
}

/* The token of the first word of a statement, or that of the end. */
static uint32_t word_token(const Scan *s) {
  uint32_t i = 0;
  while (i + 1 < s->n_tokens &&
         (s->tokens[i].kind == TOKEN_LABEL || s->tokens[i].kind == TOKEN_ANON))
    i++;
  return i;
}

int pattern_starts(Run *r, uint32_t body) {
  const Scan *s = &r->scan;
  const Token *word = &s->tokens[word_token(s)];
  const Name *name;
  uint32_t len;
  if (!r->t->n_keys || word->kind != TOKEN_NAME || body == OP_ENUM || body == OP_MODULE) return 0;
  name = names_get(&r->t->names, r->a, word->name);
  len = name->len;
  return longest_key(r, name, &len) != 0;
}

int pattern_known(const Run *r, uint32_t module, uint32_t key) {
  uint32_t at = patterns_of(r, module, key);
  int known = 0;
  for (; at && known < 2; at = AT(r, Macro, at)->next)
    if (macro_is_live(r, AT(r, Macro, at))) known = AT(r, Macro, at)->is_public ? 2 : 1;
  return known;
}

/* --- where patterns are seen --- */

/* Lists of patterns of a key, from the innermost one outward. */
typedef struct Places {
  uint32_t key;
  uint32_t space; /* the next one, while there is any */
  uint32_t n;     /* of modules behind them */
  int is_inside;
  int is_public; /* of the list at hand only public ones are seen */
  int is_hidden; /* what is not seen is looked for */
} Places;

static void places_open(const Run *r, Places *p, uint32_t key, int is_hidden) {
  p->key = key;
  p->space = AT(r, Scope, r->t->scope)->space;
  p->n = 0;
  p->is_inside = !is_hidden;
  p->is_hidden = is_hidden;
}

/* The next list that is not empty, or 0. */
static uint32_t places_next(Run *r, Places *p) {
  const Task *t = r->t;
  uint32_t module, key = p->key, at;
  p->is_public = 0;
  while (p->is_inside) {
    at = patterns_of(r, t->module, space_find(r, p->space, p->key));
    p->is_inside = p->space != 0;
    if (p->space) p->space = space_outer(r, p->space);
    if (at) return at;
  }
  if (!t->imports) return 0;
  do {
    int is_named = 1;
    module = p->is_hidden ? import_used(r, p->n) : import_pattern(r, p->key, p->n, &key, &is_named);
    p->n++;
    p->is_public = !is_named;
    at = module ? patterns_of(r, module, key) : 0;
  } while (module && !at);
  return at;
}

static int is_seen(const Run *r, const Places *p, const Macro *m) {
  return macro_is_live(r, m) && (!p->is_public || m->is_public);
}

/* 1 if any pattern of a key is seen here. */
static int sees_key(Run *r, uint32_t key, int is_hidden) {
  Places p;
  uint32_t at;
  places_open(r, &p, key, is_hidden);
  while ((at = places_next(r, &p)) != 0)
    for (; at; at = AT(r, Macro, at)->next)
      if (is_seen(r, &p, AT(r, Macro, at))) return 1;
  return 0;
}

int pattern_is_key(Run *r, uint32_t name) {
  return map_get(&r->t->patterns, r->a, PATTERN_ANYWHERE, name) && sees_key(r, name, 0);
}

/* --- definitions --- */

/* A definition is known from here on under its key and, inside of namespaces, its path. Room was
 * made before. */
static void add_pattern(Run *r, uint32_t pattern, uint32_t module, uint32_t path) {
  Task *t = r->t;
  uint32_t at = map_get(&t->patterns, r->a, module, path);
  AT(r, Macro, pattern)->key = path;
  (void)pattern_watch(r, AT(r, Macro, pattern)->name);
  (void)pattern_watch(r, path);
  if (!at) {
    map_set(&t->patterns, r->a, module, path, pattern);
    return;
  }
  while (AT(r, Macro, at)->next) at = AT(r, Macro, at)->next;
  AT(r, Macro, at)->next = pattern;
}

/* A pattern in front of this one that accepts the same, or 0. */
static uint32_t twin_before(const Run *r, uint32_t list, const Macro *m) {
  for (; list && AT(r, Macro, list) != m; list = AT(r, Macro, list)->next)
    if (macro_is_live(r, AT(r, Macro, list)) && signature_same(r, AT(r, Macro, list), m))
      return list;
  return 0;
}

RunResult pattern_collect(Run *r, const Block *b, const uint8_t *record, uint32_t line) {
  Task *t = r->t;
  uint32_t at, path, same;
  const Macro *m;
  if (!map_reserve(&t->patterns, r->a, 3)) return need_memory(r, STATEMENT_RESERVE);
  at = macro_make(r, b, record, line, t->reading.pos);
  if (!at) return need_memory(r, (uint64_t)r->a->wanted + STATEMENT_RESERVE);
  m = AT(r, Macro, at);
  AT(r, Macro, at)->pass = STATIC_PASS;
  if (!m->name) return RUN_OK; /* the pass says so */
  path = space_path(r, t->reading.space, m->name);
  if (!path) return need_memory(r, STATEMENT_RESERVE);
  for (same = patterns_of(r, b->module, path); same; same = AT(r, Macro, same)->next)
    if (AT(r, Macro, same)->source == m->source && AT(r, Macro, same)->line == line)
      return RUN_OK; /* scanned before, for another contract */
  add_pattern(r, at, b->module, path);
  return RUN_OK;
}

RunResult pattern_execute(Run *r, Frame *f, const uint8_t *record) {
  Task *t = r->t;
  const Block *b = AT(r, Block, f->block);
  uint32_t space = AT(r, Scope, t->scope)->space, line_at;
  uint32_t key, path, at, list;
  RunResult result;
  Macro *m;
  if (b->is_static && !t->emitting && t->n_order == 1) { /* collected when it was scanned */
    next_record(f, record);
    return RUN_OK;
  }
  line_at = line_offset(r, b->source, f->line);
  result = signature_key(r, b->source, line_at, &key);
  if (result != RUN_OK) return result;
  path = key ? space_path(r, space, key) : 0;
  if (key && !path) return need_memory(r, STATEMENT_RESERVE);
  list = patterns_of(r, t->module, path);
  for (at = list; at && !macro_is_here(r, f, AT(r, Macro, at));) at = AT(r, Macro, at)->next;
  if (at) {
    macro_met(r, f, at, twin_before(r, list, AT(r, Macro, at)));
    next_record(f, record);
    return RUN_OK;
  }
  if (!map_reserve(&t->patterns, r->a, 3)) return need_memory(r, STATEMENT_RESERVE);
  at = macro_make(r, b, record, f->line, line_at);
  if (!at) return need_memory(r, (uint64_t)r->a->wanted + STATEMENT_RESERVE);
  m = AT(r, Macro, at);
  m->pass = m->met = t->pass;
  t->patterns_vary = 1;
  if (path) add_pattern(r, at, t->module, path);
  if (t->emitting) macro_check(r, f, m, twin_before(r, list, m));
  next_record(f, record);
  return RUN_OK;
}

/* --- statements --- */

/* What a statement is matched with. */
typedef struct Match {
  uint32_t token; /* of its first word */
  uint32_t start, end;
  Unit *units;
  uint32_t n;
  uint32_t pattern;  /* the one that is meant, or 0 */
  uint32_t n_equal;  /* as good as it, itself among them */
  uint32_t n_faulty; /* of the key that was tried: signatures that cannot be read */
} Match;

/* The tokens of the line at an offset of the source at hand, as they were when it was scanned, and
 * room for its units. RUN_DONE: it is no statement of a pattern. */
static RunResult read_line(Run *r, const Frame *f, uint32_t line_at, Match *x) {
  Scan *s = &r->scan;
  uint32_t names_asked = f->taken_names && f->taken;
  uint32_t len, room;
  const uint8_t *text = source_text(r, AT(r, Block, f->block)->source, &len);
  ScanResult result;
  int replaced;
  do {
    s->line = s->stop = text + line_at;
    s->wide = 0;
    s->use = use_STATEMENT;
    s->steps = r->t->limits[OPF_LIMIT_VM_STEPS];
    result = scan_tokens(s, state_LINE);
    if (result == SCAN_OK && r->t->n_defines) result = defines_replace(r, names_asked, &replaced);
  } while (result == SCAN_GROW && grow_buffer(r, s->grow));
  if (result == SCAN_GROW || result == SCAN_MEMORY)
    return need_memory(r, (uint64_t)r->a->wanted + STATEMENT_RESERVE);
  memset(x, 0, sizeof *x);
  if (result != SCAN_OK) return RUN_DONE;
  x->token = word_token(s);
  if (s->tokens[x->token].kind != TOKEN_NAME) return RUN_DONE;
  room = units_room(r, x->token);
  if (!has_room(r, (uint64_t)room * sizeof(Unit) + STATEMENT_RESERVE))
    return need_memory(r, (uint64_t)room * sizeof(Unit) + STATEMENT_RESERVE);
  x->units = AT(r, Unit, r->a->top); /* nothing is kept in the arena while a line is matched */
  x->start = s->tokens[x->token].start;
  x->end = s->n_tokens > 1 ? s->tokens[s->n_tokens - 2].end : x->start;
  return RUN_OK;
}

/* 1 if pattern a wins over b. */
static int is_better(const Macro *a, const Macro *b) {
  return a->n_literals != b->n_literals ? a->n_literals > b->n_literals : a->n_atoms > b->n_atoms;
}

/* The best pattern of a list. */
static void match_list(Run *r, const Places *p, uint32_t list, Match *x) {
  uint32_t at;
  for (at = list; at; at = AT(r, Macro, at)->next) {
    const Macro *m = AT(r, Macro, at);
    const Macro *best = AT(r, Macro, x->pattern);
    if (!is_seen(r, p, m)) continue;
    if (m->error == OF0611 || m->error == OF1220) {
      x->n_faulty++;
      continue;
    }
    if (!signature_match(r, m, x->units, x->n)) continue;
    if (x->pattern && !is_better(m, best)) {
      x->n_equal += !is_better(best, m) && !twin_before(r, list, m);
      continue;
    }
    x->pattern = at;
    x->n_equal = 1;
  }
}

/* The best pattern of a key, whose name stands in front of the statement with len bytes: names as
 * they stand first, then in parts. */
static void match_key(Run *r, uint32_t key, uint32_t len, int is_hidden, Match *x) {
  uint32_t list;
  int is_split;
  Places p;
  for (is_split = 0; is_split < 2 && !x->pattern; is_split++) {
    x->n_faulty = 0;
    x->n = units_make(r, x->token, len, is_split, x->units);
    places_open(r, &p, key, is_hidden);
    while (!x->pattern && (list = places_next(r, &p)) != 0) match_list(r, &p, list, x);
  }
  /* The captures are those of the signature that was tried last. */
  if (x->pattern) (void)signature_match(r, AT(r, Macro, x->pattern), x->units, x->n);
}

/* The longest key of the statement that is seen: tries its patterns. */
static void match_statement(Run *r, Match *x) {
  const Name *name = names_get(&r->t->names, r->a, r->scan.tokens[x->token].name);
  uint32_t len = name->len, key;
  for (; (key = longest_key(r, name, &len)) != 0; len--) {
    if (!sees_key(r, key, 0)) continue;
    match_key(r, key, len, 0, x);
    return;
  }
}

RunResult pattern_hidden(Run *r, const Frame *f, const uint8_t *record, uint32_t *out) {
  const uint8_t *p = record_operands(record);
  const Name *name;
  uint32_t len, key;
  Match x;
  Places places;
  RunResult result;
  if (!r->t->n_keys || !r->t->imports) return RUN_OK;
  result = read_line(r, f, get_u32(p + 12), &x);
  if (result != RUN_OK) return result == RUN_DONE ? RUN_OK : result;
  name = names_get(&r->t->names, r->a, r->scan.tokens[x.token].name);
  for (len = name->len; (key = longest_key(r, name, &len)) != 0; len--) {
    if (!sees_key(r, key, 1)) continue;
    match_key(r, key, len, 1, &x);
    *out = x.pattern;
    if (x.pattern || len < name->len) return RUN_OK;
    places_open(r, &places, key, 1);
    *out = places_next(r, &places); /* the word is the key: that is what was meant */
    return RUN_OK;
  }
  return RUN_OK;
}

/* No pattern fits: the line is what the record behind says, which is of the same line. */
static RunResult go_on(Frame *f, const uint8_t *record) {
  next_record(f, record);
  return RUN_OK;
}

RunResult pattern_call(Run *r, Frame *f, const uint8_t *record) {
  uint32_t line_at = get_u32(record_operands(record) + 4);
  CallText text;
  Match x;
  uint32_t i, len;
  const Macro *m;
  RunResult result;
  /* Where all patterns hold everywhere, a statement is of the same one in every pass. */
  if (!r->t->patterns_vary && call_again(r, f, record, &result)) return result;
  result = read_line(r, f, line_at, &x);
  if (result == RUN_DONE) return go_on(f, record);
  if (result != RUN_OK) return result;
  match_statement(r, &x);
  if (!x.pattern && x.n_faulty) { /* said at the definition; an instruction it may still be */
    const uint8_t *behind = record + (uint32_t)get_u16(record + REC_WORDS) * 4;
    while (behind[REC_KIND] == KIND_LINK) behind = AT(r, uint8_t, get_u32(behind + REC_HEAD));
    if (behind[REC_KIND] != KIND_INSTR) return call_pass(r, f, record);
  }
  if (!x.pattern) return go_on(f, record);
  m = AT(r, Macro, x.pattern);
  if (x.n_equal > 1) {
    if (r->t->emitting) {
      DiagRec *d = diag_at(r, f, OF0612, AT(r, Block, f->block)->source, f->line, x.start, x.end);
      diag_arg(d, ARG_SPAN, x.start, x.end - x.start, 0);
      diag_arg(d, ARG_NUMBER, 0, 0, x.n_equal);
      diag_arg(d, ARG_NAME, m->name, 0, 0);
    }
    return call_pass(r, f, record);
  }
  text.source = AT(r, Block, f->block)->source;
  text.text = source_text(r, text.source, &len);
  text.n_args = m->n_params;
  text.at = line_at + (x.n ? x.units[0].start : x.end);
  text.len = line_at + x.end - text.at;
  for (i = 0; i < m->n_params; i++) {
    MacroArg *arg = AT(r, MacroArg, r->t->args) + i;
    arg->at += line_at;
    arg->raw_at += line_at;
  }
  return call_expand(r, f, record, x.pattern, &text);
}
