/* sources.c - finding and reading the files of a run: the folder of the asking file, then each
 * include folder.
 *
 * Owns:       the texts of what was read, their paths, and what is known of folders.
 * Invariants: a file is read once, and two names of one file give one source, so that circles are
 *             seen by identity; nothing outside of the roots is opened for a source.
 * Tests:      test/host/t_read.lua, test/host/t_sources.lua
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "host/host.h"
#include "host/keys.h"
#include "host/roots.h"

/* Values that Lua keeps for a Sources. */
enum { FAILURES = 1, MADE_UP, N_VALUES = 2 };

/* Diagnostics of what cannot be read, see diag.def. */
enum { NOT_FOUND = 1101, NOT_READ = 1102, OUTSIDE = 1104, NOT_REGULAR = 1105, TOO_LARGE = 1218 };

typedef struct File {
  FileText text;         /* owned */
  uint32_t path;         /* in the texts of paths; ends with NUL */
  uint32_t folder_bytes; /* of the path */
  uint32_t source;
} File;

struct Sources {
  Keys paths;   /* normal path: number of the file */
  Keys folders; /* normal path: whether all in it that is no link may be read */
  File *files;  /* owned; in the order of first reading; numbers count from 1 */
  size_t n_files, files_room;
  uint32_t *by_identity; /* owned; numbers of files, hashed by device and number; 0: free */
  size_t by_identity_room;
  uint32_t *file_of; /* owned; by number of the source */
  size_t file_of_room;
  Roots roots;
  size_t n_include; /* roots that are searched: the first ones */
  char *folder;     /* owned: that of the last file, with its slash; "" before there is one */
  size_t folder_bytes, folder_room;
  int folder_fd; /* owned: of that folder, once two files in a row lie there; else -1 */
  char *path;    /* owned: the candidate looked at; ends with NUL */
  size_t path_room;
  uint32_t path_hash; /* of it, once it is complete */
  size_t max_bytes;
  int is_made_up; /* texts come from Lua */
};

/* --- identity --------------------------------------------------------------------------------- */

/* The place of a file in by_identity, or the free one where it belongs. */
static uint32_t *place_by_identity(const Sources *s, uint64_t device, uint64_t number) {
  uint64_t hash = (number ^ device << 32) * 0x9E3779B97F4A7C15u;
  size_t i = (size_t)(hash >> 32) & (s->by_identity_room - 1);
  for (;; i = (i + 1) & (s->by_identity_room - 1)) {
    const File *file;
    if (s->by_identity[i] == 0) {
      return &s->by_identity[i];
    }
    file = &s->files[s->by_identity[i] - 1];
    if (file->text.number == number && file->text.device == device) {
      return &s->by_identity[i];
    }
  }
}

/* Makes room for one more file. */
static void reserve_file(lua_State *L, Sources *s) {
  s->files = (File *)items_reserve(L, s->files, &s->files_room, s->n_files + 1, sizeof *s->files);
  if (s->by_identity_room < s->files_room * 2) {
    size_t i, room = s->files_room * 2;
    uint32_t *more = (uint32_t *)calloc(room, sizeof *more);
    if (more == NULL) {
      luaL_error(L, "not enough memory");
    }
    free(s->by_identity);
    s->by_identity = more;
    s->by_identity_room = room;
    for (i = 0; i < s->n_files; i++) {
      *place_by_identity(s, s->files[i].text.device, s->files[i].text.number) = (uint32_t)i + 1;
    }
  }
}

/* --- the candidate ---------------------------------------------------------------------------- */

static void complete(Sources *s, size_t n) {
  s->path[n] = '\0';
  s->path_hash = keys_hash(s->path, n);
}

static const uint32_t *find_path(const Sources *s, size_t n) {
  return keys_find(&s->paths, s->path_hash, s->path, n);
}

