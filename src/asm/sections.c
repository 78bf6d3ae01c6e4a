/* sections.c - sections, the regions that they are placed in, and their places.
 *
 * The lines of a section are the child frame of its opener; the address of what was around goes on
 * behind them. Where sections lie is decided when a pass has ended, by the statements that asked
 * for it, in their order; the next pass takes that as their base. In the first pass of a section
 * its addresses count from 0 and are open.
 * Owns:       sections, regions, and what is to be placed in this pass.
 * Invariants: element 0 of the sections is the absolute program; the address of the section at hand
 *             is that of the task.
 * Tests:      test/asm/section
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "asm/task.h"

enum { SPACE_SECTIONS = 1, SPACE_REGIONS = 2 }; /* first keys of the map of names */
enum { MAX_ALIGN = 65535, ZERO_PAGE = 256 };

Section *section_at(const Run *r, uint32_t i) {
  return PAGES_AT(&r->t->sections, r->a, Section, i);
}

static Region *region_at(const Run *r, uint32_t i) {
  return PAGES_AT(&r->t->regions, r->a, Region, i);
}

void section_size(const Run *r, uint32_t name, Value *out) {
  uint32_t i = map_get(&r->t->layout, r->a, SPACE_SECTIONS, name);
  const Section *s = section_at(r, i);
  if (!i || (uint32_t)s->pass + 1 < r->t->pass) return;
  value_int(out, s->size);
  out->open = (uint8_t)(s->pass == r->t->pass && s->is_open);
  out->select = SELECT_SIZE;
}

void diag_arg_section(Run *r, DiagRec *d) {
  diag_arg(d, ARG_NAME, section_at(r, r->t->section)->name, 0, 0);
}

/* The number of a name in one of both spaces, made when new; 0: a limit was reached, or memory is
 * short. */
static uint32_t number_of(Run *r, Frame *f, uint32_t space, uint32_t name) {
  Task *t = r->t;
  Pages *pages = space == SPACE_SECTIONS ? &t->sections : &t->regions;
  uint32_t i = map_get(&t->layout, r->a, space, name);
  if (i) return i;
  if (t->sections.count + t->regions.count - 2 >= t->limits[OPF_LIMIT_SECTIONS]) {
    diag_limit(r, f, OPF_LIMIT_SECTIONS);
    return 0;
  }
  i = pages->count;
  if (!map_ready(&t->layout, r->a) || !pages_reach(pages, r->a, i)) return 0;
  pages->count++;
  memset(r->a->base + pages_offset(pages, r->a, i), 0, pages->size);
  if (space == SPACE_SECTIONS)
    section_at(r, i)->name = name;
  else
    region_at(r, i)->name = name;
  map_set(&t->layout, r->a, space, name, i);
  return i;
}

/* The name that operand n of an operation is, or 0. */
static uint32_t name_operand(const Cursor *c, const uint8_t *record) {
  return c->n < record_count(record) && c->word[3] == TAG_NAME ? get_u32(c->word) & 0xffffffu : 0;
}

static void place_here(Run *r, const Frame *f, uint32_t operand, Place *out) {
  out->frame = (uint32_t)((const uint8_t *)f - r->a->base);
  out->line = f->line;
  out->contract = f->contract;
  out->operand = operand;
}

/* --- sections --- */

void address_origin(Run *r, const Frame *f) {
  Task *t = r->t;
  t->origin = 0;
  if (in_region(r, f, OP_LOGICAL)) return; /* a run address is a number */
  t->origin = t->section | (section_at(r, t->section)->is_open ? ORIGIN_OPEN : 0);
}

/* Another section is at hand from here on. */
static void section_switch(Run *r, uint32_t to) {
  Task *t = r->t;
  Section *s = section_at(r, to);
  section_at(r, t->section)->here = t->here;
  t->section = to;
  t->here = s->here;
  t->reserves = s->kind == choice_BSS || s->kind == choice_ZP;
  t->is_loose = to && !s->in;
  image_moved(r);
}

