/* host.h - what the files of src/host share: memory that Lua holds but does not copy, and the runs.
 *
 * Lua C modules of the host:
 *   opforge.core    runs of the assembler (core.c), their results (results.c), bulk output
 *   (image.c, listing.c, symbols.c)
 *   opforge.files   reading and writing files (files.c), paths as text (paths.c)
 *   opforge.sources finding and reading the sources of a run (sources.c, roots.c, keys.c)
 *   opforge.catalog the closed sets as Lua tables (catalog.c)
 *   opforge.embed   what the binary carries (embed.c)
 *   opforge.near    names that are close to one that was not found (near.c)
 * SPDX-License-Identifier: MIT
 */
#ifndef OPF_HOST_H
#define OPF_HOST_H

#include <stddef.h>
#include <stdint.h>

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>

#include "opforge.h"

/* The memory of Lua states (heap.c): a lua_Alloc. */
void *heap_alloc(void *unused, void *old, size_t old_bytes, size_t new_bytes);

/* Bytes outside the Lua heap, with a newline behind the last one (the core's sentinel). */
typedef struct Blob {
  unsigned char *bytes; /* owned: until __gc; capacity_bytes + 1 long */
  size_t size_bytes;
  size_t capacity_bytes;
} Blob;

#define BLOB_TYPE "opforge.blob"

/* Pushes an empty blob. Raises a Lua error when there is no memory; nothing is left over then. */
Blob *blob_push(lua_State *L, size_t capacity_bytes);
/* Makes room for more bytes behind the last one. Raises a Lua error when there is no memory. */
void blob_reserve(lua_State *L, Blob *blob, size_t more_bytes);
/* Appends; raise a Lua error when there is no memory. */
void blob_add(lua_State *L, Blob *blob, const void *bytes, size_t size_bytes);
void blob_add_text(lua_State *L, Blob *blob, const char *text);
void blob_add_byte(lua_State *L, Blob *blob, unsigned char byte);
/* Upper-case hex digits, at least n_digits; at least one. */
void blob_add_hex(lua_State *L, Blob *blob, uint64_t value, unsigned n_digits);
void blob_add_decimal(lua_State *L, Blob *blob, uint64_t value, unsigned width);
/* Digits of an address: 4, 6 or 8; of a value: 4, 6, 8 or 16; the least that hold it. Negative
 * values are two's complement of that width. */
unsigned address_digits(uint32_t address);
unsigned value_digits(int64_t value);
/* Bytes of a blob or string argument; valid while the value is on the stack. */
const unsigned char *blob_check(lua_State *L, int arg, size_t *out_size_bytes);

/* The text of a file, with a newline behind the last byte. */
typedef struct FileText {
  unsigned char *bytes; /* owned: by who asked; malloc */
  size_t size_bytes;
  uint64_t device, number; /* the same for two names of one file */
} FileText;

/* Reads a file of a folder that folder_open opened, or with -1 of a path; then "-" is standard
 * input. With no_links the last part of the path must not be a link. Returns NULL, or "open",
 * "type" (no regular file), "read", "limit", "memory", or "link", which may also be said of a path
 * with a circle of links; then there are no bytes, and *out_why says more. */
const char *file_read(int folder, const char *path, size_t max_bytes, int no_links, FileText *out,
                      const char **out_why);
/* A descriptor of a folder, to be closed; or -1. */
int folder_open(const char *path);

/* Bytes of the folder at the start of a path: 0 for a bare name. */
size_t path_folder_bytes(const char *path, size_t n);
/* Brings a path into normal form where it lies; n + 1 bytes are its room. Returns its size. */
size_t path_normalize(char *path, size_t n);
/* Whether a normal path lies in or below a normal root. */
int path_is_inside(const char *path, size_t n, const char *root, size_t root_bytes);
int paths_normal(lua_State *L);
int paths_is_inside(lua_State *L);

/* The files of a run (sources.c). */
typedef struct Sources Sources;

#define SOURCES_TYPE "opforge.sources"

