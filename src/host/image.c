/* image.c - the image of a run as bytes, Intel HEX and S-records.
 *
 * Owns:       nothing; results are blobs of the Lua state.
 * Invariants: only placed sections, or those selected, are seen. Pieces ascend and do not overlap;
 *             of bytes written twice the last one stands.
 * Tests:      test/host/t_formats.lua
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>
#include <string.h>

#include "host/host.h"

#define RECORD_BYTES 32u

/* A run while the image is put together: later ones win. */
typedef struct Layer {
  Piece piece;
  uint32_t order; /* of emission */
} Layer;

static int by_address(const void *a, const void *b) {
  uint32_t x = ((const Layer *)a)->piece.address;
  uint32_t y = ((const Layer *)b)->piece.address;
  return (x > y) - (x < y);
}

/* A heap of layers, the one of the highest order on top. */
static void heap_push(const Layer **heap, size_t n, const Layer *layer) {
  size_t at = n;
  while (at > 0 && heap[(at - 1) / 2]->order < layer->order) {
    heap[at] = heap[(at - 1) / 2];
    at = (at - 1) / 2;
  }
  heap[at] = layer;
}

static void heap_pop(const Layer **heap, size_t n) {
  const Layer *last = heap[n - 1];
  size_t at = 0;
  for (;;) {
    size_t child = 2 * at + 1;
    if (child >= n - 1) {
      break;
    }
    if (child + 1 < n - 1 && heap[child + 1]->order > heap[child]->order) {
      child++;
    }
    if (heap[child]->order < last->order) {
      break;
    }
    heap[at] = heap[child];
    at = child;
  }
  heap[at] = last;
}

/* Sweeps over sorted layers; at each address the one of the highest order is seen. Every step
 * passes the start or the end of a layer, so there are at most 2 * n_layers pieces afterwards. */
static size_t flatten(const Layer *layers, size_t n_layers, const Layer **heap, Piece *pieces) {
  size_t n = 0;
  size_t n_heap = 0;
  size_t next = 0;
  uint64_t at = 0;
  while (next < n_layers || n_heap > 0) {
    const Piece *top;
    uint64_t stop;
    if (n_heap == 0) {
      at = layers[next].piece.address;
    }
    while (next < n_layers && layers[next].piece.address == at) {
      heap_push(heap, n_heap++, &layers[next++]);
    }
    while (n_heap > 0 && piece_end(&heap[0]->piece) <= at) {
      heap_pop(heap, n_heap--);
    }
    if (n_heap == 0) {
      continue;
    }
    top = &heap[0]->piece;
    stop = piece_end(top);
    if (next < n_layers && layers[next].piece.address < stop) {
      stop = layers[next].piece.address;
    }
    if (n > 0 && piece_end(&pieces[n - 1]) == at &&
        pieces[n - 1].bytes + pieces[n - 1].size_bytes == top->bytes + (at - top->address)) {
      pieces[n - 1].size_bytes += (uint32_t)(stop - at); /* the same run goes on */
    } else {
      pieces[n].address = (uint32_t)at;
      pieces[n].size_bytes = (uint32_t)(stop - at);
      pieces[n].bytes = top->bytes + (at - top->address);
      n++;
    }
    at = stop;
  }
  return n;
}

/* Whether a run belongs to the image, or to the sections that it is limited to. */
static int is_wanted(const Run *run, uint32_t i) {
  uint32_t section = 0;
  uint32_t is_placed = 0;
  if (opf_image_run_section(run->vm, run->task, i, &section, &is_placed) != OPF_OK) {
    return 0;
  }
  if (!run->is_limited) {
    return is_placed != 0;
  }
  return section < 65536 && (run->sections[section / 8] >> section % 8 & 1) != 0;
}

/* The pieces of the span of a run, with pieces of the byte fill between them. They take the place
 * of the userdata on top of the stack. */
