/* keys.c - texts that are kept for a run, one behind the other, and a table of numbers by text.
 *
 * Owns:       the texts and the table, until keys_done.
 * Invariants: texts only grow, so that a place in them stays what it is; the table is at most half
 *             full.
 * Tests:      test/host/t_read.lua, test/host/t_session.lua
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>
#include <string.h>

#include <lauxlib.h>

#include "host/keys.h"

void *items_reserve(lua_State *L, void *items, size_t *room, size_t need, size_t item_bytes) {
  size_t wanted = *room < 64 ? 64 : *room;
  void *more;
  if (need <= *room) {
    return items;
  }
  while (wanted < need) {
    wanted *= 2;
  }
  more = wanted <= SIZE_MAX / item_bytes ? realloc(items, wanted * item_bytes) : NULL;
  if (more == NULL) {
    luaL_error(L, "not enough memory");
  }
  *room = wanted;
  return more;
}

uint32_t keys_keep(lua_State *L, Keys *keys, const void *text, size_t n) {
  size_t at = keys->texts_bytes;
  if (n >= UINT32_MAX - at) {
    luaL_error(L, "not enough memory");
  }
  keys->texts = (char *)items_reserve(L, keys->texts, &keys->texts_room, at + n + 1, 1);
  memcpy(keys->texts + at, text, n);
  keys->texts[at + n] = '\0';
  keys->texts_bytes = at + n + 1;
  return (uint32_t)at;
}

/* Eight bytes at a time: paths are long. */
uint32_t keys_hash(unsigned kind, const char *key, size_t n) {
  uint64_t hash = (uint64_t)n << 8 | kind, word;
  for (; n > 8; n -= 8, key += 8) {
    memcpy(&word, key, 8);
    hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
    hash ^= hash >> 32;
  }
  word = 0;
  memcpy(&word, key, n);
  hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
  hash ^= hash >> 32;
  return (uint32_t)hash != 0 ? (uint32_t)hash : 1;
}

/* The place of a key, or the free one where it belongs. */
static Key *place_of(const Keys *keys, unsigned kind, uint32_t hash, const char *key, size_t n) {
  size_t i = hash & (keys->room - 1);
  for (;; i = (i + 1) & (keys->room - 1)) {
    Key *known = &keys->table[i];
    if (known->hash == 0 ||
        (known->hash == hash && known->n == n && keys->texts[known->at] == (char)kind &&
         memcmp(keys->texts + known->at + 1, key, n) == 0)) {
      return known;
    }
  }
}

const uint32_t *keys_find(const Keys *keys, unsigned kind, uint32_t hash, const char *key,
                          size_t n) {
  const Key *known;
  if (keys->room == 0) {
    return NULL;
  }
  known = place_of(keys, kind, hash, key, n);
  return known->hash != 0 ? &known->value : NULL;
}

/* Makes room for one more key. */
static void reserve_key(lua_State *L, Keys *keys) {
  size_t i, room = keys->room > 0 ? keys->room * 2 : 64;
  Key *more;
  if (keys->n * 2 < keys->room) {
    return;
  }
  more = (Key *)calloc(room, sizeof *more);
  if (more == NULL) {
    luaL_error(L, "not enough memory");
  }
  for (i = 0; i < keys->room; i++) {
    const Key *key = &keys->table[i];
    size_t to = key->hash & (room - 1);
    if (key->hash != 0) {
      while (more[to].hash != 0) {
        to = (to + 1) & (room - 1);
      }
      more[to] = *key;
    }
  }
  free(keys->table);
  keys->table = more;
  keys->room = room;
}

uint32_t keys_set(lua_State *L, Keys *keys, unsigned kind, uint32_t hash, const char *key, size_t n,
                  uint32_t value) {
  char first = (char)kind;
  Key *known;
  reserve_key(L, keys);
  known = place_of(keys, kind, hash, key, n);
  if (known->hash == 0) {
    uint32_t at = keys_keep(L, keys, &first, 1);
    keys->texts_bytes--; /* the key goes on where the kind ended */
    (void)keys_keep(L, keys, key, n);
    known->at = at;
    known->n = (uint32_t)n;
    known->hash = hash;
    keys->n++;
  }
  known->value = value;
  return known->at + 1;
}

void keys_done(Keys *keys) {
  free(keys->texts);
  free(keys->table);
  memset(keys, 0, sizeof *keys);
}
