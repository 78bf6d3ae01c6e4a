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

enum { ARENA_WORDS = 4096, MAX_TOKENS = 64, MAX_TEXT = 64 };

/* One layout on all targets: no padding but at the end. */
_Static_assert(sizeof(Name) == 16 && sizeof(Word) == 8 && sizeof(Reg) == 6 && sizeof(Sel) == 8 &&
                   sizeof(OpRow) == 12 + LANG_OP_BYTES, "structures without gaps");

static const char lines[] = BARE_EXPRESSIONS;

static uint32_t memory[ARENA_WORDS];
static Token tokens[MAX_TOKENS];
static uint8_t text[MAX_TEXT];
static uint8_t out[16384];

static void print_bytes(const char *name, const uint8_t *bytes, size_t size) {
  size_t i;
  printf("static const uint8_t %s[] = {", name);
  for (i = 0; i < size; i++)
    printf("%s%u,", i % 24 ? "" : "\n  ", bytes[i]);
  printf("\n};\n\n");
}

int main(void) {
  Package package;
  Arena arena = {(uint8_t *)memory, sizeof memory, 8, 0};
  Names names;
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
      put_u16(out + n + 4, t->kind == TOKEN_OP || t->kind == TOKEN_NUMBER ? 0 : t->name);
      put_u16(out + n + 6, t->word);
      n += 8;
      if (t->kind == TOKEN_END) put_u16(out + n - 4, 0);
      if (t->kind != TOKEN_NUMBER) continue;
      put_u64(out + n, (uint64_t)t->value);
      n += 8;
    }
    if (n > sizeof out - 1024) return 1;
  }
  printf("/* made by freeze.c */\n");
  printf("static const Names frozen_names = {%luu, %luu, %luu, %luu, %luu, %luu};\n\n",
         (unsigned long)names.table, (unsigned long)names.mask, (unsigned long)names.count,
         (unsigned long)names.pages, (unsigned long)names.n_pages, (unsigned long)names.max_pages);
  printf("static const PackageChunk frozen_chunks[] = {\n");
  for (i = 0; i < CHUNK_COUNT; i++)
    printf("  {%luu, %luu, %luu, %uu, %uu},\n", (unsigned long)package.chunk[i].rows_at,
           (unsigned long)package.chunk[i].data_at, (unsigned long)package.chunk[i].data_size,
           package.chunk[i].rows, package.chunk[i].row_size);
  printf("};\n\n");
  print_bytes("frozen_contract", (const uint8_t *)&contract, offsetof(Contract, traits) +
              sizeof contract.traits);
  print_bytes("frozen_tokens", out, n);
  printf("static const uint32_t frozen_arena[] = {");
  for (i = 0; i < arena.top / 4; i++)
    printf("%s0x%lxu,", i % 10 ? "" : "\n  ", (unsigned long)memory[i]);
  printf("\n};\n");
  return 0;
}
