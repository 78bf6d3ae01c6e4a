/* signature.c - signatures of patterns: read at the definition, matched against statements.
 *
 * Both are looked at as units: the tokens of a line, with dotted names in parts. A signature is a
 * row of atoms; each takes the units it accepts, from left to right and without a second try.
 * Owns:       the atoms of patterns.
 * Invariants: a match takes time in the length of the statement, whatever the signature.
 * Tests:      test/asm/statement
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "asm/macro.h"

/* --- units --- */

/* How many units the tokens from `first` on make at most, the end included. */
uint32_t units_room(const Run *r, uint32_t first) {
  const Scan *s = &r->scan;
  uint32_t i, n = 1;
  for (i = first; i < s->n_tokens; i++) {
    uint32_t kind = s->tokens[i].kind;
    n += kind == TOKEN_NAME || kind == TOKEN_DOTNAME
             ? names_get(&r->t->names, r->a, s->tokens[i].name)->len + 3u
             : 1u;
  }
  return n;
}

static int is_digit(uint8_t c) { return (uint8_t)(c - '0') < 10; }

/* The value of digits 0 to 9, or -1; beyond what a capture takes it does not count. */
static int64_t decimal(const uint8_t *text, unsigned len) {
  int64_t value = 0;
  unsigned i;
  for (i = 0; i < len; i++) {
    if (!is_digit(text[i])) return -1;
    if (value < (int64_t)1 << 40) value = value * 10 + (text[i] - '0');
  }
  return value;
}

/* The parts of a name from byte `taken` of it on, which stand in the line from column `start` on.
 * end: that of the name, where it is not the text that stands in the line. */
static uint32_t name_units(Run *r, const Name *name, uint32_t taken, uint32_t start, uint32_t end,
                           int is_split, Unit *out) {
  const uint8_t *text = r->a->base + name->text;
  const uint8_t join = trait(r, trait_NAMEJOIN, 0);
  uint32_t i = taken, n = 0, k;
  int is_here = end - start == name->len;
  while (i < name->len) {
    Unit *u = &out[n++];
    memset(u, 0, sizeof *u);
    for (k = i; k < name->len && text[k] != join; k++) {}
    if (k == i) k++;
    u->text = text + i;
    u->len = k - i;
    u->kind = text[i] == join ? TOKEN_OP : TOKEN_NAME;
    u->start = is_here ? start + i : start;
    u->end = is_here ? start + k : end;
    u->joined = u->touches = i > taken;
    if (u->kind == TOKEN_NAME && is_digit(u->text[0])) { /* behind a key or a joiner */
      const uint8_t *number_end = u->text + u->len;
      u->kind = TOKEN_NUMBER;
      if (!r->lang.plain ||
          scan_number(&r->scan, r->lang.plain - 1u, u->text, number_end, &u->value) != SCAN_OK)
        u->kind = TOKEN_END;
    }
    if (is_split && is_here && u->kind == TOKEN_NAME && u->len > 1 && !is_digit(u->text[0]) &&
        decimal(u->text + 1, u->len - 1) >= 0) {
      out[n] = *u;
      u->len = 1;
      u->end = u->start + 1;
      u = &out[n++];
      u->text++;
      u->len--;
      u->start++;
      u->kind = TOKEN_NUMBER;
      u->touches = 1;
      u->value = decimal(u->text, u->len);
    }
    i = k;
  }
  return n;
}

/* Tokens of one text definition stand at one place, which is no text of theirs alone: together they
 * are a unit where that is a number with its sign, and else nothing that an atom takes. */
