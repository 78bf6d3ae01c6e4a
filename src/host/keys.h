/* keys.h - texts that are kept for a run, and numbers known under them (keys.c).
 * SPDX-License-Identifier: MIT
 */
#ifndef OPF_KEYS_H
#define OPF_KEYS_H

#include <stddef.h>
#include <stdint.h>

#include <lua.h>

/* A number under a key. */
typedef struct Key {
  uint32_t hash, value;
  uint32_t at, n; /* in texts; its bytes */
} Key;

/* All zero: empty. */
typedef struct Keys {
  char *texts; /* owned: keys, and texts that are only kept; each ends with NUL */
  size_t texts_bytes, texts_room;
  Key *list; /* owned; in the order of setting */
  size_t n, list_room;
  uint32_t *table;   /* owned: places in the list, plus one, by hash; 0: free */
  size_t table_room; /* a power of two */
} Keys;

/* Room for `need` items of an array that malloc made. Raises a Lua error when there is no memory;
 * the array is as it was then. */
void *items_reserve(lua_State *L, void *items, size_t *room, size_t need, size_t item_bytes);

/* Keeps a text; returns where in texts it lies. The text must not lie there. Raises a Lua error
 * when there is no memory. */
uint32_t keys_keep(lua_State *L, Keys *keys, const void *text, size_t n);

/* The hash of a key, for the functions below. */
uint32_t keys_hash(const char *key, size_t n);
/* What is known under a key, or NULL. */
const uint32_t *keys_find(const Keys *keys, uint32_t hash, const char *key, size_t n);
/* Sets what is known under a key, which must not lie in texts; returns where it lies there from now
 * on. Raises a Lua error when there is no memory. */
uint32_t keys_set(lua_State *L, Keys *keys, uint32_t hash, const char *key, size_t n,
                  uint32_t value);

void keys_done(Keys *keys);

#endif
