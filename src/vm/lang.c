/* lang.c - resolves a contract from a validated package.
 *
 * Owns:       the tables of the contract, in the segment.
 * Borrows:    the package, for good.
 * Invariants: later owners replace earlier ones, in the order family, CPU, dialect.
 * Tests:      test/custom (dialects, CPUs), test/vm
 * SPDX-License-Identifier: MIT
 */
#include "vm/lang.h"

#include <string.h>

#include "vm/bytes.h"

/* 3 for the dialect, 2 for the CPU, 1 for the family of the contract, 0 for other owners. */
static uint8_t rank_of(const Contract *c, const uint8_t *owner) {
  uint32_t row = get_u16(owner + 1);
  switch (owner[0]) {
  case owner_DIALECT: return row == c->dialect ? 3 : 0;
  case owner_CPU: return row == c->cpu ? 2 : 0;
  case owner_FAMILY: return row == c->family ? 1 : 0;
  default: return 0;
  }
}

/* The best row of a chunk whose byte at `column` is `value` (column < 0: any). 0xffffffff: none. */
static uint32_t best_row(const Contract *c, const Package *p, unsigned chunk, int owner, int column,
                         uint8_t value) {
  uint32_t found = 0xffffffffu;
  uint8_t best = 0;
  uint32_t i;
  for (i = 0; i < p->chunk[chunk].rows; i++) {
    const uint8_t *row = package_row(p, chunk, i);
    uint8_t rank = rank_of(c, row + owner);
    if (rank > best && (column < 0 || row[column] == value)) {
      best = rank;
      found = i;
    }
  }
  return found;
}

/* Offset in the package of a BLOB or CODE cell. */
static uint32_t cell_at(const Package *p, unsigned chunk, uint32_t row, unsigned column) {
  return p->chunk[chunk].data_at + get_u16(package_row(p, chunk, row) + column);
}

/* Opcodes of list expr for the operators of list xop, END for none. */
static const uint8_t code_of[xop_COUNT] = {
    [xop_NONE] = EXPR_END,  [xop_POS] = EXPR_POS,     [xop_NEG] = EXPR_NEG,
    [xop_INV] = EXPR_INV,   [xop_NOT] = EXPR_NOT,     [xop_LO] = EXPR_LO,
    [xop_HI] = EXPR_HI,     [xop_BANK] = EXPR_BANK,   [xop_ADD] = EXPR_ADD,
    [xop_SUB] = EXPR_SUB,   [xop_MUL] = EXPR_MUL,     [xop_DIV] = EXPR_DIV,
    [xop_MOD] = EXPR_MOD,   [xop_POW] = EXPR_POW,     [xop_SHL] = EXPR_SHL,
    [xop_SAR] = EXPR_SAR,   [xop_SHR] = EXPR_SHR,     [xop_AND] = EXPR_AND,
    [xop_OR] = EXPR_OR,     [xop_XOR] = EXPR_XOR,     [xop_EQ] = EXPR_EQ,
    [xop_NE] = EXPR_NE,     [xop_LT] = EXPR_LT,       [xop_LE] = EXPR_LE,
    [xop_GT] = EXPR_GT,     [xop_GE] = EXPR_GE,       [xop_LXOR] = EXPR_LXOR,
    [xop_LAND] = EXPR_LAND, [xop_LOR] = EXPR_LOR,     [xop_COND] = EXPR_COND,
    [xop_ELSE] = EXPR_ELSE, [xop_RANGE] = EXPR_RANGE, [xop_RANGEI] = EXPR_RANGEI,
};