/* Lines of a logical section came to something, but it goes nowhere. */
static void say_target(Run *r, Frame *opener, uint32_t name) {
  DiagRec *d = diag_operand(r, opener, OF0713, 0, -1);
  diag_arg(d, ARG_NAME, name, 0, 0);
  diag_arg(d, ARG_NAME, module_at(r, r->t->module)->name, 0, 0);
}

void section_leave(Run *r, const Frame *f) {
  const Task *t = r->t;
  const SectionSaved *saved = AT(r, SectionSaved, f->saved);
  Frame *opener = AT(r, Frame, f->parent);
  if (saved->wants && t->emitting && (t->here != saved->here || t->defined != saved->defined)) {
    say_target(r, opener, saved->wants);
    section_at(r, t->section)->no_target = t->pass;
  }
  section_switch(r, saved->outer);
  address_origin(r, opener);
}

/* An attribute that is given again must be what it was. Which argument says how it is written. */
static void differs(Run *r, Frame *f, const Section *s, const Option *o, uint32_t kind,
                    int64_t was) {
  DiagRec *d;
  if (!r->t->emitting) return;
  d = diag_operand(r, f, OF0802, o->operand, -1);
  diag_arg(d, ARG_NAME, s->name, 0, 0);
  diag_arg_operand(r, f, d, o->operand - 1);
  diag_arg_operand(r, f, d, o->operand);
  if (kind == OPTION_CHOICE)
    diag_arg_choice(r, d, (uint32_t)was);
  else if (kind == OPTION_NAME)
    diag_arg(d, ARG_NAME, (uint32_t)was, 0, 0);
  else
    diag_arg(d, ARG_NUMBER, 0, 0, was);
}

/* A choice that sets an attribute, or agrees with it. */
static void choose(Run *r, Frame *f, Section *s, const Option *o, uint32_t first, uint32_t last,
                   uint32_t wants, int is_first, uint32_t *attribute) {
  uint32_t value;
  if (!option_choice(r, f, o, first, last, wants, &value)) return;
  if (is_first)
    *attribute = value;
  else if (value != *attribute)
    differs(r, f, s, o, OPTION_CHOICE, *attribute);
}

static void read_attributes(Run *r, Frame *f, Cursor *c, const uint8_t *record, Section *s,
                            int is_first) {
  enum { ALLOWED = 1 << option_KIND | 1 << option_ALIGN | 1 << option_REGION | 1 << option_MEMORY };
  uint32_t seen = 0;
  int64_t align;
  Option o;
  while (option_next(r, f, c, record, ALLOWED, &seen, &o)) {
    switch (o.key) {
    case option_KIND:
      choose(r, f, s, &o, choice_CODE, choice_ZP, WHY_WANTS_KIND, is_first, &s->kind);
      break;
    case option_MEMORY:
      choose(r, f, s, &o, choice_ANY, choice_SLOW, WHY_WANTS_MEMORY, is_first, &s->memory);
      break;
    case option_ALIGN:
      if (!option_number(r, f, &o, 1, MAX_ALIGN, WHY_WANTS_ALIGN, &align)) break;
      if (is_first)
        s->align = (uint32_t)align;
      else if (s->align != align)
        differs(r, f, s, &o, OPTION_NUMBER, s->align);
      break;
    case option_REGION:
      if (!o.name)
        option_refuse(r, f, &o, WHY_WANTS_NAME);
      else if (is_first) {
        s->region = o.name;
        place_here(r, f, o.operand, &s->bound);
      } else if (s->region != o.name)
        differs(r, f, s, &o, OPTION_NAME, s->region);
      break;
    default:
      if (o.choice - 1 != choice_LOGICAL)
        option_wrong(r, f, record, o.operand, WHY_OPTION_NO_KEY, ALLOWED);
      else if (is_first)
        s->is_logical = 1;
      break;
    }
  }
}

/* The first opening of a pass: the section goes on at its base. */
static void section_begin(Run *r, Section *s) {
  Task *t = r->t;
  s->is_open = (uint32_t)s->pass + 1 != t->pass || !s->pass;
  if (s->is_open) {
    s->base = s->size = 0;
    s->in = 0;
    t->changed++;
  }
  s->pass = t->pass;
  s->here = s->base;
}

