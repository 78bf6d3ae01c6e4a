/* files.c - reading files and writing outputs.
 *
 * Owns:       descriptors and temporaries for the length of a call.
 * Invariants: a destination is replaced by rename or not touched; only temporaries of this call
 * are removed;
 *             opening never blocks; every result is checked, close included.
 * Tests:      test/host/t_write.lua, test/host/t_read.lua
 * SPDX-License-Identifier: MIT
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "host/host.h"

/* --- reading ---------------------------------------------------------------------------------- */

static int fail_errno(lua_State *L, const char *kind, int error) {
  lua_pushnil(L);
  lua_pushstring(L, kind);
  lua_pushstring(L, strerror(error));
  return 3;
}

/* Reads a descriptor to its end; known_bytes is the size the system tells, or 0. Returns 0, or an
 * errno, or -1 at the limit. The bytes are the caller's, also after a failure. */
static int read_all(int fd, size_t known_bytes, size_t max_bytes, FileText *out) {
  size_t room = known_bytes;
  out->bytes = (unsigned char *)text_alloc(room + 1);
  while (out->bytes != NULL) {
    /* The byte more, where the newline will lie, shows whether there is more. */
    ssize_t n = read(fd, out->bytes + out->size_bytes, room - out->size_bytes + 1);
    if (n < 0) {
      if (errno == EINTR) {
        continue;
      }
      return errno;
    }
    out->size_bytes += (size_t)n;
    if (out->size_bytes > max_bytes) {
      return -1;
    }
    if (n == 0 || (known_bytes > 0 && out->size_bytes == known_bytes)) {
      out->bytes[out->size_bytes] = '\n';
      return 0;
    }
    if (out->size_bytes > room) {
      unsigned char *more;
      room += room < 65536 ? 65536 : room / 2;
      more = (unsigned char *)realloc(out->bytes, room + 1);
      if (more == NULL) {
        break;
      }
      out->bytes = more;
    }
  }
  return ENOMEM;
}

/* The text, number and device of an open file. */
static const char *read_open(int fd, int is_stdin, size_t max_bytes, FileText *out,
                             const char **out_why) {
  struct stat info;
  int error;
  if (fstat(fd, &info) != 0) {
    *out_why = strerror(errno);
    return "read";
  }
  if (!is_stdin && !S_ISREG(info.st_mode)) {
    *out_why = S_ISDIR(info.st_mode) ? "folder" : "device or pipe";
    return "type";
  }
  out->number = (uint64_t)info.st_ino;
  out->device = (uint64_t)info.st_dev;
  error = S_ISREG(info.st_mode) && (uint64_t)info.st_size > max_bytes
              ? -1
              : read_all(fd, S_ISREG(info.st_mode) ? (size_t)info.st_size : 0, max_bytes, out);
  if (error == 0) {
    return NULL;
  }
  free(out->bytes);
  out->bytes = NULL;
  *out_why = error < 0 ? "too large" : strerror(error);
  return error < 0 ? "limit" : error == ENOMEM ? "memory" : "read";
}