static int make_ops(Arena *arena, const Package *p, Contract *c) {
  uint32_t n = p->chunk[CHUNK_TOPS].rows;
  uint32_t i;
  OpRow *ops;
  uint8_t *first;
  uint8_t rank[256];
  c->n_ops = n;
  c->ops = arena_take(arena, (n + 1) * (uint32_t)sizeof(OpRow));
  c->first = arena_take(arena, LANG_OPSETS * 256);
  if (!c->ops || !c->first) return 0;
  ops = ARENA_AT(arena, OpRow, c->ops);
  first = arena->base + c->first;
  memset(ops, 0, (size_t)(n + 1) * sizeof(OpRow));
  memset(first, 0, LANG_OPSETS * 256);
  memset(rank, 0, sizeof rank);
  for (i = 0; i < n; i++) {
    const uint8_t *row = package_row(p, CHUNK_TOPS, i);
    uint32_t len;
    const uint8_t *text = package_string(p, get_u16(row + TOPS_text), &len);
    uint32_t set = row[TOPS_set];
    ops[i].row = (uint8_t)i;
    ops[i].len = (uint8_t)len;
    memcpy(ops[i].text, text, len);
    ops[i].expects = row[TOPS_expects];
    ops[i].role = row[TOPS_role];
    ops[i].assign = row[TOPS_assign];
    if (i > 0 && package_row(p, CHUNK_TOPS, i - 1)[TOPS_set] == set &&
        ops[i - 1].text[0] == text[0])
      ops[i - 1].more = 1;
    else if (set < LANG_OPSETS)
      first[set * 256 + text[0]] = (uint8_t)(i + 1);
  }
  for (i = n; i-- > 0;) { /* each run of rows from its end */
    if (ops[i].more) {
      ops[i].alone = ops[i + 1].alone;
      ops[i].seconds = ops[i + 1].seconds;
    }
    if (ops[i].len == 1)
      ops[i].alone = (uint8_t)(i + 1);
    else
      ops[i].seconds |= (uint16_t)((uint32_t)1 << (ops[i].text[1] & 15));
  }
  for (i = 0; i < p->chunk[CHUNK_XOPS].rows; i++) {
    const uint8_t *row = package_row(p, CHUNK_XOPS, i);
    uint32_t op = get_u16(row + XOPS_oper);
    uint8_t r = rank_of(c, row + XOPS_owner);
    if (r < rank[op] || r == 0) continue;
    rank[op] = r;
    ops[op].prefix = code_of[row[XOPS_prefix]];
    ops[op].pprec = row[XOPS_pprec];
    ops[op].infix = code_of[row[XOPS_infix]];
    ops[op].iprec = row[XOPS_iprec];
    ops[op].right = row[XOPS_right];
    ops[op].anon = row[XOPS_anon];
  }
  return 1;
}

/* The word number of a string of the package, interned as a name. 0: memory is short. */
static uint32_t word_of(Arena *arena, Names *names, const Package *p, const Contract *c,
                        uint32_t str, uint32_t *words) {
  uint32_t len;
  const uint8_t *text = package_string(p, str, &len);
  uint32_t id = names_intern(names, arena, text, len, names_hash(text, len, c->fold), 0, c->fold);
  Name *name;
  if (!id) return 0;
  name = names_get(names, arena, id);
  if (!name->word) {
    if (*words >= NAME_WORD) return 0;
    name->word = (uint16_t)++ * words;
  }
  return name->word;
}