static uint32_t join_units(Unit *units, uint32_t n) {
  uint32_t i, k, last, kept = 0;
  for (i = 0; i < n; i = last) {
    for (last = i + 1; last < n && units[last].start == units[i].start;) last++;
    if (last == i + 2 && units[i].negates && units[i + 1].kind == TOKEN_NUMBER) {
      units[i].kind = TOKEN_NUMBER;
      units[i].value = (int64_t)(0 - (uint64_t)units[i + 1].value);
      units[i].negates = 0;
      units[kept++] = units[i];
      continue;
    }
    for (k = i; k < last; k++) {
      if (last > i + 1) units[k].kind = TOKEN_END;
      units[kept++] = units[k];
    }
  }
  return kept;
}

uint32_t units_make(Run *r, uint32_t first, uint32_t taken, int is_split, Unit *out) {
  const Scan *s = &r->scan;
  uint32_t i, n = 0;
  for (i = first; i + 1 < s->n_tokens; i++) {
    const Token *t = &s->tokens[i];
    Unit *u = &out[n];
    uint32_t start = t->start, touches = i > 0 && t[-1].end == start;
    memset(u, 0, sizeof *u);
    if (t->kind == TOKEN_NAME || t->kind == TOKEN_DOTNAME) {
      if (t->kind == TOKEN_DOTNAME) {
        u->text = s->line + start++;
        u->len = 1;
        u->kind = TOKEN_OP;
        u->start = t->start;
        u->end = start;
        u->touches = (uint8_t)touches;
        touches = 1;
        n++;
      }
      u = &out[n];
      n += name_units(r, names_get(&r->t->names, r->a, t->name), i == first ? taken : 0, start,
                      t->end, is_split, u);
      if (u < &out[n]) u->touches = i == first && taken ? 1 : (uint8_t)touches;
      continue;
    }
    u->start = start;
    u->end = t->end;
    u->touches = (uint8_t)touches;
    u->kind = t->kind;
    u->value = t->value;
    if (t->kind == TOKEN_OP) {
      u->text = r->lang.ops[t->op].text;
      u->len = r->lang.ops[t->op].len;
      u->negates = r->lang.ops[t->op].prefix == EXPR_NEG;
    } else {
      u->text = s->line + start;
      u->len = t->end - start;
      if (t->kind == TOKEN_STRING) u->value = names_get(&r->t->names, r->a, t->name)->len;
      if (t->kind == TOKEN_NUMBER && t->op) u->kind = TOKEN_END; /* no rule reads it */
    }
    n++;
  }
  return join_units(out, n);
}

/* --- definitions --- */

/* The tokens of the line at line_at. */
static RunResult read_tokens(Run *r, uint32_t source, uint32_t line_at) {
  Scan *s = &r->scan;
  uint32_t len;
  const uint8_t *text = source_text(r, source, &len);
  for (;;) {
    ScanResult result;
    s->line = s->stop = text + line_at;
    s->wide = 0;
    s->steps = r->t->limits[OPF_LIMIT_VM_STEPS];
    result = scan_tokens(s, state_LINE);
    if (result == SCAN_GROW && grow_buffer(r, s->grow)) continue;
    if (result == SCAN_GROW) return need_memory(r, STATEMENT_RESERVE);
    if (result == SCAN_MEMORY) return need_memory(r, (uint64_t)r->a->wanted + STATEMENT_RESERVE);
    return RUN_OK;
  }
}

/* The number of the token that the key is, or of the end. */
static uint32_t key_token(const Scan *s) {
  uint32_t i = 0;
  while (i + 1 < s->n_tokens && s->tokens[i].kind != TOKEN_DOTNAME) i++;
  return i + 1 < s->n_tokens ? i + 1 : i;
}

RunResult signature_key(Run *r, uint32_t source, uint32_t line_at, uint32_t *out_name) {
  const Scan *s = &r->scan;
  RunResult result = read_tokens(r, source, line_at);
  uint32_t i = key_token(s);
  *out_name = result == RUN_OK && s->tokens[i].kind == TOKEN_NAME ? s->tokens[i].name : 0;
  return result;
}

/* What is read of a signature. */
typedef struct Reader {
  Run *r;
  Macro *m;
  const Unit *units;
  uint32_t n, line_at;
} Reader;