/* What the section is, as far as it is not said. */
static void section_declare(Run *r, Frame *f, Section *s, uint32_t kind) {
  s->kind = kind;
  s->memory = choice_ANY;
  s->align = 1;
  s->region = s->is_logical = 0;
  place_here(r, f, 0, &s->place);
}

/* The kind of a section that is opened as a logical one of a module, or choice_COUNT. */
static uint32_t logical_kind(Run *r, Frame *f, const uint8_t *record) {
  Cursor c;
  uint32_t seen = 0, kind = choice_CODE, emitting = r->t->emitting;
  int is_logical = 0;
  Option o;
  if (r->t->module == r->t->root_module) return choice_COUNT;
  r->t->emitting = 0; /* what is wrong with the options is said where they are used */
  cursor_open(&c, record, f->slot);
  operand_skip(&c);
  while (option_next(r, f, &c, record, 0xffffffffu, &seen, &o)) {
    if (o.key == option_KIND)
      (void)option_choice(r, f, &o, choice_CODE, choice_ZP, WHY_WANTS_KIND, &kind);
    else if (o.key == option_COUNT && o.choice - 1 == choice_LOGICAL)
      is_logical = 1;
  }
  emit_again(r->t, emitting);
  return is_logical ? kind : (uint32_t)choice_COUNT;
}

/* Logical section `name` of the module at hand goes to section s. 0: that is not there. */
static int logical_begin(Run *r, Frame *f, Section *s, uint32_t name, uint32_t kind) {
  const Task *t = r->t;
  int is_known = s->declared && s->declared + 1 >= t->pass;
  DiagRec *d;
  if (s->pass != t->pass) section_begin(r, s);
  if (!is_known) section_declare(r, f, s, kind);
  if (is_known && s->kind != kind && t->emitting) {
    d = diag_operand(r, f, OF0712, 0, -1);
    diag_arg(d, ARG_NAME, name, 0, 0);
    diag_arg_choice(r, d, kind);
    diag_arg(d, ARG_NAME, s->name, 0, 0);
    diag_arg_choice(r, d, s->kind);
  }
  return is_known;
}

RunResult section_open(Run *r, Frame *f, const uint8_t *record) {
  Task *t = r->t;
  Cursor c, at;
  uint32_t name, number, kind, outer = t->section, wants = 0;
  RunResult result;
  Frame *child;
  SectionSaved *saved;
  Section *s;
  trial_end(r); /* where they lie is known behind the pass */
  cursor_open(&c, record, f->slot);
  name = name_operand(&c, record);
  if (!name) return op_missing(r, f, record);
  if (in_region(r, f, OP_LOGICAL)) {
    if (t->emitting) op_diag(r, f, OF0421, record);
    return op_done(f, record);
  }
  kind = logical_kind(r, f, record);
  number = kind == choice_COUNT ? name : logical_target(r, name);
  if (number) number = number_of(r, f, SPACE_SECTIONS, number);
  if (!number) return t->stop ? op_done(f, record) : need_memory(r, STATEMENT_RESERVE);
  at = c;
  cursor_to_body(&at, record);
  result = enter_body(r, f, &at, OPF_FRAME_BRANCH, 0);
  if (result != RUN_OK || t->stop) return result;
  child = AT(r, Frame, t->frame); /* entering left the room of a statement */
  s = section_at(r, number);
  if (!child->saved) child->saved = arena_take(r->a, sizeof(SectionSaved));
  if (!child->saved) return need_memory(r, STATEMENT_RESERVE);
  if (kind != choice_COUNT) {
    if (!logical_begin(r, f, s, name, kind)) wants = name;
  } else {
    int is_first = s->declared != t->pass;
    if (s->pass != t->pass) section_begin(r, s);
    if (is_first) section_declare(r, f, s, choice_CODE);
    s->declared = t->pass;
    operand_skip(&c);
    read_attributes(r, f, &c, record, s, is_first);
  }
  child->region = OP_SECTION;
  child->is_logical = kind != choice_COUNT;
  section_switch(r, number);
  address_origin(r, child);
  saved = AT(r, SectionSaved, child->saved);
  saved->here = t->here;
  saved->outer = outer;
  saved->defined = t->defined;
  saved->wants = wants;
  return RUN_OK;
}