static int make_words(Arena *arena, Names *names, const Package *p, Contract *c, uint32_t *words) {
  uint32_t n_regs = p->chunk[CHUNK_REGS].rows;
  uint32_t i, w;
  uint8_t rank;
  Word *word;
  Reg *reg;
  /* Interning first: it may move the top of the arena, and fixes how many words there are. */
  for (i = 0; i < p->chunk[CHUNK_MNEM].rows; i++)
    if (!word_of(arena, names, p, c, get_u16(package_row(p, CHUNK_MNEM, i) + MNEM_name), words))
      return 0;
  for (i = 0; i < n_regs; i++)
    if (!word_of(arena, names, p, c, get_u16(package_row(p, CHUNK_REGS, i) + REGS_name), words))
      return 0;
  for (i = 0; i < p->chunk[CHUNK_DIRS].rows; i++)
    if (!word_of(arena, names, p, c, get_u16(package_row(p, CHUNK_DIRS, i) + DIRS_name), words))
      return 0;
  c->n_words = *words + 1;
  c->words = arena_take(arena, c->n_words * (uint32_t)sizeof(Word));
  c->regs = arena_take(arena, (n_regs + 1) * (uint32_t)sizeof(Reg));
  if (!c->words || !c->regs) return 0;
  word = ARENA_AT(arena, Word, c->words);
  reg = ARENA_AT(arena, Reg, c->regs);
  memset(word, 0, (size_t)c->n_words * sizeof(Word));
  c->n_mnems = 0;
  for (i = 0; i < c->n_sels; i++) {
    const Sel *sel = ARENA_AT(arena, Sel, c->sels) + i;
    uint32_t str = get_u16(package_row(p, CHUNK_MNEM, sel->mnem) + MNEM_name);
    w = word_of(arena, names, p, c, str, words);
    if (!word[w].mnem) c->n_mnems++;
    word[w].mnem = (uint16_t)(sel->mnem + 1);
  }
  for (rank = 1; rank <= 3; rank++) {
    for (i = 0; i < n_regs; i++) {
      const uint8_t *row = package_row(p, CHUNK_REGS, i);
      if (rank_of(c, row + REGS_owner) != rank) continue;
      w = word_of(arena, names, p, c, get_u16(row + REGS_name), words);
      reg[i].rclass = get_u16(row + REGS_rclass);
      reg[i].code = get_u16(row + REGS_code);
      reg[i].next = word[w].reg;
      word[w].reg = (uint16_t)(i + 1);
    }
    for (i = 0; i < p->chunk[CHUNK_DIRS].rows; i++) {
      const uint8_t *row = package_row(p, CHUNK_DIRS, i);
      if (rank_of(c, row + DIRS_owner) != rank) continue;
      w = word_of(arena, names, p, c, get_u16(row + DIRS_name), words);
      switch (row[DIRS_kind]) {
      case dirkind_OP: word[w].dir = (uint16_t)(i + 1); break;
      case dirkind_KEY: word[w].key = (uint8_t)(get_u16(row + DIRS_id) + 1u); break;
      case dirkind_CHOICE: word[w].choice = (uint8_t)(get_u16(row + DIRS_id) + 1u); break;
      case dirkind_CAPTURE: word[w].capture = (uint8_t)(get_u16(row + DIRS_id) + 1u); break;
      default: word[w].other = (uint16_t)(i + 1); break;
      }
    }
  }
  return 1;
}

/* Bytes that macro text must be looked at for; all others are only copied. */
static void make_special(Arena *arena, const Package *p, const Contract *c) {
  static const uint8_t traits[] = {trait_MACREF, trait_MACRAW, trait_MACARGS, trait_COMMENT};
  ByteRow *bytes = ARENA_AT(arena, ByteRow, c->bytes);
  uint32_t i, k;
  bytes['\n'].special = bytes['\r'].special = 1;
  for (i = 0; i < p->chunk[CHUNK_TQUO].rows; i++) {
    const uint8_t *row = package_row(p, CHUNK_TQUO, i);
    bytes[row[TQUO_open]].special = bytes[row[TQUO_close]].special = 1;
  }
  for (i = 0; i < p->chunk[CHUNK_TESC].rows; i++)
    bytes[package_row(p, CHUNK_TESC, i)[TESC_lead]].special = 1;
  for (i = 0; i < sizeof traits; i++)
    for (k = 0; k < c->traits[traits[i]][0]; k++) bytes[c->traits[traits[i]][1 + k]].special = 1;
}

/* Value of a digit in any radix, or 255. */
static uint8_t digit_of(uint8_t c) {
  if ((uint8_t)(c - '0') < 10) return (uint8_t)(c - '0');
  c |= 0x20;
  if ((uint8_t)(c - 'a') < 26) return (uint8_t)(c - 'a' + 10);
  return 255;
}

/* Membership of bytes in sets, and the folded forms of those in names. */
static int make_bytes(Arena *arena, const Package *p, Contract *c) {
  const uint8_t *classes = p->bytes + c->classes;
  uint32_t n_sets = p->chunk[CHUNK_TSET].rows;
  uint32_t i, k;
  ByteRow *row;
  c->bytes = arena_take(arena, 256 * (uint32_t)sizeof(ByteRow));
  if (!c->bytes) return 0;
  row = ARENA_AT(arena, ByteRow, c->bytes);
  c->text_sets = c->digit_sets = 0xffffffffu;
  for (i = 0; i < 256; i++, row++) {
    row->member = 0;
    row->class_of = classes[i];
    row->special = 0;
    row->digit = digit_of((uint8_t)i);
    for (k = 0; k < n_sets && k < LANG_SETS; k++)
      row->member |= (get_u32(package_row(p, CHUNK_TSET, k) + TSET_classes) >> classes[i] & 1) << k;
    row->folded = row->member >> c->ident & 1 ? NAME_FOLD((uint8_t)i, c->fold) : 0;
    if (i >= 0x20 && i != 0x7f) c->text_sets &= row->member;
    if ((uint32_t)(i - '0') < 10) c->digit_sets &= row->member;
  }
  make_special(arena, p, c);
  return 1;
}

