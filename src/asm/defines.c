/* defines.c - text definitions given from outside: names that stand for tokens.
 *
 * A definition is read as the indented part of a line, once under each contract that meets it. Its
 * tokens take the place of the name, with the span of the name, before the statement is parsed;
 * what was put in is looked at again, for so many rounds.
 * Owns:       the definitions of the task.
 * Invariants: tokens of a line are replaced before anything of it is kept.
 * Tests:      test/asm/define
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "asm/task.h"

enum { SPACE_TEXTS = 1, SPACE_TOKENS = 2 }; /* first keys; contracts are counted from the second */

uint32_t define_find(const Run *r, uint32_t name) {
  return r->t->n_defines ? map_get(&r->t->defines, r->a, SPACE_TEXTS, name) : 0;
}

/* One definition: its text as a line of its own. 0: memory is short. */
static int keep(Run *r, const uint8_t *name, uint32_t n_name, const uint8_t *text, uint32_t n) {
  Task *t = r->t;
  uint32_t id, at;
  Define *d;
  uint8_t *line;
  if (!has_room(r, (uint64_t)n + STATEMENT_RESERVE)) {
    r->a->wanted = n;
    return 0;
  }
  id = names_intern(&t->names, r->a, name, n_name, names_hash(name, n_name, r->lang.fold), 0,
                    r->lang.fold);
  if (!id || !map_ready(&t->defines, r->a)) return 0;
  at = arena_take(r->a, sizeof(Define));
  if (!at) return 0;
  d = AT(r, Define, at);
  memset(d, 0, sizeof *d);
  d->text = arena_take(r->a, n + 2);
  if (!d->text) return 0;
  line = AT(r, uint8_t, d->text);
  line[0] = ' ';
  memcpy(line + 1, text, n);
  line[n + 1] = '\n';
  map_set(&t->defines, r->a, SPACE_TEXTS, id, at);
  t->n_defines++;
  t->looks_at_words = 1;
  return 1;
}

RunResult defines_read(Run *r) {
  Task *t = r->t;
  uint32_t len, at = 0;
  const uint8_t *text;
  if (!t->defines_from || t->n_defines) return RUN_OK;
  text = source_text(r, t->defines_from, &len);
  run_lang(r, t->start_contract);
  while (at < len) {
    uint32_t end = at, equal;
    while (end < len && text[end] != '\n') end++;
    for (equal = at; equal < end && text[equal] != '='; equal++) {}
    if (equal < end && !keep(r, text + at, equal - at, text + equal + 1, end - equal - 1)) {
      t->n_defines = 0; /* all of them again */
      return need_memory(r, (uint64_t)r->a->wanted + STATEMENT_RESERVE);
    }
    at = end + 1;
  }
  return RUN_OK;
}

int define_text(Run *r, const uint8_t **text, uint32_t *len) {
  Names *names = &r->t->names;
  uint32_t round;
  for (round = 0; round < r->t->limits[OPF_LIMIT_DEFINE_DEPTH]; round++) {
    uint32_t id = names_find(names, r->a, *text, *len, names_hash(*text, *len, r->lang.fold), 0,
                             r->lang.fold);
    uint32_t at = id ? define_find(r, id) : 0;
    const uint8_t *p, *end;
    if (!at) break;
    p = AT(r, uint8_t, AT(r, Define, at)->text);
    for (end = p; *end != '\n'; end++) {}
    while (p < end && (*p == ' ' || *p == '\t')) p++;
    while (p < end && (end[-1] == ' ' || end[-1] == '\t')) end--;
    *text = p;
    *len = (uint32_t)(end - p);
  }
  return round > 0;
}

/* The tokens of a definition under the contract at hand: the offset of a Define, 0 with *result. */
static uint32_t define_tokens(Run *r, uint32_t name, ScanResult *result) {
  Task *t = r->t;
  Scan *s = &r->scan;
  uint32_t key = SPACE_TOKENS + r->lang_contract;
  uint32_t at = map_get(&t->defines, r->a, key, name);
  uint32_t n = s->n_tokens, saved;
  const uint8_t *line = s->line, *stop = s->stop;
  Define *d;
  if (at) return at;
  saved = arena_take(r->a, n * (uint32_t)sizeof(Token));
  at = arena_take(r->a, sizeof(Define));
  if (!saved || !at || !map_ready(&t->defines, r->a)) {
    *result = SCAN_MEMORY;
    return 0;
  }
  memcpy(AT(r, Token, saved), s->tokens, n * sizeof(Token));
  d = AT(r, Define, at);
  memset(d, 0, sizeof *d);
  s->line = s->stop =
      AT(r, uint8_t, AT(r, Define, map_get(&t->defines, r->a, SPACE_TEXTS, name))->text);
  *result = scan_tokens(s, state_LINE);
  if (*result == SCAN_OK) {
    d->n_tokens = s->n_tokens - 1; /* without END */
    d->tokens = arena_take(r->a, (d->n_tokens + 1) * (uint32_t)sizeof(Token));
    if (d->tokens)
      memcpy(AT(r, Token, d->tokens), s->tokens, d->n_tokens * sizeof(Token));
    else
      *result = SCAN_MEMORY;
  } else if (*result == SCAN_FAULT) {
    d->fault = s->fault.code;
    *result = SCAN_OK;
  }
  memcpy(s->tokens, AT(r, Token, saved), n * sizeof(Token));
  s->n_tokens = n;
  s->line = line;
  s->stop = stop;
  if (*result != SCAN_OK) return 0;
  map_set(&t->defines, r->a, key, name, at);
  return at;
}

