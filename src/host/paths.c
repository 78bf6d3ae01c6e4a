/* paths.c - file names as text: folder, normal form, comparing with roots. Nothing here looks at a
 * disk.
 *
 * Owns:       nothing.
 * Invariants: a normal path has no `.`, empty or `x/..` parts; `..` stands at its start only.
 * Tests:      test/host/t_read.lua, test/host/t_outputs.lua
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "host/host.h"

size_t path_folder_bytes(const char *path, size_t n) {
  while (n > 0 && path[n - 1] != '/') {
    n--;
  }
  return n > 1 ? n - 1 : n;
}

/* Whether a path may have parts to take away; few have. */
static int is_suspect(const char *path, size_t n) {
  size_t i;
  if (n == 0 || path[0] == '.' || path[n - 1] == '/') {
    return 1;
  }
  for (i = 0; i + 1 < n; i++) {
    if (path[i] == '/' && (path[i + 1] == '.' || path[i + 1] == '/')) {
      return 1;
    }
  }
  return 0;
}

static int is_up(const char *part, size_t n) { return n == 2 && part[0] == '.' && part[1] == '.'; }

size_t path_normalize(char *path, size_t n) {
  size_t at = 0, out, root;
  if (!is_suspect(path, n)) {
    return n;
  }
  root = out = n > 0 && path[0] == '/' ? 1 : 0;
  while (at < n) {
    size_t end = at, last = out;
    while (end < n && path[end] != '/') {
      end++;
    }
    while (last > root && path[last - 1] != '/') {
      last--;
    }
    if (is_up(path + at, end - at) && out > root && !is_up(path + last, out - last)) {
      out = last > root ? last - 1 : root;
    } else if (end > at && !(end - at == 1 && path[at] == '.') &&
               !(root && is_up(path + at, end - at))) {
      if (out > root) {
        path[out++] = '/';
      }
      memmove(path + out, path + at, end - at);
      out += end - at;
    }
    at = end + 1;
  }
  if (out == 0) {
    path[out++] = '.';
  }
  return out;
}

int path_is_inside(const char *path, size_t n, const char *root, size_t root_bytes) {
  if (root_bytes == 1 && root[0] == '.') {
    return !(n > 0 && path[0] == '/') && !is_up(path, n) && !(n > 2 && memcmp(path, "../", 3) == 0);
  }
  if (root_bytes == 1 && root[0] == '/') {
    return n > 0 && path[0] == '/';
  }
  if (is_up(root, root_bytes) || (root_bytes > 2 && memcmp(root + root_bytes - 3, "/..", 3) == 0)) {
    /* "../../x" is not below "..": only the count of leading ".." tells. */
    return n > root_bytes && memcmp(path, root, root_bytes) == 0 && path[root_bytes] == '/' &&
           !(n > root_bytes + 2 && is_up(path + root_bytes + 1, 2));
  }
  return n >= root_bytes && memcmp(path, root, root_bytes) == 0 &&
         (n == root_bytes || path[root_bytes] == '/');
}

/* files.normal(path) -> the path in normal form */
int paths_normal(lua_State *L) {
  size_t n;
  const char *path = luaL_checklstring(L, 1, &n);
  luaL_Buffer buffer;
  char *text = luaL_buffinitsize(L, &buffer, n + 1);
  memcpy(text, path, n);
  luaL_pushresultsize(&buffer, path_normalize(text, n));
  return 1;
}

/* files.is_inside(path, root) -> whether a normal path lies in or below a normal root */
int paths_is_inside(lua_State *L) {
  size_t n, root_bytes;
  const char *path = luaL_checklstring(L, 1, &n);
  const char *root = luaL_checklstring(L, 2, &root_bytes);
  lua_pushboolean(L, path_is_inside(path, n, root, root_bytes));
  return 1;
}
