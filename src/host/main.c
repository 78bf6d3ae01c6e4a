/* main.c - the opforge program: a Lua state, the arguments, and the exit code.
 *
 * Owns:       the Lua state. The only file of the project that may end the process.
 * Tests:      test/host/t_cli.lua
 * SPDX-License-Identifier: MIT
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "host/host.h"

int luaopen_lpeg(lua_State *L);
int luaopen_cjson(lua_State *L);

typedef struct Args {
  int argc;
  char **argv;
} Args;

static int traceback(lua_State *L) {
  const char *text = lua_tostring(L, 1);
  luaL_traceback(L, L, text != NULL ? text : "error object without text", 1);
  return 1;
}

static void preload(lua_State *L, const char *name, lua_CFunction open) {
  luaL_getsubtable(L, LUA_REGISTRYINDEX, LUA_PRELOAD_TABLE);
  lua_pushcfunction(L, open);
  lua_setfield(L, -2, name);
  lua_pop(L, 1);
}

#ifdef __SANITIZE_ADDRESS__ /* which watches what malloc hands out */

static lua_State *new_state(void) { return luaL_newstate(); }

#else

/* What warn() says, from "@on" on; as luaL_newstate has it. */
static void warning(void *on, const char *text, int goes_on) {
  static int is_inside;
  int *is_on = on;
  if (!is_inside && !goes_on && text[0] == '@') {
    *is_on = strcmp(text, "@on") == 0 || (*is_on && strcmp(text, "@off") != 0);
    return;
  }
  if (*is_on) {
    fprintf(stderr, "%s%s%s", is_inside ? "" : "Lua warning: ", text, goes_on ? "" : "\n");
  }
  is_inside = goes_on;
}

static lua_State *new_state(void) {
  static int is_on;
  lua_State *L = lua_newstate(heap_alloc, NULL);
  if (L != NULL) {
    lua_setwarnf(L, warning, &is_on);
  }
  return L;
}

#endif

/* Runs opforge.cli; everything that can raise an error happens in here. */
static int run(lua_State *L) {
  Args *args = (Args *)lua_touserdata(L, 1);
  int i;
  luaL_openlibs(L);
  preload(L, "lpeg", luaopen_lpeg);
  preload(L, "cjson", luaopen_cjson);
  preload(L, "opforge.core", luaopen_opforge_core);
  preload(L, "opforge.files", luaopen_opforge_files);
  preload(L, "opforge.sources", luaopen_opforge_sources);
  preload(L, "opforge.catalog", luaopen_opforge_catalog);
  preload(L, "opforge.embed", luaopen_opforge_embed);
  preload(L, "opforge.near", luaopen_opforge_near);
  embed_install(L);
#ifdef OPF_TEST_MASK /* the build of make test-lists: a script that takes out a row */
  if (luaL_dofile(L, OPF_TEST_MASK) != LUA_OK) {
    lua_error(L);
  }
#endif
  lua_getglobal(L, "require");
  lua_pushliteral(L, "opforge.cli");
  lua_call(L, 1, 1);
  lua_getfield(L, -1, "main");
  lua_createtable(L, args->argc, 0);
  for (i = 0; i < args->argc; i++) {
    lua_pushstring(L, args->argv[i]);
    lua_rawseti(L, -2, i);
  }
  lua_call(L, 1, 1);
  return 1;
}

int main(int argc, char **argv) {
  Args args = {argc, argv};
  lua_State *L = new_state();
  int code = 4;
  if (L == NULL) {
    fputs("error[OF1199]: internal error no-memory\n", stderr);
    return 4;
  }
  /* A run is short and its large data lies outside the Lua heap: collecting would only cost time.
   * Scripts that live long turn it on again (opforge.cli). */
  lua_gc(L, LUA_GCSTOP);
  lua_pushcfunction(L, traceback);
  lua_pushcfunction(L, run);
  lua_pushlightuserdata(L, &args);
  if (lua_pcall(L, 1, 1, 1) == LUA_OK) {
    code = (int)lua_tointeger(L, -1);
  } else {
    fprintf(stderr, "error[OF1199]: internal error lua\n%s\n", lua_tostring(L, -1));
  }
  /* stdout may hold text of print; losing it silently would make the exit code a lie. */
  if (fflush(stdout) != 0 && code == 0) {
    fputs("error[OF1106]: cannot write standard output\n", stderr);
    code = 3;
  }
  /* The process ends here and gives back all memory at once; test builds close to find leaks. */
#ifdef __SANITIZE_ADDRESS__
  lua_close(L);
#else
  if (getenv("OPFORGE_CLOSE") != NULL) {
    lua_close(L);
  }
#endif
  return code;
}
