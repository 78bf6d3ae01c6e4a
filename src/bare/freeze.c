/* freeze.c - makes frozen.h: the opened package, the resolved contract, and the tokens of the
 * self-test's expressions.
 *
 * Contracts hold offsets only and their structures have no gaps, so that one made here can lie in
 * the read-only memory of a machine that has no room for the code that makes it.
 * SPDX-License-Identifier: MIT
 */
#include <stdio.h>
#include <string.h>

#include "bare/lines.h"
#include "vm/scan.h"

#include "base_package.h"

enum { ARENA_WORDS = 4096, MAX_TOKENS = 64, MAX_TEXT = 64, MAX_KEPT = 32 };

/* One layout on all targets: no padding but at the end. */
_Static_assert(sizeof(Name) == 32 && sizeof(Word) == 12 && sizeof(Reg) == 6 && sizeof(Sel) == 8 &&
                   sizeof(OpRow) == 16 + LANG_OP_BYTES,
               "structures without gaps");

static const char lines[] = BARE_EXPRESSIONS;

static uint32_t memory[ARENA_WORDS], small_memory[ARENA_WORDS];
static const uint32_t limits[OPF_LIMIT_COUNT]; /* those of a line are no part of it */
static Token tokens[MAX_TOKENS];
static uint8_t text[MAX_TEXT];
static uint8_t out[16384];

static void print_bytes(const char *name, const uint8_t *bytes, size_t size) {
  size_t i;
  printf("static const uint8_t %s[] = {", name);
  for (i = 0; i < size; i++) printf("%s%u,", i % 24 ? "" : "\n  ", bytes[i]);
  printf("\n};\n\n");
}

/* The few names that tokens carry get new ids; what the parser reads of the segment is copied
 * into a smaller one. */
static uint32_t kept[MAX_KEPT];
static uint32_t n_kept;

static uint32_t keep(uint32_t id) {
  uint32_t i;
  for (i = 0; i < n_kept; i++)
    if (kept[i] == id) return i + 1;
  if (n_kept == MAX_KEPT) return 0;
  kept[n_kept++] = id;
  return n_kept;
}

static int has_name(unsigned kind) {
  return kind == TOKEN_NAME || kind == TOKEN_DOTNAME || kind == TOKEN_STRING || kind == TOKEN_LABEL;
}

static uint32_t copy(Arena *to, const void *bytes, uint32_t size) {
  uint32_t at = arena_take(to, size);
  if (at) memcpy(to->base + at, bytes, size);
  return at;
}

static int make_small(const Arena *from, const Names *names, Contract *c, Arena *to, Names *small) {
  uint32_t page, i;
  memset(small, 0, sizeof *small);
  small->count = n_kept;
  small->n_pages = small->max_pages = 1;
  small->pages = arena_take(to, 4);
  page = arena_take(to, MAX_KEPT * (uint32_t)sizeof(Name));
  if (!small->pages || !page) return 0;
  *ARENA_AT(to, uint32_t, small->pages) = page;
  for (i = 0; i < n_kept; i++) {
    Name *name = ARENA_AT(to, Name, page) + i;
    *name = *names_get(names, from, kept[i]);
    name->text = copy(to, from->base + name->text, name->len);
    if (!name->text) return 0;
  }
  c->ops = copy(to, from->base + c->ops, (c->n_ops + 1) * (uint32_t)sizeof(OpRow));
  c->words = copy(to, from->base + c->words, c->n_words * (uint32_t)sizeof(Word));
  return c->ops && c->words;
}

int main(void) {
  Package package;
  Arena arena = {(uint8_t *)memory, sizeof memory, 8, 0};
  Arena small = {(uint8_t *)small_memory, sizeof small_memory, 8, 0};
  Names names, small_names;
  Contract contract;
  Lang lang;
  Scan scan;
  opf_fault fault;
  const char *line = lines;
  uint32_t words = 0, n = 0, i;

  if (package_open(base_package, sizeof base_package, &package, &fault) != OPF_OK) return 1;
  if (!names_init(&names, &arena, 8)) return 1;
  if (!contract_make(&arena, &names, &package, 0, 0, &words, &contract)) return 1;
  lang_open(&lang, &contract, &package, &arena);
  memset(&scan, 0, sizeof scan);
  scan.arena = &arena;
  scan.names = &names;
  scan.lang = &lang;
  scan.tokens = tokens;
  scan.text = text;
  scan.max[BUF_TOKENS] = scan.hard[BUF_TOKENS] = MAX_TOKENS;
  scan.max[BUF_TEXT] = scan.hard[BUF_TEXT] = MAX_TEXT;
  scan.limits = limits;
  scan.name_bytes = 255;
  for (; *line; line = strchr(line, '\n') + 1) {
    scan.line = (const uint8_t *)line;
    scan.steps = 512;
    if (scan_tokens(&scan, state_LINE) != SCAN_OK) {
      fprintf(stderr, "no tokens: %.20s\n", line);
      return 1;
    }
    for (i = 0; i < scan.n_tokens; i++) {
      const Token *t = &tokens[i];
      out[n] = t->kind;
      out[n + 1] = t->op;
      out[n + 2] = (uint8_t)t->start;
      out[n + 3] = (uint8_t)t->end;
      put_u16(out + n + 4, has_name(t->kind) ? keep(t->name) : 0);
      put_u16(out + n + 6, has_name(t->kind) ? t->word : 0u);
      n += 8;
      if (t->kind != TOKEN_NUMBER) continue;
      put_u64(out + n, (uint64_t)t->value);
      n += 8;
    }
    if (n > sizeof out - 1024) return 1;
  }
  if (!make_small(&arena, &names, &contract, &small, &small_names)) return 1;
  printf("/* made by freeze.c */\n");
  printf("static const Names frozen_names = {%luu, %luu, %luu, %luu, %luu, %luu};\n\n",
         (unsigned long)small_names.table, (unsigned long)small_names.mask,
         (unsigned long)small_names.count, (unsigned long)small_names.pages,
         (unsigned long)small_names.n_pages, (unsigned long)small_names.max_pages);
  printf("static const PackageChunk frozen_chunks[] = {\n");
  for (i = 0; i < CHUNK_COUNT; i++)
    printf("  {%luu, %luu, %luu, %uu, %uu},\n", (unsigned long)package.chunk[i].rows_at,
           (unsigned long)package.chunk[i].data_at, (unsigned long)package.chunk[i].data_size,
           package.chunk[i].rows, package.chunk[i].row_size);
  printf("};\n\n");
  print_bytes("frozen_contract", (const uint8_t *)&contract,
              offsetof(Contract, traits) + sizeof contract.traits);
  print_bytes("frozen_tokens", out, n);
  printf("static const uint32_t frozen_arena[] = {");
  for (i = 0; i < small.top / 4; i++)
    printf("%s0x%lxu,", i % 10 ? "" : "\n  ", (unsigned long)small_memory[i]);
  printf("\n};\n");
  return 0;
}