static Piece *fill_span(lua_State *L, const Run *run, const Piece *pieces, size_t *n) {
  size_t room = (size_t)(run->last - run->first) + 1;
  Piece *out = (Piece *)lua_newuserdatauv(L, (*n * 2 + 1) * sizeof *out, 1);
  uint8_t *fill = (uint8_t *)lua_newuserdatauv(L, room, 0);
  uint64_t at = run->first;
  uint64_t stop = (uint64_t)run->last + 1;
  size_t i;
  size_t k = 0;
  memset(fill, run->fill, room);
  lua_setiuservalue(L, -2, 1); /* lives as long as the pieces */
  for (i = 0; i <= *n; i++) {
    uint64_t next = i < *n ? pieces[i].address : stop;
    if (next > stop) {
      next = stop;
    }
    if (next > at) {
      out[k].address = (uint32_t)at;
      out[k].size_bytes = (uint32_t)(next - at);
      out[k++].bytes = fill;
      at = next;
    }
    if (i < *n && piece_end(&pieces[i]) > at && at < stop) {
      uint64_t end = piece_end(&pieces[i]) < stop ? piece_end(&pieces[i]) : stop;
      out[k].address = (uint32_t)at;
      out[k].size_bytes = (uint32_t)(end - at);
      out[k++].bytes = pieces[i].bytes + (at - pieces[i].address);
      at = end;
    }
  }
  lua_remove(L, -2);
  *n = k;
  return out;
}

const Piece *image_pieces(lua_State *L, const Run *run, size_t *out_n) {
  uint32_t n_runs = opf_image_runs(run->vm, run->task);
  uint32_t i;
  size_t n = 0;
  int ascends = 1;
  Piece *pieces;
  pieces = (Piece *)lua_newuserdatauv(L, ((size_t)n_runs * 2 + 2) * sizeof *pieces, 0);
  for (i = 0; i < n_runs; i++) {
    Piece piece;
    const uint8_t *bytes = NULL;
    memset(&piece, 0, sizeof piece);
    if (opf_image_run(run->vm, run->task, i, &piece.address, &bytes, &piece.size_bytes) != OPF_OK) {
      luaL_error(L, "image run %d is missing", (int)i);
    }
    if (piece.size_bytes == 0) {
      continue;
    }
    if (!is_wanted(run, i)) {
      continue;
    }
    piece.bytes = bytes;
    ascends = ascends && (n == 0 || piece_end(&pieces[n - 1]) <= piece.address);
    pieces[n++] = piece;
  }
  if (!ascends) {
    size_t k;
    Layer *layers = (Layer *)lua_newuserdatauv(L, n * sizeof *layers, 0);
    const Layer **heap = (const Layer **)lua_newuserdatauv(L, n * sizeof *heap, 0);
    for (k = 0; k < n; k++) {
      layers[k].piece = pieces[k];
      layers[k].order = (uint32_t)k;
    }
    qsort(layers, n, sizeof *layers, by_address);
    n = flatten(layers, n, heap, pieces);
    lua_pop(L, 2);
  }
  if (run->has_span) {
    pieces = fill_span(L, run, pieces, &n);
  }
  *out_n = n;
  return pieces;
}

/* run:select(list of numbers [, first, last, fill]): the image is that of these sections, placed
 * or not, and exactly that span; run:select(): all of it again */
static int image_select(lua_State *L) {
  Run *run = run_check_done(L, 1);
  lua_Integer i;
  memset(run->sections, 0, sizeof run->sections);
  run->is_limited = !lua_isnoneornil(L, 2);
  if (run->is_limited) {
    luaL_checktype(L, 2, LUA_TTABLE);
    for (i = 1; i <= (lua_Integer)lua_rawlen(L, 2); i++) {
      lua_Integer number;
      lua_rawgeti(L, 2, i);
      number = luaL_checkinteger(L, -1);
      luaL_argcheck(L, number > 0 && number < 65536, 2, "no number of a section");
      run->sections[number / 8] = (uint8_t)(run->sections[number / 8] | 1u << number % 8);
      lua_pop(L, 1);
    }
  }
  run->has_span = run->is_limited && !lua_isnoneornil(L, 3);
  if (run->has_span) {
    lua_Integer first = luaL_checkinteger(L, 3);
    lua_Integer last = luaL_checkinteger(L, 4);
    lua_Integer fill = luaL_checkinteger(L, 5);
    luaL_argcheck(L, first >= 0 && first <= 0xFFFFFFFF, 3, "address out of range");
    luaL_argcheck(L, last >= first && last <= 0xFFFFFFFF, 4, "address out of range");
    luaL_argcheck(L, fill >= 0 && fill <= 255, 5, "byte out of range");
    run->first = (uint32_t)first;
    run->last = (uint32_t)last;
    run->fill = (uint8_t)fill;
  }
  return 0;
}