/* --- regions and what is to be placed --- */

static void region_wrong(Run *r, Frame *f, const Region *g, uint32_t operand, uint32_t why) {
  DiagRec *d;
  if (!r->t->emitting) return;
  d = diag_operand(r, f, OF0803, operand, -1);
  diag_arg(d, ARG_NAME, g->name, 0, 0);
  diag_arg(d, ARG_NUMBER, 0, 0, why);
}

/* Says which other region of this pass has addresses of this one. */
static void check_overlap(Run *r, Frame *f, const Region *g) {
  uint32_t i;
  for (i = 1; r->t->emitting && i < r->t->regions.count; i++) {
    const Region *other = region_at(r, i);
    DiagRec *d;
    if (other == g || other->pass != r->t->pass || other->is_void) continue;
    if (other->last < g->first || other->first > g->last) continue;
    d = diag_operand(r, f, OF0804, 0, -1);
    diag_arg(d, ARG_NAME, g->name, 0, 0);
    diag_arg(d, ARG_NAME, other->name, 0, 0);
    diag_arg(d, ARG_NUMBER, 0, 0, other->first > g->first ? other->first : g->first);
    diag_arg(d, ARG_NUMBER, 0, 0, other->last < g->last ? other->last : g->last);
    return;
  }
}

/* Range and alignment of the statement at hand. 0: something is wrong or not known. */
static int read_region(Run *r, Frame *f, Cursor *c, const uint8_t *record, Region *g) {
  uint32_t seen = 0;
  Option o;
  Value v[2], align;
  uint32_t i;
  for (i = 0; i < 2; i++)
    if (c->n >= record_count(record) || !operand_integer(r, f, c, &v[i]) || v[i].open) return 0;
  g->first = v[0].v;
  g->last = v[1].v;
  g->align = 1;
  while (option_next(r, f, c, record, 1 << option_ALIGN, &seen, &o)) {
    if (o.key == option_COUNT) {
      option_wrong(r, f, record, o.operand, WHY_OPTION_NO_KEY, 1 << option_ALIGN);
      continue;
    }
    if (!operand_integer(r, f, &o.at, &align) || align.open) return 0;
    if (align.v < 1 || align.v > MAX_ALIGN) {
      region_wrong(r, f, g, o.operand, WHY_REGION_ALIGN);
      return 0;
    }
    g->align = (uint32_t)align.v;
  }
  for (i = 0; i < 2; i++)
    if (v[i].v < 0 || v[i].v > (int64_t)r->lang.contract->max_address) {
      region_wrong(r, f, g, i + 1, WHY_REGION_RANGE);
      return 0;
    }
  if (g->first <= g->last) return 1;
  region_wrong(r, f, g, 1, WHY_REGION_ORDER);
  return 0;
}

RunResult region_define(Run *r, Frame *f, const uint8_t *record) {
  Task *t = r->t;
  Cursor c;
  Region *g, read;
  uint32_t name, number;
  cursor_open(&c, record, f->slot);
  name = name_operand(&c, record);
  if (!name) return op_missing(r, f, record);
  number = number_of(r, f, SPACE_REGIONS, name);
  if (!number) return t->stop ? op_done(f, record) : need_memory(r, STATEMENT_RESERVE);
  g = region_at(r, number);
  memset(&read, 0, sizeof read);
  read.name = name;
  read.pass = t->pass;
  operand_skip(&c);
  read.is_void = !read_region(r, f, &c, record, &read);
  if (g->pass != t->pass) {
    *g = read;
    if (!g->is_void) check_overlap(r, f, g);
  } else if (!g->is_void && !read.is_void &&
             (g->first != read.first || g->last != read.last || g->align != read.align))
    region_wrong(r, f, g, 0, WHY_REGION_OTHER);
  return op_done(f, record);
}