/* Answers the effect file.read with the Sources at a stack place, which was checked: with a source,
 * or with a failure whose diagnostic the Sources keeps. Adds the bytes of a file that was read to
 * *total_bytes. Not OPF_OK: the answer was refused. */
opf_code sources_answer(lua_State *L, int sources, opf_vm *vm, uint32_t task, const char *name,
                        size_t n, uint32_t from, size_t *total_bytes);
/* The same for the file at a path. With the name that was asked for, the path is somebody's choice:
 * it may lie anywhere, and that it cannot be read is answered; else it is refused. */
opf_code sources_answer_at(lua_State *L, int sources, opf_vm *vm, uint32_t task, const char *path,
                           size_t n, const char *name, size_t name_bytes);
/* Adds the entry of the Sources to a VM, which borrows all texts from then on. */
opf_code sources_entry(lua_State *L, int sources, opf_vm *vm, uint32_t *out_source,
                       size_t *out_bytes);

/* A VM with one task. */
typedef struct Run {
  opf_vm *vm;    /* owned */
  void *segment; /* owned */
  size_t segment_bytes;
  uint32_t task;
  int has_task;
  int is_done;
  size_t cap_bytes;
  size_t line_bytes;  /* the limit of that name; more of a line is never shown */
  size_t entry_bytes; /* size of the text of the entry */
  /* Where the last line asked for starts: messages ask in order. Of a finished run only. */
  uint32_t line_source;
  lua_Integer line_number;
  size_t line_at;
  /* Sections that the image is limited to, a bit for each number. */
  int is_limited;
  uint8_t sections[65536 / 8];
  /* With a span the image is that, and gaps hold the byte fill. */
  int has_span;
  uint32_t first, last;
  uint8_t fill;
} Run;

#define RUN_TYPE "opforge.run"

/* From this size on a segment lies in huge pages where there are some. */
#define SEGMENT_HUGE_BYTES ((size_t)2 * 1024 * 1024)

/* A segment of new_bytes with the contents of the old one, which is given up; sizes are multiples
 * of 4096. NULL: no memory, and the old one stays. */
void *segment_resize(void *old, size_t old_bytes, size_t new_bytes);
void segment_free(void *segment, size_t bytes);
/* Memory for the text of a file; NULL: none. It is freed and resized like that of malloc. */
void *text_alloc(size_t bytes);

/* The run at a stack place. Raises a Lua error when it is none or was closed. */
Run *run_check(lua_State *L, int arg);
/* The same, and its results are there. */
Run *run_check_done(lua_State *L, int arg);

/* A stretch of the image; stretches ascend, do not overlap, and need not be joined. */
typedef struct Piece {
  uint32_t address;
  uint32_t size_bytes;  /* > 0; address + size_bytes <= 2^32 */
  const uint8_t *bytes; /* borrowed: from the run */
} Piece;

static inline uint64_t piece_end(const Piece *piece) {
  return (uint64_t)piece->address + piece->size_bytes;
}

/* Pushes a userdata that holds the pieces of the image of a finished run. */
const Piece *image_pieces(lua_State *L, const Run *run, size_t *out_n);

/* Bytes of an embedded file ("packages/base.opcpu"), or NULL. */
const unsigned char *embed_find(const char *name, size_t *out_size_bytes);

/* Methods that results.c, image.c, listing.c and symbols.c add to RUN_TYPE. */
extern const luaL_Reg results_methods[];
extern const luaL_Reg image_methods[];
extern const luaL_Reg listing_methods[];
extern const luaL_Reg symbols_methods[];

int luaopen_opforge_core(lua_State *L);
int luaopen_opforge_files(lua_State *L);
int luaopen_opforge_sources(lua_State *L);
int luaopen_opforge_catalog(lua_State *L);
int luaopen_opforge_embed(lua_State *L);
int luaopen_opforge_near(lua_State *L);
/* Makes the embedded Lua modules known to require. */
void embed_install(lua_State *L);
/* Digest of bytes as 64 hex digits and a NUL. */
void sha256_hex(const unsigned char *bytes, size_t size_bytes, char out_hex[65]);

#endif
