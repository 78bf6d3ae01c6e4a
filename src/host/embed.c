/* embed.c - the Lua modules and packages that the binary carries.
 *
 * Owns:       nothing; the bytes are constants made by src/host/embed.lua at build time.
 * Invariants: rows are sorted by name (strcmp), so that a name is found by halving.
 * Tests:      test/host/t_cli.lua
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>
#include <string.h>

#include "host/host.h"

extern const unsigned char opf_embed_bytes[];

typedef struct EmbedRow {
  const char *name;
  uint32_t offset;
  uint32_t size_bytes;
} EmbedRow;

static const EmbedRow embed_rows[] = {
#include "embed_rows.inc"
};

#define N_ROWS (sizeof embed_rows / sizeof embed_rows[0])

const unsigned char *embed_find(const char *name, size_t *out_size_bytes) {
  size_t low = 0;
  size_t high = N_ROWS;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    int order = strcmp(name, embed_rows[middle].name);
    if (order == 0) {
      *out_size_bytes = embed_rows[middle].size_bytes;
      return opf_embed_bytes + embed_rows[middle].offset;
    }
    if (order < 0) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return NULL;
}

/* embed.names() -> all names, sorted */
static int embed_names(lua_State *L) {
  size_t i;
  lua_createtable(L, (int)N_ROWS, 0);
  for (i = 0; i < N_ROWS; i++) {
    lua_pushstring(L, embed_rows[i].name);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

/* embed.get(name) -> bytes or nil */
static int embed_get(lua_State *L) {
  size_t size_bytes;
  const unsigned char *bytes = embed_find(luaL_checkstring(L, 1), &size_bytes);
  if (bytes == NULL) {
    lua_pushnil(L);
  } else {
    lua_pushlstring(L, (const char *)bytes, size_bytes);
  }
  return 1;
}

/* Searcher of require: "lua/NAME" holds the bytecode of module NAME. */
static int embed_search(lua_State *L) {
  char name[256];
  const char *module = luaL_checkstring(L, 1);
  const unsigned char *bytes;
  size_t size_bytes;
  if (strlen(module) + 5 > sizeof name) {
    lua_pushliteral(L, "module name too long");
    return 1;
  }
  strcpy(name, "lua/");
  strcat(name, module);
  bytes = embed_find(name, &size_bytes);
  if (bytes == NULL) {
    lua_pushfstring(L, "no embedded module '%s'", module);
    return 1;
  }
  lua_pushfstring(L, "=%s", module);
  if (luaL_loadbufferx(L, (const char *)bytes, size_bytes, lua_tostring(L, -1), "b") != LUA_OK) {
    return lua_error(L);
  }
  lua_pushstring(L, module);
  return 2;
}

#define NO_C_MODULES "this program loads no C modules"

/* Searcher of require: says of a C module that it is there, but cannot be used. */
static int embed_refuse(lua_State *L) {
  luaL_getsubtable(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
  lua_getfield(L, -1, LUA_LOADLIBNAME);
  lua_getfield(L, -1, "searchpath");
  lua_pushvalue(L, 1);
  lua_getfield(L, -3, "cpath");
  lua_call(L, 2, 2);
  if (!lua_isnil(L, -2)) {
    return luaL_error(L, "'%s' is a C module: " NO_C_MODULES, lua_tostring(L, -2));
  }
  return 1; /* where it was looked for */
}

/* package.loadlib, answered as by a Lua without dynamic libraries */
static int embed_loadlib(lua_State *L) {
  lua_pushnil(L);
  lua_pushliteral(L, NO_C_MODULES);
  lua_pushliteral(L, "absent");
  return 3;
}

/* Pushes the templates of package.path or package.cpath for a list of folders. */
static void push_search_path(lua_State *L, const char *folders, const char *const *tails,
                             size_t n_tails) {
  luaL_Buffer buffer;
  luaL_buffinit(L, &buffer);
  while (folders != NULL && *folders != '\0') {
    size_t n = strcspn(folders, ":");
    if (n > 0) {
      size_t i;
      for (i = 0; i < n_tails; i++) {
        luaL_addlstring(&buffer, folders, n);
        luaL_addstring(&buffer, tails[i]);
      }
    }
    folders += n + (folders[n] == ':');
  }
  luaL_pushresult(&buffer);
}

void embed_install(lua_State *L) {
  static const char *const lua_tails[] = {"/?.lua;", "/?/init.lua;", "/lua/?.lua;",
                                          "/lua/?/init.lua;"};
  static const char *const c_tails[] = {"/?.so;", "/lua/?.so;"};
  lua_getglobal(L, "package");
  /* Files are searched first, but only where OPFORGE_PATH or a script says: never the working
   * folder. */
  push_search_path(L, getenv("OPFORGE_PATH"), lua_tails, 4);
  lua_setfield(L, -2, "path");
  push_search_path(L, getenv("OPFORGE_PATH"), c_tails, 2);
  lua_setfield(L, -2, "cpath");
  lua_pushcfunction(L, embed_loadlib);
  lua_setfield(L, -2, "loadlib");
  lua_getfield(L, -1, "searchers");
  lua_pushcfunction(L, embed_search);
  lua_rawseti(L, -2, 3);
  lua_pushcfunction(L, embed_refuse);
  lua_rawseti(L, -2, 4);
  lua_pop(L, 2);
}

int luaopen_opforge_embed(lua_State *L) {
  static const luaL_Reg functions[] = {{"names", embed_names}, {"get", embed_get}, {NULL, NULL}};
  luaL_newlib(L, functions);
  return 1;
}