RunResult section_place(Run *r, Frame *f, const uint8_t *record, uint32_t op) {
  Task *t = r->t;
  Placement p;
  Cursor c, at;
  uint32_t seen = 0, n = 0;
  int64_t align = 1;
  Option o;
  if (t->section) {
    if (t->emitting) diag_arg_section(r, op_diag(r, f, OF0808, record));
    return op_done(f, record);
  }
  memset(&p, 0, sizeof p);
  cursor_open(&c, record, f->slot);
  at = c; /* at the section */
  operand_skip(op == OP_PACK ? &at : &c);
  p.region = name_operand(&c, record);
  p.region_operand = c.n;
  if (op == OP_PLACE) {
    operand_skip(&c);
    while (option_next(r, f, &c, record, 1 << option_ALIGN, &seen, &o))
      if (o.key == option_COUNT)
        option_wrong(r, f, record, o.operand, WHY_OPTION_NO_KEY, 1 << option_ALIGN);
      else
        option_number(r, f, &o, 1, MAX_ALIGN, WHY_WANTS_ALIGN, &align);
  }
  p.align = (uint32_t)align;
  for (; (p.section = name_operand(&at, record)) != 0 && (op == OP_PACK || !n); n++) {
    if (!pages_reach(&t->placements, r->a, t->placements.count + n))
      return need_memory(r, STATEMENT_RESERVE);
    place_here(r, f, at.n, &p.place);
    *PAGES_AT(&t->placements, r->a, Placement, t->placements.count + n) = p;
    operand_skip(&at);
  }
  t->placements.count += n;
  return p.region && n ? op_done(f, record) : op_missing(r, f, record);
}

/* --- when a pass has ended --- */

void sections_reset(Run *r) {
  Task *t = r->t;
  Section *absolute = section_at(r, 0);
  absolute->here = 0;
  t->section = t->origin = t->reserves = t->is_loose = 0;
  t->placements.count = 0;
  t->requests.count = t->request_options.count = 0;
  t->exports = 0;
}

uint64_t sections_cost(const Run *r) {
  const Task *t = r->t;
  uint32_t errors = t->limits[OPF_LIMIT_ERRORS];
  uint64_t n = t->placements.count < errors ? t->placements.count : errors;
  return (n + t->sections.count) * 2 * sizeof(DiagRec);
}

static DiagRec *say_unknown(Run *r, const Place *place, uint32_t kind, uint32_t name) {
  DiagRec *d = diag_place(r, place, OF0801);
  diag_arg(d, ARG_NUMBER, 0, 0, kind);
  diag_arg(d, ARG_NAME, name, 0, 0);
  return d;
}

/* The region of a name in this pass; NULL: there is none. */
static Region *region_of(const Run *r, uint32_t name) {
  uint32_t i = map_get(&r->t->layout, r->a, SPACE_REGIONS, name);
  return i && region_at(r, i)->pass == r->t->pass ? region_at(r, i) : 0;
}

