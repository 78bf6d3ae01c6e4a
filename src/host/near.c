/* near.c - the names closest to one that was not found.
 *
 * An index holds folded names by length, each with the set of its bytes. A search goes from the
 * length of the wanted name outward and stops where the difference alone is above the best
 * distance. The sets tell most other names apart; what is left is compared by the bit-parallel form
 * of the edit distance (insert, remove, replace, swap of neighbors), a column in one word.
 *
 * Owns:       nothing; an index is a userdata of the Lua state.
 * Tests:      test/host/t_near.lua
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>
#include <string.h>

#include "host/host.h"

#define NEAR_TYPE "opforge.near"
#define MOST_OFFERS 3
#define MOST_BYTES 64 /* of a name: the bits of a word */

typedef struct Name {
  uint64_t set;   /* bit of each byte, modulo 64 */
  uint32_t at;    /* in the text */
  uint32_t place; /* in the list given */
  uint8_t size_bytes;
} Name;

typedef struct Index {
  size_t n;
  size_t first[MOST_BYTES + 2]; /* of each length; the last one is n */
  const Name *names;            /* borrowed: user value 1 */
  const char *text;             /* borrowed: user value 2, folded */
} Index;

typedef struct Offer {
  const Name *name;
  unsigned distance;
} Offer;

static unsigned char fold(unsigned char c) {
  return c >= 'A' && c <= 'Z' ? (unsigned char)(c + 32) : c;
}

static unsigned count_bits(uint64_t bits) {
  unsigned n = 0;
  for (; bits != 0; bits &= bits - 1) {
    n++;
  }
  return n;
}

static uint64_t set_of(const char *text, size_t n) {
  uint64_t set = 0;
  size_t i;
  for (i = 0; i < n; i++) {
    set |= (uint64_t)1 << ((unsigned char)text[i] & 63u);
  }
  return set;
}

static int by_length(const void *a, const void *b) {
  const Name *x = (const Name *)a;
  const Name *y = (const Name *)b;
  if (x->size_bytes != y->size_bytes) {
    return x->size_bytes < y->size_bytes ? -1 : 1;
  }
  return x->place < y->place ? -1 : x->place > y->place;
}

/* near.index(list of names) -> index. Empty names and those of more than 64 bytes are left out. */
static int near_index(lua_State *L) {
  Index *index;
  Name *names;
  Blob *text;
  size_t n_list;
  size_t i;
  size_t length = 0;
  luaL_checktype(L, 1, LUA_TTABLE);
  n_list = (size_t)lua_rawlen(L, 1);
  luaL_argcheck(L, n_list < 0x1000000, 1, "too many names");
  index = (Index *)lua_newuserdatauv(L, sizeof *index, 2);
  memset(index, 0, sizeof *index);
  names = (Name *)lua_newuserdatauv(L, (n_list + 1) * sizeof *names, 0);
  lua_setiuservalue(L, -2, 1);
  text = blob_push(L, 4096);
  lua_pushvalue(L, -1);
  lua_setiuservalue(L, -3, 2);
  for (i = 0; i < n_list; i++) {
    size_t n;
    const char *name;
    lua_rawgeti(L, 1, (lua_Integer)i + 1);
    name = luaL_checklstring(L, -1, &n);
    if (n > 0 && n <= MOST_BYTES) {
      Name *row = &names[index->n++];
      row->at = (uint32_t)text->size_bytes;
      row->place = (uint32_t)i;
      row->size_bytes = (uint8_t)n;
      while (n-- > 0) {
        blob_add_byte(L, text, fold((unsigned char)*name++));
      }
      row->set = set_of((const char *)text->bytes + row->at, row->size_bytes);
    }
    lua_pop(L, 1);
  }
  lua_pop(L, 1); /* the text is held by the index */
  qsort(names, index->n, sizeof *names, by_length);
  for (i = 0; length <= MOST_BYTES + 1; length++) {
    while (i < index->n && names[i].size_bytes < length) {
      i++;
    }
    index->first[length] = i;
  }
  index->names = names;
  index->text = (const char *)text->bytes;
  luaL_setmetatable(L, NEAR_TYPE);
  return 1;
}

/* Edit distance of the pattern, whose bytes have the masks, and a text; above bound it may be any
 * number above it. */