static void wrong(const Reader *d, uint32_t why, uint32_t from, uint32_t to) {
  if (d->m->error) return;
  macro_fault(d->m, OF0611, d->line_at + d->units[from].start,
              d->units[to].end - d->units[from].start);
  d->m->why = (uint16_t)why;
}

static int is_mark(const Reader *d, uint32_t i, uint8_t c) {
  return i < d->n && d->units[i].kind == TOKEN_OP && d->units[i].len == 1 &&
         d->units[i].text[0] == c;
}

/* 1 if the two marks of the group from trait byte `mark` on stand at unit i. */
static int is_group(const Reader *d, uint32_t i, uint32_t mark) {
  return is_mark(d, i, trait(d->r, trait_PATGROUP, mark)) &&
         is_mark(d, i + 1, trait(d->r, trait_PATGROUP, mark + 1)) && d->units[i + 1].touches;
}

/* The name of a text, entered. 0: memory is short. */
static uint32_t enter(Run *r, const uint8_t *text, uint32_t len, uint32_t flags) {
  uint8_t fold = flags ? 0 : r->lang.fold;
  return names_intern(&r->t->names, r->a, text, len, names_hash(text, len, fold), (uint16_t)flags,
                      fold);
}

/* A text as an atom. 0: memory is short. */
static int read_text(const Reader *d, uint32_t i, Atom *atom) {
  const Unit *u = &d->units[i];
  const uint8_t *text = u->text;
  uint32_t len = u->len, k;
  if (u->kind == TOKEN_STRING) {
    const Name *name = names_get(&d->r->t->names, d->r->a, atom->text);
    text = d->r->a->base + name->text;
    len = name->len;
    for (k = 0; k < len && text[k] > ' '; k++) {}
    if (k < len || len == 0) wrong(d, WHY_SIGNATURE_TEXT, i, i);
    return 1;
  }
  atom->text = enter(d->r, text, len, NAME_STRING);
  return atom->text != 0;
}

/* A capture: its type and name, three units with the mark between them. Returns the units taken; 0:
 * memory is short. */
static uint32_t read_capture(const Reader *d, uint32_t i, Atom *atom) {
  Run *r = d->r;
  Macro *m = d->m;
  Param *params = AT(r, Param, m->params);
  const Unit *u = &d->units[i];
  uint32_t type, k, id;
  if (!is_mark(d, i + 1, trait(r, trait_PATTYPE, 0))) {
    wrong(d, WHY_SIGNATURE_BARE, i, i);
    return 1;
  }
  type = enter(r, u->text, u->len, 0);
  if (!type) return 0;
  atom->type = lang_word(&r->lang, names_get(&r->t->names, r->a, type)->word & NAME_WORD)->capture;
  if (!atom->type) wrong(d, WHY_SIGNATURE_TYPE, i, i);
  if (i + 2 >= d->n || d->units[i + 2].kind != TOKEN_NAME) {
    wrong(d, WHY_SIGNATURE_NAME, i, i + 1);
    return 2;
  }
  id = enter(r, u[2].text, u[2].len, 0);
  if (!id) return 0;
  for (k = 0; k < m->n_params; k++)
    if (params[k].name == id) wrong(d, WHY_SIGNATURE_TWICE, i + 2, i + 2);
  if (m->n_params >= r->t->limits[OPF_LIMIT_MACRO_PARAMS]) {
    macro_fault(m, OF1220, d->line_at + u->start, u[2].end - u->start);
    return 3;
  }
  params[m->n_params].name = id;
  params[m->n_params].at = params[m->n_params].len = 0;
  m->n_params++;
  return 3;
}

