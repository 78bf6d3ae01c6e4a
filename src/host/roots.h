/* roots.h - the folders that sources may be read from (roots.c).
 * SPDX-License-Identifier: MIT
 */
#ifndef OPF_ROOTS_H
#define OPF_ROOTS_H

#include <stddef.h>

#include <lua.h>

typedef struct Root {
  char *path; /* owned; normal, ends with NUL */
  size_t n;   /* its bytes */
  char *real; /* owned; without links; NULL until it was looked for, and when it is not there */
  int is_known;
} Root;

/* All zero: none. */
typedef struct Roots {
  Root *list; /* owned; in the order of adding */
  size_t n, room;
} Roots;

/* Raises a Lua error when there is no memory. */
void roots_add(lua_State *L, Roots *roots, const char *path, size_t n);
/* Whether a normal path lies in a root by its name. */
int roots_name(const Roots *roots, const char *path, size_t n);
/* Whether a path lies in a root after links were followed; -1 when it is not there, or there is no
 * right to look. */
int roots_lead(Roots *roots, const char *path);
/* Whether a file may be opened by its normal path of n bytes, which ends with NUL. */
int roots_allow(Roots *roots, const char *path, size_t n);
void roots_done(Roots *roots);

#endif