int folder_open(const char *path) {
  return openat(AT_FDCWD, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

const char *file_read(int folder, const char *path, size_t max_bytes, int no_links, FileText *out,
                      const char **out_why) {
  int is_stdin = folder < 0 && strcmp(path, "-") == 0;
  const char *kind;
  int how = O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY | (no_links ? O_NOFOLLOW : 0);
  /* not open(), which in musl is another call of the system for O_CLOEXEC */
  int fd = is_stdin ? STDIN_FILENO : openat(folder < 0 ? AT_FDCWD : folder, path, how);
  memset(out, 0, sizeof *out);
  if (fd < 0) {
    *out_why = strerror(errno);
    return no_links && (errno == ELOOP || errno == EMLINK) ? "link" : "open";
  }
  kind = read_open(fd, is_stdin, max_bytes, out, out_why);
  if (!is_stdin) {
    (void)close(fd); /* read-only: nothing can be lost */
  }
  return kind;
}

/* files.read(path[, max_bytes]) -> blob; or nil, kind, why: see file_read */
static int files_read(lua_State *L) {
  const char *path = luaL_checkstring(L, 1);
  size_t max_bytes = (size_t)luaL_optinteger(L, 2, (lua_Integer)0xFFFFFFFF);
  Blob *blob = blob_push(L, 0);
  FileText text;
  const char *why = NULL;
  const char *kind = file_read(-1, path, max_bytes, 0, &text, &why);
  if (kind != NULL) {
    lua_pushnil(L);
    lua_pushstring(L, kind);
    lua_pushstring(L, why);
    return 3;
  }
  free(blob->bytes);
  blob->bytes = text.bytes;
  blob->size_bytes = blob->capacity_bytes = text.size_bytes;
  return 1;
}

/* files.kind(path) -> "file" | "folder" | "other" | nil */
static int files_kind(lua_State *L) {
  struct stat info;
  if (stat(luaL_checkstring(L, 1), &info) != 0) {
    lua_pushnil(L);
  } else {
    lua_pushstring(L, S_ISREG(info.st_mode) ? "file" : S_ISDIR(info.st_mode) ? "folder" : "other");
  }
  return 1;
}

/* files.real(path) -> path without links, or nil */
static int files_real(lua_State *L) {
  char *path = realpath(luaL_checkstring(L, 1), NULL);
  lua_pushstring(L, path); /* nil for NULL */
  free(path);
  return 1;
}

/* files.list(folder) -> names in the order of the folder, or nil, why. Callers sort. */
static int files_list(lua_State *L) {
  DIR *folder = opendir(luaL_checkstring(L, 1));
  struct dirent *entry;
  lua_Integer n = 0;
  if (folder == NULL) {
    return fail_errno(L, "open", errno);
  }
  lua_newtable(L);
  while ((entry = readdir(folder)) != NULL) {
    lua_pushstring(L, entry->d_name);
    lua_rawseti(L, -2, ++n);
  }
  (void)closedir(folder);
  return 1;
}

/* files.make_folder(path) -> true, or nil, kind, why. The folders above must exist. */
static int files_make_folder(lua_State *L) {
  if (mkdir(luaL_checkstring(L, 1), 0777) != 0 && errno != EEXIST) {
    return fail_errno(L, "write", errno);
  }
  lua_pushboolean(L, 1);
  return 1;
}

/* files.is_terminal(descriptor) -> boolean */
static int files_is_terminal(lua_State *L) {
  lua_pushboolean(L, isatty((int)luaL_checkinteger(L, 1)));
  return 1;
}

/* --- writing ---------------------------------------------------------------------------------- */

typedef struct Output {
  const unsigned char *bytes; /* borrowed: until the call ends */
  size_t size_bytes;
  char *path; /* owned; links resolved */
  char *part; /* owned; temporary that exists, or NULL */
} Output;

static int write_full(int fd, const unsigned char *bytes, size_t size_bytes) {
  size_t at = 0;
  while (at < size_bytes) {
    ssize_t n = write(fd, bytes + at, size_bytes - at);
    if (n < 0) {
      if (errno == EINTR) {
        continue;
      }
      return errno;
    }
    at += (size_t)n;
  }
  return 0;
}

/* Closes a descriptor that was written to; an error found before wins. */
static int close_written(int fd, int error, int durable) {
  if (error == 0 && durable && fsync(fd) != 0 && errno != EINVAL) {
    error = errno;
  }
  /* Linux closes also when it says EINTR: closing again could hit another file. */
  if (close(fd) != 0 && errno != EINTR && error == 0) {
    error = errno;
  }
  return error;
}

static int sync_folder(const char *path) {
  char folder[PATH_MAX];
  const char *slash = strrchr(path, '/');
  int fd;
  int error = 0;
  if (slash == NULL) {
    strcpy(folder, ".");
  } else {
    size_t n = slash == path ? 1 : (size_t)(slash - path);
    memcpy(folder, path, n);
    folder[n] = '\0';
  }
  fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) {
    return errno;
  }
  if (fsync(fd) != 0 && errno != EINVAL) {
    error = errno;
  }
  (void)close(fd);
  return error;
}

/* Follows links at the end of a path, also to a file that does not exist yet. */
static char *resolve_links(const char *path, int *out_error) {
  char current[PATH_MAX];
  char target[PATH_MAX];
  int depth;
  if (strlen(path) >= sizeof current) {
    *out_error = ENAMETOOLONG;
    return NULL;
  }
  strcpy(current, path);
  for (depth = 0; depth < 40; depth++) {
    ssize_t n = readlink(current, target, sizeof target - 1);
    char *slash;
    if (n < 0) {
      char *copy = strdup(current);
      *out_error = copy == NULL ? ENOMEM : 0;
      return copy;
    }
    target[n] = '\0';
    slash = strrchr(current, '/');
    if (target[0] == '/' || slash == NULL) {
      strcpy(current, target);
    } else {
      size_t folder = (size_t)(slash - current) + 1;
      if (folder + (size_t)n >= sizeof current) {
        *out_error = ENAMETOOLONG;
        return NULL;
      }
      memcpy(current + folder, target, (size_t)n + 1);
    }
  }
  *out_error = ELOOP;
  return NULL;
}

/* Writes to what is there, without a temporary. */
static int write_through(const Output *output, int durable, int is_file) {
  int fd = open(output->path, O_WRONLY | O_CLOEXEC | O_NOCTTY | (is_file ? O_TRUNC : 0));
  if (fd < 0) {
    return errno;
  }
  return close_written(fd, write_full(fd, output->bytes, output->size_bytes), durable && is_file);
}

/* Makes the complete temporary of an output, or writes it through. Returns 0 or an errno. */
static int prepare(Output *output, const char *path, int durable, int in_place, unsigned counter) {
  struct stat info;
  int exists;
  int error = 0;
  int fd;
  size_t part_bytes;
  mode_t mode;
  if (strcmp(path, "-") == 0) {
    return write_full(STDOUT_FILENO, output->bytes, output->size_bytes);
  }
  output->path = resolve_links(path, &error);
  if (output->path == NULL) {
    return error;
  }
  exists = stat(output->path, &info) == 0;
  if (exists && S_ISDIR(info.st_mode)) {
    return EISDIR;
  }
  if (exists && !S_ISREG(info.st_mode)) {
    return write_through(output, durable, 0); /* a device or pipe */
  }
  if (exists && access(output->path, W_OK) != 0) {
    return errno; /* a write-protected file stays protected, though a rename could replace it */
  }
  part_bytes = strlen(output->path) + 48;
  output->part = (char *)malloc(part_bytes);
  if (output->part == NULL) {
    return ENOMEM;
  }
  snprintf(output->part, part_bytes, "%s.%ld.%u.part", output->path, (long)getpid(), counter);
  mode = exists ? (mode_t)(info.st_mode & 07777) : (mode_t)0666;
  fd = open(output->part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOCTTY, mode);
  if (fd < 0) {
    error = errno;
    free(output->part);
    output->part = NULL;
    if (exists && in_place && (error == EACCES || error == EPERM || error == EROFS)) {
      return write_through(output, durable, 1); /* no right in the folder: the user's own wish */
    }
    return error;
  }
  if (exists && fchmod(fd, mode) != 0) {
    error = errno;
  }
  if (error == 0) {
    error = write_full(fd, output->bytes, output->size_bytes);
  }
  return close_written(fd, error, durable);
}

static void outputs_done(Output *outputs, size_t n) {
  size_t i;
  for (i = 0; i < n; i++) {
    if (outputs[i].part != NULL) {
      (void)unlink(outputs[i].part);
      free(outputs[i].part);
    }
    free(outputs[i].path);
  }
  free(outputs);
}

/* files.write({ { path =, data = }, ... }, durable, in_place) -> true, or nil, index, why.
 * All temporaries are complete before the first rename; the order is that of the list. */
static int files_write(lua_State *L) {
  static unsigned counter; /* makes names of temporaries unique within this process */
  int durable = lua_toboolean(L, 2);
  int in_place = lua_toboolean(L, 3);
  size_t n;
  size_t i;
  Output *outputs;
  int error = 0;
  luaL_checktype(L, 1, LUA_TTABLE);
  n = (size_t)lua_rawlen(L, 1);
  luaL_checkstack(L, (int)n * 2 + 8, "too many outputs");
  /* First every check that can raise an error, then the work. */
  for (i = 0; i < n; i++) {
    size_t unused;
    lua_rawgeti(L, 1, (lua_Integer)i + 1);
    luaL_checktype(L, -1, LUA_TTABLE);
    lua_getfield(L, -1, "path");
    luaL_checkstring(L, -1);
    lua_getfield(L, -2, "data");
    (void)blob_check(L, -1, &unused);
    lua_remove(L, -3);
  }
  if (n == 0) {
    lua_pushboolean(L, 1);
    return 1;
  }
  outputs = (Output *)calloc(n, sizeof *outputs);
  if (outputs == NULL) {
    return luaL_error(L, "not enough memory");
  }
  for (i = 0; i < n && error == 0; i++) {
    int data = lua_gettop(L) - (int)(n - 1 - i) * 2;
    outputs[i].bytes = blob_check(L, data, &outputs[i].size_bytes);
    error = prepare(&outputs[i], lua_tostring(L, data - 1), durable, in_place, ++counter);
    if (error != 0) {
      break;
    }
  }
  if (error == 0) {
    for (i = 0; i < n; i++) {
      if (outputs[i].part == NULL) {
        continue;
      }
      if (rename(outputs[i].part, outputs[i].path) != 0) {
        error = errno;
        break;
      }
      free(outputs[i].part);
      outputs[i].part = NULL;
      if (durable) {
        error = sync_folder(outputs[i].path);
        if (error != 0) {
          break;
        }
      }
    }
  }
  outputs_done(outputs, n);
  if (error != 0) {
    lua_pushnil(L);
    lua_pushinteger(L, (lua_Integer)i + 1);
    lua_pushstring(L, strerror(error));
    return 3;
  }
  lua_pushboolean(L, 1);
  return 1;
}

/* files.put(descriptor, bytes) -> true, or nil, kind, why: straight to an open descriptor */
static int files_put(lua_State *L) {
  int fd = (int)luaL_checkinteger(L, 1);
  size_t size_bytes;
  const unsigned char *bytes = blob_check(L, 2, &size_bytes);
  int error = write_full(fd, bytes, size_bytes);
  if (error != 0) {
    return fail_errno(L, "write", error);
  }
  lua_pushboolean(L, 1);
  return 1;
}

/* files.append(path, bytes) -> true, or nil, kind, why */
static int files_append(lua_State *L) {
  const char *path = luaL_checkstring(L, 1);
  size_t size_bytes;
  const unsigned char *bytes = blob_check(L, 2, &size_bytes);
  int fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOCTTY, 0666);
  int error;
  if (fd < 0) {
    return fail_errno(L, "write", errno);
  }
  error = close_written(fd, write_full(fd, bytes, size_bytes), 0);
  if (error != 0) {
    return fail_errno(L, "write", error);
  }
  lua_pushboolean(L, 1);
  return 1;
}

/* files.remove(path) -> true, or nil, kind, why */
static int files_remove(lua_State *L) {
  if (unlink(luaL_checkstring(L, 1)) != 0 && errno != ENOENT) {
    return fail_errno(L, "write", errno);
  }
  lua_pushboolean(L, 1);
  return 1;
}

int luaopen_opforge_files(lua_State *L) {
  static const luaL_Reg functions[] = {{"read", files_read},
                                       {"normal", paths_normal},
                                       {"is_inside", paths_is_inside},
                                       {"kind", files_kind},
                                       {"real", files_real},
                                       {"list", files_list},
                                       {"make_folder", files_make_folder},
                                       {"is_terminal", files_is_terminal},
                                       {"write", files_write},
                                       {"put", files_put},
                                       {"append", files_append},
                                       {"remove", files_remove},
                                       {NULL, NULL}};
  luaL_newlib(L, functions);
  return 1;
}