static int make_numbers(Arena *arena, const Package *p, Contract *c) {
  uint32_t i, k, len;
  NumRule *rule;
  c->n_numbers = p->chunk[CHUNK_TNUM].rows;
  c->numbers = arena_take(arena, (c->n_numbers + 1) * (uint32_t)sizeof(NumRule));
  if (!c->numbers) return 0;
  rule = ARENA_AT(arena, NumRule, c->numbers);
  for (i = 0; i < c->n_numbers; i++, rule++) {
    const uint8_t *row = package_row(p, CHUNK_TNUM, i);
    const uint8_t *mark = package_string(p, get_u16(row + TNUM_mark), &len);
    rule->set = row[TNUM_set];
    rule->form = row[TNUM_form];
    rule->radix = row[TNUM_radix];
    rule->len = (uint8_t)(len < LANG_OP_BYTES ? len : LANG_OP_BYTES);
    for (k = 0; k < rule->len; k++) rule->mark[k] = NAME_FOLD(mark[k], 0x20);
    rule->key = rule->form == numform_PLAIN || !rule->len ? 0
                : rule->form == numform_PREFIX            ? rule->mark[0]
                                                          : rule->mark[rule->len - 1];
    if (rule->form == numform_PLAIN && rule->radix == 10) c->plain = (uint8_t)(rule->set + 1);
  }
  rule -= c->n_numbers;
  if (c->n_numbers && rule->form == numform_PREFIX && rule->len == 1) {
    const ByteRow *row = ARENA_AT(arena, ByteRow, c->bytes);
    c->lead_set = (uint8_t)(rule->set + 1);
    c->lead = rule->key;
    c->lead_radix = rule->radix;
    c->lead_sets = 0xffffffffu;
    for (i = 0; i < 256; i++, row++)
      if (row->digit < rule->radix) c->lead_sets &= row->member;
  }
  /* No mark of its set may be digits only. */
  for (i = 0; i < c->n_numbers; i++, rule++) {
    for (k = 0; k < rule->len && (uint32_t)rule->mark[k] - '0' < 10; k++) {}
    if (rule->set + 1u == c->plain && rule->form != numform_PLAIN && k == rule->len) c->plain = 0;
  }
  return 1;
}

static uint32_t sel_slot(uint32_t mnem, uint32_t shape) {
  uint32_t key = mnem << 8 | shape;
  key *= 0x9e3779b1u;
  return key >> 15 ^ key >> 3;
}

static int make_sels(Arena *arena, const Package *p, Contract *c) {
  uint32_t rows = p->chunk[CHUNK_MSEL].rows;
  uint32_t slots = 16;
  uint32_t i, k, slot;
  uint8_t rank;
  Sel *sels;
  uint16_t *table;
  while (slots < rows * 2) slots *= 2;
  c->sels = arena_take(arena, (rows + 1) * (uint32_t)sizeof(Sel));
  c->table = arena_take(arena, slots * 2);
  if (!c->sels || !c->table) return 0;
  c->mask = slots - 1;
  sels = ARENA_AT(arena, Sel, c->sels);
  table = ARENA_AT(arena, uint16_t, c->table);
  memset(table, 0, (size_t)slots * 2);
  c->n_sels = 0;
  for (rank = 3; rank > 0; rank--) {
    for (i = 0; i < rows; i++) {
      const uint8_t *row = package_row(p, CHUNK_MSEL, i);
      uint32_t mnem = get_u16(row + MSEL_mnem);
      uint32_t shape = get_u16(row + MSEL_shape);
      Sel *sel = sels + c->n_sels;
      if (rank_of(c, row + MSEL_owner) != rank) continue;
      slot = sel_slot(mnem, shape) & c->mask;
      while (table[slot] &&
             (sels[table[slot] - 1].mnem != mnem || sels[table[slot] - 1].shape != shape))
        slot = (slot + 1) & c->mask;
      if (table[slot]) continue; /* a nearer owner has it */
      sel->mnem = (uint16_t)mnem;
      sel->shape = (uint8_t)shape;
      sel->first = get_u16(row + MSEL_first);
      sel->count = row[MSEL_count];
      sel->wide = package_row(p, CHUNK_TABL, sel->first + sel->count - 1u)[TABL_size];
      for (sel->is_modal = 0, k = 0; k < sel->count; k++)
        sel->is_modal |= package_row(p, CHUNK_TABL, sel->first + k)[TABL_flags];
      table[slot] = (uint16_t)++c->n_sels;
    }
  }
  return 1;
}