/* Turns units into atoms, at most one for each. 0: memory is short. */
static int read_atoms(const Reader *d, const uint32_t *strings, Atom *atoms) {
  Macro *m = d->m;
  uint32_t i = 0, group = d->n, behind = 0;
  while (i < d->n) {
    Atom *atom = &atoms[m->n_atoms];
    const Unit *u = &d->units[i];
    uint32_t taken = 1;
    if (is_group(d, i, 0)) {
      if (group < d->n) wrong(d, WHY_SIGNATURE_NESTED, i, i + 1);
      group = i;
      behind = m->n_atoms;
      i += 2;
      continue;
    }
    if (is_group(d, i, 2)) {
      if (group == d->n) wrong(d, WHY_SIGNATURE_CLOSE, i, i + 1);
      if (group < d->n && m->n_atoms == behind) wrong(d, WHY_SIGNATURE_EMPTY, group, i + 1);
      group = d->n;
      i += 2;
      continue;
    }
    memset(atom, 0, sizeof *atom);
    atom->touches = group < d->n;
    atom->text = strings[i];
    if (u->kind == TOKEN_STRING || is_mark(d, i, trait(d->r, trait_NAMEJOIN, 0))) {
      if (!read_text(d, i, atom)) return 0;
      m->n_literals++;
    } else if (u->kind == TOKEN_NAME) {
      taken = read_capture(d, i, atom);
      if (!taken) return 0;
    } else
      wrong(d, WHY_SIGNATURE_BARE, i, i);
    m->n_atoms++;
    i += taken;
  }
  if (group < d->n) wrong(d, WHY_SIGNATURE_OPEN, group, group + 1);
  return 1;
}

int signature_read(Run *r, Macro *m, uint32_t line_at) {
  Scan *s = &r->scan;
  uint32_t room, units, strings, i, k, key;
  Reader d;
  if (read_tokens(r, m->source, line_at) != RUN_OK) return 0;
  key = key_token(s);
  if (s->tokens[key].kind != TOKEN_NAME) {
    macro_fault(m, OF0604, line_at + s->tokens[key].start,
                s->tokens[key].end - s->tokens[key].start);
    return 1;
  }
  m->name = s->tokens[key].name;
  room = units_room(r, key + 1);
  if (!has_room(r, (uint64_t)room * (sizeof(Unit) + sizeof(Atom) + 4) + STATEMENT_RESERVE)) {
    r->a->wanted = room * (uint32_t)(sizeof(Unit) + sizeof(Atom) + 4);
    return 0;
  }
  m->atoms = arena_take(r->a, room * (uint32_t)sizeof(Atom));
  units = arena_take(r->a, room * (uint32_t)sizeof(Unit));
  strings = arena_take(r->a, room * 4);
  if (!m->atoms || !units || !strings) return 0;
  d.r = r;
  d.m = m;
  d.units = AT(r, Unit, units);
  d.line_at = line_at;
  d.n = units_make(r, key + 1, 0, 0, AT(r, Unit, units));
  for (i = 0, k = key + 1; i < d.n; i++) { /* the bytes of strings lie in the names */
    while (s->tokens[k].end <= d.units[i].start) k++;
    AT(r, uint32_t, strings)[i] = d.units[i].kind == TOKEN_STRING ? s->tokens[k].name : 0;
  }
  return read_atoms(&d, AT(r, uint32_t, strings), AT(r, Atom, m->atoms));
}

static int same_text(const Run *r, const uint8_t *a, const uint8_t *b, uint32_t len) {
  uint32_t i;
  for (i = 0; i < len; i++)
    if (NAME_FOLD(a[i], r->lang.fold) != NAME_FOLD(b[i], r->lang.fold)) return 0;
  return 1;
}

