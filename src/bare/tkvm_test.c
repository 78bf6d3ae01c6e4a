/* tkvm_test.c - self-test of the tokenizer: resolves the contract of an embedded package, tokenizes
 * fixed lines, and prints digests of their tokens and diagnostics.
 *
 * base_package.h is the package as an array, made by the build.
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "bare/bare.h"
#include "bare/lines.h"
#include "vm/digest.h"
#include "vm/scan.h"

#include "base_package.h"

enum { ARENA_WORDS = 2784, MAX_TOKENS = 24, MAX_TEXT = 64 };

static const uint8_t lines[] = BARE_LINES;

/* Writable memory of a machine without a heap. */
static uint32_t memory[ARENA_WORDS];
static const uint32_t limits[OPF_LIMIT_COUNT]; /* those of a line are no part of it */
static Token tokens[MAX_TOKENS];
static uint8_t text[MAX_TEXT];
static Package package;
static Arena arena;
static Names names;
static Contract contract;
static Lang lang;
static Scan scan;

static uint64_t digest_name(uint64_t h, uint32_t id) {
  const Name *name = names_get(&names, &arena, id);
  h = digest_u32(h, name->len);
  return digest_bytes(h, arena.base + name->text, name->len);
}

static uint64_t digest_token(uint64_t h, const Token *t) {
  h = digest_u8(h, t->kind);
  h = digest_u32(h, t->start);
  h = digest_u32(h, t->end);
  switch (t->kind) {
  case TOKEN_NUMBER: /* one that could not be read has no value */
    h = digest_u8(h, t->op);
    return t->op ? h : digest_u64(h, (uint64_t)t->value);
  case TOKEN_NAME:
  case TOKEN_DOTNAME:
  case TOKEN_LABEL:
  case TOKEN_STRING: return digest_name(h, t->name);
  default: return digest_u8(h, t->op);
  }
}

int bare_test(void) {
  const uint8_t *line = lines;
  uint64_t all = DIGEST_START;
  uint32_t words = 0, n_lines = 0, n_tokens = 0, n_faults = 0, i;
  opf_fault fault;

  arena.base = (uint8_t *)memory;
  arena.size = sizeof memory;
  arena.top = 8;
  if (package_open(base_package, sizeof base_package, &package, &fault) != OPF_OK) return 1;
  if (opf_package_hash(base_package, sizeof base_package) != get_u64(base_package + 16)) return 2;
  if (!names_init(&names, &arena, 8) ||
      !contract_make(&arena, &names, &package, 0, 0, &words, &contract))
    return 3;
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
  scan.name_bytes = 32;
  while (*line) {
    uint64_t h = DIGEST_START;
    scan.line = line;
    scan.steps = 512;
    switch (scan_tokens(&scan, state_LINE)) {
    case SCAN_OK:
      for (i = 0; i < scan.n_tokens; i++) h = digest_token(h, &tokens[i]);
      n_tokens += scan.n_tokens;
      break;
    case SCAN_FAULT:
      h = digest_u32(h, scan.fault.code);
      h = digest_u32(h, scan.fault.start);
      h = digest_u32(h, scan.fault.end);
      n_faults++;
      break;
    default: return 4;
    }
    n_lines++;
    bare_number(n_lines);
    bare_put(' ');
    bare_digest(h);
    bare_put('\n');
    all = digest_u64(all, h);
    while (*line != '\n') line++;
    line++;
  }
  bare_text("tokens lines=");
  bare_number(n_lines);
  bare_text(" tokens=");
  bare_number(n_tokens);
  bare_text(" faults=");
  bare_number(n_faults);
  bare_text(" arena=");
  bare_number(arena.top);
  bare_text(" hash=");
  bare_digest(all);
  bare_put('\n');
  return 0;
}