static void make_traits(const Package *p, Contract *c) {
  uint8_t rank, trait;
  uint32_t i;
  memset(c->traits, 0, sizeof c->traits);
  for (rank = 1; rank <= 3; rank++) {
    for (i = 0; i < p->chunk[CHUNK_TRTS].rows; i++) {
      const uint8_t *row = package_row(p, CHUNK_TRTS, i);
      uint32_t len;
      const uint8_t *text = package_string(p, get_u16(row + TRTS_value), &len);
      if (rank_of(c, row + TRTS_owner) != rank) continue;
      trait = row[TRTS_trait];
      if (len >= LANG_TRAIT_BYTES) len = LANG_TRAIT_BYTES - 1;
      c->traits[trait][0] = (uint8_t)len;
      memcpy(c->traits[trait] + 1, text, len);
    }
  }
  if (c->traits[trait_LOCAL][0]) c->local = c->traits[trait_LOCAL][1];
  if (c->traits[trait_NAMEJOIN][0]) c->join_mark = names_mark(c->traits[trait_NAMEJOIN][1]);
}

int contract_make(Arena *arena, Names *names, const Package *p, uint32_t package_index,
                  uint32_t cpu, uint32_t *words, Contract *c) {
  const uint8_t *row = package_row(p, CHUNK_CPUS, cpu);
  const uint8_t *toks;
  uint32_t i;
  uint8_t state;
  memset(c, 0, sizeof *c);
  c->package = package_index;
  c->cpu = cpu;
  c->family = get_u16(row + CPUS_family);
  c->dialect = get_u16(row + CPUS_dialect);
  c->word = row[CPUS_word];
  c->big_endian = row[CPUS_order] == order_BIG;
  c->address_bits = row[CPUS_addrbits];
  c->max_address = get_u32(row + CPUS_maxaddr);
  i = best_row(c, p, CHUNK_TOKS, TOKS_owner, -1, 0);
  toks = package_row(p, CHUNK_TOKS, i);
  c->classes = cell_at(p, CHUNK_TOKS, i, TOKS_classes);
  c->fold = toks[TOKS_case] == case_FOLD ? 0x20 : 0;
  c->joiner = toks[TOKS_joiner];
  c->ident = (uint8_t)get_u16(toks + TOKS_ident);
  c->quotes = toks[TOKS_quotes];
  for (state = 0; state < state_COUNT; state++)
    c->tkvm[state] = cell_at(p, CHUNK_TKVM,
                             best_row(c, p, CHUNK_TKVM, TKVM_owner, TKVM_state, state), TKVM_code);
  c->try_max =
      package_row(p, CHUNK_PARS, best_row(c, p, CHUNK_PARS, PARS_owner, -1, 0))[PARS_trymax];
  i = best_row(c, p, CHUNK_PRVM, PRVM_owner, PRVM_use, use_STATEMENT);
  c->statement = cell_at(p, CHUNK_PRVM, i, PRVM_code);
  i = best_row(c, p, CHUNK_PRVM, PRVM_owner, PRVM_use, use_OPERANDS);
  c->operands = i == 0xffffffffu ? 0 : cell_at(p, CHUNK_PRVM, i, PRVM_code);
  i = best_row(c, p, CHUNK_PRVM, PRVM_owner, PRVM_use, use_MEMBERS);
  c->members = i == 0xffffffffu ? 0 : cell_at(p, CHUNK_PRVM, i, PRVM_code);
  i = best_row(c, p, CHUNK_PRVM, PRVM_owner, PRVM_use, use_SETTINGS);
  c->settings = i == 0xffffffffu ? 0 : cell_at(p, CHUNK_PRVM, i, PRVM_code);
  i = best_row(c, p, CHUNK_EXPR, EXPR_owner, -1, 0);
  c->expr = cell_at(p, CHUNK_EXPR, i, EXPR_code);
  make_traits(p, c);
  return make_bytes(arena, p, c) && make_numbers(arena, p, c) && make_ops(arena, p, c) &&
         make_sels(arena, p, c) && make_words(arena, names, p, c, words);
}