/* run:extent() -> lowest, highest address; or nil when the image is empty */
static int image_extent(lua_State *L) {
  size_t n;
  const Piece *pieces = image_pieces(L, run_check_done(L, 1), &n);
  if (n == 0) {
    lua_pushnil(L);
    return 1;
  }
  lua_pushinteger(L, (lua_Integer)pieces[0].address);
  lua_pushinteger(L, (lua_Integer)(piece_end(&pieces[n - 1]) - 1));
  return 2;
}

/* run:pieces() -> { { address =, size = }, ... } with neighbors joined */
static int image_list(lua_State *L) {
  size_t n;
  size_t i = 0;
  lua_Integer n_rows = 0;
  const Piece *pieces = image_pieces(L, run_check_done(L, 1), &n);
  lua_newtable(L);
  while (i < n) {
    uint64_t start = pieces[i].address;
    uint64_t end = piece_end(&pieces[i]);
    for (i++; i < n && pieces[i].address == end; i++) {
      end = piece_end(&pieces[i]);
    }
    lua_createtable(L, 0, 2);
    lua_pushinteger(L, (lua_Integer)start);
    lua_setfield(L, -2, "address");
    lua_pushinteger(L, (lua_Integer)(end - start));
    lua_setfield(L, -2, "size");
    lua_rawseti(L, -2, ++n_rows);
  }
  return 1;
}

/* run:flat(first, last, fill [, head]) -> blob: head, then the bytes first..last; empty when last
 * < first */
static int image_flat(lua_State *L) {
  Run *run = run_check_done(L, 1);
  lua_Integer first = luaL_checkinteger(L, 2);
  lua_Integer last = luaL_checkinteger(L, 3);
  lua_Integer fill = luaL_optinteger(L, 4, 0xFF);
  size_t head_bytes;
  const char *head = luaL_optlstring(L, 5, "", &head_bytes);
  size_t n;
  size_t i;
  const Piece *pieces;
  Blob *blob;
  uint64_t at;
  luaL_argcheck(L, first >= 0 && first <= 0xFFFFFFFF, 2, "address out of range");
  luaL_argcheck(L, last >= -1 && last <= 0xFFFFFFFF, 3, "address out of range");
  luaL_argcheck(L, fill >= 0 && fill <= 255, 4, "byte out of range");
  pieces = image_pieces(L, run, &n);
  blob = blob_push(L, head_bytes + (last >= first ? (size_t)(last - first) + 1 : 0));
  blob_add(L, blob, head, head_bytes);
  if (last >= first) {
    unsigned char *base = blob->bytes + blob->size_bytes;
    at = (uint64_t)first;
    for (i = 0; i < n && pieces[i].address <= (uint64_t)last; i++) {
      uint64_t start = pieces[i].address;
      uint64_t end = piece_end(&pieces[i]);
      if (end <= at) {
        continue;
      }
      if (start < at) {
        start = at;
      }
      if (end > (uint64_t)last + 1) {
        end = (uint64_t)last + 1;
      }
      memset(base + (at - (uint64_t)first), (int)fill, (size_t)(start - at));
      memcpy(base + (start - (uint64_t)first), pieces[i].bytes + (start - pieces[i].address),
             (size_t)(end - start));
      at = end;
    }
    memset(base + (at - (uint64_t)first), (int)fill, (size_t)((uint64_t)last + 1 - at));
    blob->size_bytes += (size_t)(last - first) + 1;
    blob->bytes[blob->size_bytes] = '\n';
  }
  return 1;
}