/* Makes a path the candidate. */
static void set_candidate(lua_State *L, Sources *s, const char *path, size_t n) {
  s->path = (char *)items_reserve(L, s->path, &s->path_room, n + 2, 1);
  memcpy(s->path, path, n);
  complete(s, n);
}

/* Brings the candidate into normal form; returns its size. */
static size_t normalize(Sources *s, size_t n) {
  n = path_normalize(s->path, n);
  complete(s, n);
  return n;
}

/* --- what may be read ------------------------------------------------------------------------- */

/* Bytes of the candidate up to the name of the file, from those of its folder. */
static size_t name_at(const Sources *s, size_t folder_bytes) {
  return folder_bytes > 0 && s->path[folder_bytes] == '/' ? folder_bytes + 1 : folder_bytes;
}

/* Whether the candidate lies where the last file that was read did. */
static int is_same_folder(const Sources *s, size_t at) {
  return s->folder_bytes == at && at > 0 && memcmp(s->folder, s->path, at) == 0;
}

/* Whether the files of the candidate's folder may be read as long as they are no links themselves.
 * Most files of a run share a folder, and links are rare: this saves following the path of each. */
static int is_safe(lua_State *L, Sources *s, size_t folder_bytes) {
  const char *folder = folder_bytes > 0 ? s->path : ".";
  size_t n = folder_bytes > 0 ? folder_bytes : 1;
  uint32_t hash = keys_hash(folder, n);
  const uint32_t *known = keys_find(&s->folders, hash, folder, n);
  int safe = 0;
  if (known != NULL) {
    return *known != 0;
  }
  if (roots_name(&s->roots, folder, n)) {
    char after = s->path[folder_bytes];
    if (folder_bytes > 0) {
      s->path[folder_bytes] = '\0';
    }
    safe = roots_lead(&s->roots, folder) > 0;
    s->path[folder_bytes] = after;
  }
  (void)keys_set(L, &s->folders, hash, folder, n, (uint32_t)safe);
  return safe;
}

/* --- reading ---------------------------------------------------------------------------------- */

/* The number of a file that was read as the candidate of n bytes, whose text it takes over; shown
 * is its name in messages. */
static uint32_t add_file(lua_State *L, Sources *s, const FileText *text, const char *shown,
                         size_t n) {
  uint32_t number = (uint32_t)++s->n_files, path; /* room was made before the text was read */
  File *file = &s->files[number - 1];
  file->text = *text;
  file->source = 0;
  file->path = 0;
  *place_by_identity(s, text->device, text->number) = number;
  path = keys_set(L, &s->paths, s->path_hash, s->path, n, number);
  file->path = shown == s->path ? path : keys_keep(L, &s->paths, shown, strlen(shown));
  file->folder_bytes = (uint32_t)path_folder_bytes(shown, strlen(shown));
  return number;
}

/* Copies a text of Lua, which has an identity of its own. */
static const char *copy_text(lua_State *L, int arg, FileText *out) {
  size_t n;
  const char *text = luaL_checklstring(L, arg, &n);
  memset(out, 0, sizeof *out);
  out->bytes = (unsigned char *)malloc(n + 1);
  if (out->bytes == NULL) {
    return "memory";
  }
  memcpy(out->bytes, text, n);
  out->bytes[n] = '\n';
  out->size_bytes = n;
  out->device = UINT64_MAX; /* like no other */
  out->number = (uintptr_t)out->bytes;
  return NULL;
}

/* The text that the script has for the candidate. */
static const char *read_made_up(lua_State *L, const Sources *s, int sources, size_t n,
                                FileText *out) {
  const char *kind = "open";
  lua_getiuservalue(L, sources, MADE_UP);
  if (lua_isfunction(L, -1)) {
    lua_pushlstring(L, s->path, n);
    lua_call(L, 1, 1);
  } else {
    lua_pushlstring(L, s->path, n);
    lua_gettable(L, -2);
    lua_remove(L, -2);
  }
  if (!lua_isnil(L, -1)) {
    kind = copy_text(L, lua_gettop(L), out);
  }
  lua_pop(L, 1);
  return kind;
}

