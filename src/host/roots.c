/* roots.c - the folders that sources may be read from: whether a path lies in one of them, by its
 * name and after links were followed.
 *
 * Owns:       the paths of the roots, until roots_done.
 * Invariants: a root is looked for on the disk once.
 * Tests:      test/host/t_read.lua
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>
#include <string.h>

#include "host/host.h"
#include "host/keys.h"
#include "host/roots.h"

void roots_add(lua_State *L, Roots *roots, const char *path, size_t n) {
  Root *root;
  roots->list = (Root *)items_reserve(L, roots->list, &roots->room, roots->n + 1, sizeof *root);
  root = &roots->list[roots->n];
  memset(root, 0, sizeof *root);
  root->path = (char *)malloc(n + 2); /* "" becomes "." */
  if (root->path == NULL) {
    luaL_error(L, "not enough memory");
  }
  memcpy(root->path, path, n);
  root->n = path_normalize(root->path, n);
  root->path[root->n] = '\0';
  roots->n++;
}

int roots_name(const Roots *roots, const char *path, size_t n) {
  size_t i;
  for (i = 0; i < roots->n; i++) {
    const Root *root = &roots->list[i];
    if (path_is_inside(path, n, root->path, root->n)) {
      return 1;
    }
  }
  return 0;
}

int roots_lead(Roots *roots, const char *path) {
  char *real = realpath(path, NULL);
  size_t i;
  int is_inside = 0;
  if (real == NULL) {
    return -1;
  }
  for (i = 0; i < roots->n && !is_inside; i++) {
    Root *root = &roots->list[i];
    if (!root->is_known) {
      root->real = realpath(root->path, NULL);
      root->is_known = 1;
    }
    is_inside =
        root->real != NULL && path_is_inside(real, strlen(real), root->real, strlen(root->real));
  }
  free(real);
  return is_inside;
}

int roots_allow(Roots *roots, const char *path, size_t n) {
  int is_named = roots_name(roots, path, n);
  int leads;
  if (!is_named && path[0] != '/') {
    return 0;
  }
  leads = roots_lead(roots, path);
  return leads < 0 ? is_named : leads; /* opening will tell what is wrong */
}

void roots_done(Roots *roots) {
  size_t i;
  for (i = 0; i < roots->n; i++) {
    free(roots->list[i].path);
    free(roots->list[i].real);
  }
  free(roots->list);
  memset(roots, 0, sizeof *roots);
}