static unsigned distance(const uint64_t masks[256], unsigned n_pattern, const char *text,
                         unsigned n_text, unsigned bound) {
  uint64_t positive = ~(uint64_t)0;
  uint64_t negative = 0;
  uint64_t diagonal = 0;
  uint64_t mask_before = 0;
  uint64_t last = (uint64_t)1 << (n_pattern - 1);
  unsigned result = n_pattern;
  unsigned i;
  for (i = 0; i < n_text; i++) {
    uint64_t mask = masks[(unsigned char)text[i]];
    uint64_t swapped = ((~diagonal & mask) << 1) & mask_before;
    uint64_t up, down;
    diagonal = (((mask & positive) + positive) ^ positive) | mask | negative | swapped;
    up = negative | ~(diagonal | positive);
    down = diagonal & positive;
    result += (up & last) != 0;
    result -= (down & last) != 0;
    if (result > bound + (n_text - 1 - i)) {
      return bound + 1; /* each byte left takes one at most */
    }
    up = (up << 1) | 1u;
    down <<= 1;
    positive = down | ~(diagonal | up);
    negative = up & diagonal;
    mask_before = mask;
  }
  return result;
}

/* Keeps the best offers, by distance, then by place; one of each spelling. */
static size_t keep(const Index *index, Offer *offers, size_t n, const Name *name, unsigned d) {
  size_t i;
  size_t at = 0;
  if (n > 0 && d < offers[0].distance) {
    n = 0; /* only the best distance is offered */
  }
  for (i = 0; i < n; i++) {
    if (offers[i].name->size_bytes == name->size_bytes &&
        memcmp(index->text + offers[i].name->at, index->text + name->at, name->size_bytes) == 0) {
      if (name->place < offers[i].name->place) {
        offers[i].name = name;
      }
      return n;
    }
  }
  while (at < n && offers[at].name->place < name->place) {
    at++;
  }
  if (at == MOST_OFFERS) {
    return n;
  }
  if (n == MOST_OFFERS) {
    n--;
  }
  memmove(offers + at + 1, offers + at, (n - at) * sizeof *offers);
  offers[at].name = name;
  offers[at].distance = d;
  return n + 1;
}

/* index:closest(name) -> places in the list of at most three names, best first; number of
 * comparisons made */
static int near_closest(lua_State *L) {
  const Index *index = (const Index *)luaL_checkudata(L, 1, NEAR_TYPE);
  size_t n_wanted;
  const char *given = luaL_checklstring(L, 2, &n_wanted);
  char wanted[MOST_BYTES];
  uint64_t masks[256];
  uint64_t set;
  Offer offers[MOST_OFFERS];
  size_t n_offers = 0;
  lua_Integer n_compared = 0;
  unsigned bound;
  unsigned step;
  size_t i;
  lua_newtable(L);
  if (n_wanted == 0 || n_wanted > MOST_BYTES) {
    lua_pushinteger(L, 0);
    return 2;
  }
  memset(masks, 0, sizeof masks);
  for (i = 0; i < n_wanted; i++) {
    wanted[i] = (char)fold((unsigned char)given[i]);
    masks[(unsigned char)wanted[i]] |= (uint64_t)1 << i;
  }
  set = set_of(wanted, n_wanted);
  bound = (unsigned)(n_wanted / 3 > 2 ? n_wanted / 3 : 2);
  if (bound >= n_wanted) {
    bound = (unsigned)n_wanted - 1;
  }
  for (step = 0; step <= 2 * bound; step++) {
    /* The length itself, one more, one less, two more, ... */
    unsigned apart = (step + 1) / 2;
    size_t length = step % 2 == 1 ? n_wanted + apart : n_wanted - apart;
    const Name *name;
    const Name *stop;
    if (length == 0 || length > MOST_BYTES || apart > bound || apart > n_wanted) {
      continue;
    }
    name = index->names + index->first[length];
    stop = index->names + index->first[length + 1];
    for (; name < stop; name++) {
      unsigned d;
      if (count_bits(set & ~name->set) > bound || count_bits(name->set & ~set) > bound) {
        continue;
      }
      n_compared++;
      d = distance(masks, (unsigned)n_wanted, index->text + name->at, name->size_bytes, bound);
      if (d > 0 && d <= bound) {
        n_offers = keep(index, offers, n_offers, name, d);
        bound = offers[0].distance;
      }
    }
  }
  for (i = 0; i < n_offers; i++) {
    lua_pushinteger(L, (lua_Integer)offers[i].name->place + 1);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  lua_pushinteger(L, n_compared);
  return 2;
}

int luaopen_opforge_near(lua_State *L) {
  static const luaL_Reg functions[] = {{"index", near_index}, {NULL, NULL}};
  static const luaL_Reg methods[] = {{"closest", near_closest}, {NULL, NULL}};
  if (luaL_newmetatable(L, NEAR_TYPE)) {
    luaL_setfuncs(L, methods, 0);
    lua_pushvalue(L, -1);
    lua_setfield(L, -2, "__index");
  }
  lua_pop(L, 1);
  luaL_newlib(L, functions);
  return 1;
}