/* Reads the candidate, which lies in a folder that is safe and is no link; at is where the name of
 * the file starts. Files often lie where the last one did: then the way there is not gone again. */
static const char *read_safe(lua_State *L, Sources *s, const char *path, size_t at, FileText *out,
                             const char **out_why) {
  int is_same = is_same_folder(s, at);
  if (is_same && s->folder_fd < 0) {
    s->folder_fd = folder_open(s->folder);
  }
  if (is_same && s->folder_fd >= 0) {
    return file_read(s->folder_fd, path + at, s->max_bytes, 1, out, out_why);
  }
  if (!is_same && at > 0) {
    if (s->folder_fd >= 0) {
      (void)close(s->folder_fd);
      s->folder_fd = -1;
    }
    s->folder = (char *)items_reserve(L, s->folder, &s->folder_room, at + 1, 1);
    memcpy(s->folder, s->path, at);
    s->folder[at] = '\0';
    s->folder_bytes = at;
  }
  return file_read(-1, path, s->max_bytes, 1, out, out_why);
}

/* Reads the candidate. is_free: the user's own choice, which may lie anywhere. Returns the number
 * of the file, or 0 and the kind of failure. */
static uint32_t read_candidate(lua_State *L, Sources *s, int sources, size_t n, int is_free,
                               const char *shown, const char **out_kind, const char **out_why) {
  FileText text;
  uint32_t file;
  /* Only as the entry is that standard input; here it is a file of this name. */
  const char *path = shown == s->path && strcmp(shown, "-") == 0 ? "./-" : s->path;
  const char *kind = "link";
  reserve_file(L, s);
  *out_why = "not there";
  if (s->is_made_up) {
    kind = read_made_up(L, s, sources, n, &text);
  } else if (is_free) {
    kind = file_read(-1, path, s->max_bytes, 0, &text, out_why);
  } else {
    int is_up = n >= 2 && memcmp(s->path + n - 2, "..", 2) == 0;
    size_t folder_bytes = path_folder_bytes(s->path, n), at = name_at(s, folder_bytes);
    if (!is_up && (is_same_folder(s, at) || is_safe(L, s, folder_bytes))) {
      kind = read_safe(L, s, path, at, &text, out_why);
    }
    if (kind != NULL && strcmp(kind, "link") == 0) {
      kind = roots_allow(&s->roots, s->path, n)
                 ? file_read(-1, path, s->max_bytes, 0, &text, out_why)
                 : "outside";
    }
  }
  *out_kind = kind;
  if (kind != NULL) {
    if (strcmp(kind, "memory") == 0) {
      luaL_error(L, "not enough memory");
    }
    return 0;
  }
  if (s->is_made_up) {
    return add_file(L, s, &text, shown, n);
  }
  file = *place_by_identity(s, text.device, text.number);
  if (file > 0) {
    free(text.bytes);
    (void)keys_set(L, &s->paths, s->path_hash, s->path, n, file);
    return file;
  }
  return add_file(L, s, &text, shown, n);
}

/* --- finding ---------------------------------------------------------------------------------- */

/* Pushes a diagnostic for Lua: { code = code, args = { name, why } }; a NULL is left out. */
static void push_diag(lua_State *L, int code, const char *name, size_t n, const char *why) {
  lua_createtable(L, 0, 2);
  lua_pushinteger(L, code);
  lua_setfield(L, -2, "code");
  lua_createtable(L, 2, 0);
  if (name != NULL) {
    lua_pushlstring(L, name, n);
    lua_rawseti(L, -2, 1);
  }
  if (why != NULL) {
    lua_pushstring(L, why);
    lua_rawseti(L, -2, 2);
  }
  lua_setfield(L, -2, "args");
}