/* 1 for the key of a field in a structure: behind a bracket or comma, in front of the colon. */
static int is_field(const Run *r, const Token *t) {
  const OpRow *ops = r->lang.ops;
  return t[-1].kind == TOKEN_OP &&
         (ops[t[-1].op].role == role_OPEN || ops[t[-1].op].role == role_COMMA) &&
         t[1].kind == TOKEN_OP && ops[t[1].op].infix == EXPR_ELSE;
}

/* 1 if token i is the key of an option, or of the state of the CPU: the operation of the line has
 * some, and it stands where one starts, with its value behind. */
static int is_option(const Run *r, uint32_t i) {
  const Scan *s = &r->scan;
  const Token *t = &s->tokens[i];
  uint32_t k, op = OP_COUNT;
  if (t[1].kind != TOKEN_OP || i == 0) return 0;
  if (r->lang.ops[t[1].op].role != role_NONE) return 0;
  if (t[-1].kind != TOKEN_DOTNAME &&
      (t[-1].kind != TOKEN_OP || r->lang.ops[t[-1].op].role != role_COMMA))
    return 0;
  for (k = 0; k < i && op == OP_COUNT; k++)
    if (s->tokens[k].kind == TOKEN_DOTNAME) {
      const Word *word = lang_word(&r->lang, s->tokens[k].word);
      if (!word->dir) return 0;
      op = get_u16(package_row(r->lang.package, CHUNK_DIRS, word->dir - 1u) + DIRS_id);
    }
  switch (op) {
  case OP_ASSUME: return 1;
  case OP_SECTION:
  case OP_LAYOUT:
  case OP_PLACE:
  case OP_OUTPUT:
  case OP_MAPFILE:
  case OP_EXPORT: return lang_word(&r->lang, t->word)->key != 0;
  default: return 0;
  }
}

/* 1 for a name that stays: a register, the key of a field or an option, a member of an enumeration,
 * beside a dot, or what a conditional asks for. */
static int stays(const Run *r, uint32_t i, uint32_t names_asked) {
  const Scan *s = &r->scan;
  const Token *t = &s->tokens[i];
  if (lang_word(&r->lang, t->word)->reg || is_option(r, i)) return 1;
  if (t[1].kind == TOKEN_DOTNAME && t[1].start <= t->end + 1) return 1;
  if (i == 0 && s->use == use_MEMBERS) return 1;
  if (i > 0 && is_field(r, t)) return 1;
  if (i > 0 && t[-1].kind == TOKEN_DOTNAME) {
    const Word *word = lang_word(&r->lang, t[-1].word);
    uint32_t op = OP_COUNT;
    if (t->start <= t[-1].end) return 1;
    if (word->dir) op = get_u16(package_row(r->lang.package, CHUNK_DIRS, word->dir - 1u) + DIRS_id);
    return op == OP_IFDEF || op == OP_IFNDEF || (op == OP_ELSEIF && names_asked);
  }
  return 0;
}

/* Puts the tokens of a definition in place of token i. */
static ScanResult splice(Scan *s, uint32_t i, const Token *tokens, uint32_t n) {
  uint32_t start = s->tokens[i].start, end = s->tokens[i].end, k;
  while (s->n_tokens + n > s->max[BUF_TOKENS]) {
    if (s->max[BUF_TOKENS] >= s->hard[BUF_TOKENS]) return scan_limit(s, OF1209, start, end);
    s->grow = BUF_TOKENS;
    return SCAN_GROW;
  }
  memmove(s->tokens + i + n, s->tokens + i + 1, (s->n_tokens - i - 1) * sizeof(Token));
  memcpy(s->tokens + i, tokens, n * sizeof(Token));
  for (k = 0; k < n; k++) {
    s->tokens[i + k].start = start;
    s->tokens[i + k].end = end;
  }
  s->n_tokens += n - 1;
  return SCAN_OK;
}

ScanResult defines_replace(Run *r, uint32_t names_asked, int *out_replaced) {
  Scan *s = &r->scan;
  uint32_t limit = r->t->limits[OPF_LIMIT_DEFINE_DEPTH];
  uint32_t round, i;
  int more = 1;
  *out_replaced = 0;
  for (round = 0; more; round++) {
    more = 0;
    for (i = 0; i < s->n_tokens; i++) {
      ScanResult result = SCAN_OK;
      const Token *token = &s->tokens[i];
      const Define *d;
      uint32_t at;
      if (token->kind != TOKEN_NAME || !define_find(r, token->name) || stays(r, i, names_asked))
        continue;
      if (round == limit) return scan_limit(s, OF1203, token->start, token->end);
      at = define_tokens(r, token->name, &result);
      if (!at) return result;
      d = AT(r, Define, at);
      if (d->fault) {
        scan_fault(s, d->fault, token->start, token->end);
        scan_arg(s, ARG_SPAN, token->start, token->end - token->start, 0);
        return SCAN_FAULT;
      }
      result = splice(s, i, AT(r, Token, d->tokens), d->n_tokens);
      if (result != SCAN_OK) return result;
      i += d->n_tokens - 1;
      more = *out_replaced = 1;
    }
  }
  return SCAN_OK;
}
