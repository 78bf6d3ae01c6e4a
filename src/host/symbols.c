/* symbols.c - the symbols of a run as rows of text: for label files and the listing.
 *
 * Owns:       nothing; the text is a blob, the rows a userdata of the Lua state.
 * Tests:      test/host/t_outputs.lua, test/host/t_listing.lua
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>
#include <string.h>

#include "host/host.h"

typedef struct SymbolRow {
  uint64_t key;       /* the first eight bytes of the folded name, the first one on top */
  const char *full;   /* borrowed: from a blob of names */
  const char *folded; /* the same in upper case */
  size_t full_bytes;
  int64_t value;
  opf_symbol_kind kind;
  uint32_t is_public;
} SymbolRow;

/* Appends the dotted path of a scope; 0 when a part of it has no name that a source can spell. */
static int add_scope(lua_State *L, const Run *run, Blob *names, uint32_t scope) {
  uint32_t chain[256];
  unsigned n = 0;
  while (scope != 0) {
    uint32_t parent = 0;
    uint32_t bytes = 0;
    const char *name = NULL;
    if (n == 256 || opf_scope_get(run->vm, run->task, scope, &parent, &name, &bytes) != OPF_OK ||
        bytes == 0) {
      return 0;
    }
    chain[n++] = scope;
    scope = parent;
  }
  while (n > 0) {
    uint32_t parent;
    uint32_t bytes = 0;
    const char *name = NULL;
    if (opf_scope_get(run->vm, run->task, chain[--n], &parent, &name, &bytes) != OPF_OK) {
      return 0;
    }
    blob_add(L, names, name, bytes);
    blob_add_byte(L, names, '.');
  }
  return 1;
}

/* Sorted by upper-cased name. The key decides nearly always; a name that ends early comes first. */
static int by_name(const void *a, const void *b) {
  const SymbolRow *x = (const SymbolRow *)a;
  const SymbolRow *y = (const SymbolRow *)b;
  size_t n = x->full_bytes < y->full_bytes ? x->full_bytes : y->full_bytes;
  int order;
  if (x->key != y->key) {
    return x->key < y->key ? -1 : 1;
  }
  order = memcmp(x->folded, y->folded, n);
  return order != 0 ? order : (x->full_bytes > y->full_bytes) - (x->full_bytes < y->full_bytes);
}

/* Folds the names, now that they do not move any more, and points the rows at them. */
static void finish_names(lua_State *L, SymbolRow *rows, size_t n, const Blob *names) {
  unsigned char *folded = (unsigned char *)lua_newuserdatauv(L, names->size_bytes + 1, 0);
  size_t at = 0;
  size_t i;
  for (i = 0; i < names->size_bytes; i++) {
    unsigned char c = names->bytes[i];
    folded[i] = c >= 'a' && c <= 'z' ? (unsigned char)(c - 32) : c;
  }
  for (i = 0; i < n; i++) {
    size_t k;
    rows[i].full = (const char *)names->bytes + at;
    rows[i].folded = (const char *)folded + at;
    rows[i].key = 0;
    for (k = 0; k < 8; k++) {
      rows[i].key = rows[i].key << 8 | (k < rows[i].full_bytes ? folded[at + k] : 0u);
    }
    at += rows[i].full_bytes;
  }
}

static void add_value(lua_State *L, Blob *out, int64_t value) {
  unsigned n = value_digits(value);
  blob_add_hex(L, out, n < 16 ? (uint64_t)value & (((uint64_t)1 << (4 * n)) - 1) : (uint64_t)value,
               n);
}

static void pad_to(lua_State *L, Blob *out, size_t from, size_t width) {
  static const char blanks[] = "                ";
  size_t n = out->size_bytes - from;
  if (n < width) {
    blob_add(L, out, blanks, width - n);
  }
}

enum { STYLE_PLAIN, STYLE_VICE, STYLE_LISTING };

static void add_symbol(lua_State *L, Blob *out, const SymbolRow *row, int style) {
  size_t from = out->size_bytes;
  switch (style) {
  case STYLE_PLAIN:
    blob_add(L, out, row->full, row->full_bytes);
    blob_add(L, out, " = $", 4);
    add_value(L, out, row->value);
    break;
  case STYLE_VICE:
    blob_add(L, out, "al C:", 5);
    add_value(L, out, row->value);
    blob_add(L, out, " .", 2);
    blob_add(L, out, row->full, row->full_bytes);
    break;
  default:
    blob_add(L, out, row->full, row->full_bytes);
    pad_to(L, out, from, 15);
    blob_add(L, out, "  ", 2);
    from = out->size_bytes;
    add_value(L, out, row->value);
    pad_to(L, out, from, 8);
    blob_add(L, out, row->is_public ? "  pub  " : "  prv  ", 7);
    blob_add(L, out, row->kind == OPF_SYMBOL_LABEL ? "lbl" : "var", 3);
    break;
  }
  blob_add_byte(L, out, '\n');
}

/* run:symbol_rows("plain" | "vice" | "listing") -> blob: one row per symbol that a source can name,
 * sorted by name without case. Values that are not integers are left out. */
static int symbols_rows(lua_State *L) {
  static const char *const styles[] = {"plain", "vice", "listing", NULL};
  Run *run = run_check_done(L, 1);
  int style = luaL_checkoption(L, 2, "plain", styles);
  uint32_t cursor = 0;
  opf_symbol symbol;
  size_t n = 0;
  size_t capacity = 256;
  size_t i;
  Blob *names = blob_push(L, 4096);
  SymbolRow *rows = (SymbolRow *)lua_newuserdatauv(L, capacity * sizeof *rows, 0);
  int place = lua_gettop(L);
  Blob *out;
  memset(&symbol, 0, sizeof symbol);
  while (opf_symbol_next(run->vm, run->task, &cursor, &symbol)) {
    size_t start = names->size_bytes;
    if (symbol.value_kind != 0 || (style == STYLE_VICE && !symbol.is_address) ||
        !add_scope(L, run, names, symbol.scope)) {
      names->size_bytes = start;
      continue;
    }
    blob_add(L, names, symbol.name, symbol.name_bytes);
    if (n == capacity) {
      SymbolRow *more = (SymbolRow *)lua_newuserdatauv(L, capacity * 2 * sizeof *rows, 0);
      memcpy(more, rows, n * sizeof *rows);
      lua_replace(L, place);
      rows = more;
      capacity *= 2;
    }
    memset(&rows[n], 0, sizeof rows[n]);
    rows[n].full_bytes = names->size_bytes - start;
    rows[n].value = symbol.value;
    rows[n].kind = symbol.kind;
    rows[n].is_public = symbol.is_public;
    n++;
  }
  finish_names(L, rows, n, names);
  qsort(rows, n, sizeof *rows, by_name);
  out = blob_push(L, n * 40 + 16);
  for (i = 0; i < n; i++) {
    add_symbol(L, out, &rows[i], style);
  }
  return 1;
}

const luaL_Reg symbols_methods[] = {{"symbol_rows", symbols_rows}, {NULL, NULL}};