/* The folder of a source's file: of the entry for a source that is no file. "" is the working
 * folder. */
static const char *folder_of(const Sources *s, uint32_t source, size_t *out_n) {
  uint32_t number = source < s->file_of_room ? s->file_of[source] : 0;
  const File *file = &s->files[number > 0 ? number - 1 : 0];
  *out_n = file->folder_bytes;
  return s->paths.texts + file->path;
}

/* Makes the candidate of a name in a folder; returns its size. */
static size_t join(lua_State *L, Sources *s, const char *folder, size_t folder_bytes,
                   const char *name, size_t n) {
  int is_bare = name[0] == '/' || folder_bytes == 0 || (folder_bytes == 1 && folder[0] == '.');
  size_t at = is_bare ? 0 : folder_bytes;
  s->path = (char *)items_reserve(L, s->path, &s->path_room, at + n + 3, 1);
  memcpy(s->path, folder, at);
  if (at > 0 && s->path[at - 1] != '/') {
    s->path[at++] = '/';
  }
  memcpy(s->path + at, name, n);
  return normalize(s, at + n);
}

/* Finds a file named by a source. Returns its number, or 0 with a diagnostic pushed. */
static uint32_t find(lua_State *L, Sources *s, int sources, const char *name, size_t n,
                     uint32_t from) {
  const char *kind = NULL, *why = NULL, *folder;
  size_t folder_bytes, i = 0;
  int is_outside = 0;
  if (n == 0 || memchr(name, '\0', n) != NULL) {
    luaL_getsubtable(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
    lua_getfield(L, -1, LUA_STRLIBNAME);
    lua_getfield(L, -1, "format");
    lua_pushliteral(L, "%q");
    lua_pushlstring(L, name, n);
    lua_call(L, 2, 1);
    push_diag(L, NOT_FOUND, lua_tostring(L, -1), lua_rawlen(L, -1), "no folder");
    return 0;
  }
  folder = folder_of(s, from, &folder_bytes);
  for (;;) {
    size_t path_bytes = join(L, s, folder, folder_bytes, name, n);
    const uint32_t *known = find_path(s, path_bytes);
    uint32_t file =
        known != NULL ? *known : read_candidate(L, s, sources, path_bytes, 0, s->path, &kind, &why);
    if (file > 0) {
      return file;
    }
    if (strcmp(kind, "type") == 0) {
      push_diag(L, NOT_REGULAR, name, n, NULL);
      return 0;
    }
    if (strcmp(kind, "limit") == 0) {
      push_diag(L, TOO_LARGE, NULL, 0, NULL);
      return 0;
    }
    if (strcmp(kind, "read") == 0) {
      push_diag(L, NOT_READ, name, n, why);
      return 0;
    }
    is_outside = is_outside || strcmp(kind, "outside") == 0;
    folder_bytes = path_folder_bytes(s->path, path_bytes);
    if (i == 0) {
      lua_pushliteral(L, ""); /* the folders looked in */
    }
    lua_pushstring(L, i > 0 ? ", " : "");
    lua_pushlstring(L, folder_bytes > 0 ? s->path : ".", folder_bytes > 0 ? folder_bytes : 1);
    lua_concat(L, 3);
    if (i == s->n_include || name[0] == '/') { /* an absolute name is in one place only */
      break;
    }
    folder = s->roots.list[i].path;
    folder_bytes = s->roots.list[i++].n;
  }
  push_diag(L, is_outside ? OUTSIDE : NOT_FOUND, name, n, is_outside ? NULL : lua_tostring(L, -1));
  return 0;
}

static opf_code give_source(lua_State *L, Sources *s, uint32_t number, opf_vm *vm,
                            uint32_t *out_source) {
  File *file = &s->files[number - 1];
  opf_code code = OPF_OK;
  if (file->source == 0) {
    code = opf_source_add(vm, file->text.bytes, file->text.size_bytes, out_source);
    if (code == OPF_OK) {
      size_t old_room = s->file_of_room;
      s->file_of = (uint32_t *)items_reserve(L, s->file_of, &s->file_of_room, *out_source + 1,
                                             sizeof *s->file_of);
      memset(s->file_of + old_room, 0, (s->file_of_room - old_room) * sizeof *s->file_of);
      s->file_of[*out_source] = number;
      file->source = *out_source;
    }
  }
  *out_source = file->source;
  return code;
}

/* Keeps the diagnostic on top of the stack under its code and the name. */
static uint32_t keep_failure(lua_State *L, int sources, const char *name, size_t n) {
  uint32_t code;
  lua_getfield(L, -1, "code");
  code = (uint32_t)lua_tointeger(L, -1);
  lua_getiuservalue(L, sources, FAILURES);
  lua_pushfstring(L, "%d:", (int)code);
  lua_pushlstring(L, name, n);
  lua_concat(L, 2);
  lua_pushvalue(L, -4);
  lua_settable(L, -3);
  return code;
}

opf_code sources_answer(lua_State *L, int sources, opf_vm *vm, uint32_t task, const char *name,
                        size_t n, uint32_t from, size_t *total_bytes) {
  Sources *s = (Sources *)lua_touserdata(L, sources);
  int top = lua_gettop(L);
  size_t old_files = s->n_files;
  uint32_t file, source = 0;
  opf_code code;
  luaL_argcheck(L, s->n_files > 0, sources, "no entry was read");
  file = find(L, s, sources, name, n, from);
  if (file > 0) {
    *total_bytes += s->n_files > old_files ? s->files[file - 1].text.size_bytes : 0;
    code = give_source(L, s, file, vm, &source);
    if (code == OPF_OK) {
      code = opf_answer_source(vm, task, source);
    }
  } else {
    code = opf_answer_fail(vm, task, keep_failure(L, sources, name, n));
  }
  lua_settop(L, top);
  return code;
}

/* The number of the file at a path, read when it was not; or 0 and the kind of failure. is_free:
 * the user's own choice, which may lie anywhere. */
static uint32_t file_at(lua_State *L, Sources *s, int sources, const char *path, size_t n,
                        int is_free, const char **out_kind, const char **out_why) {
  const uint32_t *known;
  *out_kind = *out_why = "open";
  if (memchr(path, '\0', n) != NULL) {
    return 0;
  }
  set_candidate(L, s, path, n);
  n = normalize(s, n);
  known = find_path(s, n);
  return known != NULL ? *known
                       : read_candidate(L, s, sources, n, is_free, s->path, out_kind, out_why);
}

/* Pushes why the file at a path that somebody chose was not read. */
static void push_refusal(lua_State *L, const char *path, size_t n, const char *kind,
                         const char *why) {
  if (strcmp(kind, "type") == 0) {
    push_diag(L, NOT_REGULAR, path, n, NULL);
  } else if (strcmp(kind, "limit") == 0) {
    push_diag(L, TOO_LARGE, NULL, 0, NULL);
  } else if (strcmp(kind, "read") == 0) {
    push_diag(L, NOT_READ, path, n, why);
  } else {
    size_t folder = path_folder_bytes(path, n);
    lua_pushlstring(L, folder > 0 ? path : ".", folder > 0 ? folder : 1);
    push_diag(L, NOT_FOUND, path, n, lua_tostring(L, -1));
    lua_remove(L, -2);
  }
}

opf_code sources_answer_at(lua_State *L, int sources, opf_vm *vm, uint32_t task, const char *path,
                           size_t n, const char *name, size_t name_bytes) {
  Sources *s = (Sources *)luaL_checkudata(L, sources, SOURCES_TYPE);
  const char *kind, *why;
  uint32_t file = file_at(L, s, sources, path, n, name != NULL, &kind, &why), source = 0;
  opf_code code = OPF_E_ARGUMENT;
  if (file > 0) {
    code = give_source(L, s, file, vm, &source);
    return code == OPF_OK ? opf_answer_source(vm, task, source) : code;
  }
  if (name != NULL) {
    int top = lua_gettop(L);
    push_refusal(L, path, n, kind, why);
    code = opf_answer_fail(vm, task, keep_failure(L, sources, name, name_bytes));
    lua_settop(L, top);
  }
  return code;
}

opf_code sources_entry(lua_State *L, int sources, opf_vm *vm, uint32_t *out_source,
                       size_t *out_bytes) {
  Sources *s = (Sources *)luaL_checkudata(L, sources, SOURCES_TYPE);
  luaL_argcheck(L, s->n_files > 0, sources, "no entry was read");
  *out_bytes = s->files[0].text.size_bytes;
  return give_source(L, s, 1, vm, out_source);
}

/* --- for Lua ---------------------------------------------------------------------------------- */

static int sources_gc(lua_State *L) {
  Sources *s = (Sources *)luaL_checkudata(L, 1, SOURCES_TYPE);
  size_t i;
  for (i = 0; i < s->n_files; i++) {
    free(s->files[i].text.bytes);
  }
  keys_done(&s->paths);
  keys_done(&s->folders);
  roots_done(&s->roots);
  free(s->files);
  free(s->by_identity);
  free(s->file_of);
  free(s->path);
  free(s->folder);
  if (s->folder_fd >= 0) {
    (void)close(s->folder_fd);
  }
  memset(s, 0, sizeof *s);
  s->folder_fd = -1;
  return 0;
}

static void add_roots(lua_State *L, Sources *s, const char *key) {
  lua_Integer i;
  if (lua_getfield(L, 1, key) == LUA_TTABLE) {
    for (i = 1; lua_rawgeti(L, -1, i) != LUA_TNIL; i++) {
      size_t n;
      const char *path = luaL_checklstring(L, -1, &n);
      roots_add(L, &s->roots, path, n);
      lua_pop(L, 1);
    }
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
}

/* sources.new { include = folders, modules = folders, allow = folders, fs = table or function of
 * texts by path instead of the disk, max_bytes = largest file } -> sources */
static int sources_new(lua_State *L) {
  Sources *s;
  luaL_checktype(L, 1, LUA_TTABLE);
  s = (Sources *)lua_newuserdatauv(L, sizeof *s, N_VALUES);
  memset(s, 0, sizeof *s);
  s->folder_fd = -1;
  luaL_setmetatable(L, SOURCES_TYPE);
  lua_newtable(L);
  lua_setiuservalue(L, -2, FAILURES);
  lua_getfield(L, 1, "fs");
  s->is_made_up = !lua_isnil(L, -1);
  lua_setiuservalue(L, -2, MADE_UP);
  lua_getfield(L, 1, "max_bytes");
  s->max_bytes = (size_t)luaL_optinteger(L, -1, 0x8000000);
  lua_pop(L, 1);
  add_roots(L, s, "include");
  s->n_include = s->roots.n;
  add_roots(L, s, "modules");
  add_roots(L, s, "allow");
  return 1;
}

static Sources *check_fresh(lua_State *L) {
  Sources *s = (Sources *)luaL_checkudata(L, 1, SOURCES_TYPE);
  luaL_argcheck(L, s->n_files == 0, 1, "an entry was read before");
  return s;
}

/* The folder of the entry is a root: the entry may lie anywhere; what it includes may not. */
static void root_of_entry(lua_State *L, Sources *s) {
  size_t n;
  const char *path = folder_of(s, 0, &n);
  roots_add(L, &s->roots, path, n);
}

/* sources:read_entry(path) -> true, or nil, "open" | "type" | "read" | "limit", why. "-" is
 * standard input. */
static int sources_read_entry(lua_State *L) {
  Sources *s = check_fresh(L);
  size_t n;
  const char *path = luaL_checklstring(L, 2, &n);
  const char *kind, *why;
  set_candidate(L, s, path, n);
  if (read_candidate(L, s, 1, n, 1, strcmp(path, "-") == 0 ? "<stdin>" : path, &kind, &why) == 0) {
    lua_pushnil(L);
    lua_pushstring(L, kind);
    lua_pushstring(L, why);
    return 3;
  }
  root_of_entry(L, s);
  lua_pushboolean(L, 1);
  return 1;
}

/* sources:set_entry(path, text): an entry that is no file. */
static int sources_set_entry(lua_State *L) {
  Sources *s = check_fresh(L);
  size_t n;
  const char *path = luaL_checklstring(L, 2, &n);
  FileText text;
  reserve_file(L, s);
  set_candidate(L, s, path, n);
  n = normalize(s, n);
  if (copy_text(L, 3, &text) != NULL) {
    return luaL_error(L, "not enough memory");
  }
  (void)add_file(L, s, &text, path, n);
  root_of_entry(L, s);
  return 0;
}

/* sources:text(path) -> the text of a file in the roots, or nil. */
static int sources_text(lua_State *L) {
  Sources *s = (Sources *)luaL_checkudata(L, 1, SOURCES_TYPE);
  size_t n;
  const char *path = luaL_checklstring(L, 2, &n);
  const char *kind, *why;
  uint32_t file = file_at(L, s, 1, path, n, 0, &kind, &why);
  if (file == 0) {
    return 0;
  }
  lua_pushlstring(L, (const char *)s->files[file - 1].text.bytes,
                  s->files[file - 1].text.size_bytes);
  return 1;
}

/* sources:path(i) -> the path under which a file was read first, the number of its source or 0; nil
 * behind the last one. Files are in the order of reading, the entry first. */
static int sources_path(lua_State *L) {
  Sources *s = (Sources *)luaL_checkudata(L, 1, SOURCES_TYPE);
  lua_Integer i = luaL_checkinteger(L, 2);
  if (i < 1 || (uint64_t)i > s->n_files) {
    return 0;
  }
  lua_pushstring(L, s->paths.texts + s->files[i - 1].path);
  lua_pushinteger(L, (lua_Integer)s->files[i - 1].source);
  return 2;
}

/* sources:path_of(source) -> the path of the file that a source is, or nil. */
static int sources_path_of(lua_State *L) {
  const Sources *s = (Sources *)luaL_checkudata(L, 1, SOURCES_TYPE);
  lua_Integer source = luaL_checkinteger(L, 2);
  uint32_t file = source >= 0 && (uint64_t)source < s->file_of_room ? s->file_of[source] : 0;
  if (file == 0) {
    return 0;
  }
  lua_pushstring(L, s->paths.texts + s->files[file - 1].path);
  return 1;
}

/* sources:failures() -> what is known of files that were not found or read: diagnostics by
 * "code:name". The table may be added to. */
static int sources_failures(lua_State *L) {
  luaL_checkudata(L, 1, SOURCES_TYPE);
  lua_getiuservalue(L, 1, FAILURES);
  return 1;
}

int luaopen_opforge_sources(lua_State *L) {
  static const luaL_Reg functions[] = {{"new", sources_new}, {NULL, NULL}};
  static const luaL_Reg methods[] = {{"read_entry", sources_read_entry},
                                     {"set_entry", sources_set_entry},
                                     {"text", sources_text},
                                     {"path", sources_path},
                                     {"path_of", sources_path_of},
                                     {"failures", sources_failures},
                                     {"__gc", sources_gc},
                                     {NULL, NULL}};
  if (luaL_newmetatable(L, SOURCES_TYPE)) {
    luaL_setfuncs(L, methods, 0);
    lua_pushvalue(L, -1);
    lua_setfield(L, -2, "__index");
  }
  lua_pop(L, 1);
  luaL_newlib(L, functions);
  return 1;
}