/* run:memory(address, n) -> string, or nil when a byte of it was not made */
static int image_memory(lua_State *L) {
  Run *run = run_check_done(L, 1);
  lua_Integer address = luaL_checkinteger(L, 2);
  lua_Integer wanted = luaL_optinteger(L, 3, 1);
  size_t n;
  size_t i;
  uint64_t at;
  uint64_t stop;
  const Piece *pieces;
  luaL_Buffer buffer;
  luaL_argcheck(L, address >= 0 && address <= 0xFFFFFFFF, 2, "address out of range");
  luaL_argcheck(L, wanted >= 0 && wanted <= 0xFFFFFFFF, 3, "size out of range");
  pieces = image_pieces(L, run, &n);
  luaL_buffinit(L, &buffer);
  at = (uint64_t)address;
  stop = at + (uint64_t)wanted;
  for (i = 0; i < n && at < stop; i++) {
    uint64_t end = piece_end(&pieces[i]);
    if (end <= at) {
      continue;
    }
    if (pieces[i].address > at) {
      break;
    }
    if (end > stop) {
      end = stop;
    }
    luaL_addlstring(&buffer, (const char *)pieces[i].bytes + (at - pieces[i].address),
                    (size_t)(end - at));
    at = end;
  }
  luaL_pushresult(&buffer);
  if (at < stop) {
    lua_pushnil(L);
  }
  return 1;
}

/* --- records ---------------------------------------------------------------------------------- */

/* Collects up to RECORD_BYTES bytes from at on, ended by a gap or a 64 KiB border. Moves the
 * cursor. */
typedef struct Cursor {
  const Piece *pieces;
  size_t n;
  size_t i;      /* piece */
  uint32_t used; /* bytes of it */
} Cursor;

static unsigned next_record(Cursor *cursor, unsigned char *out_bytes, uint32_t *out_address) {
  unsigned n = 0;
  uint64_t expected = 0;
  while (cursor->i < cursor->n && n < RECORD_BYTES) {
    const Piece *piece = &cursor->pieces[cursor->i];
    uint32_t address = piece->address + cursor->used;
    uint32_t room = RECORD_BYTES - n;
    uint32_t left = piece->size_bytes - cursor->used;
    uint32_t border = 0x10000u - (address & 0xFFFFu);
    if (n == 0) {
      *out_address = address;
    } else if (address != expected || (address & 0xFFFFu) == 0) {
      break;
    }
    left = left < room ? left : room;
    left = left < border ? left : border;
    memcpy(out_bytes + n, piece->bytes + cursor->used, left);
    n += left;
    cursor->used += left;
    expected = (uint64_t)address + left;
    if (cursor->used == piece->size_bytes) {
      cursor->i++;
      cursor->used = 0;
    }
  }
  return n;
}

static void add_pair(Blob *blob, unsigned byte) {
  blob->bytes[blob->size_bytes++] = (unsigned char)"0123456789ABCDEF"[(byte >> 4) & 15u];
  blob->bytes[blob->size_bytes++] = (unsigned char)"0123456789ABCDEF"[byte & 15u];
}

static void hex_record(lua_State *L, Blob *blob, unsigned kind, unsigned address,
                       const unsigned char *bytes, unsigned n) {
  unsigned sum = n + (address >> 8) + (address & 255u) + kind;
  unsigned i;
  blob_reserve(L, blob, 2 * (size_t)n + 12);
  blob->bytes[blob->size_bytes++] = ':';
  add_pair(blob, n);
  add_pair(blob, address >> 8);
  add_pair(blob, address);
  add_pair(blob, kind);
  for (i = 0; i < n; i++) {
    add_pair(blob, bytes[i]);
    sum += bytes[i];
  }
  add_pair(blob, 0u - sum);
  blob->bytes[blob->size_bytes++] = '\n';
}

