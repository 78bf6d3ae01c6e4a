/* keys.c - texts that are kept for a run, one behind the other, and a table of numbers by text.
 *
 * Owns:       the texts, the list of keys and its table, until keys_done.
 * Invariants: texts only grow, so that a place in them stays what it is; the table is at most half
 *             full.
 * Tests:      test/host/t_read.lua, test/host/t_sources.lua
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
uint32_t keys_hash(const char *key, size_t n) {
  uint64_t hash = n, word;
  for (; n > 8; n -= 8, key += 8) {
    memcpy(&word, key, 8);
    hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
    hash ^= hash >> 32;
  }
  word = 0;
  memcpy(&word, key, n);
  hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
  return (uint32_t)(hash >> 32);
}

/* The place of a key in the table, or the free one where it belongs. */
static uint32_t *place_of(const Keys *keys, uint32_t hash, const char *key, size_t n) {
  size_t i = hash & (keys->table_room - 1);
  for (; keys->table[i] != 0; i = (i + 1) & (keys->table_room - 1)) {
    const Key *known = &keys->list[keys->table[i] - 1];
    if (known->hash == hash && known->n == n && memcmp(keys->texts + known->at, key, n) == 0) {
      break;
    }
  }
  return &keys->table[i];
}

const uint32_t *keys_find(const Keys *keys, uint32_t hash, const char *key, size_t n) {
  uint32_t place = keys->table_room > 0 ? *place_of(keys, hash, key, n) : 0;
  return place > 0 ? &keys->list[place - 1].value : NULL;
}

/* Makes room for one more key. */
static void reserve_key(lua_State *L, Keys *keys) {
  size_t i, room = keys->table_room > 0 ? keys->table_room * 2 : 64;
  uint32_t *more;
  keys->list =
      (Key *)items_reserve(L, keys->list, &keys->list_room, keys->n + 1, sizeof *keys->list);
  if (keys->n * 2 < keys->table_room) {
    return;
  }
  more = (uint32_t *)calloc(room, sizeof *more);
  if (more == NULL) {
    luaL_error(L, "not enough memory");
  }
  for (i = 0; i < keys->n; i++) {
    size_t to = keys->list[i].hash & (room - 1);
    while (more[to] != 0) {
      to = (to + 1) & (room - 1);
    }
    more[to] = (uint32_t)i + 1;
  }
  free(keys->table);
  keys->table = more;
  keys->table_room = room;
}

uint32_t keys_set(lua_State *L, Keys *keys, uint32_t hash, const char *key, size_t n,
                  uint32_t value) {
  uint32_t *place;
  Key *known;
  reserve_key(L, keys);
  place = place_of(keys, hash, key, n);
  if (*place == 0) {
    uint32_t at = keys_keep(L, keys, key, n);
    known = &keys->list[keys->n++];
    known->hash = hash;
    known->at = at;
    known->n = (uint32_t)n;
    *place = (uint32_t)keys->n;
  }
  known = &keys->list[*place - 1];
  known->value = value;
  return known->at;
}

void keys_done(Keys *keys) {
  free(keys->texts);
  free(keys->list);
  free(keys->table);
  memset(keys, 0, sizeof *keys);
}