int signature_same(const Run *r, const Macro *a, const Macro *b) {
  const Atom *x = AT(r, Atom, a->atoms), *y = AT(r, Atom, b->atoms);
  uint32_t i;
  if (a->n_atoms != b->n_atoms) return 0;
  for (i = 0; i < a->n_atoms; i++) {
    if (x[i].type != y[i].type || x[i].touches != y[i].touches || !x[i].text != !y[i].text)
      return 0;
    if (x[i].text && x[i].text != y[i].text) {
      const Name *s = names_get(&r->t->names, r->a, x[i].text);
      const Name *t = names_get(&r->t->names, r->a, y[i].text);
      if (s->len != t->len || !same_text(r, r->a->base + s->text, r->a->base + t->text, s->len))
        return 0;
    }
  }
  return 1;
}

/* --- matching --- */

/* Units from i on that a text is made of; returns what is behind, 0 for none. */
static uint32_t match_text(const Run *r, uint32_t id, const Unit *units, uint32_t n, uint32_t i) {
  const Name *name = names_get(&r->t->names, r->a, id);
  const uint8_t *text = r->a->base + name->text;
  uint32_t at = 0, k;
  for (k = i; at < name->len; k++) {
    const Unit *u = &units[k];
    if (k == n || (k > i && !u->touches) || u->kind == TOKEN_END) return 0;
    if (u->len > name->len - at || !same_text(r, u->text, text + at, u->len)) return 0;
    at += u->len;
  }
  return k;
}

/* 1 if a capture takes a number. */
static int takes_number(uint32_t type, int64_t v) {
  switch (type) {
  case capture_BYTE: return v >= -128 && v <= 255;
  case capture_WORD: return v >= -32768 && v <= 65535;
  case capture_LONG: return v >= -((int64_t)1 << 31) && v < (int64_t)1 << 32;
  default: return 0;
  }
}

/* The unit behind those from i on that a capture takes, or 0. wants_joiner: the atom behind it
 * does, so that a dotted name is not taken whole. */
static uint32_t match_capture(uint32_t type, const Unit *units, uint32_t n, uint32_t i,
                              int wants_joiner) {
  const Unit *u = &units[i];
  if (u->kind == TOKEN_NAME) {
    uint32_t k = i + 1;
    while (!wants_joiner && k < n && units[k].joined) k++;
    if (type == capture_STR) return 0;
    return type == capture_CHAR && (u->len != 1 || k > i + 1) ? 0 : k;
  }
  if (u->kind == TOKEN_NUMBER) return takes_number(type, u->value) ? i + 1 : 0;
  if (u->negates && i + 1 < n && u[1].touches && u[1].kind == TOKEN_NUMBER)
    return takes_number(type, (int64_t)(0 - (uint64_t)u[1].value)) ? i + 2 : 0;
  if (u->kind != TOKEN_STRING) return 0;
  switch (type) {
  case capture_BYTE:
  case capture_CHAR: return u->value == 1 ? i + 1 : 0;
  case capture_WORD: return u->value == 1 || u->value == 2 ? i + 1 : 0;
  case capture_STR: return i + 1;
  default: return 0;
  }
}

int signature_match(const Run *r, const Macro *m, const Unit *units, uint32_t n) {
  const Atom *atoms = AT(r, Atom, m->atoms);
  MacroArg *args = AT(r, MacroArg, r->t->args);
  const uint8_t join = trait(r, trait_NAMEJOIN, 0);
  uint32_t a, i = 0;
  for (a = 0; a < m->n_atoms; a++) {
    const Atom *atom = &atoms[a];
    uint32_t from = i;
    if (i == n || (atom->touches && !units[i].touches)) return 0;
    if (atom->text)
      i = match_text(r, atom->text, units, n, i);
    else {
      int wants_joiner = a + 1 < m->n_atoms && atom[1].text &&
                         names_get(&r->t->names, r->a, atom[1].text)->first == join;
      i = match_capture(atom->type - 1u, units, n, i, wants_joiner);
      if (i) {
        args->at = args->raw_at = units[from].start;
        args->len = args->raw_len = units[i - 1].end - units[from].start;
        args++;
      }
    }
    if (!i) return 0;
  }
  return i == n;
}
