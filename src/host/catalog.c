/* catalog.c - the closed sets of the core as Lua tables, made from the same lists as the core.
 *
 * Owns:       nothing.
 * Tests:      test/host/t_cli.lua
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "host/host.h"

typedef struct DiagRow {
  uint32_t number;
  const char *severity;
  const char *option;
  const char *message;
  const char *cause;
  const char *cure;
} DiagRow;

#define DIAG_SEVERITY_ERROR "error"
#define DIAG_SEVERITY_WARNING "warning"
#define DIAG_SEVERITY_NOTE "note"

static const DiagRow diag_rows[] = {
#define DIAG(id, number, severity, option, message, cause, cure)                                   \
  {number, DIAG_SEVERITY_##severity, option, message, cause, cure},
#include "vm/diag.def"
#undef DIAG
};

typedef struct LimitRow {
  uint32_t number;
  uint32_t normal;
  uint64_t hard;
  const char *name;
  const char *flag;
  const char *what;
} LimitRow;

static const LimitRow limit_rows[] = {
#define LIMIT(id, number, normal, hard, name, flag, what) {number, normal, hard, name, flag, what},
#include "vm/limits.def"
#undef LIMIT
};

#define N_DIAGS (sizeof diag_rows / sizeof diag_rows[0])
#define N_LIMITS (sizeof limit_rows / sizeof limit_rows[0])

static void set_text(lua_State *L, const char *key, const char *text) {
  lua_pushstring(L, text);
  lua_setfield(L, -2, key);
}

static void set_number(lua_State *L, const char *key, lua_Integer value) {
  lua_pushinteger(L, value);
  lua_setfield(L, -2, key);
}

static void push_diag(lua_State *L, const DiagRow *row) {
  lua_createtable(L, 0, 6);
  set_number(L, "number", (lua_Integer)row->number);
  set_text(L, "severity", row->severity);
  set_text(L, "option", row->option);
  set_text(L, "message", row->message);
  set_text(L, "cause", row->cause);
  set_text(L, "cure", row->cure);
}

static void push_limit(lua_State *L, size_t i) {
  const LimitRow *row = &limit_rows[i];
  lua_createtable(L, 0, 7);
  set_number(L, "index", (lua_Integer)i);
  set_number(L, "number", (lua_Integer)row->number);
  set_number(L, "normal", (lua_Integer)row->normal);
  set_number(L, "hard", (lua_Integer)row->hard);
  set_text(L, "name", row->name);
  set_text(L, "flag", row->flag);
  set_text(L, "what", row->what);
}

/* catalog.diag(number) -> row or nil */
static int catalog_diag(lua_State *L) {
  lua_Integer number = luaL_checkinteger(L, 1);
  size_t i;
  for (i = 0; i < N_DIAGS; i++) {
    if ((lua_Integer)diag_rows[i].number == number) {
      push_diag(L, &diag_rows[i]);
      return 1;
    }
  }
  lua_pushnil(L);
  return 1;
}

/* catalog.diags() -> rows in order of their numbers in the list */
static int catalog_diags(lua_State *L) {
  size_t i;
  lua_createtable(L, (int)N_DIAGS, 0);
  for (i = 0; i < N_DIAGS; i++) {
    push_diag(L, &diag_rows[i]);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

/* catalog.limit(name or index) -> row or nil */
static int catalog_limit(lua_State *L) {
  size_t i;
  if (lua_type(L, 1) == LUA_TNUMBER) {
    lua_Integer index = luaL_checkinteger(L, 1);
    if (index >= 0 && index < (lua_Integer)N_LIMITS) {
      push_limit(L, (size_t)index);
      return 1;
    }
  } else {
    const char *name = luaL_checkstring(L, 1);
    for (i = 0; i < N_LIMITS; i++) {
      if (strcmp(limit_rows[i].name, name) == 0) {
        push_limit(L, i);
        return 1;
      }
    }
  }
  lua_pushnil(L);
  return 1;
}

/* catalog.limits() -> rows */
static int catalog_limits(lua_State *L) {
  size_t i;
  lua_createtable(L, (int)N_LIMITS, 0);
  for (i = 0; i < N_LIMITS; i++) {
    push_limit(L, i);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

/* catalog.effects() -> lua names in order */
static int catalog_effects(lua_State *L) {
  static const char *const names[] = {
#define EFFECT(id, name, text) name,
#include "asm/effects.def"
#undef EFFECT
  };
  size_t i;
  lua_createtable(L, (int)(sizeof names / sizeof names[0]), 0);
  for (i = 0; i < sizeof names / sizeof names[0]; i++) {
    lua_pushstring(L, names[i]);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

enum {
#define DIAG(id, number, severity, option, message, cause, cure) id = number,
#include "vm/diag.def"
#undef DIAG
  DIAG_END
};

/* catalog.reasons() -> { code, text } of each, by number from 1 */
static int catalog_reasons(lua_State *L) {
  static const struct {
    uint32_t code;
    const char *text;
  } rows[] = {
#define REASON(code, id, text) {code, text},
#include "asm/reasons.def"
#undef REASON
  };
  size_t i;
  lua_createtable(L, (int)(sizeof rows / sizeof rows[0]), 0);
  for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    lua_createtable(L, 0, 2);
    set_number(L, "code", (lua_Integer)rows[i].code);
    set_text(L, "text", rows[i].text);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

/* catalog.operations() -> { name, role, group, text } of each, by id; the first one at 0 */
static int catalog_operations(lua_State *L) {
  static const struct {
    const char *name;
    const char *role;
    const char *group;
    const char *text;
  } rows[] = {
#define OPN(id, role, group, label, text) {#id, #role, #group, text},
#include "asm/ops.def"
#undef OPN
  };
  size_t i;
  lua_createtable(L, (int)(sizeof rows / sizeof rows[0]), 0);
  for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    lua_createtable(L, 0, 4);
    set_text(L, "name", rows[i].name);
    set_text(L, "role", rows[i].role);
    set_text(L, "group", rows[i].group);
    set_text(L, "text", rows[i].text);
    lua_rawseti(L, -2, (lua_Integer)i);
  }
  return 1;
}

/* catalog.error_text(name) -> text or nil */
static int catalog_error_text(lua_State *L) {
  static const struct {
    const char *name;
    const char *text;
  } rows[] = {
#define ERROR(id, text) {#id, text},
#include "vm/errors.def"
#undef ERROR
  };
  const char *name = luaL_checkstring(L, 1);
  size_t i;
  for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    if (strcmp(rows[i].name, name) == 0) {
      lua_pushstring(L, rows[i].text);
      return 1;
    }
  }
  lua_pushnil(L);
  return 1;
}

int luaopen_opforge_catalog(lua_State *L) {
  static const luaL_Reg functions[] = {{"diag", catalog_diag},
                                       {"diags", catalog_diags},
                                       {"limit", catalog_limit},
                                       {"limits", catalog_limits},
                                       {"effects", catalog_effects},
                                       {"reasons", catalog_reasons},
                                       {"operations", catalog_operations},
                                       {"error_text", catalog_error_text},
                                       {NULL, NULL}};
  luaL_newlib(L, functions);
  return 1;
}