void lang_open(Lang *lang, const Contract *c, const Package *p, const Arena *arena) {
  lang->package = p;
  lang->contract = c;
  lang->classes = p->bytes + c->classes;
  lang->bytes = ARENA_AT(arena, ByteRow, c->bytes);
  lang->numbers = ARENA_AT(arena, NumRule, c->numbers);
  lang->ops = ARENA_AT(arena, OpRow, c->ops);
  lang->first = arena->base + c->first;
  lang->words = ARENA_AT(arena, Word, c->words);
  lang->regs = ARENA_AT(arena, Reg, c->regs);
  lang->sels = ARENA_AT(arena, Sel, c->sels);
  lang->table = ARENA_AT(arena, uint16_t, c->table);
  lang->n_words = c->n_words;
  lang->fold = c->fold;
  lang->ident = c->ident;
  lang->plain = c->plain;
  lang->text_sets = c->text_sets;
  lang->digit_sets = c->digit_sets;
  lang->lead_sets = c->lead_sets;
  lang->lead_set = c->lead_set;
  lang->lead = c->lead;
  lang->lead_radix = c->lead_radix;
  lang->join_mark = c->join_mark;
  lang->local = c->local;
}

int32_t lang_select(const Lang *lang, uint32_t mnem, uint32_t shape) {
  uint32_t mask = lang->contract->mask;
  uint32_t slot = sel_slot(mnem, shape) & mask;
  uint32_t i;
  for (; (i = lang->table[slot]) != 0; slot = (slot + 1) & mask)
    if (lang->sels[i - 1].mnem == mnem && lang->sels[i - 1].shape == shape) return (int32_t)(i - 1);
  return -1;
}

uint32_t lang_relatives(const Lang *lang, uint32_t mnem, int32_t shape, uint32_t *cpus,
                        uint32_t most) {
  const Package *p = lang->package;
  uint32_t i, n = 0;
  for (i = 0; i < p->chunk[CHUNK_MSEL].rows && n < most; i++) { /* sorted by owner */
    const uint8_t *row = package_row(p, CHUNK_MSEL, i);
    uint32_t cpu = get_u16(row + MSEL_owner + 1);
    if (row[MSEL_owner] != owner_CPU || cpu == lang->contract->cpu) continue;
    if (get_u16(row + MSEL_mnem) != mnem) continue;
    if (shape >= 0 && get_u16(row + MSEL_shape) != (uint32_t)shape) continue;
    if (n > 0 && cpus[n - 1] == cpu) continue;
    if (get_u16(package_row(p, CHUNK_CPUS, cpu) + CPUS_family) == lang->contract->family)
      cpus[n++] = cpu;
  }
  return n;
}

uint32_t lang_mnemonic(const Lang *lang, const uint8_t *name, uint32_t len) {
  const Package *p = lang->package;
  uint32_t i, k, text_len;
  for (i = 0; i < p->chunk[CHUNK_MNEM].rows; i++) {
    const uint8_t *text =
        package_string(p, get_u16(package_row(p, CHUNK_MNEM, i) + MNEM_name), &text_len);
    if (text_len != len) continue;
    for (k = 0; k < len && NAME_FOLD(text[k], lang->fold) == NAME_FOLD(name[k], lang->fold); k++) {}
    if (k == len) return i;
  }
  return 0xffffffffu;
}

int lang_owns(const Lang *lang, const uint8_t *owner) { return rank_of(lang->contract, owner) > 0; }

int32_t lang_encoding(const Lang *lang, const uint8_t *name, uint32_t len) {
  const Package *p = lang->package;
  int32_t found = -1;
  uint8_t best = 0;
  uint32_t i, k, n;
  for (i = 0; i < p->chunk[CHUNK_ENCO].rows; i++) {
    const uint8_t *row = package_row(p, CHUNK_ENCO, i);
    const uint8_t *text = package_string(p, get_u16(row + ENCO_name), &n);
    uint8_t rank = rank_of(lang->contract, row + ENCO_owner);
    if (n != len || rank <= best) continue;
    for (k = 0; k < n && NAME_FOLD(text[k], lang->fold) == NAME_FOLD(name[k], lang->fold); k++) {}
    if (k < n) continue;
    best = rank;
    found = (int32_t)i;
  }
  return found;
}