/* run:hex([go]) -> blob */
static int image_hex(lua_State *L) {
  Run *run = run_check_done(L, 1);
  lua_Integer go = luaL_optinteger(L, 2, -1);
  unsigned char bytes[RECORD_BYTES];
  uint32_t address = 0;
  uint32_t high = 0;
  unsigned n;
  Cursor cursor = {NULL, 0, 0, 0};
  Blob *blob;
  luaL_argcheck(L, go >= -1 && go <= 0xFFFFFFFF, 2, "address out of range");
  cursor.pieces = image_pieces(L, run, &cursor.n);
  blob = blob_push(L, 4096);
  while ((n = next_record(&cursor, bytes, &address)) > 0) {
    if (address >> 16 != high) {
      unsigned char upper[2];
      high = address >> 16;
      upper[0] = (unsigned char)(high >> 8);
      upper[1] = (unsigned char)high;
      hex_record(L, blob, 4, 0, upper, 2);
    }
    hex_record(L, blob, 0, address & 0xFFFFu, bytes, n);
  }
  if (go >= 0) {
    unsigned char start[4];
    start[0] = (unsigned char)(go > 0xFFFF ? go >> 24 : 0);
    start[1] = (unsigned char)(go > 0xFFFF ? go >> 16 : 0);
    start[2] = (unsigned char)(go >> 8);
    start[3] = (unsigned char)go;
    hex_record(L, blob, go > 0xFFFF ? 5 : 3, 0, start, 4);
  }
  blob_add_text(L, blob, ":00000001FF\n");
  return 1;
}

static void srec_record(lua_State *L, Blob *blob, unsigned kind, unsigned n_address,
                        uint32_t address, const unsigned char *bytes, unsigned n) {
  unsigned sum = n + n_address + 1;
  unsigned i;
  blob_reserve(L, blob, 2 * (size_t)n + 16);
  blob->bytes[blob->size_bytes++] = 'S';
  blob->bytes[blob->size_bytes++] = (unsigned char)('0' + kind);
  add_pair(blob, n + n_address + 1);
  for (i = n_address; i-- > 0;) {
    unsigned byte = (address >> (8 * i)) & 255u;
    add_pair(blob, byte);
    sum += byte;
  }
  for (i = 0; i < n; i++) {
    add_pair(blob, bytes[i]);
    sum += bytes[i];
  }
  add_pair(blob, ~sum);
  blob->bytes[blob->size_bytes++] = '\n';
}

/* run:srec([go]) -> blob */
static int image_srec(lua_State *L) {
  Run *run = run_check_done(L, 1);
  lua_Integer go = luaL_optinteger(L, 2, 0);
  unsigned char bytes[RECORD_BYTES];
  uint32_t address = 0;
  uint32_t highest = 0;
  unsigned n;
  unsigned n_address;
  Cursor cursor = {NULL, 0, 0, 0};
  Blob *blob;
  luaL_argcheck(L, go >= 0 && go <= 0xFFFFFFFF, 2, "address out of range");
  cursor.pieces = image_pieces(L, run, &cursor.n);
  if (cursor.n > 0) {
    highest = (uint32_t)(piece_end(&cursor.pieces[cursor.n - 1]) - 1);
  }
  highest = (uint32_t)go > highest ? (uint32_t)go : highest;
  n_address = highest > 0xFFFFFFu ? 4 : highest > 0xFFFFu ? 3 : 2;
  blob = blob_push(L, 4096);
  blob_add_text(L, blob, "S00600004844521B\n");
  while ((n = next_record(&cursor, bytes, &address)) > 0) {
    srec_record(L, blob, n_address - 1, n_address, address, bytes, n);
  }
  srec_record(L, blob, 11 - n_address, n_address, (uint32_t)go, NULL, 0);
  return 1;
}

const luaL_Reg image_methods[] = {{"select", image_select}, {"extent", image_extent},
                                  {"pieces", image_list},   {"flat", image_flat},
                                  {"memory", image_memory}, {"hex", image_hex},
                                  {"srec", image_srec},     {NULL, NULL}};