/* Finds the place of a section, behind those that were placed before. */
static void place_section(Run *r, const Placement *p) {
  Task *t = r->t;
  uint32_t number = map_get(&t->layout, r->a, SPACE_SECTIONS, p->section);
  Section *s = section_at(r, number);
  Region *g = region_of(r, p->region);
  int64_t align = p->align, base, size, left;
  Place place;
  DiagRec *d;
  if (!number || s->pass != t->pass) {
    if (t->emitting) say_unknown(r, &p->place, WHY_IS_SECTION, p->section);
    return;
  }
  if (!g) {
    place = p->place;
    place.operand = p->region_operand;
    if (t->emitting) say_unknown(r, &place, WHY_IS_REGION, p->region);
    s->is_refused = 1;
    return;
  }
  if (s->next_in || s->is_refused) {
    if (t->emitting && s->next_in)
      diag_arg(diag_place(r, &p->place, OF0805), ARG_NAME, s->name, 0, 0);
    return;
  }
  s->is_refused = 1;
  if (s->region && s->region != p->region) {
    if (!t->emitting) return;
    d = diag_place(r, &p->place, OF0806);
    diag_arg(d, ARG_NAME, s->name, 0, 0);
    diag_arg(d, ARG_NAME, s->region, 0, 0);
    diag_arg(d, ARG_NUMBER, 0, 0, WHY_BOUND_ELSEWHERE);
    return;
  }
  if (g->is_void) return;
  if (g->align > align) align = g->align;
  if (s->align > align) align = s->align;
  base = (g->cursor + align - 1) / align * align;
  size = s->here - s->base;
  left = base > g->last ? 0 : g->last + 1 - base;
  if (size > left) {
    s->next_base = g->first; /* addresses as usual, so that no operand is told about too */
    if (!t->emitting) return;
    d = diag_place(r, &p->place, OF0807);
    diag_arg(d, ARG_NAME, s->name, 0, 0);
    diag_arg(d, ARG_NUMBER, 0, 0, size);
    diag_arg(d, ARG_NAME, g->name, 0, 0);
    diag_arg(d, ARG_NUMBER, 0, 0, left);
    return;
  }
  s->is_refused = 0;
  s->next_in = map_get(&t->layout, r->a, SPACE_REGIONS, p->region);
  s->next_base = base;
  g->cursor = base + size;
  if (t->emitting && s->kind == choice_ZP && size && base + size > ZERO_PAGE) {
    d = diag_place(r, &p->place, OF0811);
    diag_arg(d, ARG_NAME, s->name, 0, 0);
    diag_arg(d, ARG_NUMBER, 0, 0, base);
    diag_arg(d, ARG_NUMBER, 0, 0, base + size - 1);
  }
}

/* What is wrong with a section that was not placed. */
static void check_unplaced(Run *r, const Section *s, int64_t size) {
  int has_bytes = s->kind != choice_BSS && s->kind != choice_ZP;
  DiagRec *d;
  if (s->is_refused || s->no_target == r->t->pass) return;
  if (s->region) {
    if (!region_of(r, s->region)) {
      say_unknown(r, &s->bound, WHY_IS_REGION, s->region);
      return;
    }
    d = diag_place(r, &s->bound, OF0806);
    diag_arg(d, ARG_NAME, s->name, 0, 0);
    diag_arg(d, ARG_NAME, s->region, 0, 0);
    diag_arg(d, ARG_NUMBER, 0, 0, WHY_BOUND_NOWHERE);
  } else if (size && r->t->exports < (has_bytes ? 1u : 2u)) {
    d = diag_place(r, &s->place, OF0809);
    diag_arg(d, ARG_NAME, s->name, 0, 0);
    diag_arg(d, ARG_NUMBER, 0, 0, size);
  }
}

void sections_close(Run *r) {
  Task *t = r->t;
  uint32_t i;
  for (i = 1; i < t->regions.count; i++) {
    Region *g = region_at(r, i);
    g->cursor = g->first;
  }
  for (i = 1; i < t->sections.count; i++) {
    Section *s = section_at(r, i);
    s->next_in = s->is_refused = 0;
    s->next_base = 0;
  }
  for (i = 0; i < t->placements.count; i++)
    place_section(r, PAGES_AT(&t->placements, r->a, Placement, i));
  for (i = 1; i < t->regions.count; i++) {
    Region *g = region_at(r, i);
    g->used = g->cursor - g->first;
  }
  for (i = 1; i < t->sections.count; i++) {
    Section *s = section_at(r, i);
    int64_t size = s->here - s->base;
    if (s->pass != t->pass) continue;
    if (!s->next_in && t->emitting) check_unplaced(r, s, size);
    if (size != s->size || s->next_base != s->base || s->next_in != s->in) {
      t->changed++;
      moved_section(r, s, size);
    }
    s->size = size;
    s->base = s->next_base;
    s->in = s->next_in;
  }
}
